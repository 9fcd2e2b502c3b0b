/* SPDX-License-Identifier: MIT */
/*
 * Where tables of contents stand: between the comments
 * "<!-- hence: toc OPTIONS -->" and "<!-- hence: toc end -->" of a Markdown
 * file that is no record. In code they are text.
 */
#ifndef HENCE_CORPUS_TOC_PLACE_H
#define HENCE_CORPUS_TOC_PLACE_H

#include <stdint.h>

#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/corpus/corpus.h"
#include "core/corpus/toc_options.h"

#define TOC_BEGIN "<!-- hence: toc -->"
#define TOC_END "<!-- hence: toc end -->"

/* Strangers may write markers, too: larger files are not looked at, tables
 * are not written that are larger, nor more of them. */
#define TOC_PAGE_MAX ((size_t)8 << 20)
#define TOC_TABLE_MAX ((size_t)4 << 20)
#define TOC_PLACES_MAX 1000

struct toc_place {
	struct span marker; /* the first one; its bytes in the file */
	uint32_t line; /* of it */
	struct span inner; /* whole lines between the two */
	const char *line_end; /* "\n", "\r\n" or "\r", as the first one has */
	unsigned level; /* that headings in it are to have */
	struct toc_options options;
	const char *problem; /* why the markers cannot be used, or NULL */
	const char *hint; /* what to do about it, then */
};

typedef VEC(struct toc_place) toc_places;

/* Append the places of a file, in order, up to one more than TOC_PLACES_MAX.
 * Strings live in arena. */
void toc_find_places(toc_places *out, struct text bytes, struct arena *arena);

/* A file with such places. */
struct toc_page {
	const char *path;
	struct text bytes;
	toc_places places;
};

typedef VEC(struct toc_page) toc_pages;

/*
 * Every page of the source, in path order; with --dir only those in its
 * folders. corpus may have names alone, of files that are records for sure.
 * Bytes live in arena. What cannot be read is no page.
 */
void toc_find_pages(toc_pages *out, struct source *source,
    const struct corpus *corpus, struct arena *arena);
void toc_pages_release(toc_pages *pages);

#endif
