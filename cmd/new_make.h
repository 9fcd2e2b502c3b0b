/* SPDX-License-Identifier: MIT */
/* From the command line of `new` to the change with the new record. */
#ifndef HENCE_CMD_NEW_MAKE_H
#define HENCE_CMD_NEW_MAKE_H

#include "cmd/env.h"
#include "cmd/new_body.h"
#include "cmd/work.h"
#include "core/base/mem.h"
#include "core/change/relate.h"
#include "core/create/create.h"

struct new_values {
	const char *kind, *collection, *template_name, *from, *status, *number;
	struct string_list tags, deciders, supersedes, links;
	struct date date;
	const char *branch; /* NULL: none; "": of a name by the record's */
	bool edit, no_edit, commit, dry_run;
};

/* What the new record says of another one. */
struct new_relation {
	struct bond bond;
	const char *path; /* of the other one, in the draft's arena */
	bool waits; /* to supersede it until the new one is accepted */
};

/* All that a record is made of, and who owns it. */
struct new_draft {
	struct env *env;
	const struct new_values *values;
	struct arena arena;
	struct option_number number;
	struct string_list tags, deciders; /* trimmed, in the arena */
	struct strbuf title, template_text, where, author;
	struct new_body body;
	struct work work; /* its change has the record when it is made */
	const struct collection *collection; /* of env->corpus */
	struct create_result made;
	struct strbuf branch; /* to make for it; empty: none */
	VEC(struct new_relation) relations;
};

void new_draft_init(struct new_draft *draft, struct env *env,
    const struct new_values *values);
void new_draft_release(struct new_draft *draft);

/* The collection of that path, after all records have been read. */
void new_draft_find_collection(struct new_draft *draft, const char *path);

/*
 * argv: the operands. Checks them and the options, takes the lock and makes the
 * record in the work's change; nothing is written yet.
 */
enum status new_make(struct new_draft *draft, int argc, char **argv,
    struct error *err);

#endif
