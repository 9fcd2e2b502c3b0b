/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/pager.h"
#include "cmd/search_find.h"
#include "cmd/shown.h"
#include "cmd/skips.h"
#include "core/base/clip.h"
#include "core/base/escape.h"
#include "core/output/hit_json.h"
#include "core/output/hit_text.h"

#define MEMBER(name) offsetof(struct search_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_STRING,
	    .letter = 'E',
	    .name = "regex",
	    .argument = "REGEX",
	    .summary = "show the lines that the regular expression fits, in "
		       "all records or in those that fit QUERY",
	    .offset = MEMBER(regex) },
	{ .type = OPTION_FLAG,
	    .letter = 'i',
	    .name = "ignore-case",
	    .summary = "with -E: in large and small letters",
	    .offset = MEMBER(ignore_case) },
	{ .type = OPTION_FLAG,
	    .letter = 'w',
	    .name = "word",
	    .summary = "with -E: only whole words",
	    .offset = MEMBER(whole_words) },
	{ .type = OPTION_INTEGER,
	    .letter = 'C',
	    .name = "context",
	    .argument = "N",
	    .summary = "with -E: N lines before and behind each, too",
	    .offset = MEMBER(context) },
	{ .type = OPTION_FLAG,
	    .letter = 'l',
	    .name = "paths",
	    .summary = "only paths, one a line, of records with all the words",
	    .offset = MEMBER(paths) },
	{ .type = OPTION_INTEGER,
	    .name = "limit",
	    .argument = "N",
	    .summary = "show at most N records, 0 for all; 10 by default",
	    .offset = MEMBER(limit) },
	{ .type = OPTION_FLAG,
	    .letter = 'z',
	    .name = "null",
	    .summary =
		"the same paths, each ended by a NUL byte, with or without -l",
	    .offset = MEMBER(null) },
	{ .type = OPTION_FLAG,
	    .name = "branches",
	    .summary = "and records that only another branch has, with its "
		       "name",
	    .offset = MEMBER(branches) },
	{ .type = OPTION_INTEGER,
	    .name = "open",
	    .argument = "N",
	    .summary = "open the N-th record found in the editor",
	    .offset = MEMBER(open) },
	{ .name = NULL },
};

