/* SPDX-License-Identifier: MIT */
/* What `renumber` and `rename` share: options, the record, its new name, the
 * summary. */
#ifndef HENCE_CMD_MOVING_H
#define HENCE_CMD_MOVING_H

#include "cmd/work.h"
#include "core/change/relocate.h"

struct moving_options {
	bool dry_run, no_alias;
};

extern const struct option_row moving_rows[];

struct moving {
	struct work work;
	const struct moving_options *options;
	const struct record *record;
	struct subject subject;
	struct strbuf stem; /* its file's or folder's new name */
	struct relocate_result result;
};

/* Open the record that id names; release it in any case. */
enum status moving_begin(struct moving *moving, struct env *env,
    const char *command, const struct moving_options *options, const char *id,
    struct error *err);
void moving_release(struct moving *moving);

/* The collection that the record is of. */
const struct collection *moving_collection(const struct moving *moving);

/* Carry it out, with what relocation says beside its first members. */
enum status moving_finish(struct moving *moving, const struct relocation *wish,
    struct error *err);

#endif
