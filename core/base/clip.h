/* SPDX-License-Identifier: MIT */
/* The beginning of somebody's words, for a message: they may be as long as a
 * file. */
#ifndef HENCE_BASE_CLIP_H
#define HENCE_BASE_CLIP_H

#include "core/base/text.h"

enum {
	CLIP_BYTES = 80, /* of one that is asked for no length */
	CLIP_MOST = 120
};

/* With room for the mark that something follows. */
struct clip {
	char text[CLIP_MOST + sizeof("\u2026")];
};

/*
 * At most so many bytes of words (CLIP_MOST at the most), cut between two
 * characters, and U+2026 behind them where more follows. As an argument,
 * clip_of(words).text lives until the call has returned.
 */
struct clip clip_make(struct text words, size_t most);

static inline struct clip clip_of_text(struct text words)
{
	return clip_make(words, CLIP_BYTES);
}

/* NULL is no words. */
static inline struct clip clip_of(const char *words)
{
	return clip_of_text(text_of(words));
}

#endif
