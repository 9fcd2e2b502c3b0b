/* SPDX-License-Identifier: MIT */
#include "cmd/cache.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/base/path.h"
#include "core/corpus/memory.h"
#include "core/git/repo.h"
#include "core/index/cache.h"
#include "core/index/search.h"

/* Of the folder of that name alone, for its records have its paths. */
static void path_in_home(struct strbuf *out, const char *folder)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	uint64_t hash = 0xcbf29ce484222325u;

	if (cache && *cache == '/')
		strbuf_addf(out, "%s/hence", cache);
	else if (home && *home == '/')
		strbuf_addf(out, "%s/.cache/hence", home);
	else
		return;
	for (; *folder; folder++)
		hash = (hash ^ (unsigned char)*folder) * 0x100000001b3u;
	strbuf_addf(out, "/%016" PRIx64 ".db", hash);
}

/* Of the one file of all that is kept: the paths that it may have. */
static void find_paths(struct strbuf *first, struct strbuf *second,
    const struct env *env)
{
	const char *folder = env->repo ? repo_get_info(env->repo)->common_dir
				       : env->root;

	if (env->repo)
		path_join(first, folder, "hence/index.db");
	path_in_home(second, folder);
}

static struct index_cache *cache_open(const struct env *env)
{
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct index_cache *cache;

	find_paths(&first, &second, env);
	cache = index_cache_new(first.buf, second.buf);
	strbuf_release(&first);
	strbuf_release(&second);
	return cache;
}

enum status cache_load(struct corpus *out, const struct env *env,
    struct source *source, const struct corpus_options *options,
    struct error *err)
{
	struct corpus_options all = *options;
	struct index_cache *cache = NULL;
	enum status status;

	if (options->names_only)
		return corpus_load(out, source, options, err);
	if (!env->common.no_cache) {
		cache = cache_open(env);
		all.cache = index_cache_use(cache);
	}
	if (env->memory)
		all.cache = record_memory_use(env->memory, all.cache);
	status = corpus_load(out, source, &all, err);
	index_cache_free(cache);
	return status;
}

struct index_cache *cache_new(const struct env *env)
{
	return env->common.no_cache ? NULL : cache_open(env);
}

struct index_search *cache_search(const struct env *env)
{
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct index_search *search;

	if (env->common.no_cache)
		return NULL;
	find_paths(&first, &second, env);
	search = index_search_new(first.buf, second.buf);
	strbuf_release(&first);
	strbuf_release(&second);
	return search;
}
