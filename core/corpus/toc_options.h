/* SPDX-License-Identifier: MIT */
/*
 * What a table of contents is to look like, as its marker says it in words:
 * "style=list columns=id,title group=year".
 */
#ifndef HENCE_CORPUS_TOC_OPTIONS_H
#define HENCE_CORPUS_TOC_OPTIONS_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/text.h"

enum toc_style {
	TOC_TABLE,
	TOC_LIST
};

enum toc_group {
	TOC_UNGROUPED,
	TOC_BY_STATUS,
	TOC_BY_YEAR,
	TOC_BY_TAG,
	TOC_BY_AREA,
	TOC_BY_COLLECTION
};

enum toc_column {
	TOC_ID,
	TOC_TITLE,
	TOC_STATUS,
	TOC_DATE,
	TOC_TAGS,
	TOC_DECIDERS,
	TOC_COLLECTION,
	TOC_COLUMN_COUNT
};

struct toc_options {
	enum toc_style style;
	enum toc_group group;
	/* In order, the title among them; none: id, title, status and date,
	 * those of them that any record has. */
	enum toc_column columns[TOC_COLUMN_COUNT];
	size_t columns_count;
	const char *collection; /* name, path or kind; NULL: by the folder */
};

/* Read the words; strings live in arena. STATUS_USAGE where one is not known
 * or given twice, with those that there are in the hint. */
enum status toc_options_read(struct toc_options *out, struct text words,
    struct arena *arena, struct error *err);

#endif
