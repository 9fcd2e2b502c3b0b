/* SPDX-License-Identifier: MIT */
/*
 * Relations as records write them: front matter and header fields ("Replaces:
 * 12"), the lines of the status section ("Superseded by [12. X](0012-x.md)")
 * and lists of links. What a target names is found later, by the corpus.
 */
#include <string.h>

#include "core/record/builder.h"
#include "core/record/status.h"
#include "core/record/target.h"

#define PHRASE_WORDS 4 /* of "superseded entirely by", and one more */
#define LONGEST_PHRASE 48 /* bytes */

struct phrase {
	enum relation_kind kind;
	bool inverse;
	size_t len; /* bytes of the phrase */
};

static bool is_word_char(char c)
{
	return char_is_alnum(c) || c == '-' || (unsigned char)c >= 0x80;
}

static size_t word_length(struct text t)
{
	size_t len = 0;

	while (len < t.len && is_word_char(t.data[len]))
		len++;
	return len;
}

/* The longest relation phrase at the start of t. */
static bool read_phrase(struct phrase *out, struct text t)
{
	char words[LONGEST_PHRASE];
	size_t end = 0, count = 0;
	bool found = false;

	if (!lexicon_may_lead(t, RELATION_BIT))
		return false; /* most words of a text */
	while (end < t.len && end < sizeof(words)) {
		struct phrase phrase = { .len = 0 };
		size_t start = end;

		while (end < t.len && end < sizeof(words) &&
		    is_word_char(t.data[end])) {
			words[end] = t.data[end];
			end++;
		}
		if (!lexicon_begins_relation(text_make(words, end)))
			return found;
		/* blanks alone add nothing to a phrase */
		if (end > start &&
		    lexicon_relation(&phrase.kind, &phrase.inverse,
			text_make(words, end))) {
			*out = phrase;
			out->len = end;
			found = true;
		}
		if (end >= t.len || end >= sizeof(words) ||
		    t.data[end] != ' ' || ++count == PHRASE_WORDS)
			break;
		words[end++] = ' ';
	}
	return found;
}

static void add_relation(struct builder *b, const struct phrase *phrase,
    enum field_place place, struct text target)
{
	struct relation *relation;

	target = text_trim(target);
	if (!target.len)
		return;
	relation = vec_push(&b->relations);
	relation->kind = phrase->kind;
	relation->inverse = phrase->inverse;
	relation->place = place;
	relation->target = builder_string(b, target);
	if (builder_holds(b, target)) {
		relation->span = builder_span(b, target);
		if (b->doc.line_count)
			relation->line = markdown_line_of(&b->doc,
			    relation->span.start);
	}
}

/* The targets behind a phrase, as long as they are joined; gives the rest. */
static struct text read_targets(struct builder *b, const struct phrase *phrase,
    enum field_place place, struct text t)
{
	bool joined = true, first = true, local;

	while (true) {
		struct text rest = target_skip_between(t, &joined), target;
		size_t len;

		if (!first && !joined)
			return t;
		if (!target_read_link(b, rest, &len, &target, &local) &&
		    !target_read_id(b, rest, &len, &target))
			return t;
		add_relation(b, phrase, place, target);
		t = text_skip(rest, len);
		first = false;
	}
}

/* References and links say too little in the middle of a sentence. */
static bool is_weak(const struct phrase *phrase)
{
	return phrase->kind == RELATION_RELATES_TO ||
	    phrase->kind == RELATION_DEPENDS_ON ||
	    phrase->kind == RELATION_IMPLEMENTS;
}

/* "[SUPERSEDED](/README.md#superseded)" explains the word. */
static bool names_status(struct text link)
{
	size_t close = text_find_char(link, ']');

	/* what goes on in the next line is no one word */
	return close < link.len &&
	    status_of_word(text_make(link.data + 1, close - 1)) !=
	    RECORD_UNKNOWN;
}

/*
 * "Superseded. See [this one](0022-x.md)": in a line or section that says
 * superseded, a link to another document is the successor.
 */
static void read_successor(struct builder *b, struct text line,
    enum field_place place)
{
	static const struct phrase phrase = { RELATION_SUPERSEDES, true, 0 };

	while (line.len) {
		size_t open = text_find_char(line, '['), len;
		struct text target;
		bool local;

		if (open >= line.len)
			return;
		line = text_skip(line, open);
		if (!target_read_link(b, line, &len, &target, &local))
			return;
		if (local && !names_status(line))
			add_relation(b, &phrase, place, target);
		line = text_skip(line, len);
	}
}

/* "Parts of this were superseded by 12": what is before says so. */
static bool is_partial(struct text before)
{
	struct text word;

	while (text_split(&before, ' ', &word))
		if (text_starts_nocase(word, "part"))
			return true;
	return false;
}

/* Every phrase with a target in a line; *found when there was one. */
static void read_line(struct builder *b, struct text line,
    enum field_place place, bool *found)
{
	const char *first = line.data;
	bool start = true;

	*found = false;
	while (line.len) {
		struct phrase phrase;
		size_t before = b->relations.count;

		if (!is_word_char(line.data[0])) {
			line = text_skip(line, 1);
			continue;
		}
		if (read_phrase(&phrase, line) &&
		    (start || !is_weak(&phrase))) {
			struct text before_it = text_make(first,
			    (size_t)(line.data - first));

			if (phrase.kind == RELATION_SUPERSEDES &&
			    is_partial(before_it))
				phrase.kind = RELATION_AMENDS;
			line = read_targets(b, &phrase, place,
			    text_skip(line, phrase.len));
		}
		*found |= b->relations.count > before;
		start = false;
		line = text_skip(line, word_length(line));
	}
}

