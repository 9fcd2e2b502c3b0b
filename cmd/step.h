/* SPDX-License-Identifier: MIT */
/* What the commands of a decision's steps share: who takes it, on which
 * record, and when. */
#ifndef HENCE_CMD_STEP_H
#define HENCE_CMD_STEP_H

#include "cmd/work.h"
#include "core/edit/step.h"
#include "core/git/identity.h"

struct step_options {
	const char *as; /* for whom, or NULL: for oneself */
	struct date date; /* year 0: today */
	bool dry_run;
};

/* The rows of a command's table for them; group is a member of its values. */
#define STEP_ROWS(values, group) \
	{ .type = OPTION_STRING, \
		.name = "as", \
		.argument = "WHO", \
		.summary = "write it down for somebody else, and say so", \
		.offset = offsetof(struct values, group.as), \
		.completes = VALUE_DECIDER }, \
	    { .type = OPTION_DATE, \
		    .name = "date", \
		    .argument = "DATE", \
		    .summary = "that date rather than today's", \
		    .offset = offsetof(struct values, group.date) }, \
	    WORK_DRY_RUN_ROW(offsetof(struct values, group.dry_run))

struct step {
	struct work work;
	struct step_person by;
	struct identity me;
	const struct record *record;
	struct subject subject;
};

/*
 * Begin to work on the record. decided: the step belongs to records that are
 * decided, else to those that are not; STATUS_FORBIDDEN for others. Release it
 * in any case.
 */
enum status step_begin(struct step *step, struct env *env, const char *command,
    const char *id, const struct step_options *options, bool decided,
    struct error *err);
void step_release(struct step *step);

/* Is that person, as a record names them, the one who takes the step? */
bool step_is_person(const struct step *step, const char *who);

/* NULL is fine: an option that was not given. */
enum status step_check_words(const char *what, const char *words,
    struct error *err);

#endif
