/* SPDX-License-Identifier: MIT */
/* Options below a line that says what they are, where no heading does. */
#include "core/record/options.h"
#include "core/record/words.h"

#define LONG_INTRO 8 /* words */

/* A line in bold type stands for a heading. */
static bool is_bold(struct text raw)
{
	return (text_starts(raw, "**") && text_ends(raw, "**")) ||
	    (text_starts(raw, "__") && text_ends(raw, "__"));
}

/* "**Alternatives considered**", which is about options as a heading of that
 * name is; "Options" alone may be an API's. */
static uint64_t intro_classes(struct option_reader *r, uint32_t at)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint64_t wanted = SECTION_BIT(OPTIONS_ALL) |
	    SECTION_BIT(OPTIONS_LOSERS);
	struct text plain;
	bool bold;

	if (nodes[at].type != MD_PARAGRAPH ||
	    nodes[at].end >= r->b->doc.count ||
	    nodes[nodes[at].end].type != MD_LIST)
		return 0;
	strbuf_clear(&r->plain);
	markdown_plain(&r->plain, &r->b->doc, at);
	plain = text_trim(text_make(r->plain.buf, r->plain.len));
	bold = is_bold(
	    text_trim(builder_bytes(r->b, option_block_span(r->b, at))));
	if ((!bold && !text_ends(plain, ":")) ||
	    words_count(plain) > LONG_INTRO)
		return 0;
	if (bold && !text_starts_nocase(plain, "options") &&
	    (lexicon_section_classes(plain) & wanted))
		return lexicon_section_classes(plain) & wanted;
	return lexicon_sections_within(plain, wanted);
}

void option_intros_read(struct option_reader *r)
{
	const struct md_node *nodes = r->b->doc.nodes;

	for (uint32_t at = 1; at < r->b->doc.count; at = nodes[at].end) {
		uint64_t classes = intro_classes(r, at);
		uint32_t list = nodes[at].end;

		if (!classes)
			continue;
		r->section = builder_section_at(r->b, nodes[at].line);
		r->losers = !(classes & SECTION_BIT(OPTIONS_ALL));
		if (option_body_read(r, list, nodes[list].end))
			r->b->record->options_signs |= r->losers
			    ? OPTIONS_LOSERS
			    : OPTIONS_ALL;
		r->losers = false;
	}
}
