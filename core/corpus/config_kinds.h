/* SPDX-License-Identifier: MIT */
/* "kinds:" in .hence.yml: a team's own states, and moves between states.
 * Internal to core/corpus. */
#ifndef HENCE_CORPUS_CONFIG_KINDS_H
#define HENCE_CORPUS_CONFIG_KINDS_H

#include "core/base/vec.h"
#include "core/corpus/config_value.h"

/* A list of moves, until every state is known. */
struct config_kinds_moves {
	const char *kind;
	const struct yaml_node *list;
};

/* What is read so far; zeroed at first. */
struct config_kinds {
	const struct yaml_tree *tree;
	struct arena *arena;
	VEC(struct config_state) states;
	VEC(struct config_kinds_moves) lists;
};

/* Read "name: status" lines. */
enum status config_kinds_states(struct config_kinds *kinds, const char *kind,
    const struct yaml_node *map, struct error *err);

/* Keep a list of "from -> to" for the end. */
void config_kinds_moves(struct config_kinds *kinds, const char *kind,
    const struct yaml_node *list);

/* Put all of it into config, moves and what they name checked. */
enum status config_kinds_finish(struct config *config,
    struct config_kinds *kinds, struct error *err);

void config_kinds_release(struct config_kinds *kinds);

#endif
