/* SPDX-License-Identifier: MIT */
/* What `init` has decided to do, and the doing of it. */
#ifndef HENCE_CMD_INIT_WRITE_H
#define HENCE_CMD_INIT_WRITE_H

#include "cmd/work.h"

struct init_values {
	const char *kind, *template_name;
	bool no_first, dry_run;
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
	bool makes_folder; /* without a record in it */
};

/* The collection of that path, or NULL. */
const struct collection *init_find_collection(const struct corpus *corpus,
    const char *path);

/* STATUS_USAGE where the template asked for is not there, or nobody's. */
enum status init_check_template(const struct init_plan *plan,
    struct error *err);

/*
 * Write the folder with its first record and '.hence.yml', all or nothing, and
 * print what was created; or show it as a diff.
 */
enum status init_write(struct init_plan *plan, struct error *err);

#endif
