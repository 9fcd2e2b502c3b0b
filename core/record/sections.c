/* SPDX-License-Identifier: MIT */
/* Headings: which one is the title, where the header ends, what each section
 * is about. Only headings at the top level of the document count. */
#include <string.h>

#include "core/record/builder.h"
#include "core/record/name.h"
#include "core/record/options.h"
#include "core/record/title.h"
#include "core/record/words.h"

#define DEEPEST_OPTIONS 3 /* level of their headings */
#define MOST_WORDS 6 /* of a heading in which one word tells what it is */

/* Those of the parts on both sides of a separator; 0: it has none. */
static uint64_t classes_of_halves(struct text title, const char *separator)
{
	/* what few titles have is in the middle of it */
	size_t at = text_find_rare(title, separator, strlen(separator) / 2);

	if (at >= title.len)
		return 0;
	return lexicon_section_classes(text_make(title.data, at)) |
	    lexicon_section_classes(text_skip(title, at + strlen(separator)));
}

static uint64_t classes_of(struct text title)
{
	static const char *const separators[] = { " / ", "(", "|", " - ",
		"\xe2\x80\x94" };
	uint64_t classes = lexicon_section_classes(title);

	/* "Context / Kontext", "Drawbacks / Alternatives" */
	for (size_t i = 0;
	     !classes && i < sizeof(separators) / sizeof(*separators); i++)
		classes = classes_of_halves(title, separators[i]);
	return classes;
}

/* "Downsides and alternatives": that word alone is clear enough. */
static uint64_t classes_of_words(struct text title)
{
	const uint64_t losers = SECTION_BIT(OPTIONS_LOSERS);
	uint64_t found = 0;
	struct text word;

	if (words_count(title) > MOST_WORDS)
		return 0;
	while (!found && text_split(&title, ' ', &word))
		if (!text_starts_nocase(word, "alternative") ||
		    text_starts_nocase(word, "alternatives"))
			found = lexicon_section_classes(word) & losers;
	return found;
}

/* "Appendix: Alternative Options Considered" is about options, too; deeper down
 * such words may be about anything, as the options of an API. */
static uint64_t classes_within(struct text title, int level)
{
	const uint64_t options = SECTION_BIT(OPTIONS_ALL) |
	    SECTION_BIT(OPTIONS_LOSERS);
	uint64_t classes;

	if (level > DEEPEST_OPTIONS)
		return 0;
	if (option_is_one(title))
		return SECTION_BIT(OPTIONS_LOSERS);
	classes = lexicon_sections_within(title, options);
	return classes ? classes : classes_of_words(title);
}

/* The next heading among the document's children, from node at; count: none. */
static uint32_t next_heading(const struct md_document *doc, uint32_t at)
{
	while (at < doc->count && doc->nodes[at].type != MD_HEADING)
		at = doc->nodes[at].end;
	return at;
}

static uint32_t line_offset(const struct md_document *doc, uint32_t line)
{
	return line <= doc->line_count ? doc->line_starts[line - 1]
				       : (uint32_t)doc->source.len;
}

/* No section word, but "15. Links" in 0015-links.md is a title all the same. */
static bool is_title(struct text heading, struct text stem)
{
	struct record_name name;
	struct title_number split;

	if (!heading.len)
		return false;
	record_name_parse(&name, stem);
	title_split(&split, heading, name.has_number, name.number);
	if (split.has_number && name.has_number && split.number == name.number)
		return true;
	return !classes_of(heading);
}

/*
 * The first H1 unless it is a section word, or a first heading of level 2
 * where there is no H1 at all. Sets title_node.
 */
static void find_title(struct builder *b, struct text stem)
{
	const struct md_document *doc = &b->doc;
	uint32_t first = next_heading(doc, 1), at = first;
	struct strbuf plain = STRBUF_INIT;

	while (at < doc->count && doc->nodes[at].level != 1)
		at = next_heading(doc, doc->nodes[at].end);
	if (at >= doc->count)
		at = first;
	if (at < doc->count && doc->nodes[at].level <= 2) {
		markdown_plain(&plain, doc, at);
		if (is_title(text_make(plain.buf, plain.len), stem))
			b->title_node = at;
	}
	strbuf_release(&plain);
}

static void add_section(struct builder *b, uint32_t at, uint32_t next)
{
	const struct md_document *doc = &b->doc;
	const struct md_node *node = &doc->nodes[at];
	struct section *section = vec_push(&b->sections);
	struct strbuf plain = STRBUF_INIT;

	*vec_push(&b->section_nodes) = at;
	markdown_plain(&plain, doc, at);
	section->level = (uint32_t)node->level;
	section->line = node->line;
	section->title = builder_string(b, text_make(plain.buf, plain.len));
	section->classes = classes_of(text_make(plain.buf, plain.len));
	if (!section->classes)
		section->classes = classes_within(text_make(plain.buf,
						      plain.len),
		    node->level);
	section->heading = (struct span){ line_offset(doc, node->line),
		line_offset(doc, node->end_line + 1) };
	section->body.start = section->heading.end;
	section->body.end = next < doc->count
	    ? line_offset(doc, doc->nodes[next].line)
	    : (uint32_t)doc->source.len;
	strbuf_release(&plain);
}

/* Where each section's sub-sections end: at the next one not deeper. */
static void close_sections(struct builder *b)
{
	uint32_t open[7], depth = 0;
	uint32_t count = (uint32_t)b->sections.count;

	for (uint32_t i = 0; i <= count; i++) {
		uint32_t level = i < count ? b->sections.items[i].level : 0;

		while (
		    depth && b->sections.items[open[depth - 1]].level >= level)
			b->sections.items[open[--depth]].end = i;
		if (i < count)
			open[depth++] = i;
	}
}

void read_sections(struct builder *b, struct text stem)
{
	const struct md_document *doc = &b->doc;
	uint32_t at = next_heading(doc, 1);

	find_title(b, stem);
	b->header_end = doc->count;
	while (at < doc->count) {
		uint32_t next = next_heading(doc, doc->nodes[at].end);

		if (at != b->title_node) {
			if (b->header_end == doc->count)
				b->header_end = at;
			add_section(b, at, next);
		}
		at = next;
	}
	close_sections(b);
}
