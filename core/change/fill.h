/* SPDX-License-Identifier: MIT */
/*
 * Templates made into records. Ours, and others that name their places so,
 * have {{title}}, {{number}}, {{date}}, {{status}}, {{deciders}}, {{decider}},
 * {{tags}} and {{author}}; in others the title line and the status, date and
 * like lines are found as a reader finds them, and all else stays untouched.
 */
#ifndef HENCE_CHANGE_FILL_H
#define HENCE_CHANGE_FILL_H

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/change/values.h"

/* Append the template with the values in their places. */
void fill_template(struct strbuf *out, struct text template_text,
    const struct record_values *values);

/* The two ways of doing so; see above. */
void fill_placeholders(struct strbuf *out, struct text template_text,
    const struct record_values *values);
void fill_foreign(struct strbuf *out, struct text template_text,
    const struct record_values *values);

/*
 * Read text as the record at path, and add those of the values that are asked
 * for and cannot be found in it, to its front matter or below its title.
 * complete: the status and date too, where nobody asked for one.
 */
void fill_missing(struct strbuf *text, const char *path,
    const struct record_values *values, bool complete);

/* The length of the part that precedes the first section. */
size_t fill_header_length(struct text template_text);

/* Does text begin with front matter or with a heading of its own? */
bool fill_has_header(struct text text);

/*
 * One line of a text and where it stands. Lines are read with their ends, so
 * that what is not filled in stays byte for byte.
 */
struct fill_line {
	struct text text; /* without its end */
	struct text end; /* "\n", "\r\n", "\r" or "" */
	bool in_front; /* inside front matter */
	bool is_fence; /* opens or closes front matter */
	bool in_code; /* inside a fenced block or an HTML comment */
	int level; /* of an ATX heading, else 0 */
	struct text heading; /* its words */
};

struct fill_cursor {
	struct text rest;
	size_t count;
	bool in_front, in_code, in_comment;
};

void fill_lines(struct fill_cursor *cursor, struct text text);
bool fill_next_line(struct fill_cursor *cursor, struct fill_line *out);

/* "# Summary" begins a section, though it is written like a title. */
bool fill_is_section(struct text heading);

/* Append "a, b", or "[a, b]" in YAML. */
void fill_list(struct strbuf *out, const char *const *items, size_t count,
    bool yaml);

#endif
