/* SPDX-License-Identifier: MIT */
#include "core/record/name.h"

#include "tests/unit/test.h"

/* "date|number/width|prefix|slug" */
static void check_name(const char *stem, const char *want)
{
	struct record_name name;
	char got[256], date[DATE_SIZE] = "", number[32] = "";

	record_name_parse(&name, text_of(stem));
	if (name.date.year)
		date_format(date, &name.date);
	if (name.has_number)
		snprintf(number, sizeof(number), "%u/%u", name.number,
		    name.width);
	if (name.placeholder)
		snprintf(number, sizeof(number), "placeholder");
	snprintf(got, sizeof(got), "%s|%s|%.*s|%.*s", date, number,
	    TEXT_ARG(name.prefix), TEXT_ARG(name.slug));
	CHECK_STRING(got, want);
}

static void test_numbers(void)
{
	check_name("0007-use-c", "|7/4||use-c");
	check_name("7-use-c", "|7/1||use-c");
	check_name("0008-x", "|8/4||x");
	check_name("09-x", "|9/2||x");
	check_name("10000-x", "|10000/5||x");
	check_name("0042", "|42/4||");
	check_name("0042_title", "|42/4||title");
	check_name("0042 a title", "|42/4||a title");
	check_name("0000-x", "|0/4||x");
	check_name("3d-printing", "|||3d-printing");
	check_name("2fa-login", "|||2fa-login");
	check_name("1234567890-x", "|||1234567890-x");
}

static void test_prefixes(void)
{
	check_name("ADR-007-title", "|7/3|ADR|title");
	check_name("adr_0007_title", "|7/4|adr|title");
	check_name("rfc-0012", "|12/4|rfc|");
	check_name("pep-0386", "|386/4|pep|");
	check_name("adr7-x", "|7/1|adr|x");
	check_name("ODH-ADR-ART-001", "|1/3|ODH-ADR-ART|");
	check_name("ARCH-001-no-x", "|1/3|ARCH|no-x");
	check_name("infra-0012-x", "|12/4|infra|x");
	check_name("http-2-support", "|||http-2-support");
	check_name("use-python-3-only", "|||use-python-3-only");
	check_name("adr-001-abci++-adoption", "|1/3|adr|abci++-adoption");
}

static void test_dates(void)
{
	check_name("20240131-title", "2024-01-31|||title");
	check_name("2024-01-31-title", "2024-01-31|||title");
	check_name("2026-01-23-1-title", "2026-01-23|||1-title");
	check_name("2021-06-05_001-title", "2021-06-05|1/3||title");
	check_name("20241399-title", "|||20241399-title");
	check_name("2026-02-30-title", "|||2026-02-30-title");
	check_name("9999-99-99-x", "|||9999-99-99-x");
}

static void test_placeholders(void)
{
	check_name("000x-title", "|placeholder||title");
	check_name("adr-XXX-title", "|placeholder|adr|title");
	check_name("NNNN-title", "|placeholder||title");
	check_name("xml-schema", "|||xml-schema");
}

static void test_pages(void)
{
	bool cover;

	CHECK(name_is_page(text_of("README"), &cover) && cover);
	CHECK(name_is_page(text_of("index"), &cover) && cover);
	CHECK(name_is_page(text_of("CHANGELOG"), &cover) && !cover);
	CHECK(!name_is_page(text_of("0001-readme"), &cover));
	CHECK(name_is_template(text_of("template")));
	CHECK(name_is_template(text_of("adr-template-bare-minimal")));
	CHECK(name_is_template(text_of("0000-template")));
	CHECK(!name_is_template(text_of("0005-template-engine")));
	CHECK(!name_is_template(text_of("use-contemplated-things")));
}

static void test_formats(void)
{
	struct text stem;

	CHECK(name_split("0001-x.md", &stem) == NAME_MARKDOWN);
	CHECK(text_equals(stem, "0001-x"));
	CHECK(name_split("a.b.markdown", &stem) == NAME_MARKDOWN);
	CHECK(text_equals(stem, "a.b"));
	CHECK(name_split("pep-0001.rst", &stem) == NAME_RST);
	CHECK(name_split("README.adoc", &stem) == NAME_ASCIIDOC);
	CHECK(name_split("x.txt", &stem) == NAME_PLAIN);
	CHECK(name_split("x.png", &stem) == NAME_NO_DOCUMENT);
	CHECK(name_split(".md", &stem) == NAME_NO_DOCUMENT);
}

int main(void)
{
	test_numbers();
	test_prefixes();
	test_dates();
	test_placeholders();
	test_pages();
	test_formats();
	return test_end();
}
