/* SPDX-License-Identifier: MIT */
/*
 * Where a link that leads to nothing was meant to lead: to what its file is
 * called now, or to the one file that can be meant. Never a guess.
 */
#ifndef HENCE_CHANGE_DESTINATION_H
#define HENCE_CHANGE_DESTINATION_H

#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/corpus/corpus.h"
#include "core/git/moved.h"

struct destinations {
	const struct corpus *corpus; /* borrowed, as all in scope */
	struct moved_scope scope;
	struct map asked; /* path -> 1 + index into files */
	VEC(struct moved_file) files;
	struct map names; /* folded base name -> 1 + index of its first file */
	size_t *next; /* of each file of the source: 1 + the next so named */
};

void destinations_init(struct destinations *out, const struct corpus *corpus,
    const struct moved_scope *scope);
void destinations_release(struct destinations *destinations);

/* The path, from the root, is one of those that are looked for. */
void destinations_add(struct destinations *destinations, const char *path);

/* Ask the history for all of them at once; what it does not know, or where it
 * does not answer, names must tell. */
void destinations_find(struct destinations *destinations);

/* The link whose destination it is. */
struct destination_link {
	const char *path; /* where it leads, from the root: to nothing */
	const char *from; /* the file that it stands in */
	struct text words; /* its text without a number; or empty */
};

/*
 * The path of the file that the link is about, good as long as the source and
 * scope's arena. NULL: there is none, or more than one, and err says so.
 */
const char *destination_of(struct destinations *destinations,
    const struct destination_link *link, struct error *err);

#endif
