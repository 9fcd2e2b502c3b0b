/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/doctor_report.h"
#include "cmd/editor.h"
#include "cmd/pager.h"
#include "cmd/skips.h"
#include "core/base/vec.h"
#include "core/corpus/find.h"
#include "core/create/template.h"
#include "core/git/command.h"
#include "core/git/refs.h"
#include "core/git/repo.h"
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

static void check_git(struct report *report)
{
	static const char *const version[] = { "--version", NULL };
	struct strbuf out = STRBUF_INIT;
	struct error err;

	if (command_git(&out, NULL, version, NULL, &err)) {
		report_error(report, "git", &err);
	} else {
		strbuf_trim_end(&out);
		report_say(report, LEVEL_OK, "git", "%s", out.buf);
	}
	strbuf_release(&out);
}

/* The default may be missing where nobody writes; what is set must be there. */
static void check_editor(struct report *report)
{
	struct strbuf command = STRBUF_INIT;
	const char *from = editor_choose(&command, report->env);

	if (pager_program_is_there(command.buf))
		report_say(report, LEVEL_OK, "editor", "%s (%s)", command.buf,
		    from);
	else
		report_say(report,
		    strcmp(from, "default") == 0 ? LEVEL_NOTE : LEVEL_PROBLEM,
		    "editor", "there is no program '%s' (%s)", command.buf,
		    from);
	strbuf_release(&command);
}

static void check_tools(struct report *report)
{
	struct strbuf command = STRBUF_INIT;
	const char *from;

	check_editor(report);
	from = pager_choose(&command, report->env);
	if (command.len)
		report_say(report, LEVEL_OK, "pager", "%s (%s)", command.buf,
		    from);
	else
		report_say(report, LEVEL_NOTE, "pager", "none (%s)", from);
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
		report_say(report, LEVEL_OK, "terminal",
		    "%d columns, colours %s", width,
		    env_color(report->env) ? "on" : "off");
	else
		report_say(report, LEVEL_OK, "terminal",
		    "standard output is none");
	if (text_ends_nocase(t, "utf-8") || text_ends_nocase(t, "utf8"))
		report_say(report, LEVEL_OK, "locale", "%s", locale);
	else
		report_say(report, LEVEL_NOTE, "locale",
		    "'%s' is not UTF-8, which is what is printed", locale);
}

static void check_repository(struct report *report)
{
	const struct env *env = report->env;
	const struct repo_info *info;

	if (!env->repo) {
		report_say(report, LEVEL_NOTE, "repository",
		    "none: reading the folder '%s'", env->root);
		return;
	}
	info = repo_get_info(env->repo);
	report_say(report, LEVEL_OK, "repository", "%s%s, %s",
	    info->root ? info->root : info->git_dir,
	    info->bare ? " (bare)" : "", info->object_format);
	if (info->why_git)
		report_say(report, LEVEL_NOTE, "reader", "%s, because %s",
		    info->reader, info->why_git);
	else
		report_say(report, LEVEL_OK, "reader", "%s", info->reader);
	if (info->shallow)
		report_say(report, LEVEL_NOTE, "clone",
		    "shallow: older history is missing");
	if (info->partial)
		report_say(report, LEVEL_NOTE, "clone",
		    "partial: git may have to fetch what is read");
	if (info->sparse)
		report_say(report, LEVEL_NOTE, "checkout",
		    "sparse: other files are read from git's index");
}

static void check_collections(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;

	if (corpus->config.present)
		report_say(report, LEVEL_OK, "configuration", CONFIG_FILE);
	else
		report_say(report, LEVEL_OK, "configuration",
		    "no " CONFIG_FILE ": collections are found by their names");
	if (!corpus->collections.count)
		report_say(report, LEVEL_NOTE, "collections",
		    "none: 'hence init' begins one");
	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];

		report_say(report, LEVEL_OK, "collection",
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

		report_say(report, LEVEL_PROBLEM, "record", "'%s': %s%s%s",
		    record->path, problem->summary, is_yaml && said ? ": " : "",
		    is_yaml && said ? said : "");
	}
}

