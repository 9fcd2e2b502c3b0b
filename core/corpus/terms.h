/* SPDX-License-Identifier: MIT */
/*
 * The terms of a decision, as its record and the configuration have them: who
 * decides and in which mode, how far it reaches, whether there is a way back,
 * and the tier that follows from these (RULES). Judges nothing.
 */
#ifndef HENCE_CORPUS_TERMS_H
#define HENCE_CORPUS_TERMS_H

#include "core/base/vec.h"
#include "core/corpus/config.h"
#include "core/record/record.h"

enum way_back {
	WAY_BACK_UNKNOWN, /* not said, or no known word */
	WAY_BACK_TWO_WAY,
	WAY_BACK_COSTLY,
	WAY_BACK_ONE_WAY
};

enum tier {
	TIER_LIGHT,
	TIER_STANDARD,
	TIER_HEAVY
};

/* "light" */
const char *tier_name(enum tier tier);

typedef VEC(const char *) person_list;

struct terms {
	enum decision_mode mode; /* MODE_NONE: neither says one */
	enum way_back way_back;
	enum radius radius;
	enum tier tier;
	person_list deciders; /* their words live in the record */
	person_list authors;
};

/* Release it. */
void terms_read(struct terms *out, const struct record *record,
    const struct config *config);
void terms_release(struct terms *terms);

/*
 * Are the terms of a decision asked for? By a repository that says since when
 * or how it decides, or by a record that says how it was, or that was objected
 * or consented to. Most say nothing of that.
 */
bool terms_apply(const struct record *record, const struct config *config);

/* The first value of a field, or NULL. */
const char *terms_field(const struct record *record, enum field_key key);

/* The day of a field, year 0 where it gives none. */
struct date terms_day(const struct record *record, enum field_key key);

bool person_is_in(const person_list *people, const char *who);

#endif
