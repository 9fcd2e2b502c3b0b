/* SPDX-License-Identifier: MIT */
/* Where something stands in its file, as four keys of a JSON object. */
#ifndef HENCE_OUTPUT_PLACE_JSON_H
#define HENCE_OUTPUT_PLACE_JSON_H

#include "core/base/json.h"
#include "core/output/position.h"

/* All four are null where the span is empty, but "line" where that is known
 * alone (0: it is not). */
void place_json_put(json_t *object, struct position_map *map,
    const struct span *span, uint32_t line);

#endif
