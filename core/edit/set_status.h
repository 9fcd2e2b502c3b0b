/* SPDX-License-Identifier: MIT */
/*
 * The status of one record, in every place that states it (DESIGN 4), in each
 * place's own form: case, quotes, decoration, language, column widths. A dated
 * log gets a line in its own order; a sidecar is edited too.
 */
#ifndef HENCE_EDIT_SET_STATUS_H
#define HENCE_EDIT_SET_STATUS_H

#include "core/base/date.h"
#include "core/edit/habits.h"
#include "core/edit/subject.h"

struct status_change {
	enum record_status status;
	/* The word to write, as somebody gave it or the configuration has it
	 * (a state of the team's own that stands for status); NULL: the
	 * record's or its neighbours' own word. */
	const char *word;
	struct date date; /* of the move */
	/*
	 * It is a decision: the record's date becomes the move's, and decider
	 * (or NULL) goes where the record has a place for one that is empty or
	 * still the template's.
	 */
	bool decides;
	const char *decider;
	const char *because; /* one line, or NULL */
	const struct habits *habits; /* or NULL */
};

/*
 * STATUS_UNSUPPORTED, with the reason, where a place cannot be edited safely
 * (a folder named by a status, a template's text that is not understood ...);
 * the subject is as it was then.
 */
enum status set_status(struct subject *subject,
    const struct status_change *change, struct error *err);

#endif
