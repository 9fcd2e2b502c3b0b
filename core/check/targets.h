/* SPDX-License-Identifier: MIT */
/* What link destinations lead to in a source, each looked up once. */
#ifndef HENCE_CHECK_TARGETS_H
#define HENCE_CHECK_TARGETS_H

#include "core/base/map.h"
#include "core/check/check.h"
#include "core/check/site.h"
#include "core/corpus/lookup.h"

enum target_state {
	TARGET_FILE,
	TARGET_FOLDER,
	/* in a submodule or another repository; a page of the forge or a site */
	TARGET_ELSEWHERE,
	TARGET_OTHER_CASE, /* there but for upper and lower case */
	TARGET_MISSING,
	TARGET_OUTSIDE
};

struct target {
	enum target_state state;
	const char *path; /* from the root, of a file or folder: what it is
			   * called, whatever the link's case */
};

struct targets {
	const struct check *check; /* borrowed */
	struct lookup lookup;
	struct map folded; /* paths in lower case -> index into the source's
			    * files, made when one is missing */
	bool has_folded;
	struct site site;
	struct map found; /* folder and destination -> index + 1 into answers */
	VEC(struct target) answers;
	struct map documents; /* path -> index + 1 into anchors */
	VEC(struct anchors *) anchors;
};

void targets_init(struct targets *out, const struct check *check);
void targets_release(struct targets *targets);

/* What the document at from means by path, as written in it. Good until the
 * next call. */
const struct target *targets_find(struct targets *targets, const char *from,
    struct text path);

/*
 * Has the document that is shown there (of a folder: its README) the anchor?
 * True for files that are no Markdown, where "#L10" is no anchor, for what has
 * no document, and where anchors are not looked at.
 */
bool targets_have_anchor(struct targets *targets, const struct target *target,
    const char *name);

/* The one of that document that may be meant, or NULL; lives as targets do. */
const char *targets_guess_anchor(struct targets *targets,
    const struct target *target, const char *name);

#endif
