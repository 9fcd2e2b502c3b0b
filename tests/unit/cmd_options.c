/* SPDX-License-Identifier: MIT */
#include "cmd/options.h"

#include "tests/unit/test.h"

#define MAX_ARGS 12

struct values {
	bool flag;
	unsigned count;
	const char *string;
	struct string_list strings;
	struct option_number number;
	unsigned keyword;
	unsigned when;
	uint32_t keywords;
	struct date date;
};

static const char *const words[] = { "one", "two", "three", NULL };
static const char *const whens[] = { "always", "auto", "never", NULL };

#define MEMBER(name) offsetof(struct values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .letter = 'f',
	    .name = "flag",
	    .offset = MEMBER(flag) },
	{ .type = OPTION_COUNT,
	    .letter = 'v',
	    .name = "verbose",
	    .offset = MEMBER(count) },
	{ .type = OPTION_STRING,
	    .letter = 's',
	    .name = "string",
	    .argument = "WORD",
	    .offset = MEMBER(string) },
	{ .type = OPTION_STRINGS,
	    .letter = 'C',
	    .name = "",
	    .argument = "DIR",
	    .offset = MEMBER(strings) },
	{ .type = OPTION_INTEGER,
	    .name = "number",
	    .argument = "N",
	    .offset = MEMBER(number) },
	{ .type = OPTION_KEYWORD,
	    .name = "keyword",
	    .argument = "WORD",
	    .offset = MEMBER(keyword),
	    .words = words },
	{ .type = OPTION_KEYWORD,
	    .name = "when",
	    .argument = "WHEN",
	    .offset = MEMBER(when),
	    .words = whens,
	    .optional = true },
	{ .type = OPTION_KEYWORDS,
	    .name = "keywords",
	    .argument = "WORDS",
	    .offset = MEMBER(keywords),
	    .words = words },
	{ .type = OPTION_DATE,
	    .name = "date",
	    .argument = "DATE",
	    .offset = MEMBER(date) },
	{ .name = NULL },
};

struct run {
	struct values values;
	char line[256];
	char *argv[MAX_ARGS + 1];
	int argc; /* operands left */
	enum status status;
	struct error err;
};

/* Parse a command line whose arguments are separated by "|". */
static void parse(struct run *run, const char *line, bool stop_early)
{
	const struct option_target targets[2] = { { rows, &run->values },
		{ NULL, NULL } };
	int argc = 0;

	memset(run, 0, sizeof(*run));
	snprintf(run->line, sizeof(run->line), "%s", line);
	run->argv[argc++] = run->line;
	for (char *c = run->line; *c; c++) {
		if (*c != '|')
			continue;
		*c = '\0';
		run->argv[argc++] = c + 1;
	}
	run->status = options_parse(&run->argc, run->argv, argc, targets,
	    stop_early, &run->err);
}

static void done(struct run *run)
{
	const struct option_target target = { rows, &run->values };

	options_release(&target);
}

static void check_error(const char *line, const char *message, const char *hint)
{
	struct run run;

	parse(&run, line, false);
	CHECK(run.status == STATUS_USAGE);
	CHECK_STRING(run.err.message, message);
	CHECK_STRING(run.err.hint, hint);
	done(&run);
}

static void test_forms(void)
{
	struct run run;

	parse(&run, "--flag|-vv|--string=a=b|-Cx|-C|y|-fvs|t|z", false);
	CHECK(run.status == STATUS_OK);
	CHECK(run.values.flag);
	CHECK(run.values.count == 3);
	CHECK_STRING(run.values.string, "t");
	CHECK(run.values.strings.count == 2);
	CHECK_STRING(run.values.strings.items[0], "x");
	CHECK_STRING(run.values.strings.items[1], "y");
	CHECK(run.argc == 1);
	CHECK_STRING(run.argv[0], "z");
	CHECK(run.argv[1] == NULL);
	done(&run);

	parse(&run, "--string|--flag", false);
	CHECK_STRING(run.values.string, "--flag");
	CHECK(!run.values.flag);
	done(&run);

	parse(&run, "--string=", false);
	CHECK_STRING(run.values.string, "");
	done(&run);
}

static void test_operands(void)
{
	struct run run;

	parse(&run, "a|-f|-|b|--|-v|--flag", false);
	CHECK(run.argc == 5);
	CHECK_STRING(run.argv[1], "-");
	CHECK_STRING(run.argv[3], "-v");
	CHECK_STRING(run.argv[4], "--flag");
	CHECK(run.values.flag && !run.values.count);
	done(&run);

	parse(&run, "-f|list|-v|--none", true);
	CHECK(run.status == STATUS_OK);
	CHECK(run.argc == 3);
	CHECK_STRING(run.argv[0], "list");
	CHECK_STRING(run.argv[2], "--none");
	CHECK(run.values.flag && !run.values.count);
	done(&run);
}

static void test_types(void)
{
	struct run run;

	parse(&run, "--number|08|--keyword|Two|--date=2024-02-29", false);
	CHECK(run.status == STATUS_OK);
	CHECK(run.values.number.given && run.values.number.value == 8);
	CHECK(run.values.keyword == 2);
	CHECK(run.values.date.year == 2024 && run.values.date.day == 29);
	done(&run);

	parse(&run, "--keywords=one,three|--keywords|two", false);
	CHECK(run.values.keywords == 7);
	done(&run);
}

static void test_optional(void)
{
	struct run run;

	parse(&run, "--when|never|x", false);
	CHECK(run.values.when == 3 && run.argc == 1);
	done(&run);
	parse(&run, "--when|list", false);
	CHECK(run.values.when == 1 && run.argc == 1);
	done(&run);
	parse(&run, "--when=auto", false);
	CHECK(run.values.when == 2);
	done(&run);
	parse(&run, "--when", false);
	CHECK(run.status == STATUS_OK && run.values.when == 1);
	done(&run);
}

static void test_errors(void)
{
	check_error("--flaq", "unknown option '--flaq'",
	    "Did you mean '--flag'?");
	check_error("--fla", "unknown option '--fla'",
	    "Did you mean '--flag'?");
	check_error("--zebra", "unknown option '--zebra'", "");
	check_error("-x", "unknown option '-x'", "");
	check_error("-\xc3\xa9t", "unknown option '-\xc3\xa9'", "");
	check_error("-fs", "option '--string' needs a value (WORD)", "");
	check_error("-C", "option '-C' needs a value (DIR)", "");
	check_error("--flag=1", "option '--flag' takes no value", "");
	check_error("--number=-1", "'-1' for '--number' is no whole number",
	    "");
	check_error("--number=4294967296",
	    "'4294967296' for '--number' is no whole number", "");
	check_error("--keyword=twe", "unknown word 'twe' for '--keyword'",
	    "Did you mean 'two'? Valid words: one, two, three.");
	check_error("--keywords=,one", "unknown word '' for '--keywords'",
	    "Valid words: one, two, three.");
	check_error("--keywords=", "unknown word '' for '--keywords'",
	    "Valid words: one, two, three.");
	check_error("--date=2023-02-29", "'2023-02-29' for '--date' is no date",
	    "Write dates as YYYY-MM-DD.");
	check_error("--=x", "unknown option '--=x'", "");
}

int main(void)
{
	test_forms();
	test_operands();
	test_types();
	test_optional();
	test_errors();
	return test_end();
}
