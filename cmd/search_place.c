/* SPDX-License-Identifier: MIT */
#include "cmd/search_place.h"

#include "cmd/cache.h"
#include "core/git/source.h"
#include "core/index/search.h"

/* The records come from another part of the same file, which is made anew where
 * it is damaged. */
static enum status load_whole(const struct search_place *place, struct env *env,
    struct error *err)
{
	enum status status = source_list(env->source, err);

	index_search_close(place->kept);
	return status ? status : env_open(env, NEEDS_CORPUS, err);
}

enum status search_place_open(struct search_place *place, struct env *env,
    bool is_whole, struct error *err)
{
	const struct search_index *index;
	struct corpus_options options;
	enum status status;

	strbuf_init(&place->name);
	place->kept = cache_search(env);
	index = place->kept ? index_search_use(place->kept) : NULL;
	kept_catalog_init(&place->catalog, index, NULL);
	if (!index || is_whole)
		return env_open(env, NEEDS_CORPUS, err);
	status = env_open_unlisted(env, err);
	if (status)
		return status;
	env_corpus_options(&options, env);
	if (!catalog_name(&place->name, env->source, &options))
		return load_whole(place, env, err);
	place->catalog.name = place->name.buf;
	env->has_corpus = catalog_open(&env->corpus, env->source, &options,
	    &place->catalog.store);
	if (!env->has_corpus)
		return load_whole(place, env, err);
	env_say_more(env, "none of %zu records has changed since a search",
	    env->corpus.records.count);
	return STATUS_OK;
}

enum status search_place_load(const struct search_place *place, struct env *env,
    struct error *err)
{
	corpus_release(&env->corpus);
	env->has_corpus = false;
	return load_whole(place, env, err);
}

void search_place_release(struct search_place *place)
{
	index_search_free(place->kept);
	place->kept = NULL;
	strbuf_release(&place->name);
}
