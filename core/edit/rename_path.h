/* SPDX-License-Identifier: MIT */
/*
 * The path of a link that leads to something that gets another name or place.
 * Only the part of it that changes is written; "./", "../", "/", the encoding,
 * query and fragment stay.
 */
#ifndef HENCE_EDIT_RENAME_PATH_H
#define HENCE_EDIT_RENAME_PATH_H

#include <stdbool.h>

#include "core/edit/edits.h"

/* A file or folder that stays in its folder, or a file that goes elsewhere. */
struct name_move {
	const char *path; /* from the root */
	const char *name; /* what the last part of it becomes */
	const char *to; /* or what all of it becomes, from the root */
};

struct name_moves {
	const struct name_move *items;
	size_t count;
};

enum path_form {
	PATH_MARKDOWN, /* [text](here), percent signs and backslashes */
	PATH_ATTRIBUTE, /* href="here" */
	PATH_PLAIN /* a value in YAML or the like: as it is, or encoded */
};

/*
 * Set out to where url (with backslashes and entities resolved) leads: a path
 * from the root. folder: the one its text is in. False where it is remote or
 * leaves the root.
 */
bool path_resolve(struct strbuf *out, struct text url, const char *folder);

/* Set out to path (before the moves) as it is after them. A document may be
 * named without its ".md". */
void path_after(struct strbuf *out, const struct name_moves *moves,
    const char *path);

/*
 * Add the edits for the URL at span of file, as written there; false where it
 * leads to nothing that moves.
 */
bool path_follow(struct edits *edits, struct text file, struct span span,
    enum path_form form, const char *folder, const struct name_moves *moves);

#endif
