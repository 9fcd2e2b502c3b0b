/* SPDX-License-Identifier: MIT */
/* Records as the rows of a table of contents. Internal to core/corpus. */
#ifndef HENCE_CORPUS_TOC_ROWS_H
#define HENCE_CORPUS_TOC_ROWS_H

#include "core/corpus/corpus.h"
#include "core/corpus/toc_options.h"

struct toc_rows {
	const struct corpus *corpus;
	const char *path; /* of the file that they are for */
	const struct toc_options *options;
	unsigned level; /* of headings */
	const record_list *records; /* one or more */
};

/* Append them as Markdown, in groups where there are such. False: that is more
 * than so many bytes, and not done to the end. */
bool toc_rows_write(struct strbuf *out, const struct toc_rows *rows,
    size_t limit);

#endif
