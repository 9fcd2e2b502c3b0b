/* SPDX-License-Identifier: MIT */
/* toc/stale: tables of contents against the records that they are made of. */
#include "core/corpus/toc.h"
#include "core/check/check.h"

static void place(struct finding *finding, const struct check *check,
    const struct toc_page *page, struct span span)
{
	finding->path = arena_strdup(&check->findings->arena, page->path);
	finding->span = span;
}

static void report_broken(const struct check *check,
    const struct toc_page *page, const struct toc_place *at,
    const struct error *why)
{
	struct finding *finding = check_add(check, RULE_TOC_STALE, NULL,
	    "no table of contents can be written here: %s", why->message);

	if (!finding)
		return;
	place(finding, check, page, at->marker);
	finding->subject = finding->message;
	if (why->hint[0])
		finding->fix = arena_strdup(&check->findings->arena, why->hint);
}

static void report_stale(const struct check *check, const struct toc_page *page,
    const struct toc_difference *difference)
{
	uint32_t start = (uint32_t)(difference->line.data - page->bytes.data);
	struct text due = difference->wanted;
	struct finding *finding;

	if (!due.data)
		finding = check_add(check, RULE_TOC_STALE, NULL,
		    "the table of contents is stale: it ends before this line");
	else if (!due.len)
		finding = check_add(check, RULE_TOC_STALE, NULL,
		    "the table of contents is stale: an empty line is due");
	else
		finding = check_add(check, RULE_TOC_STALE, NULL,
		    "the table of contents is stale: '%.*s' is due here",
		    TEXT_ARG(due));
	if (!finding)
		return;
	place(finding, check, page,
	    (struct span){ start, start + (uint32_t)difference->line.len });
	finding->subject = finding->message;
	finding->fix = "'hence toc' writes it anew.";
}

static void check_place(const struct check *check, const struct toc_page *page,
    const struct toc_place *at)
{
	struct strbuf wanted = STRBUF_INIT;
	struct text there = text_make(page->bytes.data + at->inner.start,
	    at->inner.end - at->inner.start);
	struct toc_difference difference;
	struct error why;

	if (toc_write_place(&wanted, check->corpus, page->path, at, &why))
		report_broken(check, page, at, &why);
	else if (toc_differs(&difference, there,
		     text_make(wanted.buf, wanted.len)))
		report_stale(check, page, &difference);
	strbuf_release(&wanted);
}

void check_toc(const struct check *check)
{
	toc_pages pages = { 0 };
	struct arena arena;

	if (!check->options->wanted[RULE_TOC_STALE])
		return;
	arena_init(&arena);
	toc_find_pages(&pages, check->source, check->corpus, &arena);
	for (size_t i = 0; i < pages.count; i++)
		for (size_t k = 0; k < pages.items[i].places.count; k++)
			check_place(check, &pages.items[i],
			    &pages.items[i].places.items[k]);
	toc_pages_release(&pages);
	arena_release(&arena);
}
