/* SPDX-License-Identifier: MIT */
/*
 * The addresses of a site that is made of a repository's files. Records of
 * such a repository link to "/docs/x" and "/img/x.png", which are somewhere
 * below the root. Which program makes the site is not asked.
 */
#ifndef HENCE_CHECK_SITE_H
#define HENCE_CHECK_SITE_H

#include <stdbool.h>

#include "core/base/map.h"
#include "core/base/text.h"
#include "core/git/source.h"

struct site {
	struct map addresses; /* filled when one is asked for first */
	bool is_filled;
};

void site_init(struct site *out);
void site_release(struct site *site);

/* Has a page or a file that is copied as it is that address? path: decoded,
 * with its leading "/". */
bool site_has(struct site *site, const struct source *source, struct text path);

#endif
