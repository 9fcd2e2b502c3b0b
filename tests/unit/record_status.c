/* SPDX-License-Identifier: MIT */
#include "core/record/status.h"

#include "tests/unit/test.h"

static void check_status(const char *line, const char *want)
{
	struct status_line read;
	const char *name;

	status_read(&read, text_of(line));
	name = status_name(read.status);
	if (!name)
		name = read.status == RECORD_UNKNOWN ? "unknown" : "none";
	if (strcmp(name, want))
		fprintf(stderr, "%s\n", line);
	CHECK_STRING(name, want);
}

static void test_words(void)
{
	check_status("Accepted", "accepted");
	check_status("\xe2\x9c\x85 Accepted (an existing thing)", "accepted");
	check_status("Implemented in v2", "accepted");
	check_status("Rough draft", "draft");
	check_status("Final :lock:", "accepted");
	check_status("In review", "proposed");
	check_status("OPEN", "proposed");
	check_status("last call", "last-call");
	check_status("Abandoned", "withdrawn");
	check_status("Superceded by 12", "superseded");
	check_status("[DEPRECATED](/README.md)", "deprecated");
	check_status("Not accepted", "rejected");
	check_status("Acceptable", "unknown");
	check_status("April Fool", "unknown");
	check_status("-", "none");
}

static void test_languages(void)
{
	check_status("Akzeptiert", "accepted");
	check_status("Accept\xc3\xa9"
		     "e le 3 mai",
	    "accepted");
	check_status("Aceito", "accepted");
	check_status("Proposto", "proposed");
	check_status("\xd0\x9f\xd1\x80\xd0\xb8\xd0\xbd\xd1\x8f\xd1\x82\xd0\xbe",
	    "accepted");
	/* accepted, with a remark glued on, as Chinese is written */
	check_status("\xe5\xb7\xb2\xe6\x8e\xa5\xe5\x8f\x97\xef\xbc\x88Phase 3"
		     "\xef\xbc\x89",
	    "accepted");
	check_status("\xe6\x8f\x90\xe6\xa1\x88\xe4\xb8\xad", "proposed");
}

static void test_sentences(void)
{
	check_status("This ADR is accepted", "accepted");
	check_status("2024-01-31: accepted by all", "accepted");
	check_status("Implemented. Superseded by ADR-13", "superseded");
	check_status("Accepted (superseded by [x](y.md))", "superseded");
	check_status("Implemented. Parts of it were superseded by ADR-13",
	    "accepted");
	check_status("accepted; supersedes ADR-0045", "accepted");
	check_status("~~Accepted~~ *Deprecated - see ADR 17*", "deprecated");
	check_status("Proposed -> Accepted", "accepted");
	check_status("Accepted -> does not affect the rest", "accepted");
}

static void test_templates(void)
{
	check_status("{proposed | accepted | deprecated}", "none");
	check_status("[ accepted | deprecated | superseded by [x](y.md)]",
	    "none");
	check_status("Proposed / Accepted / Deprecated", "none");
	check_status("Accepted | 2024-01-31", "accepted");
	check_status("accepted/adopted", "accepted");
}

static void test_dates(void)
{
	struct status_line read;

	status_read(&read, text_of("2024-01-31: Accepted"));
	CHECK(read.date.year == 2024 && read.date.day == 31);
	status_read(&read, text_of("Accepted (31.01.2023)"));
	CHECK(read.date.year == 2023);
	status_read(&read, text_of("Accepted by 4 people"));
	CHECK(read.date.year == 0);
	status_read(&read,
	    text_of("Accepted for the reasons that follow here"));
	CHECK(!read.is_short);
	status_read(&read, text_of("Accepted"));
	CHECK(read.is_short);
}

int main(void)
{
	test_words();
	test_languages();
	test_sentences();
	test_templates();
	test_dates();
	CHECK(status_of_word(text_of("withdrawn")) == RECORD_WITHDRAWN);
	CHECK(status_of_word(text_of("accepted-later")) == RECORD_UNKNOWN);
	return test_end();
}
