/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/check_base.h"
#include "cmd/check_report.h"
#include "cmd/check_select.h"
#include "cmd/check_settings.h"
#include "cmd/commands.h"
#include "cmd/evidence.h"
#include "core/check/check.h"
#include "core/corpus/evidence.h"
#include "core/output/rule_text.h"

struct check_values {
	struct string_list formats, only, without;
	const char *explain, *base;
	struct date as_of;
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
	    .summary = "show what waivers silence, too",
	    .offset = MEMBER(waived) },
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
		    "hence check --explain link/dangling\n",
	.values_size = sizeof(struct check_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_FILE,
};

static bool fails(const struct findings *findings, bool strict)
{
	for (size_t i = 0; i < findings->items.count; i++) {
		const struct finding *finding = &findings->items.items[i];

		if (finding->waived)
			continue;
		if (finding->severity == SEVERITY_ERROR ||
		    (strict && finding->severity == SEVERITY_WARNING))
			return true;
	}
	return false;
}

static void show_path(struct strbuf *out, const void *context, const char *path)
{
	env_path(out, context, path);
}

static enum status report(struct env *env, const struct check_values *asked,
    const struct check_outputs *outputs, const struct check_paths *paths,
    const struct findings *findings)
{
	struct finding_report report = {
		.corpus = &env->corpus,
		.count = findings->items.count,
		.records = paths->records,
		.chosen = paths->chosen,
		.show_path = show_path,
		.context = env,
		.width = terminal_is_present() ? (size_t)terminal_width() : 0,
		.color = env_color(env),
		.infos = env->common.verbose > 0,
		.waived = asked->waived,
		.strict = asked->strict,
	};
	struct strbuf summary = STRBUF_INIT;
	struct arena arena;
	struct error err;
	enum status status;

	arena_init(&arena);
	report.places = finding_places(findings, env->source,
	    env->corpus.config.record_bytes, &arena);
	status = check_outputs_write(outputs, &report, &err);
	if (status)
		env_fail(env, &err);
	finding_summary(&summary, &report);
	env_say(env, "%s", summary.buf);
	strbuf_clear(&summary);
	if (finding_say_old(&summary, &report))
		env_say(env, "%s", summary.buf);
	strbuf_release(&summary);
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

/* Everything is checked, as findings depend on other files, and those asked
 * for are kept. */
static int run(struct env *env, struct check_job *job, char **names)
{
	const struct check_values *asked = job->asked;
	struct findings findings;
	struct check check = { .repo = env->repo,
		.source = env->source,
		.corpus = &env->corpus,
		.options = &job->options,
		.findings = &findings };
	struct check_paths paths;
	struct error err;
	int code = EXIT_TROUBLE;

	findings_init(&findings);
	if (check_choose_paths(&paths, env, names, &err) ||
	    evidence_load(&check.evidence, env, &job->options,
		asked->base ? check_base_commit(&job->base) : NULL, &err) ||
	    (asked->base ? check_base_run(&job->base, env, &check, &err)
			 : check_run(&findings, &check, &err))) {
		code = env_fail(env, &err);
		goto out;
	}
	check_keep_paths(&findings, &paths, &env->corpus);
	if (report(env, asked, &job->outputs, &paths, &findings) == STATUS_OK)
		code = fails(&findings, asked->strict) ? EXIT_FINDINGS
						       : EXIT_FINE;
out:
	check_paths_release(&paths);
	findings_release(&findings);
	evidence_free(check.evidence);
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
	status = check_choose_rules(options->wanted, &asked->only,
	    &asked->without, err);
	if (!status)
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
	if (!status && asked->base)
		check_base_raise(&job->base, &options->levels);
	options->today = asked->as_of;
	if (!options->today.year)
		date_today(&options->today);
	return status;
}

int cmd_check(struct env *env, const void *values, int argc, char **argv)
{
	const struct check_values *asked = values;
	struct check_job job = { .asked = asked };
	struct error err;
	int code;

	(void)argc;
	if (asked->explain)
		return explain(env, asked->explain);
	check_base_init(&job.base, asked->base, asked->merge);
	code = prepare(env, &job, &err) ? env_fail(env, &err)
					: run(env, &job, argv);
	check_base_release(&job.base);
	check_outputs_release(&job.outputs);
	return code;
}
