/* SPDX-License-Identifier: MIT */
/* "rules:" in .hence.yml. Internal to core/corpus. */
#ifndef HENCE_CORPUS_CONFIG_RULES_H
#define HENCE_CORPUS_CONFIG_RULES_H

#include "core/corpus/config_value.h"

/* Read "family/name: levels" lines. Which rules there are is not known here;
 * what levels there are is. */
enum status config_rules_read(struct config *config,
    const struct yaml_tree *tree, const struct yaml_node *map,
    struct arena *arena, struct error *err);

#endif
