/* SPDX-License-Identifier: MIT */
/* The text of a link to a record that gets another number, name or title. */
#ifndef HENCE_EDIT_RELABEL_H
#define HENCE_EDIT_RELABEL_H

#include "core/edit/renumber_text.h"

struct relabel {
	struct number_change number; /* from == to: it stays */
	const char *const *prefixes; /* of its ids, ended by NULL */
	/* Of its file or folder: "0007-x.md", or "0007-x"; both NULL: stays. */
	const char *old_name, *new_name;
	/* Plain text, without the number; both NULL: it stays. */
	const char *old_title, *new_title;
};

/*
 * Add the edits for the text at span of file, Markdown as written: where it
 * names the number, the file or nothing but the title.
 */
void relabel_text(struct edits *edits, struct text file, struct span span,
    const struct relabel *relabel);

#endif
