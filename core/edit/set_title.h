/* SPDX-License-Identifier: MIT */
/*
 * A record's title and number wherever it states them: a heading, front
 * matter, a header line, the sidecar. The words and the number are each
 * written without touching the other's bytes, nor emoji, emphasis or closing
 * "#"s around them. A title that only the file's name states is left to that.
 */
#ifndef HENCE_EDIT_SET_TITLE_H
#define HENCE_EDIT_SET_TITLE_H

#include "core/edit/renumber_text.h"
#include "core/edit/subject.h"

/* The words become title: plain text in one line, without a number. */
enum status set_title(struct subject *subject, struct text title,
    struct error *err);

/*
 * The number becomes change->to where a title ("ADR-0007: Use C") or a field
 * ("id: ADR-0007") states change->from. path: of the record when it is done,
 * as its file may be named by the number.
 */
enum status set_number(struct subject *subject,
    const struct number_change *change, const char *path, struct error *err);

#endif
