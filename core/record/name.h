/* SPDX-License-Identifier: MIT */
/*
 * What the name of a file or folder says about a record: date, prefix, number
 * and slug. Looks at the name alone.
 */
#ifndef HENCE_RECORD_NAME_H
#define HENCE_RECORD_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/text.h"

struct record_name {
	struct date date; /* year 0: none; 20240131-x and 2024-01-31-x */
	bool date_dashed; /* 2024-01-31 rather than 20240131 */
	bool has_number;
	uint32_t number;
	uint32_t width; /* digits as written, 0 without a number */
	bool placeholder; /* a number still to be given: 000x, adr-XXX */
	struct text prefix; /* "ADR" of ADR-0007-x; empty: none */
	char separator; /* before the slug: '-', '_', ' ', '.' or 0 */
	struct text slug; /* what is left; may be empty */
};

enum name_format {
	NAME_NO_DOCUMENT,
	NAME_MARKDOWN,
	NAME_RST,
	NAME_ASCIIDOC,
	NAME_PLAIN
};

/* By the extension; *stem is the name without it (all of it else). */
enum name_format name_split(const char *base, struct text *stem);

/* Read a stem: a file's name without extension, or a folder's. */
void record_name_parse(struct record_name *out, struct text stem);

/* A number, a date or a placeholder: a record even where others are not. */
bool record_name_is_marked(const struct record_name *name);

/*
 * README, index, changelog and the like: pages about records. *is_cover: a
 * page that may stand for its folder (README, index, DECISION, ADR ...).
 */
bool name_is_page(struct text stem, bool *is_cover);

/* template.md, adr-template-short.md, 0000-template.md. */
bool name_is_template(struct text stem);

/*
 * The stem that names a record: the file's, or its folder's for a cover page
 * in a sub-folder. path is from the collection's folder. False when it is not
 * named like a document.
 */
bool name_stem(struct text *stem, bool *is_cover, const char *path);

/*
 * The number in the name of a file that is a record, or that lies beside one
 * in a folder of its own; *unit is the path of that folder, or of the file
 * without its extension. path is from the collection's folder. False: none.
 */
bool name_of_path(struct record_name *out, struct text *unit, const char *path);

#endif
