/* SPDX-License-Identifier: MIT */
/*
 * One side of a relation, written into one record in its own form: a line of
 * the status section, MADR's "superseded by", a front-matter list, a header
 * line, an item of the links section. Targets are told apart by who calls.
 */
#ifndef HENCE_EDIT_RELATION_H
#define HENCE_EDIT_RELATION_H

#include <stdbool.h>

#include "core/edit/habits.h"
#include "core/edit/subject.h"

/* The other record, as this one may call it. */
struct relation_target {
	const char *id; /* "ADR-0012" */
	const char *title; /* as its heading has it: "12. Use PostgreSQL" */
	const char *url; /* from this record: "../rfcs/0012-x.md", encoded */
};

struct relation_note {
	enum relation_kind kind;
	bool inverse;
	const char *words; /* free words in place of kind, or NULL */
	bool partial; /* "Partially supersedes" */
	struct relation_target target;
	const struct habits *habits; /* or NULL */
};

/* Is that relation of the record to the target that is meant? */
typedef bool (*relation_match_fn)(const struct record *record,
    const struct relation *relation, void *context);

/* Write it, next to others of its kind where there are such; nothing when it
 * is there. The status is not touched, whatever the relation says of it. */
enum status relation_add(struct subject *subject,
    const struct relation_note *note, struct error *err);

/*
 * The status becomes superseded and names the target, as one edit: MADR's
 * "superseded by ADR-0012", adr-tools' line in place of "Accepted" ...; a
 * second successor is added to the first.
 */
struct status_change;
enum status relation_supersede(struct subject *subject,
    const struct relation_note *note, const struct status_change *change,
    struct error *err);

/* Take every relation out that matches, with the list item or line that holds
 * nothing else; *count says how many. The status is left alone. */
enum status relation_remove(struct subject *subject, relation_match_fn match,
    void *context, size_t *count, struct error *err);

#endif
