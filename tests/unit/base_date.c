/* SPDX-License-Identifier: MIT */
#include "core/base/date.h"

#include <stdlib.h>

#include "tests/unit/test.h"

/* Each is 31 January 2024. */
static const char *const readable[] = { "2024-01-31", "2024-1-31", "2024/01/31",
	"2024.01.31", "20240131", "2024-01-31T10:00:00Z", "2024-01-31 10:00",
	"20240131T1000", " 2024-01-31 by Ana", "2024-01-31-title", "31.01.2024",
	"31.1.2024", "31. 1. 2024", "31/01/2024", "01/31/2024", "1/31/2024",
	"31-01-2024", "31 January 2024", "31 Jan 2024", "31-Jan-2024",
	"31 jan. 2024", "31 JANUARY, 2024", "31st January 2024",
	"31st of January, 2024", "January 31, 2024", "Jan 31 2024",
	"Jan. 31st, 2024", "Wednesday, January 31, 2024",
	"Wed, 31 Jan 2024 10:00:00 +0100" };

static const char *const unreadable[] = { "", "2024", "2024-01", "2024-01-32",
	"2024-13-01", "2023-02-29", "1900-02-29", "0000-01-01", "03/04/2024",
	"03-04-2024", "31.13.2024", "31/31/2024", "202401311", "2024013",
	"99999999999999999999", "2024-01/31", "2024-01-311", "31.01.24",
	"January 2024", "31 Janvember 2024", "31 January", "Feb 30 2024",
	"accepted", "Monday", "2024-01-31abc", "12345678", "--", "1.2.3",
	"v2024-01-31", "Jan 31 20245" };

static void test_parse(void)
{
	struct date date;
	char text[DATE_SIZE];

	for (size_t i = 0; i < sizeof(readable) / sizeof(*readable); i++) {
		bool found = date_parse(&date, text_of(readable[i]));

		CHECK(found);
		date_format(text, &date);
		if (!found || strcmp(text, "2024-01-31") != 0)
			CHECK_STRING(readable[i], text);
	}
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(*unreadable); i++)
		if (date_parse(&date, text_of(unreadable[i])))
			CHECK_STRING(unreadable[i], "not a date");
		else
			CHECK(true);
}

static void test_months(void)
{
	struct date date;

	CHECK(date_parse(&date, text_of("3 Sept 2024")) && date.month == 9);
	CHECK(date_parse(&date, text_of("3 Sep 2024")) && date.month == 9);
	CHECK(date_parse(&date, text_of("May 3 2024")) && date.month == 5);
	CHECK(date_parse(&date, text_of("december 3, 2024")));
	CHECK(date.month == 12 && date.day == 3 && date.year == 2024);
	CHECK(date_parse(&date, text_of("03/03/2024")) && date.month == 3);
	CHECK(date_parse(&date, text_of("03.04.2024")));
	CHECK(date.day == 3 && date.month == 4);
	CHECK(date_parse(&date, text_of("2024-02-29")) && date.day == 29);
	CHECK(date_parse(&date, text_of("2000-02-29")) && date.day == 29);
}

static void test_iso(void)
{
	struct date date = { 0, 0, 0 };

	CHECK(!date_parse_iso(&date, text_of("2024-1-31")));
	CHECK(!date_parse_iso(&date, text_of("2024-01-31 ")));
	CHECK(!date_parse_iso(&date, text_of("2024-02-30")));
	CHECK(!date_parse_iso(&date, text_of("20240131")));
	CHECK(!date_parse_iso(&date, text_of("")));
	CHECK(date.year == 0);
	CHECK(date_parse_iso(&date, text_of("2024-01-31")));
	CHECK(date.year == 2024 && date.month == 1 && date.day == 31);
}

static void test_order(void)
{
	struct date a = { 2024, 1, 31 }, b = { 2024, 2, 1 },
		    c = { 2023, 12, 1 };

	CHECK(date_compare(&a, &b) < 0);
	CHECK(date_compare(&b, &a) > 0);
	CHECK(date_compare(&c, &a) < 0);
	CHECK(date_compare(&a, &a) == 0);
}

static void test_today(void)
{
	struct date date = { 0, 0, 0 };
	char text[DATE_SIZE];

	setenv("HENCE_TODAY", "2026-11-20", 1);
	date_today(&date);
	date_format(text, &date);
	CHECK_STRING(text, "2026-11-20");
	setenv("HENCE_TODAY", "tomorrow", 1);
	date_today(&date);
	unsetenv("HENCE_TODAY");
	date.year = 0;
	date_format(text, &date);
	CHECK_STRING(text, "");
}

int main(void)
{
	test_parse();
	test_months();
	test_iso();
	test_order();
	test_today();
	return test_end();
}
