/* SPDX-License-Identifier: MIT */
/*
 * The gate of a move (DESIGN 4): the rules that judge a record by itself, run
 * over the record as it will be, before anything is written. Errors stop the
 * move, and there is no way around them but to mend or to waive.
 */
#ifndef HENCE_CMD_GATE_H
#define HENCE_CMD_GATE_H

#include <stdio.h>

#include "cmd/env.h"
#include "core/base/json.h"
#include "core/check/finding.h"
#include "core/edit/subject.h"

struct gate {
	struct reading reading; /* the record as it will be */
	struct findings findings;
	size_t errors, warnings; /* that are not waived */
	size_t waivable; /* errors that a waiver could silence */
};

/* Has a move from there to that status a gate? What is decided has passed its
 * own already. */
bool gate_is_for(enum record_status from, enum record_status to);

/*
 * Judge env's record as the subject's texts have it. env's source has these
 * texts from then on. Release it in any case.
 */
enum status gate_judge(struct gate *out, struct env *env,
    const struct record *record, const struct subject *subject,
    struct error *err);
void gate_release(struct gate *gate);

/* Each finding with what mends it, indented; infos with -v. */
void gate_print(FILE *out, const struct env *env, const struct gate *gate);

/* The same as a list of objects; infos, too. */
json_t *gate_json(const struct gate *gate);

#endif
