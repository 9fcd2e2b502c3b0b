/* SPDX-License-Identifier: MIT */
/* What a heading among those about options is. */
#include "core/record/options.h"

/* Headings inside of such sections that are about all options, or about one. */
#define NO_NAMES \
	(PHRASE_BIT(PRO) | PHRASE_BIT(CON) | PHRASE_BIT(NEUTRAL) | \
	    PHRASE_BIT(REASON) | PHRASE_BIT(VERDICT) | PHRASE_BIT(CHOICE) | \
	    PHRASE_BIT(JUSTIFICATION) | PHRASE_BIT(CRITERION))

const struct section *option_section(const struct option_reader *r, uint32_t at)
{
	return &r->b->sections.items[at];
}

struct text option_title(const struct option_reader *r, uint32_t at)
{
	return text_of(builder_text(r->b, option_section(r, at)->title));
}

static bool is_labelled(const struct option_reader *r, uint32_t at)
{
	return option_is_numbered(option_title(r, at));
}

uint32_t option_count_labelled(const struct option_reader *r, uint32_t from,
    uint32_t end)
{
	uint32_t count = 0;

	for (uint32_t at = from; at < end; at = option_section(r, at)->end)
		count += is_labelled(r, at);
	return count;
}

static bool is_group(const struct option_reader *r, uint32_t at)
{
	const struct section *section = option_section(r, at);
	uint32_t from, end;

	builder_section_nodes(r->b, at, &from, &end);
	if (section->end == at + 1)
		return option_is_group(option_title(r, at)) ||
		    option_body_is_numbered(r, from, end);
	return option_is_group(option_title(r, at)) ||
	    option_count_labelled(r, at + 1, section->end) > 0;
}

bool option_is_question(struct text title)
{
	return text_ends(title, "?") || text_ends(title, "\xef\xbc\x9f");
}

bool option_is_why_not(struct text title)
{
	return text_starts_nocase(title, "why not ") ||
	    text_starts_nocase(title, "why don't we ");
}

enum option_heading option_heading_read(const struct option_reader *r,
    uint32_t at, bool labelled)
{
	struct text title = option_title(r, at);
	uint64_t classes = option_section(r, at)->classes;
	uint32_t unused;

	if (is_labelled(r, at))
		return HEADING_OPTION;
	/* "Other options" are a group of them here */
	if ((classes & OPTION_SECTIONS) && !text_starts_nocase(title, "other "))
		return HEADING_FAMILY;
	if (is_group(r, at))
		return HEADING_GROUP;
	if (labelled)
		return lexicon_lead(title, PHRASE_BIT(STATUS_QUO), &unused)
		    ? HEADING_OPTION
		    : HEADING_OTHER;
	if (option_is_why_not(title))
		return HEADING_OPTION;
	if (classes || option_is_question(title) ||
	    (lexicon_phrases(title) & NO_NAMES) ||
	    (!lexicon_phrases(title) &&
		(option_is_prior_art(title) ||
		    text_starts_nocase(title, "comparison") ||
		    text_starts_nocase(title, "discussion"))))
		return HEADING_OTHER;
	return HEADING_OPTION;
}
