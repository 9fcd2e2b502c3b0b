/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/status_move.h"
#include "cmd/status_print.h"
#include "cmd/words.h"
#include "cmd/work.h"
#include "core/base/clip.h"
#include "core/base/mem.h"
#include "core/check/rule.h"

struct status_values {
	const char *because, *chosen;
	struct date date, until;
	struct string_list waived;
	unsigned disposition;
	bool dry_run;
};

static const char *const dispositions[] = { "accept", "reject", "postpone",
	NULL };

#define MEMBER(name) offsetof(struct status_values, name)

/* Of a move that has no gate. */
#define MOVE_ROWS \
	{ .type = OPTION_STRING, \
		.name = "because", \
		.argument = "TEXT", \
		.summary = "say why, in one line", \
		.offset = MEMBER(because) }, \
	    { .type = OPTION_DATE, \
		    .name = "date", \
		    .argument = "DATE", \
		    .summary = "that date rather than today's", \
		    .offset = MEMBER(date) }, \
	    WORK_DRY_RUN_ROW(MEMBER(dry_run))

#define GATE_ROW \
	{ \
		.type = OPTION_STRINGS, .name = "waive", .argument = "RULE", \
		.summary = \
		    "a rule of the gate that the record is not held to, for the " \
		    "reason given; repeatable", \
		.offset = MEMBER(waived) \
	}

#define CHOSEN_ROW \
	{ \
		.type = OPTION_STRING, .name = "chosen", .argument = "OPTION", \
		.summary = \
		    "the option that won, which is written into the record with " \
		    "the reason given", \
		.offset = MEMBER(chosen) \
	}

static const struct option_row move_rows[] = { MOVE_ROWS, { .name = NULL } };

static const struct option_row gate_rows[] = { MOVE_ROWS, GATE_ROW,
	{ .name = NULL } };

static const struct option_row accept_rows[] = { MOVE_ROWS, CHOSEN_ROW,
	GATE_ROW, { .name = NULL } };

static const struct option_row status_rows[] = {
	MOVE_ROWS,
	CHOSEN_ROW,
	GATE_ROW,
	{ .type = OPTION_DATE,
	    .name = "until",
	    .argument = "DATE",
	    .summary = "the last day of a last call",
	    .offset = MEMBER(until) },
	{ .type = OPTION_KEYWORD,
	    .name = "disposition",
	    .argument = "WORD",
	    .summary = "what a last call is for: accept, reject or postpone",
	    .offset = MEMBER(disposition),
	    .words = dispositions },
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
	    "life cycle does not allow is refused with exit code 1.\n\n"
	    "Each move has a gate: the rules of hence check that look at a "
	    "record by itself are asked before anything is written. What is an "
	    "error then stops the move: nothing is changed, each finding is "
	    "printed with what mends it, and the exit code is 1; warnings are "
	    "printed. Without a state it is said what each next move still "
	    "lacks. Where the repository or the record asks for the terms of "
	    "decisions, accepting fills in the date, the decider (you) and the "
	    "mode where they are missing. Of what is proposed it is said what "
	    "was decided before on its subject, as hence-new(1) does.",
	.options = status_rows,
	.examples = "hence status 12 # where it stands, and what may follow\n"
		    "hence status 12 proposed # move it\n"
		    "hence status 12 implemented --because 'Shipped in 2.0'\n"
		    "hence status 12 accepted --chosen 'Use PostgreSQL' "
		    "--because 'we know it best'\n"
		    "hence status 12 last-call --until 2026-12-01 "
		    "--disposition accept\n"
		    "hence status 12 accepted --waive no-evaluation "
		    "--because 'it lasts for a week'\n",
	.values_size = sizeof(struct status_values),
	.operands_min = 1,
	.operands_max = 2,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FILE | VALUE_STATUS,
};

#define VERB(verb, rows, words, example) \
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

VERB(propose, gate_rows,
    "Propose records: drafts, or what is to be talked about once more. What "
    "was decided before on their subjects is said, as hence-new(1) does.",
    "hence propose 12\n");
VERB(accept, accept_rows,
    "Accept records. The date becomes that of the decision, and you are "
    "written as the one who decided where the record has an empty place for "
    "that. What an accepted record supersedes becomes superseded.",
    "hence accept 12\n"
    "hence accept 12 --chosen 'Use PostgreSQL' --because 'we know it best'\n"
    "hence accept 12 13 --date 2026-11-18 # decided on that day\n");
VERB(reject, gate_rows,
    "Reject records. The date becomes that of the decision.",
    "hence reject 12 --because 'Costs more than it saves'\n");
VERB(withdraw, gate_rows, "Withdraw records that are proposed.",
    "hence withdraw 12\n");
VERB(deprecate, move_rows,
    "Deprecate accepted records: they hold no longer, and no other record "
    "takes their place.",
    "hence deprecate 12 --because 'The service is gone'\n");

/* Whoever speaks up in it needs a day to do so. */
static enum status check_until(const struct status_request *request,
    struct error *err)
{
	struct date day = request->date;
	char words[DATE_SIZE];

	if (!day.year)
		date_today(&day);
	if (!request->until.year || date_compare(&request->until, &day) >= 0)
		return STATUS_OK;
	date_format(words, &request->until);
	return error_set(err, STATUS_USAGE,
	    "a last call until '%s' would be over already", words);
}

static enum status check(const struct status_request *request,
    struct error *err)
{
	enum status status = words_check_day(&request->date, err);

