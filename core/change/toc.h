/* SPDX-License-Identifier: MIT */
/*
 * Tables of contents in a change: those that are not as the records will be are
 * written anew, and nothing else of their files.
 */
#ifndef HENCE_CHANGE_TOC_H
#define HENCE_CHANGE_TOC_H

#include "core/change/change.h"
#include "core/corpus/toc_place.h"

struct source;

/* Make the source what it will be when the change is carried out. */
void toc_foresee(struct source *source, const struct change *change);

/*
 * Write the tables of a page, whose path is where it will be, for the records
 * of corpus. STATUS_CONFIG, with the line, for markers that cannot be used: the
 * file is as it was then. STATUS_EXISTS: it is another one by now.
 */
enum status toc_refresh(struct change *change, const struct toc_page *page,
    const struct corpus *corpus, struct error *err);

#endif
