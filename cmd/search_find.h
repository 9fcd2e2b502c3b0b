/* SPDX-License-Identifier: MIT */
/* What `hence search` finds: in what was asked for, and on the branches. */
#ifndef HENCE_CMD_SEARCH_FIND_H
#define HENCE_CMD_SEARCH_FIND_H

#include "cmd/search_place.h"
#include "core/search/filter.h"
#include "core/search/scan.h"

struct search_values {
	const char *regex;
	bool ignore_case, whole_words;
	struct option_number context;
	bool paths, null;
	bool branches;
	struct option_number limit, open;
};

struct search_request {
	struct env *env;
	const struct search_place *place;
	const struct search_values *values;
	const struct query_node *root; /* NULL: all records */
	struct regex *regex; /* or NULL */
	bool is_filter; /* see search_options; so where there is a regex */
	bool skips_unknown; /* the same */
};

/* Branches that have hits: what these point into. */
struct search_branch {
	char *name; /* "x", "origin/x" */
	char *commit;
	struct source *source;
	struct corpus corpus;
	bool is_loaded;
};

typedef VEC(struct search_branch) branch_list;

/* Release result, and then the branches, in any case. */
enum status search_find(struct search_result *result, branch_list *branches,
    const struct search_request *request, struct error *err);
void search_branches_release(branch_list *branches);

#endif
