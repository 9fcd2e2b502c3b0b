/* SPDX-License-Identifier: MIT */
#include "core/edit/date_text.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "tests/unit/test.h"

static void check_like(const char *like, const char *want)
{
	static const struct date date = { 2026, 2, 3 };
	struct strbuf out = STRBUF_INIT;

	date_text_write(&out, &date, text_of(like));
	CHECK_STRING(out.buf, want);
	strbuf_release(&out);
}

static void check_find(const char *text, const char *want)
{
	struct date_text found;
	struct text t = text_of(text);
	char *got;

	if (!date_text_find(&found, t, 0)) {
		CHECK(want == NULL);
		return;
	}
	got = mem_strndup(t.data + found.at, found.len);
	CHECK_STRING(got, want);
	free(got);
}

int main(void)
{
	check_like("", "2026-02-03");
	check_like("2024-01-31", "2026-02-03");
	check_like("2024/01/31", "2026/02/03");
	check_like("2024-1-31", "2026-2-3");
	check_like("20240131", "20260203");
	check_like("31.01.2024", "03.02.2026");
	check_like("31. 1. 2024", "3. 2. 2026");
	check_like("31/01/2024", "03/02/2026");
	check_like("01/31/2024", "02/03/2026");
	check_like("05/05/2024", "2026-02-03");
	check_like("31 January 2024", "3 February 2026");
	check_like("Jan 31, 2024", "Feb 3, 2026");
	check_like("31-Jan-2024", "3-Feb-2026");
	check_like("05 JAN 2024", "03 FEB 2026");
	check_like("January 31st, 2024", "February 3rd, 2026");
	check_like("31st of January 2024", "3rd of February 2026");
	check_like("Wednesday, 31 January 2024", "Tuesday, 3 February 2026");
	check_like("2024-01-31T10:00:00Z", "2026-02-03");
	check_like("soon", "2026-02-03");
	check_find("Accepted (2024-01-31)", "2024-01-31");
	check_find("on 31 January 2024, at last", "31 January 2024");
	check_find("2024-01-31T10:00:00Z: x", "2024-01-31T10:00:00Z");
	check_find("ADR-0012", NULL);
	return test_end();
}
