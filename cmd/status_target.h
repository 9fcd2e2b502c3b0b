/* SPDX-License-Identifier: MIT */
/* Where a record stands and where it is to go: looked up and judged before
 * anything is written. */
#ifndef HENCE_CMD_STATUS_TARGET_H
#define HENCE_CMD_STATUS_TARGET_H

#include "cmd/status_move.h"
#include "core/corpus/lifecycle.h"
#include "core/edit/subject.h"

struct status_target {
	const struct corpus *corpus;
	const struct record *record; /* of the corpus */
	const char *kind;
	struct subject subject;
	struct reading reading; /* of the subject before the move */
	struct strbuf id, was; /* "proposed"; "'odd words'"; "" */
	struct lifecycle_state from, to;
	const char *word; /* to be written; NULL: any that means it */
	bool stays; /* in the state that it is in */
	bool is_there; /* the same, and nothing is to be written */
};

/* corpus, record and subject are filled in before; release it in any case. */
void status_target_init(struct status_target *target,
    const struct corpus *corpus, const struct record *record);
void status_target_release(struct status_target *target);

/* Read the record and find the states; STATUS_USAGE: there is no such one. */
enum status status_target_read(struct status_target *target,
    const struct status_request *request, struct error *err);

/*
 * May it move so? STATUS_FORBIDDEN, what it may become in the hint. Sets
 * is_there where it is there already and nothing is asked for besides.
 */
enum status status_target_judge(struct status_target *target,
    const struct status_request *request, struct error *err);

/* Is the record, as its texts are now, where it was to go? */
enum status status_target_check(const struct status_target *target,
    struct error *err);

#endif
