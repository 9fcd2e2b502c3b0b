/* SPDX-License-Identifier: MIT */
/* Every template that a new record can be made from, and by which name. */
#ifndef HENCE_CREATE_CATALOGUE_H
#define HENCE_CREATE_CATALOGUE_H

#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/create/template.h"

struct catalogue_entry {
	const char *name; /* a path where it has no name that is its own */
	const char *path; /* from the root; NULL: built in */
	VEC(const struct collection *) defaults; /* take it if not told */
};

struct catalogue {
	struct arena arena;
	VEC(struct catalogue_entry) entries; /* built in, then by path */
};

void catalogue_init(struct catalogue *catalogue);
void catalogue_release(struct catalogue *catalogue);

/*
 * Fill it. STATUS_CONFIG: the template of a collection is not there; all else
 * is filled in then.
 */
enum status catalogue_load(struct catalogue *catalogue, struct source *source,
    const struct corpus *corpus, struct error *err);

/*
 * The entry of that name, an own one before a built-in one, or of that path
 * from the root. STATUS_USAGE: there is none, or several have the name.
 */
enum status catalogue_find(const struct catalogue_entry **out,
    const struct catalogue *catalogue, const char *name, struct error *err);

#endif
