/* SPDX-License-Identifier: MIT */
/* What the steps of a decision share when they are written. Internal to
 * core/edit. */
#ifndef HENCE_EDIT_STEP_ITEM_H
#define HENCE_EDIT_STEP_ITEM_H

#include "core/edit/editing.h"
#include "core/edit/step.h"

/* A section of steps, and the classes of those that stand behind it. */
struct step_section {
	enum section_class class_;
	const char *title;
	uint64_t later;
};

extern const struct step_section step_objections, step_consents, step_reviews;

/* The bullet below an item with that mark: its own, "-" below a number. */
char step_bullet(struct text mark);

/* One more item of the section, made where there is none: text is Markdown, the
 * lines behind its first one become items below it. */
void step_add_item(struct editing *editing, const struct step_section *to,
    struct text text);

/* Append "ben@example.org, recorded by ana@example.org" as Markdown. */
void step_add_person(struct strbuf *out, const struct step_person *by);

void step_add_date(struct strbuf *out, const struct date *date);

/* Does the record say just that there? NULL is nothing. */
bool step_is_said(const struct record *record, string_ref said,
    const char *wanted);
bool step_is_by(const struct record *record, string_ref who,
    string_ref recorder, const struct step_person *by);

/* Is what was to be written what is read? */
typedef bool (*step_said_fn)(const struct record *after, const void *wanted);

/* Write the edits and read them back; the editing ends. */
enum status step_finish(struct editing *editing, step_said_fn said,
    const void *wanted, struct error *err);

#endif
