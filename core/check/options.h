/* SPDX-License-Identifier: MIT */
/*
 * A record held against the rules of family options/. Internal to core/check:
 * options.c says whether there was something to choose from, the files
 * options_*.c which one won, and why the others lost. What the record says was
 * read before, by core/record.
 */
#ifndef HENCE_CHECK_OPTIONS_H
#define HENCE_CHECK_OPTIONS_H

#include "core/base/strbuf.h"
#include "core/check/check.h"
#include "core/corpus/terms.h"

struct weighing {
	const struct check *check;
	const struct record *record;
	enum record_status status;
	bool is_rfc;
	enum tier tier;
	bool is_strict; /* heavy, or one decides alone: no waiver will do */
	/* Its section has those alone that lost: the decision is what won. */
	bool only_losers;
	uint32_t count; /* of real options, the decision included then */
};

/* The option that won, or NULL. */
const struct option *weighing_winner(const struct weighing *w);

/* Does the option of that index say more than where else to look, and is none
 * before it the same one? */
bool option_is_real(const struct record *record, uint32_t at);

/* Has the option of that index a pro or con of so many words? */
bool option_has_point(const struct record *record, uint32_t option,
    enum point_kind kind, uint32_t words);

/* Where the option, the text that decides, or the section with the options
 * stands; the whole file where there is none. NULL is fine. */
void weighing_at_option(const struct weighing *w, struct finding *finding,
    const struct option *option);
void weighing_at_decision(const struct weighing *w, struct finding *finding);
void weighing_at_options(const struct weighing *w, struct finding *finding);

/* Do such phrases stand in sections of these classes? */
bool weighing_says(const struct weighing *w, uint64_t classes,
    uint32_t phrases);

/* For advice: the command that chooses the option of that title, which is
 * searched for as a whole; NULL: TITLE stands for it. */
void weighing_command(struct strbuf *out, const struct weighing *w,
    const char *title);

void check_winner(const struct weighing *w);
void check_reasons(const struct weighing *w);
void check_weighty(const struct weighing *w); /* what heavy ones need more */
void check_closed_reason(const struct weighing *w);

#endif
