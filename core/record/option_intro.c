/* SPDX-License-Identifier: MIT */
/* Options below a line that says what they are, where no heading does. */
#include "core/record/options.h"
#include "core/record/words.h"

#define BIT(class_) ((uint64_t)1 << SECTION_##class_)
#define LONG_INTRO 8 /* words */

/* "**Alternatives considered:**", which is about options as a heading of that
 * name is. */
static uint64_t intro_classes(struct option_reader *r, uint32_t at)
{
	const struct md_node *nodes = r->b->doc.nodes;
	struct text plain;

	if (nodes[at].type != MD_PARAGRAPH ||
	    nodes[at].end >= r->b->doc.count ||
	    nodes[nodes[at].end].type != MD_LIST)
		return 0;
	strbuf_clear(&r->plain);
	markdown_plain(&r->plain, &r->b->doc, at);
	plain = text_trim(text_make(r->plain.buf, r->plain.len));
	if (!text_ends(plain, ":") || words_count(plain) > LONG_INTRO)
		return 0;
	return lexicon_sections_within(plain,
	    BIT(OPTIONS_ALL) | BIT(OPTIONS_LOSERS));
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
		r->losers = !(classes & BIT(OPTIONS_ALL));
		if (option_body_read(r, list, nodes[list].end))
			r->b->record->options_signs |= r->losers
			    ? OPTIONS_LOSERS
			    : OPTIONS_ALL;
		r->losers = false;
	}
}
