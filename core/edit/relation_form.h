/* SPDX-License-Identifier: MIT */
/*
 * The forms in which a record may have a relation, each one a way to write it.
 * Internal to core/edit: relation.h chooses among them, in order.
 */
#ifndef HENCE_EDIT_RELATION_FORM_H
#define HENCE_EDIT_RELATION_FORM_H

#include "core/edit/edits.h"
#include "core/edit/relation.h"
#include "core/edit/relation_line.h"
#include "core/edit/relation_target.h"

struct writing {
	const struct subject *subject;
	const struct relation_note *note;
	const struct record *record; /* as it is before */
	struct text bytes;
	struct edits text, sidecar; /* what is to be done */
	bool adds_section;
};

/* A way to write it: false where the record has no such place. */
typedef bool (*form_fn)(struct writing *w);

bool form_beside_same(struct writing *w); /* where its kind is already */
bool form_beside_others(struct writing *w); /* where other relations are */
bool form_empty_label(struct writing *w); /* "- Supersedes:" of a template */
bool form_status_section(struct writing *w);
bool form_links_section(struct writing *w);
bool form_header(struct writing *w);
bool form_front_matter(struct writing *w);
bool form_stated_front_matter(struct writing *w); /* if the status is there */
bool form_below_title(struct writing *w);
bool form_new_section(struct writing *w);

/* What the reader makes of it: "partially supersedes" amends. */
enum relation_kind note_kind(const struct relation_note *note);

/* Do the words say the same as the note? */
bool note_is_said(const struct relation_note *note, struct text words);

/* Append "Supersedes", "Partially superseded by". */
void note_words(struct strbuf *out, const struct relation_note *note);

enum label_form {
	LABEL_WORDS, /* "Superseded by" */
	LABEL_DASHED, /* "Superseded-by" */
	LABEL_TITLED /* "Superseded-By" */
};

/* The same as a label beside that one, in its case. */
void note_label(struct strbuf *out, const struct relation_note *note,
    struct text like, enum label_form form);

/* "None", "N/A", "-": nothing is said. */
bool says_nothing(struct text value);

/* How this record (its place first), else its neighbours, write targets. */
void style_choose(struct target_style *out, const struct writing *w,
    enum field_place place);

/* Of form_beside_same and form_beside_others: keys in YAML. */
bool yaml_beside(struct writing *w, bool same);

/* One more target in a front matter's status: "superseded by 1, 2". */
bool yaml_extend(struct writing *w, const struct field *field);

/* One more target behind those of the field. */
bool header_extend(struct writing *w, const struct field *field);

/* A line of its own behind the field's, in its form. */
bool header_add(struct writing *w, const struct field *like);

/* A line or item behind the one that states another relation. */
bool section_beside(struct writing *w, const struct relation_line *line,
    bool same);

#endif
