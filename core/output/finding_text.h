/* SPDX-License-Identifier: MIT */
/* Findings for people: path:line:column: severity: message [family/rule]. */
#ifndef HENCE_OUTPUT_FINDING_TEXT_H
#define HENCE_OUTPUT_FINDING_TEXT_H

#include <stdio.h>

#include "core/output/finding_place.h"
#include "core/output/terminal.h"

struct finding_text_options {
	bool color;
	bool source_lines; /* and a caret below */
	bool infos;
};

void finding_text(FILE *out, const struct finding_place *places, size_t count,
    const struct finding_text_options *options);

/* Append "2 errors, 1 warning in 3 records (120 checked)". */
void finding_summary(struct strbuf *out, const struct findings *findings,
    size_t records);

#endif
