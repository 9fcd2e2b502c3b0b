/* SPDX-License-Identifier: MIT */
#include "cmd/new_target.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/corpus/kinds.h"

typedef VEC(const struct collection *) candidate_list;

static void find_kind(candidate_list *out, const struct corpus *corpus,
    const char *kind)
{
	size_t i;

	for (i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];

		if (!kind || kind_is(c->kind, kind))
			*vec_push(out) = c;
	}
}

/* The deepest one around the current folder. */
static const struct collection *holding(const candidate_list *candidates,
    const char *cwd)
{
	const struct collection *best = NULL;
	size_t i;

	for (i = 0; i < candidates->count; i++) {
		const struct collection *c = candidates->items[i];

		if (path_is_inside(cwd, c->path) &&
		    (!best || strlen(c->path) > strlen(best->path)))
			best = c;
	}
	return best;
}

static size_t depth_of(const char *path)
{
	size_t depth = 0;

	for (; *path; path++)
		depth += *path == '/';
	return depth;
}

/* The nearest one below the current folder, that of a sub-project. */
static const struct collection *below(const candidate_list *candidates,
    const char *cwd)
{
	const struct collection *best = NULL;
	size_t i, nearest = SIZE_MAX;

	for (i = 0; i < candidates->count && *cwd; i++) {
		const struct collection *c = candidates->items[i];
		size_t depth = depth_of(c->path);

		if (!path_is_inside(c->path, cwd) || depth > nearest)
			continue;
		best = depth < nearest ? c : NULL;
		nearest = depth;
	}
	return best;
}

static const struct collection *only_adr(const candidate_list *candidates)
{
	const struct collection *found = NULL;
	size_t i;

	for (i = 0; i < candidates->count; i++) {
		if (strcmp(candidates->items[i]->kind, "adr") != 0)
			continue;
		if (found)
			return NULL;
		found = candidates->items[i];
	}
	return found;
}

static void list_names(struct strbuf *out, const candidate_list *candidates)
{
	size_t i;

	for (i = 0; i < candidates->count; i++)
		strbuf_addf(out, "%s'%s' (%s)", i ? ", " : "",
		    candidates->items[i]->name, candidates->items[i]->kind);
}

static enum status fail_several(const candidate_list *candidates,
    struct error *err)
{
	struct strbuf names = STRBUF_INIT;

	list_names(&names, candidates);
	error_set(err, STATUS_USAGE,
	    "there are several collections; which one is meant?");
	error_hint(err, "Choose with --collection NAME: %s.", names.buf);
	strbuf_release(&names);
	return STATUS_USAGE;
}

static enum status choose_of(const struct collection **out,
    const candidate_list *candidates, const char *cwd, struct error *err)
{
	*out = candidates->items[0];
	if (candidates->count == 1)
		return STATUS_OK;
	*out = holding(candidates, cwd);
	if (!*out)
		*out = below(candidates, cwd);
	if (!*out)
		*out = only_adr(candidates);
	return *out ? STATUS_OK : fail_several(candidates, err);
}

static bool is_in(const candidate_list *candidates,
    const struct collection *collection)
{
	size_t i;

	for (i = 0; i < candidates->count; i++)
		if (candidates->items[i] == collection)
			return true;
	return false;
}

enum status target_choose(const struct collection **out, const struct env *env,
    const struct target_wish *wish, struct error *err)
{
	candidate_list candidates = { 0 };
	enum status status;

	*out = NULL;
	if (!env->corpus.collections.count)
		return env_no_collection(env, err);
	find_kind(&candidates, &env->corpus, wish->kind);
	if (!candidates.count) {
		status = kind_unknown(&env->corpus, wish->kind, err);
	} else if (wish->collection) {
		status = corpus_find_collection(out, &env->corpus,
		    wish->collection, err);
		if (status == STATUS_OK && !is_in(&candidates, *out))
			status = error_set(err, STATUS_USAGE,
			    "the collection '%s' is of the kind '%s', not '%s'",
			    (*out)->name, (*out)->kind, wish->kind);
	} else {
		status = choose_of(out, &candidates, env->cwd, err);
	}
	vec_release(&candidates);
	return status;
}
