/* SPDX-License-Identifier: MIT */
/* Lines and columns of findings, by the bytes of their files. */
#ifndef HENCE_OUTPUT_FINDING_PLACE_H
#define HENCE_OUTPUT_FINDING_PLACE_H

#include "core/base/mem.h"
#include "core/check/finding.h"

struct source;

/* As the place of a finding; start and end may be the same. */
struct finding_region {
	uint32_t line, column, end_line, end_column;
};

/* A finding and where it is: 1-based, ends exclusive, columns in code points;
 * line 0: the whole file; column 0: only the line is known. */
struct finding_place {
	const struct finding *finding;
	uint32_t line, column, end_line, end_column;
	struct text source_line; /* its first line's text; or empty */
	struct span marked; /* bytes of source_line: what of it is meant */
	const struct finding_region *regions; /* of its edits, in their order */
};

/* One place for each finding, in order; all lives in arena. Each file is read
 * once. */
struct finding_place *finding_places(const struct findings *findings,
    struct source *source, size_t limit, struct arena *arena);

#endif
