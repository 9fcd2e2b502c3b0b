/* SPDX-License-Identifier: MIT */
/*
 * The table of contents that belongs between two markers, as Markdown, and
 * whether what stands there is it. Writes no file.
 */
#ifndef HENCE_CORPUS_TOC_H
#define HENCE_CORPUS_TOC_H

#include "core/corpus/corpus.h"
#include "core/corpus/toc_options.h"
#include "core/corpus/toc_place.h"

/*
 * Append a table of contents for the file at path: the records in and below its
 * folder, or of the collection that options name, in the corpus's order; lines
 * end at LF; level is that of headings. Nothing where there is no record.
 * STATUS_USAGE: no such collection, or none in or around the folder.
 * STATUS_TOO_LARGE: over TOC_TABLE_MAX.
 */
enum status toc_write(struct strbuf *out, const struct corpus *corpus,
    const char *path, const struct toc_options *options, unsigned level,
    struct error *err);

/*
 * The same as it stands between the markers of a place: empty lines around it,
 * line ends as there. STATUS_CONFIG, too, where the place cannot be used.
 */
enum status toc_write_place(struct strbuf *out, const struct corpus *corpus,
    const char *path, const struct toc_place *place, struct error *err);

/* Where the text between two markers first differs from the one wanted. */
struct toc_difference {
	struct text line; /* a line of there; data at its end: one is missing */
	struct text wanted; /* in its place; data NULL: none is */
};

/*
 * False: there is none. How many blanks there are, how long the rule of a table
 * is and empty lines around it do not count: formatters align tables.
 */
bool toc_differs(struct toc_difference *out, struct text there,
    struct text wanted);

#endif
