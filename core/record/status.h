/* SPDX-License-Identifier: MIT */
/* What a line that states a status says. Looks at plain text alone. */
#ifndef HENCE_RECORD_STATUS_H
#define HENCE_RECORD_STATUS_H

#include <stdbool.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/record/lexicon.h"

struct status_line {
	/* RECORD_NO_STATUS: a template's "proposed | accepted | ..." left as it
	 * was; RECORD_UNKNOWN: words that are not in the lexicon */
	enum record_status status;
	bool is_short; /* the word and little else: no prose */
	struct date date; /* written on the line; year 0: none */
};

void status_read(struct status_line *out, struct text plain);

/* The status that a folder's name or a tag is ("withdrawn"), all of it. */
enum record_status status_of_word(struct text word);

/* "[x] Accepted", an item of a list in which one is ticked; *rest: what stands
 * behind the mark. */
bool status_task_read(bool *is_ticked, struct text *rest, struct text line);

#endif
