/* SPDX-License-Identifier: MIT */
/*
 * The states that a record of some kind may be in and the moves between them
 * (DESIGN 4): built in for rfc and for all other kinds, and those that
 * `kinds:` in .hence.yml adds. Looks at words alone.
 */
#ifndef HENCE_CORPUS_LIFECYCLE_H
#define HENCE_CORPUS_LIFECYCLE_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/vec.h"
#include "core/corpus/config.h"
#include "core/record/lexicon.h"

/* A word that a record may state, and what it stands for. */
struct lifecycle_state {
	const char *name; /* "accepted", or the team's own: "trial" */
	enum record_status status;
	bool own; /* from the configuration */
};

typedef VEC(struct lifecycle_state) lifecycle_states;

/* The state that the word means for that kind: one of the nine, a state of the
 * team's, or, by any known spelling, one of the nine again. False: none. */
bool lifecycle_find(struct lifecycle_state *out, const struct config *config,
    const char *kind, struct text word);

/* The state that a record of that kind is in, by its status and raw status. */
void lifecycle_of(struct lifecycle_state *out, const struct config *config,
    const char *kind, enum record_status status, const char *raw_status);

/* Add all states that there are for the kind: the nine words in their order,
 * the team's own behind. */
void lifecycle_all(lifecycle_states *out, const struct config *config,
    const char *kind);

/* The name of the one of them that word may be meant for, or NULL. */
const char *lifecycle_nearest(const struct config *config, const char *kind,
    const char *word);

/* May a record move so? One that states no known status may become anything
 * but superseded. */
bool lifecycle_allows(const struct config *config, const char *kind,
    const struct lifecycle_state *from, const struct lifecycle_state *to);

/* Add those of all states that it may go to from there. */
void lifecycle_next(lifecycle_states *out, const struct config *config,
    const char *kind, const struct lifecycle_state *from);

/* Append "proposed, rejected": where it may go from there; "" nowhere. */
void lifecycle_moves(struct strbuf *out, const struct config *config,
    const char *kind, const struct lifecycle_state *from);

#endif
