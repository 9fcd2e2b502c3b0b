/* SPDX-License-Identifier: MIT */
/*
 * Carrying a change out, and taking it back when something fails on the way.
 * What takes room or may be refused is done before anything can be seen.
 */
#ifndef HENCE_CHANGE_CARRY_H
#define HENCE_CHANGE_CARRY_H

#include "core/base/stage.h"
#include "core/base/vec.h"
#include "core/change/change.h"

struct carry_file {
	const struct change_file *file;
	struct text before, after;
	struct strbuf path; /* absolute, where it is at the time */
	struct strbuf beside; /* absolute, where no move takes anything along */
	struct stage stage;
};

struct carry {
	struct change *change;
	struct strbuf folder; /* for files on their way */
	VEC(struct carry_file *) files; /* those that are written or removed */
	size_t moved; /* how many of the moves are done */
	bool is_half; /* neither done nor taken back */
};

void carry_init(struct carry *carry, struct change *change);
void carry_release(struct carry *carry);

/* More than one step: being stopped between them must be provided for. */
bool carry_has_steps(const struct carry *carry);

/* All files are checked and their texts are on the disk; nothing is seen yet. */
enum status carry_prepare(struct carry *carry, struct error *err);

/* Do it. On an error all is as before, or else is_half, and err says so. */
enum status carry_do(struct carry *carry, struct error *err);

/* Take away the folders that were made for the change, the empty ones. */
void carry_remove_folders(const struct change *change);

#endif
