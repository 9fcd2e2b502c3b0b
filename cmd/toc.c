/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "cmd/check_report.h"
#include "cmd/check_settings.h"
#include "cmd/commands.h"
#include "cmd/work_toc.h"
#include "core/base/escape.h"
#include "core/change/toc.h"
#include "core/corpus/toc.h"

struct toc_values {
	bool check, print, dry_run;
};

#define MEMBER(name) offsetof(struct toc_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .name = "check",
	    .summary = "write nothing, and say which tables are stale",
	    .offset = MEMBER(check) },
	{ .type = OPTION_FLAG,
	    .name = "print",
	    .summary = "print a table, for a file in the current folder, and "
		       "write nothing",
	    .offset = MEMBER(print) },
	WORK_DRY_RUN_ROW(MEMBER(dry_run)),
	{ .name = NULL },
};

const struct usage usage_toc = {
	.synopsis = "[--check | -n] [FILE]... | --print [NAME=VALUE]...",
	.about =
	    "Write the tables of contents that stand in Markdown files, "
	    "README.md say, between the lines <!-- hence: toc --> and "
	    "<!-- hence: toc end -->, and print the path of each file that was "
	    "stale. With FILEs only theirs. Commands that write records keep "
	    "the tables up to date by themselves.\n\n"
	    "A table lists the records in and below the folder of its file. "
	    "The first line may say otherwise, by NAME=VALUE: style=list, "
	    "columns=id,title,status,date,tags,deciders,collection (some of "
	    "them, in any order), group=status, year, tag, area or "
	    "collection, and collection=NAME. --print takes the same.\n\n"
	    "The exit code of --check is 1 when a table is stale.",
	.options = rows,
	.examples = "hence toc # write all that are stale\n"
		    "hence toc --check # for CI, as 'hence check' does\n"
		    "hence toc --print style=list group=status >>README.md\n",
	.values_size = sizeof(struct toc_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_FILE,
};

static enum status write_all(struct work *work, char **names, struct error *err)
{
	struct env *env = work->env;
	toc_pages pages = { 0 };
	struct arena arena;
	enum status status = env_open(env, NEEDS_CORPUS, err);

	if (status)
		return status;
	arena_init(&arena);
	status = work_find_toc(&pages, env, names, &arena, err);
	for (size_t i = 0; i < pages.count && !status; i++)
		status = toc_refresh(&work->change, &pages.items[i],
		    &env->corpus, err);
	toc_pages_release(&pages);
	arena_release(&arena);
	return status;
}

static int run(struct env *env, bool dry_run, char **names)
{
	struct work work;
	struct error err = { 0 };
	enum status status = work_lock(&work, env, "toc", dry_run, &err);

	if (!status)
		status = write_all(&work, names, &err);
	if (!status)
		status = work_write(&work, &err);
	if (!status && change_is_empty(&work.change))
		env_say(env, "nothing to write: what is there is up to date");
	work_release(&work);
	return status ? env_fail(env, &err) : EXIT_FINE;
}

static bool is_on(const toc_pages *pages, const char *path)
{
	for (size_t i = 0; i < pages->count; i++)
		if (!strcmp(pages->items[i].path, path))
			return true;
	return false;
}

/* What `hence check` says of these files. */
static enum status check_pages(bool *fails, struct env *env,
    const toc_pages *pages, struct error *err)
{
	struct check_options options = { 0 };
	struct findings findings;
	const struct check check = check_make(env, &options, &findings);
	size_t kept = 0;
	enum status status;

	options.wanted[RULE_TOC_STALE] = true;
	rule_levels_init(&options.levels);
	findings_init(&findings);
	status = check_run(&check, err);
	for (size_t i = 0; i < findings.items.count; i++)
		if (is_on(pages, findings.items.items[i].path))
			findings.items.items[kept++] = findings.items.items[i];
	findings.items.count = kept;
	if (!status)
		check_print(env, &findings);
	*fails = kept > 0;
	findings_release(&findings);
	return status;
}

static int check_all(struct env *env, char **names)
{
	toc_pages pages = { 0 };
	struct arena arena;
	struct error err;
	bool fails = false;
	enum status status = env_open(env, NEEDS_CORPUS, &err);

	arena_init(&arena);
	if (!status)
		status = work_find_toc(&pages, env, names, &arena, &err);
	if (!status)
		status = check_pages(&fails, env, &pages, &err);
	toc_pages_release(&pages);
	arena_release(&arena);
	if (status)
		return env_fail(env, &err);
	return fails ? EXIT_FINDINGS : EXIT_FINE;
}

static enum status print_words(struct env *env, struct text words,
    struct error *err)
{
	struct strbuf out = STRBUF_INIT, path = STRBUF_INIT;
	struct toc_options options;
	struct arena arena;
	enum status status;

	arena_init(&arena);
	strbuf_addf(&path, "%s%s-", env->cwd ? env->cwd : "",
	    env->cwd && *env->cwd ? "/" : "");
	status = toc_options_read(&options, words, &arena, err);
	if (!status)
		status = toc_write(&out, &env->corpus, path.buf, &options, 2,
		    err);
	fwrite(out.buf, 1, out.len, stdout);
	arena_release(&arena);
	strbuf_release(&path);
	strbuf_release(&out);
	return status;
}

static int print(struct env *env, char **names)
{
	struct strbuf words = STRBUF_INIT;
	struct error err;
	enum status status = env_open(env, NEEDS_CORPUS, &err);

	for (; *names; names++)
		strbuf_addf(&words, "%s ", *names);
	if (!status)
		status = print_words(env, text_make(words.buf, words.len),
		    &err);
	strbuf_release(&words);
	return status ? env_fail(env, &err) : EXIT_FINE;
}

int cmd_toc(struct env *env, const void *values, int argc, char **argv)
{
	const struct toc_values *wanted = values;

	(void)argc;
	if (wanted->check + wanted->print + wanted->dry_run > 1)
		return env_usage_error(env,
		    "'--check', '--print' and '--dry-run' exclude each other");
	if (wanted->check)
		return check_all(env, argv);
	if (wanted->print)
		return print(env, argv);
	return run(env, wanted->dry_run, argv);
}
