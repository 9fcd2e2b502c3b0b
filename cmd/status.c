/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"
#include "cmd/status_move.h"
#include "cmd/status_print.h"
#include "cmd/words.h"
#include "cmd/work.h"

struct status_values {
	const char *because;
	struct date date;
	bool dry_run;
};

static const struct option_row rows[] = {
	{ .type = OPTION_STRING,
	    .name = "because",
	    .argument = "TEXT",
	    .summary = "say why, in one line",
	    .offset = offsetof(struct status_values, because) },
	{ .type = OPTION_DATE,
	    .name = "date",
	    .argument = "DATE",
	    .summary = "that date rather than today's",
	    .offset = offsetof(struct status_values, date) },
	WORK_DRY_RUN_ROW(offsetof(struct status_values, dry_run)),
	{ .name = NULL },
};

const struct usage usage_status = {
	.synopsis = "[OPTION]... ID [STATE]",
	.about =
	    "Show where a record stands and which states it may move to; or "
	    "move it to STATE.\n\n"
	    "STATE is one of draft, proposed, last-call, accepted, rejected, "
	    "postponed, withdrawn, deprecated and superseded, a state that "
	    ".hence.yml adds, or another word for one of these, such as "
	    "implemented, which is written as it is given. Every place of the "
	    "record that states its status is rewritten. What the record's "
	    "life cycle does not allow is refused with exit code 1.",
	.options = rows,
	.examples = "hence status 12 # where it stands, and what may follow\n"
		    "hence status 12 proposed # move it\n"
		    "hence status 12 implemented --because 'Shipped in 2.0'\n",
	.values_size = sizeof(struct status_values),
	.operands_min = 1,
	.operands_max = 2,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FILE | VALUE_STATUS,
};

#define VERB(verb, words, example) \
	const struct usage usage_##verb = { \
		.synopsis = "[OPTION]... ID...", \
		.about = words \
		" Every place of a record that states its status is " \
		"rewritten: all of the records, or none where the life " \
		"cycle of one does not allow it, which is exit code 1.", \
		.options = rows, \
		.examples = example, \
		.values_size = sizeof(struct status_values), \
		.operands_min = 1, \
		.operands_max = OPERANDS_ANY, \
		.common = COMMON_DIR, \
		.operands = VALUE_RECORD | VALUE_FILE, \
	}

VERB(propose,
    "Propose records: drafts, or what is to be talked about once more.",
    "hence propose 12\n");
VERB(accept,
    "Accept records. The date becomes that of the decision, and you are "
    "written as the one who decided where the record has an empty place for "
    "that. What an accepted record supersedes becomes superseded.",
    "hence accept 12\n"
    "hence accept 12 13 --date 2026-11-18 # decided on that day\n");
VERB(reject, "Reject records. The date becomes that of the decision.",
    "hence reject 12 --because 'Costs more than it saves'\n");
VERB(withdraw, "Withdraw records that are proposed.", "hence withdraw 12\n");
VERB(deprecate,
    "Deprecate accepted records: they hold no longer, and no other record "
    "takes their place.",
    "hence deprecate 12 --because 'The service is gone'\n");

static bool is_tomorrow(const struct date *date, const struct date *today)
{
	struct date next = *today;
	char words[DATE_SIZE];

	next.day++;
	date_format(words, &next);
	if (!date_parse_iso(&next, text_of(words))) {
		next.month = today->month % 12 + 1;
		next.year = today->year + (next.month == 1);
		next.day = 1;
	}
	return date_compare(date, &next) == 0;
}

/* Somewhere it is tomorrow already. */
static enum status check_date(const struct date *date, struct error *err)
{
	char words[DATE_SIZE];
	struct date today;

	if (!date->year)
		return STATUS_OK;
	date_today(&today);
	if (date_compare(date, &today) <= 0 || is_tomorrow(date, &today))
		return STATUS_OK;
	date_format(words, date);
	return error_set(err, STATUS_USAGE, "the date '%s' is still to come",
	    words);
}

static enum status check(const struct status_request *request,
    struct error *err)
{
	enum status status = check_date(&request->date, err);

	if (status == STATUS_OK && request->because)
		status = words_check("reason", text_of(request->because), err);
	if (status == STATUS_OK && request->word)
		status = words_check("state", text_of(request->word), err);
	return status;
}

static int move(struct env *env, const struct status_values *values,
    struct status_request *request, const char *const *ids, size_t count)
{
	struct text reason = words_trim(text_of(values->because));
	struct strbuf because = STRBUF_INIT;
	struct error err;
	int code;

	strbuf_add(&because, reason.data, reason.len);
	request->because = values->because ? because.buf : NULL;
	request->date = values->date;
	request->dry_run = values->dry_run;
	code = check(request, &err) == STATUS_OK
	    ? status_move(env, request, ids, count)
	    : env_fail(env, &err);
	strbuf_release(&because);
	return code;
}

int cmd_status(struct env *env, const void *values, int argc, char **argv)
{
	const struct status_values *given = values;
	const struct common_options *common = &env->common;
	struct status_request request = { .command = "status" };
	const char *id = argv[0];

	if (argc == 1 && (given->because || given->date.year || given->dry_run))
		return env_usage_error(env,
		    "'%s' is said of a move: the state is missing",
		    given->because       ? "--because"
			: given->dry_run ? "--dry-run"
					 : "--date");
	if (argc == 1)
		return status_print(env, id);
	if (common->rev || common->staged || common->json)
		return env_usage_error(env,
		    "'%s' is for looking, not for moving to '%s'",
		    common->rev        ? "--rev"
			: common->json ? "--json"
				       : "--staged",
		    argv[1]);
	request.word = argv[1];
	request.status = status_from_name(text_of(argv[1]));
	return move(env, given, &request, &id, 1);
}

static int run_verb(struct env *env, const struct status_values *values,
    struct status_request *request, int argc, char **argv)
{
	return move(env, values, request, (const char *const *)argv,
	    (size_t)argc);
}

#define RUN(verb, state) \
	int cmd_##verb(struct env *env, const void *values, int argc, \
	    char **argv) \
	{ \
		struct status_request request = { .command = #verb, \
			.status = state }; \
\
		return run_verb(env, values, &request, argc, argv); \
	}

RUN(propose, RECORD_PROPOSED)
RUN(accept, RECORD_ACCEPTED)
RUN(reject, RECORD_REJECTED)
RUN(withdraw, RECORD_WITHDRAWN)
RUN(deprecate, RECORD_DEPRECATED)
