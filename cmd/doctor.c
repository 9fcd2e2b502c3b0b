/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/pager.h"
#include "core/base/escape.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/git/command.h"
#include "core/git/repo.h"
#include "core/output/record_json.h"
#include "core/output/record_words.h"

#define SAID 10

const struct usage usage_doctor = {
	.about =
	    "Check what the program works with and say it line by line: git, "
	    "the repository and how it is read, the configuration, the "
	    "collections and their records, editor, pager and terminal. The "
	    "exit code is 1 when there is a problem that you should mend.",
	.examples = "hence doctor\n"
		    "hence doctor -C ../other # another repository\n"
		    "hence doctor --json\n",
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
};

enum level {
	LEVEL_OK,
	LEVEL_NOTE,
	LEVEL_PROBLEM
};

static const struct {
	const char *name, *color;
} levels[] = {
	[LEVEL_OK] = { "ok", "\033[32m" },
	[LEVEL_NOTE] = { "note", "\033[33m" },
	[LEVEL_PROBLEM] = { "problem", "\033[31m" },
};

struct finding {
	enum level level;
	const char *check;
	char *message;
};

struct report {
	struct env *env;
	VEC(struct finding) findings;
	bool has_problem;
};

static void say(struct report *report, enum level level, const char *check,
    const char *fmt, ...) PRINTF_LIKE(4, 5);

static void say(struct report *report, enum level level, const char *check,
    const char *fmt, ...)
{
	char message[1600];
	struct finding *finding = vec_push(&report->findings);
	va_list args;

	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	finding->level = level;
	finding->check = check;
	finding->message = mem_strdup(message);
	report->has_problem = report->has_problem || level == LEVEL_PROBLEM;
}

static void say_error(struct report *report, const char *check,
    const struct error *err)
{
	if (err->hint[0])
		say(report, LEVEL_PROBLEM, check, "%s. %s", err->message,
		    err->hint);
	else
		say(report, LEVEL_PROBLEM, check, "%s", err->message);
}

static void check_git(struct report *report)
{
	static const char *const version[] = { "--version", NULL };
	struct strbuf out = STRBUF_INIT;
	struct error err;

	if (command_git(&out, NULL, version, NULL, &err)) {
		say_error(report, "git", &err);
	} else {
		strbuf_trim_end(&out);
		say(report, LEVEL_OK, "git", "%s", out.buf);
	}
	strbuf_release(&out);
}

static void check_tools(struct report *report)
{
	struct strbuf command = STRBUF_INIT;
	const char *from = editor_choose(&command, report->env);

	say(report, LEVEL_OK, "editor", "%s (%s)", command.buf, from);
	from = pager_choose(&command, report->env);
	if (command.len)
		say(report, LEVEL_OK, "pager", "%s (%s)", command.buf, from);
	else
		say(report, LEVEL_NOTE, "pager", "none (%s)", from);
	strbuf_release(&command);
}

static const char *locale_name(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value && value[0])
			return value;
	}
	return "C";
}

static void check_terminal(struct report *report)
{
	const char *locale = locale_name();
	struct text t = text_of(locale);
	int width = terminal_width();

	if (width)
		say(report, LEVEL_OK, "terminal", "%d columns, colours %s",
		    width, env_color(report->env) ? "on" : "off");
	else
		say(report, LEVEL_OK, "terminal", "standard output is none");
	if (text_ends_nocase(t, "utf-8") || text_ends_nocase(t, "utf8"))
		say(report, LEVEL_OK, "locale", "%s", locale);
	else
		say(report, LEVEL_NOTE, "locale",
		    "'%s' is not UTF-8, which is what is printed", locale);
}

static void check_repository(struct report *report)
{
	const struct env *env = report->env;
	const struct repo_info *info;

	if (!env->repo) {
		say(report, LEVEL_NOTE, "repository",
		    "none: reading the folder '%s'", env->root);
		return;
	}
	info = repo_get_info(env->repo);
	say(report, LEVEL_OK, "repository", "%s%s, %s",
	    info->root ? info->root : info->git_dir,
	    info->bare ? " (bare)" : "", info->object_format);
	if (info->why_git)
		say(report, LEVEL_NOTE, "reader", "%s, because %s",
		    info->reader, info->why_git);
	else
		say(report, LEVEL_OK, "reader", "%s", info->reader);
	if (info->shallow)
		say(report, LEVEL_NOTE, "clone",
		    "shallow: older history is missing");
	if (info->partial)
		say(report, LEVEL_NOTE, "clone",
		    "partial: git may have to fetch what is read");
	if (info->sparse)
		say(report, LEVEL_NOTE, "checkout",
		    "sparse: other files are read from git's index");
}

