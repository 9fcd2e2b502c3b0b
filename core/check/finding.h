/* SPDX-License-Identifier: MIT */
/* What check reports: plain data, in the order it is shown. */
#ifndef HENCE_CHECK_FINDING_H
#define HENCE_CHECK_FINDING_H

#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/check/rule.h"
#include "core/record/record.h"

struct finding {
	enum rule_id rule;
	enum severity severity;
	bool fails_unless_old; /* an info: its record was decided too early */
	const char *path; /* from the source's root; NULL: no file */
	const struct record *record; /* or NULL */
	bool whole_file; /* there is no place in it: line is null */
	struct span span; /* its bytes; start == end: that place alone */
	uint32_t line; /* where span is not known: its block's, else 0 */
	const char *message;
	const char *subject; /* what it is about, for the fingerprint: a target,
	                      * a number, a field's name; "" */
	const char *fix; /* what mends it, a sentence, or NULL */
	const char *waived; /* the reason of the waiver that silences it */
};

struct findings {
	struct arena arena; /* every string */
	VEC(struct finding) items;
};

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);

/* By path, then place, then rule. */
void findings_sort(struct findings *findings);

/* It is about the file as a whole. NULL is fine. */
void finding_whole(struct finding *finding, const char *subject);

/* Append "rule\npath\nsubject" of what it is, without a line number: the same
 * for the same fault in another state of the file. */
struct strbuf;
void finding_fingerprint(struct strbuf *out, const struct finding *finding);

#endif
