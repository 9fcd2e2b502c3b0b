/* SPDX-License-Identifier: MIT */
/* Links beside those of Markdown itself. Internal to core/edit. */
#ifndef HENCE_EDIT_RELINK_PARTS_H
#define HENCE_EDIT_RELINK_PARTS_H

#include "core/edit/relink.h"
#include "core/format/markdown.h"

/* Does the url, unescaped, lead from the folder to the record itself? */
bool relink_is_to_record(const struct relink *relink, const char *folder,
    struct text url);

/* Add the edits for href and src in raw HTML; gives how many links they
 * change. */
size_t relink_html(struct edits *edits, const struct md_document *doc,
    const char *folder, const struct name_moves *moves);

/* The same for "[text](url)" in front matter, at span of file. */
size_t relink_yaml(struct edits *edits, struct text file, struct span span,
    const char *folder, const struct relink *relink);

#endif
