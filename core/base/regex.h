/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions by PCRE2, over text that may be hostile and may be no
 * UTF-8. What takes too long is given up.
 */
#ifndef HENCE_BASE_REGEX_H
#define HENCE_BASE_REGEX_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/text.h"

struct regex;

struct regex_options {
	bool ignore_case;
	bool whole_words; /* nothing of a word before it, nor behind it */
};

/* STATUS_USAGE, with what is wrong and where, for what is no expression. "^"
 * and "$" are the ends of lines. */
enum status regex_new(struct regex **out, const char *pattern,
    const struct regex_options *options, struct error *err);
void regex_free(struct regex *regex); /* NULL is fine */

/* The same expression for another thread, with time of its own; free it before
 * that one. */
struct regex *regex_share(const struct regex *regex);

enum regex_answer {
	REGEX_NONE,
	REGEX_FOUND,
	REGEX_TOO_LONG /* it was given up */
};

/*
 * The first match in t from that offset on; it may be empty. All calls together
 * have a second of the processor's time, and more for each byte they pass.
 */
enum regex_answer regex_find(struct regex *regex, struct text t, size_t from,
    struct span *out);

#endif
