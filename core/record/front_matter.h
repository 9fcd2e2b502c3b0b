/* SPDX-License-Identifier: MIT */
/* Where a text's front matter stands. Looks at its fences alone. */
#ifndef HENCE_RECORD_FRONT_MATTER_H
#define HENCE_RECORD_FRONT_MATTER_H

#include <stdbool.h>

#include "core/base/text.h"

/*
 * *yaml: the bytes between the fences; *body: the offset behind the second
 * one. False where there is none; *unterminated then: there is an opening
 * fence followed by "key:", rather than a rule.
 */
bool front_matter_find(struct text bytes, struct span *yaml, uint32_t *body,
    bool *unterminated);

/* The same of TOML between two lines "+++", of which nothing is read. */
bool front_matter_find_toml(struct text bytes, struct span *toml,
    uint32_t *body);

#endif
