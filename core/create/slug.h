/* SPDX-License-Identifier: MIT */
/* A title as a part of a file name. */
#ifndef HENCE_CREATE_SLUG_H
#define HENCE_CREATE_SLUG_H

#include "core/base/strbuf.h"
#include "core/base/text.h"

/* Bytes of a slug at most. */
#define SLUG_SIZE 80

/*
 * Append title in lower case: letters and digits of any script are kept with
 * their diacritics (NFC), all else becomes single separators. Never empty: at
 * worst "untitled". No name that Windows reserves.
 */
void slug_make(struct strbuf *out, struct text title, char separator);

/*
 * The same as the end of a record's stem that begins at out->buf[stem]: words
 * are added to what would be the name of a page or a template.
 */
void slug_make_stem(struct strbuf *out, size_t stem, struct text title,
    char separator);

#endif
