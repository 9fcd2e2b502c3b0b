/* SPDX-License-Identifier: MIT */
/* What `init` has decided to do, and the doing of it. */
#ifndef HENCE_CMD_INIT_WRITE_H
#define HENCE_CMD_INIT_WRITE_H

#include "cmd/init_join.h"
#include "cmd/work.h"

struct init_values {
	const char *kind, *template_name, *ci_source;
	unsigned ci;
	bool no_first, hooks, dry_run;
};

struct init_plan {
	struct env *env;
	const struct init_values *values;
	struct strbuf folder; /* of the new collection, from the root */
	bool has_folder; /* it was given */
	bool has_new; /* there is a collection to begin or to add */
	const char *kind; /* of it */
	/* The new folder, beside those that there are: each has its own. */
	struct corpus corpus;
	bool has_corpus;
	struct work work;
	struct init_join join;
	bool makes_folder; /* without a record in it */
};

/* The collection of that path, or NULL. */
const struct collection *init_find_collection(const struct corpus *corpus,
    const char *path);

/* STATUS_USAGE where the template asked for is not there, or nobody's. */
enum status init_check_template(const struct init_plan *plan,
    struct error *err);

/* Is there something for '.hence.yml' to say? */
bool init_has_settings(const struct init_plan *plan);

/*
 * Write the folder with its first record and '.hence.yml' and what
 * the team asked for beside it, all or nothing, and print what was created; or
 * show it as a diff. Hooks are git's, and come last.
 */
enum status init_write(struct init_plan *plan, struct error *err);

#endif
