/* SPDX-License-Identifier: MIT */
/* The text of .hence.yml: a new one, or one more collection in it. */
#ifndef HENCE_CREATE_SETTINGS_H
#define HENCE_CREATE_SETTINGS_H

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct settings_row {
	const char *path, *kind;
	const char *template_name; /* or NULL */
};

/* Append "decisions:" with how a new repository decides. since: the day from
 * which on the rules count, or NULL: always. */
void settings_decisions(struct strbuf *out, const struct date *since);

/* Append "  - path: ..." and what belongs to it, with that indentation. */
void settings_row(struct strbuf *out, const struct settings_row *row,
    size_t indent);

/*
 * out = old with the row behind its last collection, every other byte kept.
 * STATUS_UNSUPPORTED, with what to write by hand, where that cannot be done.
 */
enum status settings_append(struct strbuf *out, struct text old,
    const struct settings_row *row, struct error *err);

#endif
