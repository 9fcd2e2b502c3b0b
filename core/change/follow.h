/* SPDX-License-Identifier: MIT */
/* Every text that names a record which moves. Internal to core/change. */
#ifndef HENCE_CHANGE_FOLLOW_H
#define HENCE_CHANGE_FOLLOW_H

#include "core/change/mention.h"
#include "core/change/relocate.h"
#include "core/corpus/lookup.h"
#include "core/edit/relink.h"

struct follow {
	const struct relocation *relocation;
	struct relocate_result *out;
	struct relink relink;
	struct name_move moves[2];
	const char *folder; /* that moves, or NULL */
	const char *prefixes[4];
	struct mention mention;
	struct lookup lookup;
	bool has_lookup;
	bool has_twin; /* ids may mean another record as well */
	const struct record *reader; /* whose relations are looked at */
	struct arena arena;
};

void follow_init(struct follow *follow, const struct relocation *relocation,
    struct relocate_result *out);
void follow_release(struct follow *follow);

/* Edit every file of the source that has links or relations to the record. */
enum status follow_all(struct follow *follow, struct error *err);

#endif
