/* SPDX-License-Identifier: MIT */
/* What a new record says of others: --supersedes and --link. */
#ifndef HENCE_CMD_NEW_RELATE_H
#define HENCE_CMD_NEW_RELATE_H

#include "cmd/new_make.h"

/* Fill draft->relations from the options: kinds that are known, and records
 * that are there. */
enum status new_relate_read(struct new_draft *draft, struct error *err);

/* Write them into the draft's change, where the record is by then. */
enum status new_relate_write(struct new_draft *draft, struct error *err);

void new_relate_say(const struct new_draft *draft);

#endif
