/* SPDX-License-Identifier: MIT */
/* Which option was chosen and why, written where a record tells its decision. */
#ifndef HENCE_EDIT_OUTCOME_H
#define HENCE_EDIT_OUTCOME_H

#include "core/edit/subject.h"

/*
 * 'Chosen option: "X", because Y.' begins the section of the decision; what
 * stood there as a template's text, or as an earlier choice in that form, goes,
 * all else stays behind it. A record without such a section gets one behind its
 * options. A field "chosen" that the record has is set, too. Both are one line
 * of plain text; option is what choice_find takes. STATUS_USAGE: that is none of
 * the options; STATUS_FORBIDDEN: people have consented to the text as it was.
 */
enum status set_outcome(struct subject *subject, const char *option,
    const char *because, struct error *err);

#endif
