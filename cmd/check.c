/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/check_base.h"
#include "cmd/check_baseline.h"
#include "cmd/check_fixes.h"
#include "cmd/check_report.h"
#include "cmd/check_select.h"
#include "cmd/check_settings.h"
#include "cmd/commands.h"
#include "cmd/evidence.h"
#include "cmd/skips.h"
#include "core/output/rule_text.h"

struct check_values {
	struct string_list formats, only, without, documents;
	const char *explain, *base;
	struct date as_of;
	struct check_baseline baseline;
	bool merge, strict, waived;
};

#define MEMBER(name) offsetof(struct check_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_STRINGS,
	    .name = "format",
	    .argument = "FORMAT[=FILE]",
	    .summary = "text, json, sarif, github or junit, to FILE or to "
		       "standard output; repeatable",
	    .offset = MEMBER(formats),
	    .words = check_format_words },
	{ .type = OPTION_STRINGS,
	    .name = "rule",
	    .argument = "RULE",
	    .summary = "check only that rule or family of rules; repeatable",
	    .offset = MEMBER(only),
	    .words = check_rule_words },
	{ .type = OPTION_STRINGS,
	    .name = "no-rule",
	    .argument = "RULE",
	    .summary = "leave out that rule or family of rules; repeatable",
	    .offset = MEMBER(without),
	    .words = check_rule_words },
	{ .type = OPTION_STRINGS,
	    .name = "docs",
	    .argument = "GLOB",
	    .summary = "check links into the records from that other Markdown, "
		       "too, as '*.md' or 'docs/**'; repeatable",
	    .offset = MEMBER(documents) },
	{ .type = OPTION_STRING,
	    .name = "base",
	    .argument = "REV",
	    .summary = "say only what has come since the merge base with REV, "
		       "and which numbers REV has taken",
	    .offset = MEMBER(base),
	    .completes = VALUE_REVISION },
	{ .type = OPTION_FLAG,
	    .name = "merge",
	    .summary = "with --base: judge what merging HEAD into REV gives",
	    .offset = MEMBER(merge) },
	{ .type = OPTION_DATE,
	    .name = "as-of",
	    .argument = "DATE",
	    .summary = "judge dates as on that day",
	    .offset = MEMBER(as_of) },
	{ .type = OPTION_FLAG,
	    .name = "strict",
	    .summary = "fail on warnings, too",
	    .offset = MEMBER(strict) },
	{ .type = OPTION_FLAG,
	    .name = "show-waived",
	    .summary = "show what waivers and the baseline silence, too",
	    .offset = MEMBER(waived) },
	{ .type = OPTION_FLAG,
	    .name = "write-baseline",
	    .summary = "put what is wrong with records, numbers and links into "
		       "a file, and report it no more",
	    .offset = MEMBER(baseline.write) },
	{ .type = OPTION_FLAG,
	    .name = "update-baseline",
	    .summary = "take out of that file what is mended",
	    .offset = MEMBER(baseline.update) },
	{ .type = OPTION_FLAG,
	    .letter = 'n',
	    .name = "dry-run",
	    .summary = "show how the baseline would change as a diff, and "
		       "write nothing",
	    .offset = MEMBER(baseline.dry_run) },
	{ .type = OPTION_STRING,
	    .name = "explain",
	    .argument = "RULE",
	    .summary = "say what that rule or family of rules is, and check "
		       "nothing; all: docs/rules.md",
	    .offset = MEMBER(explain),
	    .words = check_rule_words },
	{ .name = NULL },
};