const struct usage usage_search = {
	.synopsis = "[OPTION]... [-E REGEX] QUERY...",
	.about =
	    "Find what was decided, and what was considered and lost. Records "
	    "that have all the words of QUERY are shown, the best first: words "
	    "in titles count most, then in titles of options, tags, headings "
	    "and text; records that are superseded come last, with what took "
	    "their place. Where fewer than five have all the words, those with "
	    "most of them follow; AND between words insists on all.\n\n"
	    "QUERY may have words, \"phrases\", prefix*, -not (also NOT), OR, "
	    "AND, parentheses, NEAR(one two, 5), and fields: title: option: "
	    "rejected: chosen: status: kind: tag: area: decider: author: "
	    "collection: after: before: supersedes:. Put it in quotes when the "
	    "shell or a leading - is in the way.\n\n"
	    "Exits with 1 when no record fits.",
	.options = rows,
	.examples =
	    "hence search why not kafka\n"
	    "hence search 'rejected:mongodb -status:draft'\n"
	    "hence search 'title:(cache OR caching) after:2024'\n"
	    "hence search -E 'v[0-9]+[.]x' -C 1 # lines, as grep shows them\n"
	    "hence search --rev v1.0 '\"event log\" NEAR(order replay, 8)'\n",
	.values_size = sizeof(struct search_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
};

static void path_of(struct strbuf *out, void *context,
    const struct record *record)
{
	env_path(out, context, record->path);
}

static int print_text(struct env *env, const struct search_result *result)
{
	const struct hit_text_options options = { shown_width(), env_color(env),
		env->common.rev || env->common.staged ? NULL : env->root,
		path_of, env };
	struct strbuf page = STRBUF_INIT;
	int code = EXIT_FINE;

	hit_text(&page, result, &options);
	if (page.len)
		code = pager_print(env, &page);
	if (result->found > result->hits.count)
		env_say(env, "%zu of %zu records; --limit 0 shows all",
		    result->hits.count, result->found);
	strbuf_release(&page);
	return code;
}

static void print_paths(const struct env *env,
    const struct search_result *result, bool is_null)
{
	struct strbuf path = STRBUF_INIT, line = STRBUF_INIT;

	for (size_t i = 0; i < result->hits.count; i++) {
		env_path(&path, env, result->hits.items[i].record->path);
		if (!is_null) {
			escape_path(&line, text_make(path.buf, path.len));
			strbuf_addch(&line, '\n');
			fwrite(line.buf, 1, line.len, stdout);
			strbuf_clear(&line);
		} else {
			fwrite(path.buf, 1, path.len + 1, stdout);
		}
	}
	strbuf_release(&path);
	strbuf_release(&line);
}

static void print_json(const struct search_result *result)
{
	json_t *object = hit_json(result);

	json_print(stdout, object);
	json_decref(object);
}

static enum status open_hit(struct env *env, const struct search_result *result,
    uint32_t n, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status;

	if (!n || n > result->hits.count) {
		error_set(err, STATUS_USAGE,
		    "there is no record %u among the %zu found", n,
		    result->hits.count);
		error_hint(err, "Without --open they are shown.");
		return STATUS_USAGE;
	}
	env_path(&path, env, result->hits.items[n - 1].record->path);
	status = editor_run(env, path.buf, err);
	strbuf_release(&path);
	return status;
}

static int print(struct env *env, const struct search_values *values,
    const struct search_result *result)
{
	int code = EXIT_FINE;
	struct error err;

	if (values->open.given && result->found)
		code = open_hit(env, result, values->open.value, &err)
		    ? env_fail(env, &err)
		    : EXIT_FINE;
	else if (env->common.json)
		print_json(result);
	else if (values->null || values->paths)
		print_paths(env, result, values->null);
	else
		code = print_text(env, result);
	if (code == EXIT_FINE && !result->found)
		code = EXIT_FINDINGS;
	return code;
}

/* What the answer does not say by itself. */
static void say(const struct env *env, const struct search_result *result)
{
	if (!result->found)
		env_say(env, "no record fits");
	else if (result->is_loose)
		env_say(env, "no record has all the words; these have some");
	else if (result->found == 1 && result->hits.count > 1)
		env_say(env,
		    "the first has all the words; the others have some");
	else if (result->hits.count > result->found)
		env_say(env,
		    "the first %zu have all the words; the others have some",
		    result->found);
	for (size_t i = 0; i < result->unknown.count; i++) {
		const char *nearest = result->nearest.items[i];

		env_say(env,
		    nearest ? "no record has '%s'; did you mean '%s'?"
			    : "no record has '%s'",
		    clip_of(result->unknown.items[i]).text, nearest);
	}
}

static enum status parse(const struct query_node **out, struct arena *arena,
    char **argv, struct error *err)
{
	struct strbuf words = STRBUF_INIT;
	enum status status;

	for (; *argv; argv++) {
		strbuf_addstr(&words, words.len ? " " : "");
		strbuf_addstr(&words, *argv);
	}
	status = query_parse(out, text_make(words.buf, words.len), arena, err);
	strbuf_release(&words);
	return status;
}

/* What only lines have, or what has nothing to look for. */
static enum status check(const struct search_values *values, int argc,
    const struct env *env, struct error *err)
{
	bool has_line_options = values->ignore_case || values->whole_words ||
	    values->context.given;
	bool has_paths = values->null || values->paths;

	if (has_paths && env->common.json)
		error_set(err, STATUS_USAGE,
		    "'--json' and '%s' exclude each other",
		    values->paths ? "--paths" : "--null");
	else if (!values->regex && has_line_options)
		error_set(err, STATUS_USAGE,
		    "'-i', '-w' and '-C' need a regular expression, '-E'");
	else if (values->open.given && (has_paths || env->common.json))
		error_set(err, STATUS_USAGE,
		    "'--open' prints nothing: it has no use for '%s'",
		    values->paths      ? "--paths"
			: values->null ? "--null"
				       : "--json");
	else if (values->open.given &&
	    (env->common.rev || env->common.staged || !env->root))
		error_set(err, STATUS_USAGE,
		    "'--open' is for records in the worktree alone");
	else if (values->branches && (values->open.given || !env->repo))
		error_set(err, STATUS_USAGE,
		    env->repo ? "'--branches' and '--open' exclude each other"
			      : "'--branches' needs a repository");
	else if (!values->regex && !argc)
		error_set(err, STATUS_USAGE, "'hence search' needs a query");
	else
		return STATUS_OK;
	error_hint(err, "Usage: hence search %s", usage_search.synopsis);
	return STATUS_USAGE;
}

static enum status prepare(struct search_request *request, char **argv,
    struct arena *arena, struct error *err)
{
	const struct search_values *values = request->values;
	const struct regex_options options = { values->ignore_case,
		values->whole_words };
	enum status status = STATUS_OK;

	request->is_filter = values->regex || values->paths || values->null;
	if (*argv)
		status = parse(&request->root, arena, argv, err);
	if (!status && values->regex)
		status = regex_new(&request->regex, values->regex, &options,
		    err);
	return status;
}

int cmd_search(struct env *env, const void *values, int argc, char **argv)
{
	struct search_place place = { .name = STRBUF_INIT };
	struct search_request request = { .env = env,
		.place = &place,
		.values = values };
	struct search_result result = { 0 };
	branch_list branches = { 0 };
	struct arena arena;
	struct error err;
	int code;

	arena_init(&arena);
	arena_init(&result.arena);
	if (check(values, argc, env, &err) ||
	    prepare(&request, argv, &arena, &err) ||
	    search_place_open(&place, env,
		request.root && filter_needs_records(request.root), &err) ||
	    search_find(&result, &branches, &request, &err)) {
		code = env_fail(env, &err);
	} else {
		skips_say(env);
		say(env, &result);
		code = print(env, values, &result);
	}
	search_result_release(&result);
	search_branches_release(&branches);
	search_place_release(&place);
	arena_release(&arena);
	regex_free(request.regex);
	return code;
}
