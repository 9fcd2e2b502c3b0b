/* SPDX-License-Identifier: MIT */
/*
 * Records whose numbers are new: those that the main branch has not. Only there
 * something can be done about a number that somebody else has, or had.
 */
#ifndef HENCE_CHECK_ARRIVALS_H
#define HENCE_CHECK_ARRIVALS_H

#include "core/check/check.h"
#include "core/record/name.h"

/* A record, as far as the name of a file tells. */
struct claim {
	struct record_name name; /* its texts are the path's */
	struct text unit; /* the file without its extension, or its folder */
	bool is_cover; /* the file in the folder that is the record */
};

/* A record whose number is new. */
struct arrival {
	const struct record *record;
	struct claim claim;
	bool is_old; /* for arrivals_find alone */
};

struct arrivals {
	const struct check *check;
	const struct collection *collection;
	const char *main; /* the main branch's commit */
	VEC(struct arrival) items; /* by number, as records are */
	size_t next; /* for arrivals_find alone */
};

/* All of a collection; main is borrowed. */
void arrivals_find(struct arrivals *out, const struct check *check,
    const struct collection *collection, const char *main);
void arrivals_release(struct arrivals *arrivals);

/* claim: of the file at path. */
typedef void (*arrival_fn)(struct arrival *arrival, const struct claim *claim,
    const char *path, void *context);

/* Those with the number that the file at path claims, with the same prefix. */
void arrivals_each_of(struct arrivals *arrivals, const char *path,
    arrival_fn fn, void *context);

/* The rules; what they could not read is noted in the findings. */
enum status check_in_flight(struct arrivals *arrivals, struct error *err);
void check_reused(struct arrivals *arrivals);

#endif
