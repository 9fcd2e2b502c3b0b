/* SPDX-License-Identifier: MIT */
/* .hence.yml while it is read. Internal to core/corpus. */
#ifndef HENCE_CORPUS_CONFIG_READER_H
#define HENCE_CORPUS_CONFIG_READER_H

#include "core/base/vec.h"
#include "core/corpus/config_kinds.h"
#include "core/corpus/config_value.h"

struct config_reader {
	struct yaml_tree tree;
	struct arena *arena;
	struct config *config;
	VEC(struct config_collection) collections;
	struct config_kinds kinds;
	const char *kind; /* under "kinds:" */
	VEC(struct config_role) roles;
	VEC(struct config_delegate) delegates;
	void *group; /* the role, delegate or mode that is read */
};

/* Read the settings below a group, whose paths begin with prefix. */
enum status config_read_group(struct config_reader *reader,
    const struct yaml_node *group, const char *prefix, struct error *err);

/* Called for each "name:" of a map before its group is read, to check the name
 * and to set reader->group. */
typedef enum status (*config_enter_fn)(struct config_reader *reader,
    const struct yaml_node *node, struct error *err);

/* Read a map from names to groups; no name stands there twice. */
enum status config_read_named(struct config_reader *reader,
    const struct yaml_node *map, const char *prefix, config_enter_fn enter,
    struct error *err);

/* core/corpus/config_decisions: who may decide, and how. */
enum status config_read_roles(struct config_reader *reader,
    const struct yaml_node *map, struct error *err);
enum status config_read_delegates(struct config_reader *reader,
    const struct yaml_node *list, struct error *err);
enum status config_read_modes(struct config_reader *reader,
    const struct yaml_node *map, struct error *err);

/* Put all of it into the configuration; roles that are named must be there. */
enum status config_decisions_finish(struct config_reader *reader,
    struct error *err);

#endif
