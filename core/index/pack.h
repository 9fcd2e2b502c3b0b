/* SPDX-License-Identifier: MIT */
/*
 * A parsed record as one run of bytes, and back: the structs as they are in
 * memory, for this machine and this parser alone (see parser_version). Every
 * count and offset is looked at before it is used: bytes that no record gives
 * are refused.
 */
#ifndef HENCE_INDEX_PACK_H
#define HENCE_INDEX_PACK_H

#include "core/base/strbuf.h"
#include "core/record/record.h"

/* Append the record; size is its file's. */
void pack_record(struct strbuf *out, const struct record *record, size_t size);

/*
 * Fill all of out but what is the corpus's, with arrays and strings that stay
 * in bytes: they begin at a multiple of 8 and live as long as out.
 */
bool pack_read(struct record *out, size_t *size, struct text bytes);

/* What a record's bytes depend on besides its file: the parser's sources, the
 * libraries it was built with, and the machine. */
const char *parser_version(void);

#endif