static void check_collections(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;

	if (corpus->config.present)
		say(report, LEVEL_OK, "configuration", CONFIG_FILE);
	else
		say(report, LEVEL_OK, "configuration",
		    "no " CONFIG_FILE ": collections are found by their names");
	if (!corpus->collections.count)
		say(report, LEVEL_NOTE, "collections",
		    "none: 'hence init' begins one");
	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];

		say(report, LEVEL_OK, "collection",
		    "'%s': %u %s, kind %s, numbering %s", c->name, c->count,
		    c->count == 1 ? "record" : "records", c->kind,
		    numbering_name(c->numbering));
	}
}

static void say_problems(struct report *report, const struct record *record)
{
	const char *said = record_string(record, record->problem_text);
	const struct problem_words *problem = NULL;

	while ((problem = problem_next(record->problems, problem))) {
		bool is_yaml = problem->bit == PROBLEM_FRONT_MATTER_BROKEN;

		say(report, LEVEL_PROBLEM, "record", "'%s': %s%s%s",
		    record->path, problem->summary, is_yaml && said ? ": " : "",
		    is_yaml && said ? said : "");
	}
}

static void check_records(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;
	size_t broken = 0;

	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (record->problems && broken++ < SAID)
			say_problems(report, record);
	}
	if (broken > SAID)
		say(report, LEVEL_PROBLEM, "record", "%zu more have problems",
		    broken - SAID);
	for (size_t i = 0; i < corpus->skips.count && i < SAID; i++)
		say(report, LEVEL_NOTE, "skipped", "'%s': %s",
		    corpus->skips.items[i].path, corpus->skips.items[i].reason);
	if (corpus->skips.count > SAID)
		say(report, LEVEL_NOTE, "skipped", "%zu more",
		    corpus->skips.count - SAID);
}

/* Each step stands on the one before. */
static void check_all(struct report *report)
{
	struct env *env = report->env;
	struct error err;

	say(report, LEVEL_OK, "version", "hence %s", HENCE_VERSION);
	check_git(report);
	if (env_open(env, NEEDS_REPOSITORY, &err)) {
		say_error(report, "repository", &err);
		goto out;
	}
	check_repository(report);
	if (env_open(env, NEEDS_SOURCE, &err)) {
		say_error(report, "files", &err);
		goto out;
	}
	if (env_open(env, NEEDS_CORPUS, &err) &&
	    err.status != STATUS_NO_COLLECTION) {
		say_error(report, "configuration", &err);
		goto out;
	}
	check_collections(report);
	check_records(report);
out:
	check_tools(report);
	check_terminal(report);
}

static void print_text(const struct report *report)
{
	bool color = env_color(report->env);
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < report->findings.count; i++) {
		const struct finding *finding = &report->findings.items[i];

		strbuf_clear(&line);
		strbuf_addf(&line,
		    "%s%-8s%s%s: ", color ? levels[finding->level].color : "",
		    levels[finding->level].name, color ? "\033[0m" : "",
		    finding->check);
		escape_terminal(&line, text_of(finding->message));
		puts(line.buf);
	}
	strbuf_release(&line);
}

static void print_json(const struct report *report)
{
	json_t *object = record_json_start(), *checks = json_array();

	for (size_t i = 0; i < report->findings.count; i++) {
		const struct finding *finding = &report->findings.items[i];
		json_t *check = json_object();

		json_put(check, "level",
		    json_of_string(levels[finding->level].name));
		json_put(check, "check", json_of_string(finding->check));
		json_put(check, "message",
		    json_of_text(text_of(finding->message)));
		json_push(checks, check);
	}
	json_put(object, "checks", checks);
	json_print(stdout, object);
	json_decref(object);
}

int cmd_doctor(struct env *env, const void *values, int argc, char **argv)
{
	struct report report = { .env = env };

	(void)values;
	(void)argc;
	(void)argv;
	check_all(&report);
	if (env->common.json)
		print_json(&report);
	else
		print_text(&report);
	for (size_t i = 0; i < report.findings.count; i++)
		free(report.findings.items[i].message);
	vec_release(&report.findings);
	return report.has_problem ? EXIT_FINDINGS : EXIT_FINE;
}
