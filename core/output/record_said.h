/* SPDX-License-Identifier: MIT */
/* Which lines of a record's text say nothing but what the block of rows above
 * the text says, too. */
#ifndef HENCE_OUTPUT_RECORD_SAID_H
#define HENCE_OUTPUT_RECORD_SAID_H

#include <stdbool.h>

#include "core/record/record.h"

/*
 * A value for each line of the document, true for the lines of paragraphs,
 * lists and tables that consist of fields; sections stay. In arena, NULL
 * where there is no such block.
 */
bool *record_said_lines(const struct record *record,
    const struct md_document *doc, struct arena *arena);

/* Is a relation read from the field? */
bool record_said_relation(const struct record *record,
    const struct field *field);

#endif
