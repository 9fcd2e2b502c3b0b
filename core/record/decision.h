/* SPDX-License-Identifier: MIT */
/*
 * The text that decides: what it says first, what it says was chosen, and why.
 * Internal to core/record; knows no option.
 */
#ifndef HENCE_RECORD_DECISION_H
#define HENCE_RECORD_DECISION_H

#include "core/record/builder.h"

struct decision {
	uint32_t node; /* the block that tells the choice, 0: none decides */
	uint32_t line; /* of its section or of the block, 0: none */
	uint32_t words;
	struct span span;
	struct text first; /* its first paragraph, or first list */
	struct text choice; /* from behind "Chosen option:", to its end */
	struct text heading; /* the first sub-section's, which may be a title */
	struct strbuf reason; /* what follows "because" */
	struct strbuf revisit; /* when to look at it again */
	uint32_t reason_node;
	struct strbuf text, told, below; /* what the texts above are in */
};

/* options: there are some to choose from; else its place and words will do. */
void decision_read(struct decision *out, const struct builder *b, bool options);
void decision_release(struct decision *d);

/* The choice alone: without its reason and its quotes. */
struct text decision_choice(const struct decision *d);

/* Where in t the first phrase of the wanted kinds begins, and its length; the
 * end of t: nowhere. */
size_t decision_find(struct text t, uint32_t wanted, size_t *len);

/* Append t without what it turns down: "A rather than B, because". */
void decision_cut_losers(struct strbuf *out, struct text t);

/* Does a reason, or what is turned down, begin at that byte of t? */
bool decision_turns_here(struct text t, size_t at);

/* Are several chosen on purpose: "a mix of A and B"? */
bool decision_combines(struct text t);

/* Is the first place where the words stand one that is turned down? */
bool decision_turns_at(struct text t, const char *words);

/* The number of the next "Option 2" in *rest; short: "2" or "B" will do where
 * it is all there is. */
bool decision_next_label(struct text *rest, bool short_, uint32_t *number);

/* The length of a quotation mark that may open one; 0: it is none. */
size_t quote_length(struct text t);

/* The texts between the quotation mark at the start and those that may close
 * it, the longest first: titles have quotes in them. */
struct quotes {
	struct text text;
	const char *close;
	size_t open, end;
};

void quotes_begin(struct quotes *out, struct text t);
bool quotes_next(struct quotes *quotes, struct text *inside);

#endif
