/* SPDX-License-Identifier: MIT */
/*
 * The text that people agree to: what may not change behind their backs once
 * they have consented, nor after the decision (DESIGN 2). It is made anew from
 * a file's bytes, since few records need it.
 */
#ifndef HENCE_RECORD_FROZEN_H
#define HENCE_RECORD_FROZEN_H

#include "core/base/vec.h"
#include "core/record/record.h"

#define FROZEN_HASH_SIZE 17

/* A section: its plain text in NFC, each run of blanks one; no link's
 * destination and no comment is in it. */
struct frozen_part {
	uint32_t section; /* index + 1, 0: title, front matter and lead */
	uint32_t line;
	const char *title; /* of the section; "" for the first part */
	struct text text; /* followed by a NUL */
};

struct frozen {
	struct arena arena;
	VEC(struct frozen_part) parts; /* in document order */
	char hash[FROZEN_HASH_SIZE]; /* of all of it, in hex */
};

/* bytes are those that the record was parsed from. */
void frozen_read(struct frozen *out, const struct record *record,
    struct text bytes);
void frozen_release(struct frozen *frozen);

#endif