	if (status == STATUS_OK)
		status = check_until(request, err);
	if (status == STATUS_OK && request->because)
		status = words_check("reason", text_of(request->because), err);
	if (status == STATUS_OK && request->word)
		status = words_check("state", text_of(request->word), err);
	return status;
}

/* The rule's own name; a part of it may be given. */
static enum status check_rule(const char **out, const char *word,
    struct error *err)
{
	enum rule_id rule = rule_find(text_of(word));
	const char *near = rule_guess(word);

	if (rule == RULE_COUNT && near && !strcmp(strchr(near, '/') + 1, word))
		rule = rule_find(text_of(near));
	if (rule == RULE_COUNT) {
		error_set(err, STATUS_USAGE, "there is no rule '%s'",
		    clip_of(word).text);
		if (near)
			error_hint(err, "Did you mean '%s'?", near);
		else
			error_hint(err,
			    "'hence check --explain all' lists the rules.");
		return STATUS_USAGE;
	}
	*out = rules[rule].name;
	if (rules[rule].waivable)
		return STATUS_OK;
	error_set(err, STATUS_FORBIDDEN, "the rule '%s' cannot be waived",
	    *out);
	error_hint(err, "'hence check --explain %s' says what mends it.", *out);
	return STATUS_FORBIDDEN;
}

static enum status check_waivers(struct status_request *request,
    const struct status_values *values, struct error *err)
{
	const char *why = request->because;
	enum status status = STATUS_OK;

	if (!values->waived.count)
		return STATUS_OK;
	if (!rule_waiver_says(why)) {
		error_set(err, STATUS_USAGE,
		    "'--waive' needs a reason of at least %d words",
		    WAIVER_REASON_WORDS);
		if (why)
			error_hint(err, "'%s' has fewer.", clip_of(why).text);
		else
			error_hint(err, "Give it with '--because'.");
		return STATUS_USAGE;
	}
	if (strstr(why, "--"))
		return error_set(err, STATUS_USAGE,
		    "the reason of a waiver cannot have '--' in it");
	for (size_t i = 0; i < values->waived.count && !status; i++)
		status = check_rule(&request->waived.items[i],
		    values->waived.items[i], err);
	request->waived.count = values->waived.count;
	request->waived_because = why;
	request->because = NULL;
	return status;
}

static enum status check_chosen(struct status_request *request,
    const struct status_values *values, struct error *err)
{
	enum status status;

	if (!values->chosen)
		return STATUS_OK;
	status = words_check("option", text_of(values->chosen), err);
	if (status != STATUS_OK)
		return status;
	if (!request->because)
		return error_set(err, STATUS_USAGE,
		    "'--chosen' needs a reason: give it with '--because'");
	if (values->waived.count) {
		error_set(err, STATUS_USAGE,
		    "'--chosen' and '--waive' have a reason each, and "
		    "'--because' gives one");
		error_hint(err,
		    "Write the outcome or the waiver into the "
		    "record first.");
		return STATUS_USAGE;
	}
	request->chosen = values->chosen;
	request->chosen_because = request->because;
	request->because = NULL;
	return STATUS_OK;
}

static enum status prepare(struct status_request *request,
    const struct status_values *values, struct error *err)
{
	enum status status;

	request->date = values->date;
	request->until = values->until;
	request->dry_run = values->dry_run;
	if (values->disposition)
		request->disposition = dispositions[values->disposition - 1];
	status = check(request, err);
	if (status == STATUS_OK)
		status = check_chosen(request, values, err);
	return status ? status : check_waivers(request, values, err);
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
	request->waived.items = mem_alloc(
	    (values->waived.count + 1) * sizeof(*request->waived.items));
	code = prepare(request, values, &err) == STATUS_OK
	    ? status_move(env, request, ids, count)
	    : env_fail(env, &err);
	free(request->waived.items);
	strbuf_release(&because);
	return code;
}

/* What has its place in one move alone. */
static const char *out_of_place(const struct status_values *values,
    const struct status_request *request)
{
	if (values->chosen && request->status != RECORD_ACCEPTED &&
	    request->status != RECORD_UNKNOWN)
		return "--chosen";
	if (request->status == RECORD_LAST_CALL)
		return NULL;
	return values->until.year ? "--until"
	    : values->disposition ? "--disposition"
				  : NULL;
}

static const char *move_option(const struct status_values *values)
{
	return values->because     ? "--because"
	    : values->dry_run      ? "--dry-run"
	    : values->date.year    ? "--date"
	    : values->chosen       ? "--chosen"
	    : values->waived.count ? "--waive"
	    : values->until.year   ? "--until"
	    : values->disposition  ? "--disposition"
				   : NULL;
}

int cmd_status(struct env *env, const void *values, int argc, char **argv)
{
	const struct status_values *given = values;
	const struct common_options *common = &env->common;
	struct status_request request = { .command = "status" };
	const char *id = argv[0];

	if (argc == 1 && move_option(given))
		return env_usage_error(env,
		    "'%s' is said of a move: the state is missing",
		    move_option(given));
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
	if (out_of_place(given, &request))
		return env_usage_error(env,
		    "'%s' has no place in a move to '%s'",
		    out_of_place(given, &request), argv[1]);
	return move(env, given, &request, &id, 1);
}

static int run_verb(struct env *env, const struct status_values *values,
    struct status_request *request, int argc, char **argv)
{
	if (values->chosen && argc > 1)
		return env_usage_error(env,
		    "'--chosen' is said of one record alone");
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
