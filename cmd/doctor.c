/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/pager.h"
#include "core/base/escape.h"
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

static const char *const level_names[] = { "ok", "note", "problem" };

struct report {
	struct env *env;
	json_t *checks;
	bool has_problem;
};

static void say(struct report *report, enum level level, const char *check,
    const char *fmt, ...) PRINTF_LIKE(4, 5);

static void say(struct report *report, enum level level, const char *check,
    const char *fmt, ...)
{
	char message[1600];
	json_t *object = json_object();
	va_list args;

	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	json_put(object, "level", json_of_string(level_names[level]));
	json_put(object, "check", json_of_string(check));
	json_put(object, "message", json_of_text(text_of(message)));
	json_push(report->checks, object);
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

/* The first line that git prints; false when it fails. */
static bool ask_git(struct strbuf *out, const char *const *args,
    struct error *err)
{
	strbuf_clear(out);
	if (command_git(out, NULL, args, NULL, err))
		return false;
	strbuf_setlen(out, text_trim_end(text_make(out->buf, out->len)).len);
	return true;
}

static void check_git(struct report *report)
{
	static const char *const version[] = { "--version", NULL };
	static const char *const editor[] = { "var", "GIT_EDITOR", NULL };
	struct strbuf out = STRBUF_INIT;
	struct error err;

	if (!ask_git(&out, version, &err)) {
		say_error(report, "git", &err);
		goto out;
	}
	say(report, LEVEL_OK, "git", "%s", out.buf);
	if (ask_git(&out, editor, &err))
		say(report, LEVEL_OK, "editor", "%s", out.buf);
	else
		say(report, LEVEL_NOTE, "editor",
		    "none is set: set EDITOR or git's core.editor");
out:
	strbuf_release(&out);
}

static void check_pager(struct report *report)
{
	struct strbuf pager = STRBUF_INIT;
	const char *from = pager_choose(&pager, report->env);

	if (pager.len)
		say(report, LEVEL_OK, "pager", "%s (%s)", pager.buf, from);
	else
		say(report, LEVEL_NOTE, "pager", "none (%s)", from);
	strbuf_release(&pager);
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

	for (uint32_t bit = 1; bit && bit <= record->problems; bit <<= 1) {
		bool is_yaml = bit == PROBLEM_FRONT_MATTER_BROKEN;

		if (!(record->problems & bit))
			continue;
		say(report, LEVEL_PROBLEM, "record", "'%s': %s%s%s",
		    record->path, record_problem_summary(bit),
		    is_yaml && said ? ": " : "", is_yaml && said ? said : "");
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
	check_pager(report);
	check_terminal(report);
}

static void print_text(struct env *env, const json_t *checks)
{
	static const char *const colors[] = { "\033[32m", "\033[33m",
		"\033[31m" };
	bool color = env_color(env);
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < json_array_size(checks); i++) {
		const json_t *check = json_array_get(checks, i);
		const char *level = json_string_value(
		    json_object_get(check, "level"));
		size_t rank = level[0] == 'o' ? 0 : level[0] == 'n' ? 1 : 2;

		strbuf_clear(&line);
		strbuf_addf(&line, "%s%-8s%s", color ? colors[rank] : "", level,
		    color ? "\033[0m" : "");
		strbuf_addf(&line,
		    "%s: ", json_string_value(json_object_get(check, "check")));
		escape_terminal(&line,
		    text_of(
			json_string_value(json_object_get(check, "message"))));
		puts(line.buf);
	}
	strbuf_release(&line);
}

int cmd_doctor(struct env *env, const void *values, int argc, char **argv)
{
	struct report report = { env, json_array(), false };
	json_t *object;

	(void)values;
	(void)argc;
	(void)argv;
	check_all(&report);
	object = record_json_start();
	json_put(object, "checks", report.checks);
	if (env->common.json)
		json_print(stdout, object);
	else
		print_text(env, report.checks);
	json_decref(object);
	return report.has_problem ? EXIT_FINDINGS : EXIT_FINE;
}
