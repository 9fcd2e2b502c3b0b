/* SPDX-License-Identifier: MIT */
/* The options of a record and which one won, as JSON: docs/json.md. */
#ifndef HENCE_OUTPUT_OPTION_JSON_H
#define HENCE_OUTPUT_OPTION_JSON_H

#include "core/base/json.h"
#include "core/output/position.h"
#include "core/record/record.h"

json_t *option_json_list(const struct record *record, struct position_map *map);

/* An object; its manner says what is known. */
json_t *option_json_outcome(const struct record *record,
    struct position_map *map);

#endif