/* A list item of a links section: its phrase, else the link alone. */
static void read_item(struct builder *b, struct text line)
{
	static const struct phrase plain = { RELATION_RELATES_TO, false, 0 };
	size_t open, len;
	struct text target;
	bool found, local;

	read_line(b, line, PLACE_SECTION, &found);
	if (found)
		return;
	open = text_find_char(line, '[');
	if (open < line.len &&
	    target_read_link(b, text_skip(line, open), &len, &target, &local) &&
	    local)
		add_relation(b, &plain, PLACE_SECTION, target);
}

/* What a template says behind "<!--" is no relation. */
static struct text without_comment(struct text line)
{
	size_t at = text_find_rare(line, "<!--", 0);

	return text_make(line.data, at < line.len ? at : line.len);
}

/* "See [22](0022-x.md)" says too little, or where superseded: the successor. */
static bool only_points(struct text words)
{
	static const char *const pointers[] = { "see", "by", "in", "now",
		"use" };

	words.len = text_find_char(words, ' ') < words.len
	    ? text_find_char(words, ' ')
	    : words.len;
	for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++)
		if (text_equals_nocase(words, pointers[i]))
			return true;
	return false;
}

/* A line that is a link in words of somebody's own: "Inspired by [7](...)". */
static bool read_own_words(struct builder *b, struct text line)
{
	static const struct phrase plain = { RELATION_RELATES_TO, false, 0 };
	size_t open = text_find_char(line, '['), len;
	struct status_line status;
	struct text words, target;
	bool local;

	if (open >= line.len)
		return false;
	words = text_trim(text_make(line.data, open));
	if (!target_words_fit(words) || only_points(words) ||
	    !target_read_link(b, text_skip(line, open), &len, &target,
		&local) ||
	    !local || text_trim(text_skip(line, open + len)).len)
		return false;
	status_read(&status, words);
	if (status.status != RECORD_UNKNOWN || status.date.year)
		return false;
	add_relation(b, &plain, PLACE_SECTION, target);
	return true;
}

static void read_section_lines(struct builder *b, size_t section, bool is_links)
{
	bool superseded = b->record->status == RECORD_SUPERSEDED;
	uint32_t from, end;

	builder_section_nodes(b, section, &from, &end);
	for (uint32_t i = from; i < end; i++) {
		const struct md_node *node = &b->doc.nodes[i];
		bool item = b->doc.nodes[node->parent].type == MD_ITEM;

		if (node->type != MD_PARAGRAPH && node->type != MD_CELL)
			continue;
		for (uint32_t k = 0; k < node->pieces_count; k++) {
			struct text line = without_comment(
			    builder_bytes(b, b->doc.pieces[node->pieces + k]));
			bool found;

			if (is_links && item) {
				read_item(b, line);
				continue;
			}
			read_line(b, line, PLACE_SECTION, &found);
			if (found || is_links)
				continue;
			if (node->pieces_count == 1 && read_own_words(b, line))
				continue;
			if (superseded)
				read_successor(b, line, PLACE_SECTION);
		}
	}
}

/* The value of "supersedes: [1, 2]" or "Replaces: RFC 12, RFC 13". */
static void read_value(struct builder *b, const struct field *field,
    const struct phrase *phrase)
{
	struct text value = field->span.end > field->span.start
	    ? builder_bytes(b, field->span)
	    : text_of(arena_strdup(&b->scratch, builder_text(b, field->value)));
	size_t before = b->relations.count;

	read_targets(b, phrase, field->place, value);
	if (b->relations.count == before && field->place == PLACE_FRONT_MATTER)
		add_relation(b, phrase, field->place, value);
}

static void read_fields(struct builder *b)
{
	for (size_t i = 0; i < b->fields.count; i++) {
		struct field field = b->fields.items[i];
		struct phrase phrase;
		bool found;

		phrase.len = 0;
		if (lexicon_relation(&phrase.kind, &phrase.inverse,
			text_of(builder_text(b, field.name))))
			read_value(b, &field, &phrase);
		else if (field.key == FIELD_STATUS &&
		    field.place != PLACE_SECTION &&
		    field.span.end > field.span.start) {
			struct text line = builder_bytes(b, field.span);

			read_line(b, line, field.place, &found);
			if (!found && b->record->status == RECORD_SUPERSEDED)
				read_successor(b, line, field.place);
		}
	}
}

/* "> Superseded by [12](0012-x.md)" above the first section. */
static void read_header_lines(struct builder *b)
{
	for (uint32_t i = 1; i < b->header_end; i++) {
		const struct md_node *node = &b->doc.nodes[i];

		if (node->type != MD_PARAGRAPH)
			continue;
		for (uint32_t k = 0; k < node->pieces_count; k++) {
			struct text line = builder_bytes(b,
			    b->doc.pieces[node->pieces + k]);
			struct phrase phrase;
			bool joined;

			line = target_skip_between(line, &joined);
			if (read_phrase(&phrase, line) && !is_weak(&phrase) &&
			    phrase.len < line.len &&
			    line.data[phrase.len] == ' ')
				read_targets(b, &phrase, PLACE_LINE,
				    text_skip(line, phrase.len));
		}
	}
}

void read_relations(struct builder *b)
{
	read_fields(b);
	read_header_lines(b);
	for (size_t i = 0; i < b->sections.count; i++) {
		uint64_t classes = b->sections.items[i].classes;
		bool status = classes & SECTION_BIT(STATUS);
		bool links = classes & SECTION_BIT(LINKS);

		if (status || links)
			read_section_lines(b, i, links);
	}
}