const struct usage usage_check = {
	.synopsis = "[OPTION]... [PATH]...",
	.about =
	    "Check the records, the links between them and their numbers, "
	    "and say what is wrong with file, line and column. With PATHs only "
	    "what is wrong with these files and in these folders is said. "
	    "Infos are shown with -v. The exit code is 1 when there is an "
	    "error.",
	.options = rows,
	.examples = "hence check # the files checked out\n"
		    "hence check --strict docs/decisions # warnings fail, too\n"
		    "hence check --format text --format sarif=hence.sarif\n"
		    "hence check --base origin/main # what a branch brings\n"
		    "hence check --base origin/main --merge # merged with it\n"
		    "hence check --docs '*.md' # and links from the README\n"
		    "hence check --write-baseline # only what is new, later\n"
		    "hence check --explain link/dangling\n",
	.values_size = sizeof(struct check_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_FILE,
};

static bool fails(const struct findings *findings, bool strict)
{
	for (size_t i = 0; i < findings->items.count; i++) {
		if (finding_fails(&findings->items.items[i], strict))
			return true;
	}
	return false;
}

/* Nothing is passed in silence that could not be looked at. */
static void say_gaps(const struct env *env, const struct finding_gaps *gaps)
{
	if (gaps->history)
		env_say(env,
		    "not known: whether deleted records had the new "
		    "numbers, as the history here is not complete "
		    "(git fetch --unshallow)");
	if (gaps->branches)
		env_say(env,
		    "not known: whether others have taken the new "
		    "numbers, as %zu branch%s could not be read",
		    gaps->branches, gaps->branches == 1 ? "" : "es");
}

static enum status report(struct env *env, const struct check_values *asked,
    const struct check_outputs *outputs, const struct check_paths *paths,
    struct findings *findings)
{
	struct finding_report report;
	struct strbuf summary = STRBUF_INIT;
	struct fixes fixes;
	struct arena arena;
	struct error err;
	enum status status;

	arena_init(&arena);
	fixes_init(&fixes);
	if (check_outputs_say_fixes(outputs))
		check_plan_fixes(&fixes, env, findings);
	check_report_init(&report, env, findings, &arena);
	report.records = paths->records;
	report.documents = paths->chosen ? 0 : findings->documents;
	report.chosen = paths->chosen;
	report.waived = asked->waived;
	report.strict = asked->strict;
	report.fixable = check_count_fixable(findings, env->common.verbose > 0);
	env->fixable = report.fixable;
	status = check_outputs_write(outputs, &report, &err);
	if (status)
		env_fail(env, &err);
	finding_summary(&summary, &report);
	env_say(env, "%s", summary.buf);
	say_gaps(env, &findings->gaps);
	strbuf_clear(&summary);
	if (finding_say_old(&summary, &report))
		env_say(env, "%s", summary.buf);
	strbuf_release(&summary);
	fixes_release(&fixes);
	arena_release(&arena);
	return status;
}

/* What cmd_check has made ready. */
struct check_job {
	const struct check_values *asked;
	struct check_options options;
	struct check_outputs outputs;
	struct check_base base; /* where asked->base is given */
};

static enum status judge(struct check *check, struct env *env,
    struct check_job *job, struct evidence_use *history, struct error *err)
{
	bool is_change = job->asked->base != NULL;
	enum status status = evidence_load(history, env, &job->options,
	    is_change ? check_base_commit(&job->base) : NULL, err);

	check->evidence = history->evidence;
	if (status == STATUS_OK)
		status = is_change ? check_base_run(&job->base, env, check, err)
				   : check_run(check, err);
	progress_end(&history->progress);
	return status;
}

/* Everything is checked, as findings depend on other files, and those asked
 * for are kept. */
static int run(struct env *env, struct check_job *job, char **names)
{
	const struct check_values *asked = job->asked;
	struct findings findings;
	struct baseline baseline;
	struct strbuf head = STRBUF_INIT;
	struct check check = check_make(env, &job->options, &findings);
	struct evidence_use history = { 0 };
	struct check_paths paths;
	struct error err;
	int code = EXIT_TROUBLE;

	findings_init(&findings);
	baseline_init(&baseline);
	if (asked->base) {
		/* Nothing is looked up in the baseline: a change would be
		 * silenced by the lines that it adds. */
		check.head = job->base.head.buf;
		check.tip = job->base.tip.commit.buf;
	} else {
		check.baseline = &baseline;
		check.head = check_commit(&head, env, env->common.rev);
	}
	if (check_choose_paths(&paths, env, names, &err) ||
	    baseline_load(&baseline, env->source, &err) ||
	    judge(&check, env, job, &history, &err)) {
		code = env_fail(env, &err);
		goto out;
	}
	check_keep_paths(&findings, &paths, &env->corpus);
	if (!paths.list.count)
		skips_say(env);
	if (report(env, asked, &job->outputs, &paths, &findings) == STATUS_OK)
		code = fails(&findings, asked->strict) ? EXIT_FINDINGS
						       : EXIT_FINE;
	if (check.baseline && !paths.list.count && !env->dirs.count)
		check_baseline_say(env, &baseline, &job->options);
out:
	strbuf_release(&head);
	baseline_release(&baseline);
	check_paths_release(&paths);
	findings_release(&findings);
	evidence_release(&history);
	return code;
}

static int explain(struct env *env, const char *name)
{
	bool marks[RULE_COUNT] = { false };
	struct strbuf out = STRBUF_INIT;
	struct error err;

	if (check_mark_rules(marks, name, true, &err))
		return env_fail(env, &err);
	if (!strcmp(name, CHECK_EVERY_RULE)) {
		rule_pages(&out);
		memset(marks, false, sizeof(marks));
	}
	for (size_t i = 0; i < RULE_COUNT; i++) {
		if (!marks[i])
			continue;
		if (out.len)
			strbuf_addch(&out, '\n');
		rule_text(&out, (enum rule_id)i, env_color(env));
	}
	fwrite(out.buf, 1, out.len, stdout);
	strbuf_release(&out);
	return EXIT_FINE;
}

/* The baseline is made of all there is. */
static enum status check_whole(const struct env *env,
    const struct check_values *asked, int operands, struct error *err)
{
	const char *name = asked->baseline.write ? "--write-baseline"
						 : "--update-baseline";
	const char *other = operands ? "paths"
	    : asked->only.count      ? "--rule"
	    : asked->without.count   ? "--no-rule"
	    : asked->documents.count ? "--docs"
	    : asked->base            ? "--base"
	    : asked->formats.count   ? "--format"
	    : asked->strict          ? "--strict"
	    : asked->waived          ? "--show-waived"
	    : env->common.json       ? "--json"
	    : env->common.staged     ? "--staged"
	    : env->common.rev        ? "--rev"
	    : env->common.dirs.count ? "--dir"
	    : asked->baseline.update && asked->baseline.write
	    ? "--update-baseline"
	    : NULL;

	if (!asked->baseline.write && !asked->baseline.update) {
		if (asked->baseline.dry_run)
			return error_set(err, STATUS_USAGE,
			    "'--dry-run' is for '--write-baseline' and "
			    "'--update-baseline'");
		return STATUS_OK;
	}
	if (!other)
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "'%s' does not go with '%s'", name, other);
	error_hint(err, "%s",
	    asked->baseline.update && asked->baseline.write
		? "The one writes the file anew, the other takes lines out."
		: "The baseline is made of all records as they are checked "
		  "out.");
	return STATUS_USAGE;
}

