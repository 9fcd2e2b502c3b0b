/* SPDX-License-Identifier: MIT */
/*
 * One file that is made, replaced or removed in two steps: all that takes room
 * or may be refused comes first and shows nowhere; then it is put in its place
 * in one, and can be taken back without room.
 */
#ifndef HENCE_BASE_STAGE_H
#define HENCE_BASE_STAGE_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct stage {
	const char *path; /* where it is; borrowed, as all below */
	const char *shown; /* what messages call it */
	const struct text *before; /* what it holds; NULL: not there */
	const struct text *after; /* what it is to hold; NULL: not there */
	const char *folder; /* where names may be given meanwhile, or NULL */
	const char *beside; /* else beside this; NULL: beside path */
	/* Its own: what has that name is new, or once it is put the old. */
	struct strbuf name; /* "": nothing there */
	bool is_put;
};

/* Then fill in path to beside; release it in any case. */
void stage_init(struct stage *stage);
void stage_release(struct stage *stage);

/*
 * Check and write. STATUS_EXISTS when the file holds something else than
 * before, STATUS_IO for anything but a regular file that we may write to:
 * symbolic links are not followed.
 */
enum status stage_prepare(struct stage *stage, struct error *err);

/*
 * Put it there, after a last look; path may be another name by now. With keep
 * what was there stays at hand for stage_undo.
 */
enum status stage_put(struct stage *stage, bool keep, struct error *err);

/* Back to what was before, if it was put. */
enum status stage_undo(struct stage *stage, struct error *err);

#endif
