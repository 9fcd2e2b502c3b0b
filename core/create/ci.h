/* SPDX-License-Identifier: MIT */
/* The files that let a forge check each change: the workflow or the job. */
#ifndef HENCE_CREATE_CI_H
#define HENCE_CREATE_CI_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"
#include "core/change/change.h"

/* One of templates/ci/: its file name, and its text. */
struct ci_row {
	const char *name, *text;
};

extern const struct ci_row ci_rows[];
extern const size_t ci_rows_count;

enum ci_forge {
	CI_GITHUB,
	CI_GITLAB
};

struct ci_request {
	enum ci_forge forge;
	/* Where hence is built from: a git URL and what names a commit there;
	 * "" leaves them to be filled in. */
	struct text source, revision;
	const char *branch; /* pushes to it are checked, too */
};

/* Where the file goes, from the repository's root. */
const char *ci_path(enum ci_forge forge);

/* "URL#REVISION". STATUS_USAGE: it is not, or would be no text in YAML. */
enum status ci_read_source(struct ci_request *request, const char *value,
    struct error *err);

/*
 * Add it to the change. STATUS_EXISTS: there is one. *to_include: an older file
 * of the forge's has to name it to take effect, which is left to the user; a new
 * one is added where there is none.
 */
enum status ci_add(struct change *change, const struct ci_request *request,
    bool *to_include, struct error *err);

/* What such a file has to say, without an end. */
#define CI_GITLAB_FILE ".gitlab-ci.yml"
#define CI_GITLAB_INCLUDE "include: [{local: .gitlab/hence.yml}]"

#endif
