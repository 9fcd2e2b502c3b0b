/* SPDX-License-Identifier: MIT */
/*
 * The next number of a collection: one more than the highest on the disk, in
 * git's index and on every local and remote-tracking branch.
 */
#ifndef HENCE_CREATE_NUMBER_H
#define HENCE_CREATE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"

struct repo;

/* The largest number that a file's name may have. */
#define NUMBER_MAX 999999999u

struct number_search {
	struct repo *repo; /* NULL: outside of git */
	const char *root; /* absolute; the disk is read below it */
	const struct corpus *corpus;
	const struct collection *collection;
};

/* What could not be read: a number that is used there is not known. */
struct number_gaps {
	size_t branches; /* whose commits are not in this clone */
	size_t folders; /* on the disk */
	struct strbuf folder; /* the first of those, from the root */
};

struct numbers {
	bool any;
	uint32_t highest;
	struct number_gaps gaps;
	/* Of the number asked about: */
	bool is_taken;
	bool on_disk; /* else in git's index or on a branch only */
	struct strbuf taken_by; /* path from the root; "" */
};

/*
 * Read the names; asked is the number to look for. Reads the disk anew, so
 * that what another process wrote since the corpus was loaded counts.
 */
enum status numbers_find(struct numbers *out,
    const struct number_search *search, uint32_t asked, struct error *err);
void numbers_release(struct numbers *numbers);

/* 1 + the highest, 1 when there is none; STATUS_UNSUPPORTED: all are used. */
enum status numbers_next(uint32_t *out, const struct numbers *numbers,
    struct error *err);

#endif
