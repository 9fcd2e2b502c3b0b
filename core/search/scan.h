/* SPDX-License-Identifier: MIT */
/* Lines that a regular expression fits, in the files of records as they are. */
#ifndef HENCE_SEARCH_SCAN_H
#define HENCE_SEARCH_SCAN_H

#include "core/base/regex.h"
#include "core/search/search.h"

struct scan_options {
	struct regex *regex;
	uint32_t context; /* lines shown before and behind each that fits */
};

/*
 * Keep of the result's hits those with a line that fits, and set their lines.
 * STATUS_TOO_LARGE when the expression takes too long on a file.
 */
enum status scan_run(struct search_result *result,
    const struct shelf_options *where, const struct scan_options *options,
    struct error *err);

#endif
