/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/cache.h"
#include "cmd/commands.h"
#include "cmd/pager.h"
#include "cmd/progress.h"
#include "cmd/shown.h"
#include "cmd/skips.h"
#include "core/git/source.h"
#include "core/index/search.h"
#include "core/output/hit_json.h"
#include "core/output/hit_text.h"
#include "core/search/search.h"

#define HITS_USUAL 10

struct search_values {
	struct option_number limit;
	bool null;
};

#define MEMBER(name) offsetof(struct search_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_INTEGER,
	    .name = "limit",
	    .argument = "N",
	    .summary = "show at most N records, 0 for all; 10 by default",
	    .offset = MEMBER(limit) },
	{ .type = OPTION_FLAG,
	    .letter = 'z',
	    .name = "null",
	    .summary = "only paths, each ended by a NUL byte",
	    .offset = MEMBER(null) },
	{ .name = NULL },
};

const struct usage usage_search = {
	.synopsis = "[OPTION]... QUERY...",
	.about =
	    "Find what was decided, and what was considered and lost. Records "
	    "that have all the words of QUERY are shown, the best first: words "
	    "in titles count most, then in titles of options, tags, headings "
	    "and text; records that are superseded come last, with what took "
	    "their place. Where no record has all the words, those with some "
	    "are shown.\n\n"
	    "QUERY may have words, \"phrases\", prefix*, -not (also NOT), OR, "
	    "parentheses, NEAR(one two, 5), and fields: title: option: "
	    "rejected: chosen: status: kind: tag: area: decider: author: "
	    "collection: after: before: supersedes:. Put it in quotes when the "
	    "shell or a leading - is in the way.\n\n"
	    "Exits with 1 when no record fits.",
	.options = rows,
	.examples =
	    "hence search why not kafka\n"
	    "hence search 'rejected:mongodb -status:draft'\n"
	    "hence search 'title:(cache OR caching) after:2024'\n"
	    "hence search --rev v1.0 '\"event log\" NEAR(order replay, 8)'\n",
	.values_size = sizeof(struct search_values),
	.operands_min = 1,
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

	hit_text(&page, &env->corpus, result, &options);
	if (page.len)
		code = pager_print(env, &page);
	if (result->found > result->hits.count)
		env_say(env, "%zu of %zu records; --limit 0 shows all",
		    result->hits.count, result->found);
	strbuf_release(&page);
	return code;
}

static void print_paths(const struct env *env,
    const struct search_result *result)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < result->hits.count; i++) {
		env_path(&path, env, result->hits.items[i].record->path);
		fwrite(path.buf, 1, path.len + 1, stdout);
	}
	strbuf_release(&path);
}

static void print_json(const struct env *env,
    const struct search_result *result)
{
	json_t *object = hit_json(&env->corpus, result);

	json_print(stdout, object);
	json_decref(object);
}

static int print(struct env *env, const struct search_values *values,
    const struct search_result *result)
{
	int code = EXIT_FINE;

	if (env->common.json)
		print_json(env, result);
	else if (values->null)
		print_paths(env, result);
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
}

static enum status run(struct search_result *out, struct env *env,
    const struct search_values *values, const struct query_node *root,
    struct error *err)
{
	struct index_search *kept = cache_search(env);
	struct index_search *passing = index_search_new_memory();
	struct progress progress;
	const struct search_options options = {
		.shelf = {
			.corpus = &env->corpus,
			.source = env->source,
			.kept = kept ? index_search_use(kept) : NULL,
			.passing = index_search_use(passing),
			.progress = progress_show,
			.context = &progress,
		},
		.cwd = env->cwd,
		.limit = !values->limit.given ? HITS_USUAL
		    : values->limit.value     ? values->limit.value
					      : SIZE_MAX,
	};
	enum status status;

	progress_start(&progress, "indexing records", env->common.quiet);
	status = search_run(out, &options, root, err);
	progress_end(&progress);
	index_search_free(kept);
	index_search_free(passing);
	return status;
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

int cmd_search(struct env *env, const void *values, int argc, char **argv)
{
	struct search_result result = { 0 };
	const struct query_node *root;
	struct arena arena;
	struct error err;
	int code;

	(void)argc;
	if (((const struct search_values *)values)->null && env->common.json)
		return env_usage_error(env,
		    "'--null' and '--json' exclude each other");
	arena_init(&arena);
	arena_init(&result.arena);
	if (parse(&root, &arena, argv, &err) ||
	    run(&result, env, values, root, &err)) {
		code = env_fail(env, &err);
	} else {
		skips_say(env);
		say(env, &result);
		code = print(env, values, &result);
	}
	search_result_release(&result);
	arena_release(&arena);
	return code;
}
