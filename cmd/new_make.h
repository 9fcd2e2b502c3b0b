/* SPDX-License-Identifier: MIT */
/* From the command line of `new` to the record that is written. */
#ifndef HENCE_CMD_NEW_MAKE_H
#define HENCE_CMD_NEW_MAKE_H

#include "cmd/env.h"
#include "cmd/new_body.h"
#include "core/base/mem.h"
#include "core/create/create.h"

struct new_values {
	const char *kind, *collection, *template_name, *from, *status, *number;
	struct string_list tags, deciders;
	struct date date;
	bool edit, no_edit;
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
	struct source *old_source; /* that env->corpus was read from, or NULL */
	struct corpus full; /* loaded where names do not say enough */
	bool has_full;
	const struct collection *collection;
};

void new_draft_init(struct new_draft *draft, struct env *env,
    const struct new_values *values);
void new_draft_release(struct new_draft *draft);

/* The corpus that the draft's collection is in. */
const struct corpus *new_draft_corpus(const struct new_draft *draft);

/* argv: the operands. Checks them and the options, and writes the record. */
enum status new_make(struct create_result *out, struct new_draft *draft,
    int argc, char **argv, struct error *err);

#endif
