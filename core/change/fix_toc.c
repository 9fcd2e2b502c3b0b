/* SPDX-License-Identifier: MIT */
/* Tables of contents: what `hence toc` writes into that file. */
#include <string.h>

#include "core/change/fixer.h"
#include "core/change/toc.h"
#include "core/corpus/toc.h"
#include "core/git/source.h"

static const struct toc_page *find_page(const toc_pages *pages,
    const char *path)
{
	for (size_t i = 0; i < pages->count; i++)
		if (!strcmp(pages->items[i].path, path))
			return &pages->items[i];
	return NULL;
}

/* The place that the finding is about: others have findings of their own. */
static struct toc_page page_for(const struct toc_page *page,
    const struct finding *finding)
{
	struct toc_page own = *page;

	while (own.places.count > 1 &&
	    own.places.items[1].marker.start <= finding->span.start) {
		own.places.items++;
		own.places.count--;
	}
	own.places.count = own.places.count > 0;
	return own;
}

/* Who has set one marker wrong may have meant others otherwise, too. */
static enum status check_places(const struct toc_page *page,
    const struct corpus *corpus, struct error *err)
{
	struct strbuf wanted = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < page->places.count && !status; i++)
		if (toc_write_place(&wanted, corpus, page->path,
			&page->places.items[i], err))
			status = STATUS_CONFIG;
	strbuf_release(&wanted);
	return status;
}

static enum status refresh(struct fixer *fixer, const struct toc_page *page,
    const struct finding *finding, struct error *err)
{
	const struct corpus *corpus = fixer->scope->corpus;
	const struct toc_page own = page_for(page, finding);
	enum status status = check_places(page, corpus, err);

	if (status)
		return status;
	if (page->bytes.len <= corpus->config.record_bytes)
		return toc_refresh(&fixer->change, &own, corpus, err);
	error_set(err, STATUS_TOO_LARGE,
	    "the file is larger than 'limits: record-bytes'");
	error_hint(err, "'hence toc' writes it.");
	return STATUS_TOO_LARGE;
}

enum status fix_toc(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	const struct fix_scope *scope = fixer->scope;
	const struct toc_page *page;
	enum status status = STATUS_OK;
	toc_pages pages = { 0 };
	struct arena arena;

	arena_init(&arena);
	toc_find_pages(&pages, scope->source, scope->corpus, &arena);
	page = find_page(&pages, finding->path);
	if (page)
		status = refresh(fixer, page, finding, err);
	if (status == STATUS_CONFIG)
		error_set(err, status,
		    "the markers in this file are to be set right first");
	strbuf_addstr(&fixer->done, "it says what the records say");
	toc_pages_release(&pages);
	arena_release(&arena);
	return status;
}