/* A record that was not read is a row of skips, which says more. */
static bool is_skipped(const struct corpus *corpus, const struct record *record)
{
	for (size_t i = 0; i < corpus->skips.count; i++) {
		if (strcmp(corpus->skips.items[i].path, record->path) == 0)
			return true;
	}
	return false;
}

static void check_skips(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;

	for (size_t i = 0; i < corpus->skips.count && i < SAID; i++) {
		const struct corpus_skip *skip = &corpus->skips.items[i];
		bool is_config = strcmp(skip->path, CONFIG_FILE) == 0;

		bool is_ours = is_config ||
		    corpus_find_path(corpus, skip->path);

		report_say(report, is_ours ? LEVEL_PROBLEM : LEVEL_NOTE,
		    is_config     ? "configuration"
			: is_ours ? "record"
				  : "skipped",
		    "'%s': %s%s%s", skip->path, skips_reason(skip),
		    skip->hint ? ". " : "", skip->hint ? skip->hint : "");
	}
	if (corpus->skips.count > SAID)
		report_say(report, LEVEL_NOTE, "skipped", "%zu more",
		    corpus->skips.count - SAID);
}

static void check_records(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;
	size_t broken = 0;

	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (record->problems && !is_skipped(corpus, record) &&
		    broken++ < SAID)
			say_problems(report, record);
	}
	if (broken > SAID)
		report_say(report, LEVEL_PROBLEM, "record",
		    "%zu more have problems", broken - SAID);
	check_skips(report);
}

static void check_templates(struct report *report)
{
	const struct corpus *corpus = &report->env->corpus;
	struct template_choice choice;
	struct error err;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *collection =
		    &corpus->collections.items[i];
		const struct template_query query = { report->env->source,
			corpus, collection, NULL };

		if (collection->template_name &&
		    template_choose(&choice, &query, &err))
			report_error(report, "template", &err);
	}
}

static void ignore_path(const char *path, void *context)
{
	(void)path;
	(void)context;
}

/* A number that stands on a branch that cannot be read is given out twice. */
static void check_branches(struct report *report)
{
	const struct env *env = report->env;
	const struct repo_info *info = env->repo ? repo_get_info(env->repo)
						 : NULL;
	size_t most = 0;
	struct error err;

	for (size_t i = 0; info && i < env->corpus.collections.count; i++) {
		size_t missing = 0;

		if (refs_each_path(env->repo,
			env->corpus.collections.items[i].path, ignore_path,
			NULL, &missing, &err)) {
			report_error(report, "branches", &err);
			return;
		}
		most = missing > most ? missing : most;
	}
	if (most)
		report_say(report,
		    info->shallow || info->partial ? LEVEL_NOTE : LEVEL_PROBLEM,
		    "branches",
		    "%zu cannot be read in full. 'git fsck' may say why", most);
}

/* Each step stands on the one before. */
static void check_all(struct report *report)
{
	struct env *env = report->env;
	struct error err;

	report_say(report, LEVEL_OK, "version", "hence %s", HENCE_VERSION);
	check_git(report);
	if (env_open(env, NEEDS_REPOSITORY, &err)) {
		report_error(report, "repository", &err);
		goto out;
	}
	check_repository(report);
	if (env_open(env, NEEDS_SOURCE, &err)) {
		report_error(report, "files", &err);
		goto out;
	}
	if (env_open(env, NEEDS_CORPUS, &err) &&
	    err.status != STATUS_NO_COLLECTION) {
		report_error(report, "configuration", &err);
		goto out;
	}
	check_collections(report);
	check_templates(report);
	check_branches(report);
	check_records(report);
out:
	check_tools(report);
	check_terminal(report);
}

int cmd_doctor(struct env *env, const void *values, int argc, char **argv)
{
	struct report report = { .env = env };

	(void)values;
	(void)argc;
	(void)argv;
	check_all(&report);
	if (env->common.json)
		report_json(&report);
	else
		report_text(&report);
	report_release(&report);
	return report.has_problem ? EXIT_FINDINGS : EXIT_FINE;
}
