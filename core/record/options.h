/* SPDX-License-Identifier: MIT */
/*
 * The options of a record while they are being read; internal to core/record.
 * options.c goes through the sections, option_heading.c says what a heading in
 * them is, option_body.c and option_table.c find the options in one, and
 * option_intro.c those below a line that stands for such a heading.
 * option_add.c makes one of what is named in two places, option_about.c reads
 * what is said of each, outcome.c which one won, and outcome_signs.c what is
 * said of that in passing.
 */
#ifndef HENCE_RECORD_OPTIONS_H
#define HENCE_RECORD_OPTIONS_H

#include "core/record/builder.h"
#include "core/record/option_line.h"
#include "core/record/stems.h"

#define NO_OPTION UINT32_MAX

/* How an option is known again. */
struct known_option {
	struct stems title, line; /* line: all of the one that names it */
	uint32_t run; /* the last one that named it */
};

struct option_reader {
	struct builder *b;
	VEC(struct known_option) known; /* one for each option */
	/* Of what is being read: */
	uint32_t section; /* index + 1 */
	bool losers;
	bool closed; /* what is named here must be known already */
	string_ref group;
	uint32_t run; /* a list, a table, the headings below one */
	uint32_t place; /* in this run, from 0 */
	uint32_t siblings; /* how many headings of options this run has */
	struct strbuf plain; /* room to work in */
};

/* The line that names an option. */
struct option_name {
	struct option_line line;
	struct text whole; /* the title and what follows it in its line */
	enum option_form form;
	struct span span;
	uint32_t at; /* its line in the file */
};

/* Sections that are about options, as classes. */
#define OPTION_SECTIONS \
	((uint64_t)1 << SECTION_OPTIONS_ALL | \
	    (uint64_t)1 << SECTION_OPTIONS_LOSERS | \
	    (uint64_t)1 << SECTION_PROS_CONS)

/* What a heading in such a section is. */
enum option_heading {
	HEADING_OTHER,
	HEADING_OPTION,
	HEADING_GROUP, /* of options: "Primary options" */
	HEADING_FAMILY /* a section about options of its own */
};

/* labelled: some beside it are numbered, so that options are. */
enum option_heading option_heading_read(const struct option_reader *r,
    uint32_t at, bool labelled);

const struct section *option_section(const struct option_reader *r,
    uint32_t at);
struct text option_title(const struct option_reader *r, uint32_t at);

/* How many of the sections side by side are "Option 1" and the like. */
uint32_t option_count_labelled(const struct option_reader *r, uint32_t from,
    uint32_t end);

/* Does a heading name one that lost: "Why not Kafka?", "Alternative design: use
 * Kafka"? */
bool option_is_one(struct text title);

/* The rest of "Why not Kafka?"; false: it is no such question. */
bool option_why_not(struct text title, struct text *option);

/* Those named from now on stand beside each other. */
void option_start_run(struct option_reader *r);

/* Its index, NO_OPTION where the name is none: a placeholder, a denial. */
uint32_t option_add(struct option_reader *r, const struct option_name *name);

/* The same for a block's text: a heading's, a list item's, a cell's. */
void option_name_fill(struct option_name *out, struct option_reader *r,
    uint32_t node, enum option_form form, struct text plain);

/* How sure it is that two names are of one option. */
enum likeness {
	LIKE_NONE,
	LIKE_MOST, /* most words, in their order */
	LIKE_START, /* one begins with the other */
	LIKE_LABEL, /* "Option 2" */
	LIKE_TITLE, /* without what stands in brackets behind it */
	LIKE_ALL
};

/* The only known option that the words name, or NO_OPTION. */
uint32_t option_match(const struct option_reader *r, struct text words,
    enum likeness least);

/* Where the options of a section stand without headings; gives how many. */
uint32_t option_body_read(struct option_reader *r, uint32_t from, uint32_t end);
/* "Gap 1" with a list of "Option A" and "Option B" below it. */
bool option_body_is_numbered(const struct option_reader *r, uint32_t from,
    uint32_t end);
uint32_t option_table_read(struct option_reader *r, uint32_t table);

/* "Alternatives considered:" above a list, in a record without a section. */
void option_intros_read(struct option_reader *r);

/* What blocks say about an option. */
void option_about(struct option_reader *r, uint32_t option, uint32_t from,
    uint32_t end);
/* What the words behind its title say; gives them without what is told apart
 * from the rest: when to look at it again. */
struct text option_about_text(struct option_reader *r, uint32_t option,
    struct text plain, uint32_t node);
void option_add_point(struct option_reader *r, uint32_t option,
    enum point_kind kind, struct text text, uint32_t node);

/* All the bytes of a paragraph, heading or cell. */
struct span option_block_span(const struct builder *b, uint32_t node);

/* Does it say that there is no option, or send elsewhere? */
bool option_is_denied(struct text plain);
bool option_is_elsewhere(struct text plain);

/* Where a paragraph sends: its first link's words, or its own behind "see". */
string_ref option_reference(struct option_reader *r, uint32_t node);

/* Denials and references in the paragraphs of a section about options; empty:
 * it has no option. Gives how many words it has besides, those of a template's
 * questions and slots left out. */
uint32_t option_read_signs(struct option_reader *r, uint32_t from, uint32_t end,
    bool empty);

/* Does a text end with a question mark? */
bool option_is_question(struct text plain);

/* "Prior art: ..." is what others did, not what could be done here. */
bool option_is_prior_art(struct text plain);

/* "Primary options", "Other alternatives": a name of several. */
bool option_is_group(struct text plain);

/* A phrase of these kinds that stands for itself at the start of a text: more
 * begins behind what parts it from the rest. 0: there is none. */
uint32_t option_lead(struct text plain, uint32_t wanted, struct text *more);

/* Take "Revisit when ..." off the end of a text; false: it has none. */
bool option_cut_revisit(struct text *plain, struct text *when);

/* "We decided for A and neglected B and C, to achieve ..." */
void option_statement_read(struct option_reader *r);

/* Which one won, once all are known. */
void outcome_read(struct option_reader *r);

/* Does a text say that one is best, and no more? Titles of options count for
 * nothing. */
bool outcome_is_praise(const struct option_reader *r, struct text t);

/* What is said of the outcome in passing, once the verdicts are known. */
void outcome_read_signs(struct option_reader *r);

#endif
