/* SPDX-License-Identifier: MIT */
/* What an edit has changed, by reading the record before and after it. */
#ifndef HENCE_EDIT_VERIFY_H
#define HENCE_EDIT_VERIFY_H

#include "core/edit/subject.h"

/* What an edit may change about a record; all else must stay. */
enum subject_part {
	PART_STATUS = 1 << 0, /* status, its raw word, its fields */
	PART_DATE = 1 << 1,
	PART_DECIDERS = 1 << 2,
	PART_RELATIONS = 1 << 3, /* relations, and links */
	PART_TITLE = 1 << 4,
	PART_NUMBER = 1 << 5,
	PART_SECTIONS = 1 << 6, /* a section more or less */
	PART_BECAUSE = 1 << 7,
	PART_TAGS = 1 << 8,
	PART_ALIASES = 1 << 9,
	PART_UNKNOWN = 1 << 10, /* fields of which we know nothing */
	PART_STEPS = 1 << 11, /* sections Objections, Consent, Review log */
	PART_OTHER = PART_BECAUSE | PART_TAGS | PART_ALIASES | PART_UNKNOWN
};

/* The part that a field of that key belongs to. */
unsigned verify_part_of(enum field_key key);

/*
 * Compare two readings but for the parts; STATUS_UNSUPPORTED with what differs
 * ("the edit would change the title too").
 */
enum status verify_readings(const struct reading *before,
    const struct reading *after, unsigned parts, struct error *err);

#endif
