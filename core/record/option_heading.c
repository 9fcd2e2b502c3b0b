/* SPDX-License-Identifier: MIT */
/* What a heading among those about options is. */
#include "core/record/options.h"

#include <string.h>

/* Headings inside of such sections that are about all options, or about one. */
#define NO_NAMES \
	(PHRASE_BIT(PRO) | PHRASE_BIT(CON) | PHRASE_BIT(NEUTRAL) | \
	    PHRASE_BIT(REASON) | PHRASE_BIT(VERDICT) | PHRASE_BIT(CHOICE) | \
	    PHRASE_BIT(JUSTIFICATION) | PHRASE_BIT(CRITERION) | \
	    PHRASE_BIT(REVISIT))

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

static size_t question_mark_length(struct text title)
{
	static const char wide[] = "\xef\xbc\x9f";

	return text_ends(title, "?") ? 1
	    : text_ends(title, wide) ? strlen(wide)
				     : 0;
}

bool option_is_question(struct text plain)
{
	return question_mark_length(plain) > 0;
}

bool option_why_not(struct text title, struct text *option)
{
	static const char *const starts[] = { "why not ", "why don't we " };
	size_t len;

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (!text_starts_nocase(title, starts[i]))
			continue;
		*option = text_skip(title, strlen(starts[i]));
		while ((len = question_mark_length(*option)) > 0)
			option->len -= len;
		return true;
	}
	return false;
}

bool option_is_one(struct text title)
{
	struct text rest = title, word;

	if (option_why_not(title, &rest))
		return true;
	text_split(&rest, ' ', &word);
	if (!text_equals_nocase(word, "alternative") ||
	    !text_split(&rest, ' ', &word))
		return false;
	while (word.len && !char_is_alnum(word.data[word.len - 1]))
		word.len--;
	return text_equals_nocase(word, "design") ||
	    (!text_ends_nocase(word, "s") &&
		(lexicon_phrases(word) & PHRASE_BIT(OPTION)));
}

enum option_heading option_heading_read(const struct option_reader *r,
    uint32_t at, bool labelled)
{
	struct text title = option_title(r, at);
	uint64_t classes = option_section(r, at)->classes;
	uint32_t unused;

	if (is_labelled(r, at) ||
	    (option_is_one(title) && !lexicon_section_classes(title)))
		return HEADING_OPTION;
	/* "Other options" are a group of them here, as "D4: Kafka and
	 * alternatives" is */
	if ((classes & OPTION_SECTIONS) &&
	    !text_starts_nocase(title, "other ") &&
	    (lexicon_section_classes(title) || !is_group(r, at)))
		return HEADING_FAMILY;
	if (is_group(r, at))
		return HEADING_GROUP;
	if (labelled)
		return lexicon_lead(title, PHRASE_BIT(STATUS_QUO), &unused)
		    ? HEADING_OPTION
		    : HEADING_OTHER;
	if (classes || option_is_question(title) ||
	    (lexicon_phrases(title) & NO_NAMES) ||
	    (!lexicon_phrases(title) &&
		(option_is_prior_art(title) ||
		    text_starts_nocase(title, "comparison") ||
		    text_starts_nocase(title, "discussion"))))
		return HEADING_OTHER;
	return HEADING_OPTION;
}
