/* SPDX-License-Identifier: MIT */
/*
 * A change of status while it is made; internal to core/edit. Each part adds
 * edits and says what they may change.
 */
#ifndef HENCE_EDIT_STATUS_EDIT_H
#define HENCE_EDIT_STATUS_EDIT_H

#include "core/edit/editing.h"
#include "core/edit/set_status.h"

struct status_edit {
	struct editing editing;
	const struct status_change *change;
	unsigned parts; /* enum subject_part: what is changed so far */
	bool stated; /* a place states the status */
	bool dated; /* the record's date is written */
	bool explained; /* because is written */
};

/* Every field that states a status, sections but for logs included. */
enum status edit_status_places(struct status_edit *edit, struct error *err);

/* The dates of the move, and who decided, where there is a place. */
enum status edit_decision(struct status_edit *edit, struct error *err);

/* A kep.yaml beside the file. */
enum status edit_sidecar(struct status_edit *edit, struct error *err);

/* A list of statuses in a section's body, one of them ticked: move the tick.
 * *is_list: the body has such a list. */
enum status status_tasks_edit(struct status_edit *edit, struct span body,
    bool *is_list, struct error *err);

/* The lines of one section that state a status, in their order. */
struct status_lines {
	VEC(const struct field *) items;
};

/* Are they a history, to which an entry is added? */
bool status_log_is(const struct status_edit *edit,
    const struct status_lines *lines);

/* Add the entry, in the log's own order and form. */
enum status status_log_add(struct status_edit *edit,
    const struct status_lines *lines, struct error *err);

#endif
