/* SPDX-License-Identifier: MIT */
#include "cmd/search_find.h"

#include <stdlib.h>

#include "cmd/cache.h"
#include "cmd/progress.h"
#include "core/base/map.h"
#include "core/git/refs.h"
#include "core/git/repo.h"
#include "core/git/source.h"
#include "core/index/search.h"

#define HITS_USUAL 10

/* How many records are shown: lines of a regular expression are all wanted
 * where nothing else is said. */
static size_t limit_of(const struct search_values *values)
{
	if (!values->limit.given)
		return values->regex ? SIZE_MAX : HITS_USUAL;
	return values->limit.value ? values->limit.value : SIZE_MAX;
}

static enum status find(struct search_result *out,
    const struct search_options *options, const struct search_request *request,
    struct error *err)
{
	struct index_search *kept = request->place->kept;
	struct index_search *passing = index_search_new_memory();
	struct search_options all = *options;
	struct progress progress;
	enum status status;

	all.shelf.kept = kept ? index_search_use(kept) : NULL;
	all.shelf.passing = index_search_use(passing);
	all.shelf.progress = progress_show;
	all.shelf.context = &progress;
	progress_start(&progress, "indexing records",
	    request->env->common.quiet);
	status = search_run(out, &all, request->root, err);
	progress_end(&progress);
	index_search_free(passing);
	return status;
}

/* Of the hits those with a line that the regular expression fits. */
static enum status find_lines(struct search_result *result,
    const struct search_options *options, const struct search_request *request,
    struct error *err)
{
	const struct scan_options scan = { request->regex,
		request->values->context.value };
	size_t limit = limit_of(request->values);
	enum status status = STATUS_OK;

	result->is_lost = !catalog_fetch_paths(options->shelf.corpus);
	if (!result->is_lost)
		status = scan_run(result, &options->shelf, &scan, err);
	if (result->hits.count > limit)
		result->hits.count = limit;
	return status;
}

/* In one source and its corpus, which options has. */
static enum status find_in(struct search_result *out,
    struct search_options *options, const struct search_request *request,
    struct error *err)
{
	enum status status = STATUS_OK;

	options->shelf.threads = env_threads();
	options->cwd = request->env->cwd;
	options->limit = request->regex ? SIZE_MAX : limit_of(request->values);
	options->is_filter = request->is_filter;
	options->skips_unknown = request->skips_unknown;
	if (request->root)
		status = find(out, options, request, err);
	else
		search_all(out, options);
	if (!status && !out->is_lost && request->regex)
		status = find_lines(out, options, request, err);
	if (!status && !out->is_lost && request->is_filter)
		search_finish(out, options->shelf.corpus);
	return status;
}

/* Which files of the branches are known, by path and blob. */
struct seen {
	const struct source *base;
	const struct source *branch;
	struct map files;
	struct strbuf key;
};

/* A path that the source has is no news, whatever is in the file. */
static bool is_seen(void *context, const struct record *record)
{
	struct seen *seen = context;
	const struct source_file *file = source_find(seen->branch,
	    record->path);

	if (!file || source_find(seen->base, record->path))
		return true;
	strbuf_clear(&seen->key);
	strbuf_addf(&seen->key, "%s %s", file->id, record->path);
	return map_find(&seen->files,
		   text_make(seen->key.buf, seen->key.len)) != NULL;
}

static bool has_news(struct seen *seen, const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (!is_seen(seen, &corpus->records.items[i]))
			return true;
	return false;
}

static void remember(struct seen *seen, const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (!is_seen(seen, &corpus->records.items[i]))
			map_at(&seen->files,
			    text_make(seen->key.buf, seen->key.len), NULL);
}

static void take_branch(const char *name, const char *commit, void *context)
{
	const char *kept = refs_short_name(name);
	branch_list *branches = context;
	struct search_branch *branch = vec_push(branches);

	branch->name = mem_strdup(kept ? kept : name);
	branch->commit = mem_strdup(commit);
}

static void unload(struct search_branch *branch)
{
	if (branch->is_loaded)
		corpus_release(&branch->corpus);
	branch->is_loaded = false;
}

static enum status load(struct search_branch *branch, const struct env *env,
    bool names_only, struct error *err)
{
	const struct corpus_options options = {
		.dirs = env->dirs.items,
		.dirs_count = env->dirs.count,
		.names_only = names_only,
	};

	unload(branch);
	branch->is_loaded = true;
	return cache_load(&branch->corpus, env, branch->source, &options, err);
}

static enum status find_on(struct search_result *result,
    struct search_branch *branch, struct seen *seen,
    const struct search_request *request, struct error *err)
{
	struct search_options options = {
		.shelf = { .corpus = &branch->corpus,
		    .source = branch->source },
		.skips = is_seen,
		.context = seen,
	};
	struct search_result found;
	enum status status = load(branch, request->env, false, err);

	if (status)
		return status;
	status = find_in(&found, &options, request, err);
	if (status) {
		search_result_release(&found);
		/* a collection or record that only others have */
		return status == STATUS_USAGE ? STATUS_OK : status;
	}
	remember(seen, &branch->corpus);
	search_merge(result, &found, branch->name, limit_of(request->values));
	return STATUS_OK;
}

/* A branch that cannot be read is named, and the others are searched. */
static enum status try_branch(struct search_result *result,
    struct search_branch *branch, struct seen *seen,
    const struct search_request *request, struct error *err)
{
	const struct env *env = request->env;
	enum status status = source_open(&branch->source, env->repo,
	    SOURCE_REVISION, branch->commit, err);

	seen->branch = branch->source;
	if (!status)
		status = load(branch, env, true, err);
	if (status) {
		error_prefix(err, "%s", branch->name);
		env_warn(err);
		return STATUS_OK;
	}
	return has_news(seen, &branch->corpus)
	    ? find_on(result, branch, seen, request, err)
	    : STATUS_OK;
}

static enum status find_on_branches(struct search_result *result,
    branch_list *branches, const struct search_request *request,
    struct error *err)
{
	struct seen seen = { .base = request->env->source, .key = STRBUF_INIT };
	enum status status = refs_each_branch(request->env->repo, take_branch,
	    branches, err);

	map_init(&seen.files);
	for (size_t i = 0; i < branches->count && !status; i++)
		status = try_branch(result, &branches->items[i], &seen, request,
		    err);
	map_release(&seen.files);
	strbuf_release(&seen.key);
	return status;
}

static enum status find_here(struct search_result *result,
    const struct search_request *request, struct error *err)
{
	struct env *env = request->env;
	struct search_options options = {
		.shelf = { .corpus = &env->corpus,
		    .source = env->source,
		    .catalog = &request->place->catalog },
	};

	return find_in(result, &options, request, err);
}

enum status search_find(struct search_result *result, branch_list *branches,
    const struct search_request *request, struct error *err)
{
	enum status status = find_here(result, request, err);

	if (!status && result->is_lost) {
		search_result_release(result);
		status = search_place_load(request->place, request->env, err);
		if (!status)
			status = find_here(result, request, err);
	}
	if (!status && request->values->branches)
		status = source_list(request->env->source, err);
	if (!status && request->values->branches)
		status = find_on_branches(result, branches, request, err);
	return status;
}

void search_branches_release(branch_list *branches)
{
	for (size_t i = 0; i < branches->count; i++) {
		struct search_branch *branch = &branches->items[i];

		unload(branch);
		source_free(branch->source);
		free(branch->name);
		free(branch->commit);
	}
	vec_release(branches);
}
