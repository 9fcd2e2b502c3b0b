/* SPDX-License-Identifier: MIT */
/* What each move that a record may make still lacks, without making it. */
#ifndef HENCE_CMD_STATUS_GATES_H
#define HENCE_CMD_STATUS_GATES_H

#include "cmd/env.h"
#include "core/base/json.h"

/*
 * For each state that may follow and has a gate: {"state", "passes",
 * "findings"}. bytes are the record's. A state that could not be written into
 * the record is left out.
 */
enum status status_gates(json_t **out, struct env *env,
    const struct record *record, struct text bytes, struct error *err);

/* As lines, where something is missing; infos with -v. */
void status_gates_print(const struct env *env, const json_t *gates);

#endif
