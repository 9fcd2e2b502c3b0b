/* SPDX-License-Identifier: MIT */
/*
 * What is left to do of a change that was stopped half-way, or to undo: each
 * file is judged by its bytes. What somebody has changed since is left alone.
 */
#ifndef HENCE_CHANGE_RECOVER_H
#define HENCE_CHANGE_RECOVER_H

#include "core/change/journal.h"

enum recover_way {
	RECOVER_CONTINUE,
	RECOVER_ABORT
};

/*
 * The steps from where things are to the wanted end go to plan; nothing is
 * done yet. STATUS_EXISTS: a file is neither what it was nor what it was to be.
 * Release plan in any case, before the journal.
 */
enum status recover_plan(struct change *plan, const struct journal *journal,
    enum recover_way way, struct error *err);

/* Do it, and remove the journal. On an error it stays, and so do the files. */
enum status recover_apply(struct change *plan, const struct journal *journal,
    enum recover_way way, struct error *err);

#endif
