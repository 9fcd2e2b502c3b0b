/* SPDX-License-Identifier: MIT */
#include "core/record/title.h"

#include "tests/unit/test.h"

/* expected: the file's own number, or -1 */
static void check_title(const char *title, int expected, const char *want)
{
	struct title_number split;
	char got[256], number[16] = "";

	title_split(&split, text_of(title), expected >= 0,
	    expected >= 0 ? (uint32_t)expected : 0);
	if (split.has_number)
		snprintf(number, sizeof(number), "%u", split.number);
	snprintf(got, sizeof(got), "%s|%.*s", number, TEXT_ARG(split.rest));
	CHECK_STRING(got, want);
}

int main(void)
{
	check_title("7. Use C", -1, "7|Use C");
	check_title("0007. Use C", -1, "7|Use C");
	check_title("2: Use C", -1, "2|Use C");
	check_title("029 - Use C", -1, "29|Use C");
	check_title("ADR-0007: Use C", -1, "7|Use C");
	check_title("ADR-0007 Use C", -1, "7|Use C");
	check_title("ADR 001: Use C", -1, "1|Use C");
	check_title("ADR 0001\xef\xbc\x9aUse C", -1, "1|Use C");
	check_title("RFC 7 - Use C", -1, "7|Use C");
	check_title("Aries RFC 0003: Use C", -1, "3|Use C");
	check_title("ADR #12 Use C", -1, "12|Use C");
	check_title("AFM-0021. --refs wins", -1, "21|--refs wins");
	check_title("30 days of C", 30, "30|days of C");
	check_title("30 days of C", 7, "|30 days of C");
	check_title("30 days of C", -1, "|30 days of C");
	check_title("3D printing", -1, "|3D printing");
	check_title("1.2 Foo", -1, "|1.2 Foo");
	check_title("Use C11: why", -1, "|Use C11: why");
	check_title("HTTP 2 support", -1, "|HTTP 2 support");
	check_title("ADR: Use C", -1, "|ADR: Use C");
	check_title("ADR-0007", -1, "7|");
	check_title("12-factor apps", -1, "|12-factor apps");
	check_title("12-factor apps", 12, "|12-factor apps");
	check_title("RFC 2119 keywords", 5, "2119|RFC 2119 keywords");
	check_title("ADR-0006: Akka", 8, "6|ADR-0006: Akka");
	check_title("GitHub Issues #13 & #14", -1, "|GitHub Issues #13 & #14");
	check_title("Catch 22 - a way out", -1, "|Catch 22 - a way out");
	check_title("", -1, "|");
	return test_end();
}
