/* SPDX-License-Identifier: MIT */
/*
 * The journal as text: rows of a word and strings with their lengths before
 * them, so that any name and any bytes can stand in it, and a sum at the end.
 *
 *	hence journal 1
 *	home 27:/home/ana/.git/hence/journal
 *	root 9:/home/ana
 *	command 9:supersede
 *	edit 9:adr/01.md 4:old
 *	 4:new
 *
 *	sum 0123456789abcdef
 */
#ifndef HENCE_CHANGE_JOURNAL_TEXT_H
#define HENCE_CHANGE_JOURNAL_TEXT_H

#include <stdbool.h>

#include "core/base/text.h"
#include "core/change/journal.h"

/* path: where the journal itself will be. */
void journal_format(struct strbuf *out, const struct change *change,
    const char *path);

/* False when it is none, or one that is cut or altered. */
bool journal_parse(struct journal *out, struct text text);

#endif
