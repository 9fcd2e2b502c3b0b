/* SPDX-License-Identifier: MIT */
/*
 * The words that statuses are called by, in nine languages, and where they
 * stand in a text. Looks at plain text alone.
 */
#ifndef HENCE_EDIT_STATUS_WORDS_H
#define HENCE_EDIT_STATUS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/record/lexicon.h"

struct status_phrase {
	size_t at, len;
	enum record_status status;
};

/*
 * The next status phrase of t from byte from on, the longest one at its place;
 * what is ~~struck out~~, links' destinations and HTML tags are passed over
 * where t is markup.
 */
bool status_phrase_find(struct status_phrase *out, struct text t, size_t from,
    bool markup);

/*
 * The word for status in the language of old (any status phrase, or ""),
 * in lower case; NULL: old is English, or says nothing of a language.
 * near: a text of the same language, for words that several have; or "".
 */
const char *status_word_like(enum record_status status, struct text old,
    struct text near);

/*
 * Append word in the case of old: "Accepted", "accepted", "ACCEPTED". given:
 * somebody chose it; capitals of its own stay then.
 */
void status_word_write(struct strbuf *out, struct text word, struct text old,
    bool given);

#endif
