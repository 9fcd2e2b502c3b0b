/* SPDX-License-Identifier: MIT */
/* Where a section's text and its list end, and how one more item is put there:
 * with the marks, blank lines and line ends that the record has. */
#ifndef HENCE_EDIT_SECTION_LIST_H
#define HENCE_EDIT_SECTION_LIST_H

#include <stdbool.h>

#include "core/edit/edits.h"
#include "core/record/record.h"

/* Where the next item of a list goes. */
struct list_place {
	uint32_t at; /* the start of a line */
	struct text mark; /* "* " */
	bool loose; /* a blank line between items */
	bool counts; /* "1.", "2." */
	bool begins; /* there is no list yet: a blank line goes before */
};

/*
 * The last list of the section, as far as it is the last thing there; or the
 * beginning of a section with nothing but comments. False: there is other text
 * behind.
 */
bool list_place_find(struct list_place *out, struct text file,
    const struct record *record, const struct section *section);

/* Append the mark of the next item: "3. " behind "2. ". */
void list_place_mark(struct strbuf *out, const struct list_place *place);

/* The mark that the record's own lists have, "* " without any. */
struct text list_usual_mark(struct text file, const struct record *record);

/* Behind the last line of text in the span, its start where there is none:
 * rules, comments and definitions are none. */
uint32_t section_text_end(struct text file, struct span body);

/* Put a line (or several) in at the start of one; the file may lack its last
 * newline, and then the line has none. */
void section_insert(struct edits *edits, struct text file, uint32_t at,
    bool blank_before, struct text line);

/* A new section behind the last line that is not blank. */
void section_append(struct edits *edits, struct text file, const char *heading,
    struct text text);

/* A new section in front of that one. */
void section_put_before(struct edits *edits, struct text file,
    const struct section *next, const char *heading, struct text text);

#endif
