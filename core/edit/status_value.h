/* SPDX-License-Identifier: MIT */
/* A text that states a status, made to state another one. */
#ifndef HENCE_EDIT_STATUS_VALUE_H
#define HENCE_EDIT_STATUS_VALUE_H

#include "core/edit/set_status.h"

struct status_value {
	struct text text;
	bool markup; /* Markdown; else plain */
	struct text near; /* more of the record, for its language; or empty */
};

/* Append the word for the change's status in the language and case of old, the
 * status word that it takes the place of, or "". */
void status_value_word(struct strbuf *out, const struct status_change *change,
    struct text old, const struct status_value *value);

/*
 * Append the text with its status words and the date beside them the change's;
 * *whole: it was a template's choice, or the like, and nothing of it is left;
 * *dated: there was a date. False where no words of it can be told to be the
 * status.
 */
bool status_value_write(struct strbuf *out, const struct status_value *value,
    const struct status_change *change, bool *whole, bool *dated);

/* Is the status the change's own word for it, that the lexicon lacks? */
bool status_value_is_own(const struct status_change *change);

#endif
