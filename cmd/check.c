/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "core/check/check.h"
#include "core/output/finding_text.h"

struct check_values {
	struct date as_of;
	bool strict;
};

#define MEMBER(name) offsetof(struct check_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_DATE,
	    .name = "as-of",
	    .argument = "DATE",
	    .summary = "judge dates as on that day",
	    .offset = MEMBER(as_of) },
	{ .type = OPTION_FLAG,
	    .name = "strict",
	    .summary = "fail on warnings, too",
	    .offset = MEMBER(strict) },
	{ .name = NULL },
};

const struct usage usage_check = {
	.synopsis = "[OPTION]...",
	.about = "Check the records, the links between them and their numbers, "
		 "and say what is wrong with file, line and column.",
	.options = rows,
	.examples = "hence check # the worktree\n",
	.values_size = sizeof(struct check_values),
	.common = COMMON_DIR | COMMON_REVISION,
};

static bool fails(const struct findings *findings, bool strict)
{
	for (size_t i = 0; i < findings->items.count; i++) {
		enum severity severity = findings->items.items[i].severity;

		if (severity == SEVERITY_ERROR ||
		    (strict && severity == SEVERITY_WARNING))
			return true;
	}
	return false;
}

static void print(struct env *env, const struct findings *findings)
{
	struct finding_text_options options = { .color = env_color(env),
		.source_lines = terminal_is_present(),
		.infos = env->common.verbose > 0 };
	struct strbuf summary = STRBUF_INIT;
	struct arena arena;

	arena_init(&arena);
	finding_text(stdout,
	    finding_places(findings, env->source,
		env->corpus.config.record_bytes, &arena),
	    findings->items.count, &options);
	finding_summary(&summary, findings, env->corpus.records.count);
	env_say(env, "%s", summary.buf);
	strbuf_release(&summary);
	arena_release(&arena);
}

int cmd_check(struct env *env, const void *values, int argc, char **argv)
{
	const struct check_values *asked = values;
	struct check_options options;
	struct findings findings;
	const struct check check = { env->repo, env->source, &env->corpus,
		&options, &findings };
	struct error err;
	int code;

	(void)argc;
	(void)argv;
	memset(&options, 0, sizeof(options));
	memset(options.wanted, true, sizeof(options.wanted));
	options.today = asked->as_of;
	if (!options.today.year)
		date_today(&options.today);
	findings_init(&findings);
	if (check_run(&findings, &check, &err) != STATUS_OK) {
		code = env_fail(env, &err);
	} else {
		print(env, &findings);
		code = fails(&findings, asked->strict) ? EXIT_FINDINGS
						       : EXIT_FINE;
	}
	findings_release(&findings);
	return code;
}
