/* SPDX-License-Identifier: MIT */
#include "core/create/template_prose.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/vec.h"
#include "core/create/template.h"
#include "core/git/source.h"
#include "core/record/record.h"
#include "core/record/words.h"

#define FEWEST_LETTERS 3u /* of a place for words */

struct gathering {
	struct source *source;
	struct corpus *corpus;
	const struct collection *collection;
	VEC(struct template_line) lines;
};

/* Has it a place for words? A link's text and a box to tick are none. */
static bool has_gap(struct text t, char open, char close)
{
	size_t start = SIZE_MAX, letters = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (t.data[i] == open) {
			start = i;
			letters = 0;
		} else if (t.data[i] != close) {
			letters += char_is_alpha(t.data[i]) ||
			    (unsigned char)t.data[i] >= 0x80;
		} else if (start != SIZE_MAX && letters >= FEWEST_LETTERS &&
		    (i + 1 == t.len || !char_is_one_of(t.data[i + 1], "([:"))) {
			return true;
		}
	}
	return false;
}

/* A template while it is gone through from paragraph to paragraph. */
struct reading {
	const struct record *record;
	uint32_t mark, link; /* the next ones */
};

static bool is_placeholder(struct reading *reading, struct span span)
{
	const struct record *record = reading->record;

	for (; reading->mark < record->marks_count; reading->mark++) {
		const struct mark *mark = &record->marks[reading->mark];

		if (mark->kind == MARK_PLACEHOLDER &&
		    mark->span.start >= span.start)
			return mark->span.start == span.start;
	}
	return false;
}

/* Links of the text come first, and in its order. */
static bool has_link(struct reading *reading, struct span span)
{
	const struct record *record = reading->record;

	for (; reading->link < record->links_count; reading->link++) {
		struct span link = record->links[reading->link].span;

		if (link.end > span.start)
			return link.start < span.end;
	}
	return false;
}

static enum template_words kind_of(struct reading *reading, struct text words,
    struct span span)
{
	bool is_linked = has_link(reading, span);

	if (!words.len)
		return TEMPLATE_CODE;
	if (is_placeholder(reading, span))
		return TEMPLATE_PLACEHOLDER;
	if (has_gap(words, '{', '}') ||
	    (!is_linked && has_gap(words, '[', ']')))
		return TEMPLATE_GAP;
	if (is_linked)
		return TEMPLATE_POINTER;
	return text_ends(words, "?") || text_ends(words, ":") ? TEMPLATE_LEAD
							      : TEMPLATE_PROSE;
}

/* What is to be ticked stays, as an item of a list. */
static bool is_task(struct text bytes, struct span span)
{
	return span.start >= strlen("[ ] ") &&
	    text_starts(text_skip(bytes, span.start - strlen("[ ] ")), "[ ]");
}

static struct template_line *add_line(struct gathering *gathering,
    struct text words)
{
	struct template_line *line = vec_push(&gathering->lines);
	struct text text;

	line->folder = gathering->collection->path;
	line->text = "";
	while (text_next_line(&words, &text)) {
		line->words += words_count(text);
		if (!*line->text)
			line->text = arena_strndup(&gathering->corpus->arena,
			    text.data, text.len);
	}
	return line;
}

static void add(struct gathering *gathering, const char *path,
    struct text bytes)
{
	struct record record;
	struct reading reading = { &record, 0, 0 };
	struct arena arena;

	arena_init(&arena);
	path = arena_strdup(&gathering->corpus->arena, path);
	record_parse(&record, path, bytes, text_of(""), &arena);
	for (uint32_t i = 0; i < record.prose_count; i++) {
		struct span span = record.prose[i].span;
		struct text words = text_make(bytes.data + span.start,
		    span.end - span.start);
		struct template_line *line;

		if (is_task(bytes, span))
			continue;
		line = add_line(gathering, words);
		line->path = path;
		line->hash = record.prose[i].hash;
		line->kind = kind_of(&reading, words, span);
	}
	arena_release(&arena);
}

static void add_usual(const char *name, const char *path, void *context)
{
	struct gathering *gathering = context;
	const struct source_file *file = source_find(gathering->source, path);
	struct strbuf bytes = STRBUF_INIT;

	(void)name;
	if (!source_read(gathering->source, file, TEMPLATE_LIMIT, &bytes, NULL))
		add(gathering, path, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
}

static void add_configured(struct gathering *gathering,
    const struct template_query *query)
{
	struct strbuf bytes = STRBUF_INIT, where = STRBUF_INIT;

	if (!template_load(&bytes, &where, query, NULL))
		add(gathering, where.buf, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
	strbuf_release(&where);
}

static void gather(struct gathering *gathering)
{
	const struct template_query query = { gathering->source,
		gathering->corpus, gathering->collection, NULL };

	template_each_usual(&query, add_usual, gathering);
	if (gathering->collection->template_name)
		add_configured(gathering, &query);
}

struct template_lines template_prose(struct source *source,
    struct corpus *corpus)
{
	struct gathering gathering = { .source = source, .corpus = corpus };
	struct template_lines lines;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		gathering.collection = &corpus->collections.items[i];
		gather(&gathering);
	}
	lines.count = gathering.lines.count;
	if (lines.count)
		qsort(gathering.lines.items, lines.count,
		    sizeof(*gathering.lines.items), template_line_compare);
	lines.items = arena_copy(&corpus->arena, gathering.lines.items,
	    lines.count * sizeof(*lines.items));
	vec_release(&gathering.lines);
	return lines;
}
