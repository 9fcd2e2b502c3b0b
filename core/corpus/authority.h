/* SPDX-License-Identifier: MIT */
/*
 * Who may decide alone, and how far (DESIGN 3): the roles and delegates of a
 * configuration, held against one record on one day. Which configuration and
 * which day judge a decision is for the caller to know.
 */
#ifndef HENCE_CORPUS_AUTHORITY_H
#define HENCE_CORPUS_AUTHORITY_H

#include "core/corpus/config.h"
#include "core/record/record.h"

/* Does the role's area take in the record's? */
bool authority_covers(const struct config_role *role,
    const struct record *record);

/* What became of the search for a role to decide by. */
enum authority_state {
	AUTHORITY_HELD,
	AUTHORITY_NO_ROLE, /* none that counts for this mode */
	AUTHORITY_OTHER_AREA, /* one, but not for this record */
	AUTHORITY_EXPIRED, /* one until a day that has passed */
	AUTHORITY_UNKNOWN /* roles and delegates do not name that person */
};

struct authority {
	enum authority_state state;
	const struct config_role *role; /* of the greatest ceiling; or the one
	                                 * that is of no use; or NULL */
	const struct config_delegate *delegate; /* that has expired, or NULL */
};

/* By which role does that person decide the record on that day, in that mode?
 * Where there are several, by the one that reaches furthest. */
void authority_find(struct authority *out, const struct config *config,
    const struct record *record, enum decision_mode mode, const char *who,
    const struct date *day);

/* Is it a member or a delegate of any role at all, on any day? */
bool authority_knows(const struct config *config, const char *who);

/* May the role decide what reaches so far? */
bool authority_reaches(const struct config_role *role, enum radius radius);

#endif
