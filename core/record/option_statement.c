/* SPDX-License-Identifier: MIT */
/* A Y-statement: "In the context of A, facing B, we decided for C and neglected
 * D and E, to achieve F, accepting that G." English has the form alone. */
#include "core/record/options.h"

#include <string.h>

/* Where the part that these words begin ends: at the next part's words. */
static const char *const ends[] = { " to achieve", " accepting", " because",
	" and neglected", ", neglected", " neglecting", " and against",
	" in order to", " to reach", ". " };

static size_t find_nocase(struct text t, const char *words)
{
	for (size_t i = 0; i < t.len; i++)
		if (text_starts_nocase(text_skip(t, i), words))
			return i;
	return SIZE_MAX;
}

/* The words behind the first of these beginnings, up to the next part. */
static bool find_part(struct text t, const char *const *begins,
    struct text *out)
{
	for (; *begins; begins++) {
		size_t at = find_nocase(t, *begins);

		if (at == SIZE_MAX)
			continue;
		*out = text_skip(t, at + strlen(*begins));
		for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
			size_t end = find_nocase(*out, ends[i]);

			if (end < out->len)
				out->len = end;
		}
		*out = text_trim(*out);
		while (out->len &&
		    char_is_one_of(out->data[out->len - 1], ",.;: "))
			out->len--;
		return out->len > 0;
	}
	return false;
}

static void add_part(struct option_reader *r, uint32_t node, struct text title,
    enum option_verdict verdict)
{
	struct option_name name;

	title = text_trim(title);
	option_name_fill(&name, r, node, OPTION_STATEMENT, title);
	name.line.verdict = verdict;
	option_add(r, &name);
}

/* "B, C and D", "B or C" */
static void add_neglected(struct option_reader *r, uint32_t node,
    struct text list)
{
	static const char *const parts[] = { ", and ", ", or ", ", ", " and ",
		" or ", "; " };

	while (list.len) {
		size_t end = list.len, len = 0;

		for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
			size_t at = text_find(list, parts[i]);

			if (at < end) {
				end = at;
				len = strlen(parts[i]);
			}
		}
		add_part(r, node, text_make(list.data, end), VERDICT_REJECTED);
		list = text_skip(list, end + len);
	}
}

static bool read_paragraph(struct option_reader *r, uint32_t node)
{
	static const char *const chosen[] = { "we decided for ",
		"we decided to use ", "we decided to ", "we decide for ",
		"decided for ", "we chose ", NULL };
	static const char *const neglected[] = { "neglected ", "neglecting ",
		"and against ", NULL };
	struct strbuf plain = STRBUF_INIT;
	struct text t, winner, losers;
	bool found;

	markdown_plain(&plain, &r->b->doc, node);
	t = text_make(plain.buf, plain.len);
	found = find_part(t, neglected, &losers) &&
	    find_part(t, chosen, &winner);
	if (found) {
		option_start_run(r);
		r->section = builder_section_at(r->b,
		    r->b->doc.nodes[node].line);
		add_part(r, node, winner, VERDICT_CHOSEN);
		add_neglected(r, node, losers);
	}
	strbuf_release(&plain);
	return found;
}

static bool neglects(struct text t)
{
	return text_find_rare(t, "neglect", 2) != SIZE_MAX;
}

void option_statement_read(struct option_reader *r)
{
	/* most records need not be looked at any closer */
	if (!neglects(r->b->bytes))
		return;
	for (uint32_t i = 1; i < r->b->doc.count; i++) {
		const struct md_node *node = &r->b->doc.nodes[i];
		struct text raw;

		if (node->type != MD_PARAGRAPH)
			continue;
		raw = builder_bytes(r->b, option_block_span(r->b, i));
		/* most paragraphs need not be made plain */
		if (neglects(raw) && read_paragraph(r, i))
			return;
	}
}