/* All that is known before the records are read, and then these. */
static enum status prepare(struct env *env, struct check_job *job,
    struct error *err)
{
	const struct check_values *asked = job->asked;
	struct check_options *options = &job->options;
	enum status status;

	if (asked->merge && !asked->base) {
		error_set(err, STATUS_USAGE,
		    "'--merge' needs '--base REV': merge into what?");
		return STATUS_USAGE;
	}
	status = check_outputs_init(&job->outputs, &asked->formats,
	    env->common.json, err);
	if (!status)
		status = env_open(env, NEEDS_REPOSITORY, err);
	if (!status && asked->base)
		status = check_base_open(&job->base, env, err);
	if (!status)
		status = env_open(env, NEEDS_CORPUS, err);
	if (!status)
		status = check_settings(options, env, err);
	if (!status)
		status = check_choose_documents(options, env, &asked->documents,
		    err);
	if (!status && asked->base)
		check_base_raise(&job->base, &options->levels);
	return status;
}

int cmd_check(struct env *env, const void *values, int argc, char **argv)
{
	const struct check_values *asked = values;
	struct check_job job = { .asked = asked };
	struct error err;
	int code;

	if (asked->explain)
		return explain(env, asked->explain);
	job.options.today = asked->as_of;
	if (check_whole(env, asked, argc, &err) ||
	    check_choose_rules(job.options.wanted, &asked->only,
		&asked->without, &err))
		return env_fail(env, &err);
	if (asked->baseline.write || asked->baseline.update)
		return check_baseline(env, &asked->baseline, &job.options);
	check_base_init(&job.base, asked->base, asked->merge);
	code = prepare(env, &job, &err) ? env_fail(env, &err)
					: run(env, &job, argv);
	check_base_release(&job.base);
	check_outputs_release(&job.outputs);
	return code;
}
