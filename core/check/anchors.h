/* SPDX-License-Identifier: MIT */
/*
 * The anchors of a Markdown document: its headings as a forge names them, and
 * explicit ids. The document is a record, or read as one.
 */
#ifndef HENCE_CHECK_ANCHORS_H
#define HENCE_CHECK_ANCHORS_H

#include <stdbool.h>

#include "core/base/map.h"
#include "core/base/strbuf.h"
#include "core/record/record.h"

enum anchor_style {
	ANCHORS_GITHUB,
	ANCHORS_GITLAB,
	ANCHORS_NONE /* nobody looks */
};

struct anchors {
	/* Those of headings; the value is the last number that was put behind
	 * it to make another one. */
	struct map headings;
	struct map names; /* all there are, in lower case */
};

void anchors_init(struct anchors *out, const struct record *record,
    enum anchor_style style);
void anchors_release(struct anchors *anchors);

/* name: decoded. Letters' case does not count, as browsers' scripts on the
 * forges have it, nor does what makes a sign an emoji. */
bool anchors_have(const struct anchors *anchors, const char *name);

/* The name nearest to that one, which is none of them, or NULL. */
const char *anchors_guess(const struct anchors *anchors, const char *name);

/* Append the anchor of a heading's plain text, before duplicates. Blanks around
 * it count, but for GitLab. */
void anchor_of_heading(struct strbuf *out, struct text heading,
    enum anchor_style style);

#endif
