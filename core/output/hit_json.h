/* SPDX-License-Identifier: MIT */
/* What a search has found, as JSON. */
#ifndef HENCE_OUTPUT_HIT_JSON_H
#define HENCE_OUTPUT_HIT_JSON_H

#include "core/base/json.h"
#include "core/search/search.h"

/* What `search` says: the whole object. */
json_t *hit_json(const struct search_result *result);

#endif
