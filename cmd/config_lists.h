/* SPDX-License-Identifier: MIT */
/* What `hence config` tells: rows of a JSON list, and those about what
 * repeats. */
#ifndef HENCE_CMD_CONFIG_LISTS_H
#define HENCE_CMD_CONFIG_LISTS_H

#include "core/base/json.h"
#include "core/corpus/config.h"

/* Where a value comes from; line 0: no line of .hence.yml. */
struct setting_origin {
	const char *name;
	uint32_t line;
};

/* Takes the reference to value. */
void setting_add(json_t *settings, const char *name, json_t *value,
    const struct setting_origin *origin);

/* A row for every rule, state, move, role and delegate, as the file has them,
 * and for every mode. */
void config_lists_tell(json_t *settings, const struct config *config);

#endif
