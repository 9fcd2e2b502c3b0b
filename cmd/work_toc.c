/* SPDX-License-Identifier: MIT */
#include "cmd/work_toc.h"

#include <string.h>

#include "cmd/cache.h"
#include "core/change/toc.h"

static bool is_record(const struct corpus *corpus, const char *path)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (!strcmp(corpus->records.items[i].path, path))
			return true;
	return false;
}

static enum status refresh_all(struct work *work, const toc_pages *pages,
    const struct corpus *corpus, struct error *err)
{
	for (size_t i = 0; i < pages->count; i++) {
		const struct toc_page *page = &pages->items[i];
		enum status status = STATUS_OK;

		if (!is_record(corpus, page->path))
			status = toc_refresh(&work->change, page, corpus, err);
		if (status == STATUS_CONFIG)
			env_warn(err);
		else if (status)
			return status;
	}
	return STATUS_OK;
}

/* The records as they will be are read from the source as it will be. */
static enum status refresh(struct work *work, const toc_pages *pages,
    struct error *err)
{
	const struct corpus_options options = {
		.dirs = work->env->dirs.items,
		.dirs_count = work->env->dirs.count,
	};
	struct corpus corpus;
	enum status status = cache_load(&corpus, work->env, work->env->source,
	    &options, err);

	if (!status)
		status = refresh_all(work, pages, &corpus, err);
	corpus_release(&corpus);
	return status;
}

enum status work_follow_toc(struct work *work, struct error *err)
{
	struct env *env = work->env;
	toc_pages pages = { 0 };
	struct arena arena;
	enum status status = STATUS_OK;

	if (change_is_empty(&work->change))
		return STATUS_OK;
	arena_init(&arena);
	toc_foresee(env->source, &work->change);
	toc_find_pages(&pages, env->source, &env->corpus, &arena);
	if (pages.count)
		status = refresh(work, &pages, err);
	toc_pages_release(&pages);
	arena_release(&arena);
	return status;
}

enum status work_mend_toc(struct env *env, const char *command,
    struct error *err)
{
	toc_pages pages = { 0 };
	struct arena arena;
	struct work work;
	enum status status = STATUS_OK;

	arena_init(&arena);
	toc_find_pages(&pages, env->source, &env->corpus, &arena);
	if (pages.count) {
		status = work_lock(&work, env, command, false, err);
		if (!status)
			status = refresh_all(&work, &pages, &env->corpus, err);
		if (!status)
			status = work_write(&work, err);
		work_release(&work);
	}
	toc_pages_release(&pages);
	arena_release(&arena);
	return status;
}

static enum status fail_none(const char *name, struct error *err)
{
	if (name)
		error_set(err, STATUS_NOT_FOUND,
		    "'%s' has no markers of a table of contents", name);
	else
		error_set(err, STATUS_NOT_FOUND,
		    "no file has the markers of a table of contents");
	error_hint(err,
	    "Put the lines '" TOC_BEGIN "' and '" TOC_END "' into it%s",
	    name ? "." : ", into README.md, say; or print one with --print.");
	return STATUS_NOT_FOUND;
}

/* Leave those of that path; false: there is none. */
static bool mark(const toc_pages *pages, bool *wanted, const char *path)
{
	for (size_t i = 0; i < pages->count; i++)
		if (!strcmp(pages->items[i].path, path))
			return wanted[i] = true;
	return false;
}

static void keep(toc_pages *pages, const bool *wanted)
{
	size_t kept = 0;

	for (size_t i = 0; i < pages->count; i++) {
		if (wanted[i])
			pages->items[kept++] = pages->items[i];
		else
			vec_release(&pages->items[i].places);
	}
	pages->count = kept;
}

enum status work_find_toc(toc_pages *out, struct env *env, char **names,
    struct arena *arena, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;
	bool *wanted;

	toc_find_pages(out, env->source, &env->corpus, arena);
	if (!*names)
		return out->count ? STATUS_OK : fail_none(NULL, err);
	wanted = arena_alloc(arena, out->count + 1);
	for (; *names && !status; names++) {
		status = env_resolve(&path, env, *names, err);
		if (!status && !mark(out, wanted, path.buf))
			status = fail_none(*names, err);
	}
	keep(out, wanted);
	strbuf_release(&path);
	return status;
}
