/* SPDX-License-Identifier: MIT */
/*
 * The links of one Markdown text to files and folders that get another name:
 * links, images, reference definitions, and href and src in raw HTML. Nothing
 * inside of code, nothing outside of links.
 */
#ifndef HENCE_EDIT_RELINK_H
#define HENCE_EDIT_RELINK_H

#include "core/edit/relabel.h"
#include "core/edit/rename_path.h"

struct relink {
	struct name_moves moves;
	/* Links that lead to the record itself get another text, too. */
	const char *record; /* its path, before the moves */
	const char *record_folder; /* the one that is the record, or NULL */
	struct relabel relabel;
	/* Of the one link that is written, all others stay; empty: all are. */
	struct span only;
	bool html; /* href and src in raw HTML are written, and nothing else */
};

struct relink_count {
	size_t links; /* that are written anew */
	size_t missed; /* that should, but whose bytes were not found */
	uint32_t line; /* of the first of those */
};

/*
 * path: of the text, before the moves. STATUS_UNSUPPORTED, and the text as it
 * was, where what is read afterwards is not what was meant.
 */
enum status relink_text(struct strbuf *text, const char *path,
    const struct relink *relink, struct relink_count *count, struct error *err);

#endif
