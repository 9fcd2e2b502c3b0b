/* SPDX-License-Identifier: MIT */
/*
 * An edit of a subject while it is made: its texts as they were, what they say,
 * and the places of fields, which are written in each one's own form.
 */
#ifndef HENCE_EDIT_EDITING_H
#define HENCE_EDIT_EDITING_H

#include "core/edit/edits.h"
#include "core/edit/subject.h"
#include "core/edit/yaml_edit.h"

struct editing {
	struct subject *subject;
	struct reading before;
	struct strbuf text, sidecar; /* as they were */
	struct edits edits; /* of the text */
	struct edits sidecar_edits;
	bool has_yaml; /* front matter that can be edited as YAML */
	struct yaml_text yaml;
};

void editing_begin(struct editing *editing, struct subject *subject);

/* Make the subject's texts what the edits say; false where they overlap. */
bool editing_write(struct editing *editing);

/* Write, and read what is there then; after is the caller's to release in any
 * case. */
enum status editing_apply(struct editing *editing, struct reading *after,
    struct error *err);

/* Release; the subject's texts are as they were again unless status is OK. */
void editing_end(struct editing *editing, enum status status);

/* The bytes of a span of the text as it was. */
struct text editing_bytes(const struct editing *editing, struct span span);

/* How the line ends with which the record's text begins. */
const char *editing_line_end(const struct editing *editing);

/*
 * Append the text to be edited in place of a field: YAML decoded, all else as
 * it is written; *markup: it is Markdown.
 */
void editing_value(struct strbuf *out, const struct editing *editing,
    const struct field *field, bool *markup);

/* The field's bytes become value, which is text of that kind. placeholder: the
 * old text was a template's, its quotes are not kept. */
enum status editing_put(struct editing *editing, const struct field *field,
    struct text value, bool placeholder, struct error *err);

/* The bytes of a line become text; in the row of a table the columns stay. */
void editing_put_bytes(struct editing *editing, struct span span,
    struct text text);

#endif
