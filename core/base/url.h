/* SPDX-License-Identifier: MIT */
/* Link destinations as text: their parts, and the path that a relative one
 * leads to. Nothing is looked up here. */
#ifndef HENCE_BASE_URL_H
#define HENCE_BASE_URL_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

struct url_parts {
	bool remote; /* "https:...", "mailto:...", "//host/..." */
	struct text path; /* as written */
	struct text query; /* behind "?" */
	struct text fragment; /* behind "#" */
	bool has_fragment;
};

void url_split(struct url_parts *out, struct text url);

/* Append a path as a relative URL that nobody takes for anything else: every
 * byte but letters, digits, "-._~" and "/" with a percent sign. */
void url_encode(struct strbuf *out, struct text path);

/*
 * Append the URL by which the document at from calls the file at path, both
 * from one root and normalised: relative, good in Markdown and in HTML.
 */
void url_between(struct strbuf *out, const char *path, const char *from);

/*
 * Set out to the path from the root that a document in folder means by this
 * decoded path; a leading "/" is the root. False: it leaves the root.
 */
bool url_resolve(struct strbuf *out, const char *path, const char *folder);

#endif
