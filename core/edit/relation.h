/* SPDX-License-Identifier: MIT */
/*
 * One side of a relation, written into one record in its own form: a line of
 * the status section, MADR's "superseded by", a front-matter list, a header
 * line, an item of the links section. What a target's text names is asked of
 * the caller, as only a corpus knows.
 */
#ifndef HENCE_EDIT_RELATION_H
#define HENCE_EDIT_RELATION_H

#include <stdbool.h>

#include "core/edit/habits.h"
#include "core/edit/set_status.h"
#include "core/edit/subject.h"

/* The other record, as this one may call it. */
struct relation_target {
	const char *id; /* "ADR-0012"; the slug where there is no number */
	const char *title; /* Markdown of its heading: "12. Use `C`" */
	const char *name; /* the same without its number: "Use `C`" */
	const char *stem; /* "0012-use-c" */
	const char *url; /* from this record: "../rfcs/0012-x.md", encoded */
	/* Does that text, where this record has it, name the other one? */
	bool (*means)(void *context, struct text text);
	void *context;
};

struct relation_note {
	enum relation_kind kind;
	bool inverse;
	const char *words; /* free words in place of kind, or NULL */
	/* "Partially supersedes": reads as RELATION_AMENDS */
	bool partial;
	const struct relation_target *target;
	const struct habits *habits; /* or NULL */
	const struct relation_manner *manner; /* of neighbours, or NULL */
};

/* May the free words stand in front of a link, and be read again as they are?
 * A few, without marks of Markdown or sentences, beginning with a letter. */
bool relation_words_fit(struct text words);

/* The name of the kind that somewhere in free words is one, or NULL: "fully
 * supersedes". */
const char *relation_words_say(struct text words);

/* How neighbours write relations; learnt by relation_manner_learn. */
enum manner_place {
	MANNER_UNKNOWN,
	MANNER_IN_STATUS, /* "status: superseded by ADR-0012" */
	MANNER_OWN_FIELD /* "superseded-by: [ADR-0012]" */
};

struct relation_manner {
	enum manner_place successor;
	char *successor_key; /* "superseded_by", or NULL; owned */
	bool plain_status; /* "superseded" alone, where there is no other */
	bool in_links; /* as items of sections called "Links" */
	char *target; /* "[ADR-0007](0007-x.md)", or NULL; owned */
};

void relation_manner_init(struct relation_manner *manner);
void relation_manner_release(struct relation_manner *manner);

/* Learn what is not known yet from one more record and its bytes. */
void relation_manner_learn(struct relation_manner *manner,
    const struct record *record, struct text bytes);

/* Take what is not known yet from another one, which may go away. */
void relation_manner_add(struct relation_manner *manner,
    const struct relation_manner *other);

/*
 * Write it, next to others of its kind where there are such; nothing when it
 * is there. The status is not touched. STATUS_UNSUPPORTED where no place of
 * the record can have it, and the record is as it was.
 */
enum status relation_add(struct subject *subject,
    const struct relation_note *note, struct error *err);

/* Does the record say so already? */
bool relation_is_there(const struct reading *reading,
    const struct relation_note *note);

/*
 * The status becomes superseded (as set_status does it) and names the target:
 * MADR's "superseded by ADR-0012", adr-tools' line in place of "Accepted", a
 * header line or list of its own; a second successor is added to the first.
 */
enum status relation_supersede(struct subject *subject,
    const struct relation_note *note, const struct status_change *change,
    struct error *err);

struct relation_removal {
	const struct relation_target *target;
	/* Of this kind, or in these words; NULL: all that there are. */
	const struct relation_note *only;
	size_t removed; /* relations taken out */
	uint32_t left_line; /* of one that stands in a sentence, or 0 */
};

/*
 * Take the relations to the target out, with the list item or line that holds
 * nothing else. What stands in a sentence is left as it is. The word of the
 * status is left: see set_status.
 */
void relation_remove(struct subject *subject, struct relation_removal *removal);

#endif
