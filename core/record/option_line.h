/* SPDX-License-Identifier: MIT */
/*
 * The line that names an option, apart: "[Option 4] Use Kafka (rejected)".
 * Knows words and marks, no Markdown.
 */
#ifndef HENCE_RECORD_OPTION_LINE_H
#define HENCE_RECORD_OPTION_LINE_H

#include "core/record/record.h"

/* Parts of the line that was read; empty where there is no such part. */
struct option_line {
	struct text label; /* "Option 4" */
	struct text title; /* the label where that is all there is */
	struct text remark; /* behind the verdict: "too slow" */
	enum option_verdict verdict; /* VERDICT_OPEN: it has none */
	bool named; /* the label has a word: "Option 4", not "4." */
};

/* plain: a heading's, cell's or item's text, markup off. */
void option_line_read(struct option_line *out, struct text plain);

/* Where a line goes on to say more: "Kafka - it is fast", "Kafka: fast". */
void option_line_cut(struct text line, struct text *title, struct text *more);

/* Marks such as a tick or a cross at the start, blanks behind them included;
 * 0: none. *verdict is theirs, VERDICT_OPEN where they have none. */
size_t option_mark_length(struct text t, enum option_verdict *verdict);

/* "rejected, too slow", "chosen": the verdict that a remark begins with, and
 * what is said behind it. VERDICT_OPEN: it begins with none. */
enum option_verdict option_remark_read(struct text t, struct text *more);

/* The n-th option (from 1) by its label: "Option 2", "2.", "B"; 0: none. */
uint32_t option_label_number(struct text label);

/* Take a label off t, in front or in brackets at the end; sets label and named
 * where there is one. */
void option_label_cut(struct option_line *out, struct text *t);

/* Is it labelled with a word, as "Option 4" is? */
bool option_is_numbered(struct text t);

/* What stands in the brackets that t ends with, which begin at *open; empty:
 * it ends with none. */
struct text option_last_bracket(struct text t, size_t *open);

/* The length of a dash, a colon or the like at the start of t; 0: none. */
size_t option_separator_length(struct text t);

/* Without colons, dashes, full stops and blanks at its start. */
struct text option_skip_separators(struct text t);

#endif
