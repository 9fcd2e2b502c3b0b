/* SPDX-License-Identifier: MIT */
/* Where git looks for hooks. Knows nothing of what stands in them. */
#ifndef HENCE_GIT_HOOKS_H
#define HENCE_GIT_HOOKS_H

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct repo;

struct hooks_folder {
	struct strbuf path; /* absolute, links resolved where it is there */
	/* Where core.hooksPath is set: "local", "global" ...; "" where not. */
	struct strbuf scope;
};

void hooks_folder_init(struct hooks_folder *folder);
void hooks_folder_release(struct hooks_folder *folder);

/* STATUS_GIT when git cannot tell, or tells of no folder. */
enum status hooks_folder_find(struct hooks_folder *out, struct repo *repo,
    struct error *err);

#endif
