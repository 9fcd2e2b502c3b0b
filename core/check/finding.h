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

/* The bytes of a file that become text. */
struct finding_edit {
	const char *path; /* from the root */
	struct span span; /* empty: text is put in front of its start */
	struct text text;
};

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
	const struct link *link; /* of the record, that it is about, or NULL */
	const struct record *other; /* at the relation's other end, or NULL */
	const struct relation *relation; /* of the record, or NULL */
	const char *fix; /* what mends it, a sentence, or NULL */
	/* The change that mends it, where somebody made one: by file, then in
	 * order, none touches another one. */
	const struct finding_edit *edits;
	size_t edits_count;
	const char *waived; /* the reason of the waiver that silences it */
	bool in_baseline; /* which silences it, too */
};

/* What was not there to be looked at, so that no finding says nothing. */
struct finding_gaps {
	bool history; /* it ends too early: number/reused */
	size_t branches; /* that could not be read: number/in-flight */
};

struct findings {
	struct arena arena; /* every string */
	VEC(struct finding) items;
	struct finding_gaps gaps;
	size_t documents; /* so many that are no records were looked at */
};

void findings_init(struct findings *findings);
void findings_release(struct findings *findings);

/* By a waiver or the baseline. */
bool finding_is_silenced(const struct finding *finding);

/* Move all findings of from, with their strings, behind those of to; from is
 * empty after. */
void findings_merge(struct findings *to, struct findings *from);

/* By path, then place, then rule. */
void findings_sort(struct findings *findings);

/* It is about the file as a whole. NULL is fine. */
void finding_whole(struct finding *finding, const char *subject);

/* Append "rule\npath\nsubject" of what it is, without a line number: the same
 * for the same fault in another state of the file. */
struct strbuf;
void finding_fingerprint(struct strbuf *out, const struct finding *finding);

#endif
