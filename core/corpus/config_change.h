/* SPDX-License-Identifier: MIT */
/*
 * The configuration that a change is judged by: that of the branch it is meant
 * for, as nobody may loosen the rules for a change within it. What the change
 * only adds counts at once. Severities are core/check's.
 */
#ifndef HENCE_CORPUS_CONFIG_CHANGE_H
#define HENCE_CORPUS_CONFIG_CHANGE_H

#include "core/corpus/corpus.h"

struct config_change {
	const struct config *tip; /* of the branch that it is meant for */
	const struct config *before; /* of where it began */
	const struct config *now;
	/* What tip finds where its configuration names no collection; folders
	 * and kinds will do. NULL where it names some. */
	const struct corpus *found;
};

/* Set out to tip's with the collections, and the states and moves of kinds,
 * that are new; what tip finds stays. It borrows from all three; its lists live
 * in arena. */
void config_extend(struct config *out, const struct config_change *change,
    struct arena *arena);

#endif
