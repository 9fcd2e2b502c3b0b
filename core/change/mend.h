/* SPDX-License-Identifier: MIT */
/*
 * Mending all findings that can be mended: what does not meet in one place is
 * done at once, then all is read and checked again as it would be, until
 * nothing is left to do.
 */
#ifndef HENCE_CHANGE_MEND_H
#define HENCE_CHANGE_MEND_H

#include "core/base/map.h"
#include "core/base/sha256.h"
#include "core/change/change.h"
#include "core/change/fix.h"
#include "core/change/shift.h"

/* A finding and what became of it; all strings live in the mending. */
struct mend_result {
	enum rule_id rule;
	const char *path; /* from the root */
	uint32_t line; /* as the file was before; 0: the whole file */
	const char *message;
	const char *done; /* what is so now, or NULL */
	const char *why; /* it is left as it is, or NULL */
	const char *hint;
	bool later; /* not done yet: the next run does it */
};

struct mended_file {
	const char *path;
	char hash[SHA256_HEX_SIZE]; /* of the bytes that it had */
	shift_list shifts;
};

/* Read the corpus of the scope anew and fill out with what is to be mended. */
typedef enum status (
    *mend_check_fn)(struct findings *out, void *context, struct error *err);

struct mending {
	struct fix_scope scope;
	mend_check_fn check;
	void *context; /* of check */
	struct arena arena;
	VEC(struct mend_result) results; /* in the order they were met */
	struct map tried; /* fingerprints of what was mended */
	VEC(struct mended_file) files; /* those with other bytes now */
};

void mending_init(struct mending *mending);
void mending_release(struct mending *mending);

/*
 * Do it in the scope's source, which has the new bytes then, and nowhere else.
 * An error is one of check's.
 */
enum status mending_run(struct mending *mending, struct error *err);

/*
 * Put the new bytes into the change. STATUS_EXISTS: a file is no longer what
 * the source read.
 */
enum status mending_write(const struct mending *mending, struct change *change,
    struct error *err);

#endif
