/* SPDX-License-Identifier: MIT */
/* Are a record's relations, read again, what they were meant to be? Internal
 * to core/edit. */
#ifndef HENCE_EDIT_RELATION_CHECK_H
#define HENCE_EDIT_RELATION_CHECK_H

#include "core/edit/relation.h"

/* A subject's texts as they were. */
struct subject_copy {
	struct strbuf text, sidecar;
};

void subject_save(struct subject_copy *out, const struct subject *subject);
void subject_restore(struct subject *subject, const struct subject_copy *copy);
void subject_copy_release(struct subject_copy *copy);

/* All that were there are, and the note's; nothing else. */
enum status relation_check_added(const struct record *before,
    const struct record *after, const struct relation_note *note,
    struct error *err);

/* All but those to the target are there still, and no new ones. */
enum status relation_check_removed(const struct record *before,
    const struct record *after, const struct relation_target *target,
    struct error *err);

#endif
