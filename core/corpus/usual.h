/* SPDX-License-Identifier: MIT */
/*
 * The names of folders that people keep records in: what discovery looks for
 * and what a collection's kind and prefix are inferred from. Internal to
 * core/corpus; looks at names alone.
 */
#ifndef HENCE_CORPUS_USUAL_H
#define HENCE_CORPUS_USUAL_H

#include <stdbool.h>

#include "core/base/text.h"

/* What a file below such a folder must have to be taken for a record. */
enum usual_need {
	USUAL_DOCUMENT, /* nothing more */
	USUAL_MARKED, /* a number or date in its name */
	USUAL_PREFIXED /* a prefix and a number in its name */
};

struct usual_folder {
	const char *name; /* in any case of letters */
	enum usual_need need;
	const char *kind, *prefix; /* NULL: the name does not tell */
	bool only_at_root;
};

/* The row of the folder's own name, or NULL. */
const struct usual_folder *usual_find(struct text path);

/* What a collection holds, by the prefix of its files ("PEP", or NULL) or else
 * the innermost part of its path that tells; or NULL. */
const struct usual_folder *usual_infer(struct text path, const char *prefix);

#endif
