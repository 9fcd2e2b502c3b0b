/* SPDX-License-Identifier: MIT */
/*
 * A record while it is edited: its text and that of its sidecar. Every edit in
 * this folder takes a subject, changes its texts by the bytes it must, reads
 * them again, and undoes itself with an error where what is read then is not
 * what was to be written, or anything else has changed.
 */
#ifndef HENCE_EDIT_SUBJECT_H
#define HENCE_EDIT_SUBJECT_H

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/record/record.h"

struct subject {
	const char *path; /* from the root; borrowed */
	struct strbuf *text; /* borrowed */
	const char *sidecar_path; /* kep.yaml beside it, or NULL */
	struct strbuf *sidecar; /* or NULL */
};

/* A record as the subject's texts say it now. */
struct reading {
	struct arena arena;
	struct record record;
	struct text bytes, sidecar; /* stale after the next edit */
};

void reading_init(struct reading *out, const struct subject *subject);
void reading_release(struct reading *reading);

#endif
