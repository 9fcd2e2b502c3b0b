/* SPDX-License-Identifier: MIT */
#include "core/search/snippet.h"

#include <stdlib.h>

#define SNIPPET_BYTES 220 /* shown, of a longer paragraph */
#define SNIPPET_BEFORE 60 /* of them, in front of the first mark */
#define MARKS_MOST 2000 /* looked at */

/* All that has to be found, but nothing that must not be. */
static void collect(struct snippet_maker *maker, const struct query_node *node)
{
	if (node->kind == QUERY_NOT)
		return;
	for (size_t i = 0; i < node->needles_count; i++) {
		const struct search_needle *needle = &node->needles[i];

		*vec_push(&maker->needles[needle->script]) = *needle;
	}
	for (const struct query_node *at = node->first; at; at = at->next)
		collect(maker, at);
}

void snippet_maker_init(struct snippet_maker *maker, struct shelf *shelf,
    struct arena *arena, const struct query_node *root)
{
	memset(maker, 0, sizeof(*maker));
	maker->shelf = shelf;
	maker->arena = arena;
	document_init(&maker->document);
	strbuf_init(&maker->bytes);
	collect(maker, root);
}

void snippet_maker_release(struct snippet_maker *maker)
{
	for (int i = 0; i < SCRIPT_COUNT; i++)
		vec_release(&maker->needles[i]);
	document_release(&maker->document);
	strbuf_release(&maker->bytes);
	vec_release(&maker->marks);
	vec_release(&maker->words);
}

/* Add the places that are marked in that column; false: the shelf is lost. */
static bool mark_column(struct snippet_maker *maker, uint32_t record,
    enum document_column column)
{
	const struct words *words = &maker->document.columns[column];

	for (int i = 0; i < SCRIPT_COUNT; i++) {
		const struct word_row *row = &words->rows[i];

		if (!maker->needles[i].count || !row->places.count)
			continue;
		maker->words.count = 0;
		if (!shelf_mark(maker->shelf, record, column,
			maker->needles[i].items, maker->needles[i].count,
			&maker->words))
			return false;
		for (size_t w = 0;
		     w < maker->words.count && maker->marks.count < MARKS_MOST;
		     w++) {
			uint32_t word = maker->words.items[w];

			if (word < row->places.count)
				*vec_push(
				    &maker->marks) = row->places.items[word];
		}
	}
	return true;
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end > y->end) - (x->end < y->end);
}

/* In order, and none that lies in another or is empty. */
static void tidy_marks(struct snippet_maker *maker)
{
	size_t kept = 0;

	if (maker->marks.count)
		qsort(maker->marks.items, maker->marks.count,
		    sizeof(*maker->marks.items), compare_spans);
	for (size_t i = 0; i < maker->marks.count; i++) {
		struct span mark = maker->marks.items[i];
		struct span *last = &maker->marks.items[kept ? kept - 1 : 0];

		if (mark.start >= mark.end)
			continue;
		if (kept && mark.start < last->end)
			last->end = mark.end > last->end ? mark.end : last->end;
		else
			maker->marks.items[kept++] = mark;
	}
	maker->marks.count = kept;
}

static bool mark_title(struct search_hit *hit, struct snippet_maker *maker,
    uint32_t record)
{
	string_ref title = hit->record->title ? hit->record->title
					      : hit->record->slug;

	maker->marks.count = 0;
	if (!mark_column(maker, record, COLUMN_TITLE))
		return false;
	tidy_marks(maker);
	hit->title.text = record_string(hit->record, title);
	hit->title.marks_count = maker->marks.count;
	hit->title.marks = arena_copy(maker->arena, maker->marks.items,
	    maker->marks.count * sizeof(*maker->marks.items));
	return true;
}

static bool mark_text(struct search_hit *hit, struct snippet_maker *maker,
    uint32_t record)
{
	struct span title = hit->record->title_span;
	size_t kept = 0;

	maker->marks.count = 0;
	for (int i = COLUMN_TITLE + 1; i < COLUMN_COUNT; i++)
		if (!mark_column(maker, record, (enum document_column)i))
			return false;
	for (size_t i = 0; i < maker->marks.count; i++) {
		struct span mark = maker->marks.items[i];

		if (mark.end <= maker->bytes.len &&
		    (mark.start < title.start || mark.end > title.end))
			maker->marks.items[kept++] = mark;
	}
	maker->marks.count = kept;
	tidy_marks(maker);
	return true;
}

static struct text line_at(struct text bytes, size_t offset)
{
	size_t start = offset, end = offset;

	while (start && !char_is_one_of(bytes.data[start - 1], "\r\n"))
		start--;
	while (end < bytes.len && !char_is_one_of(bytes.data[end], "\r\n"))
		end++;
	return text_make(bytes.data + start, end - start);
}

/* Does a block begin with that line, whatever is above it? */
static bool begins_block(struct text line)
{
	struct text t = text_trim(line);
	size_t digits = 0;

	if (!t.len || char_is_one_of(*t.data, "#|>*-+"))
		return true;
	while (digits < t.len && char_is_digit(t.data[digits]))
		digits++;
	return digits && digits < t.len && char_is_one_of(t.data[digits], ".)");
}

/* The line before (or behind) that one; false: there is none. */
static bool line_before(struct text bytes, struct text *line)
{
	size_t start = (size_t)(line->data - bytes.data);

	if (!start)
		return false;
	if (start > 1 && bytes.data[start - 1] == '\n' &&
	    bytes.data[start - 2] == '\r')
		start--;
	*line = line_at(bytes, start - 1);
	return true;
}

static bool line_behind(struct text bytes, struct text *line)
{
	size_t end = (size_t)(line->data - bytes.data) + line->len;

	if (end >= bytes.len)
		return false;
	end += bytes.data[end] == '\r' && end + 1 < bytes.len &&
		bytes.data[end + 1] == '\n'
	    ? 2
	    : 1;
	*line = line_at(bytes, end);
	return true;
}

/* The paragraph, list item or row of a table around an offset. */
static struct span block_at(struct text bytes, size_t offset)
{
	struct text first = line_at(bytes, offset), line = first, last = first;
	struct span block;

	while (!begins_block(first) && line_before(bytes, &line) &&
	    text_trim(line).len)
		first = line;
	line = last;
	while (line_behind(bytes, &line) && !begins_block(line))
		last = line;
	block.start = (uint32_t)(first.data - bytes.data);
	block.end = (uint32_t)(last.data - bytes.data + last.len);
	return block;
}

static struct text mark_words(struct text bytes, struct span mark)
{
	return text_make(bytes.data + mark.start, mark.end - mark.start);
}

/* Is the same word marked between that mark and an earlier one? */
static bool is_repeated(const struct snippet_maker *maker, struct text bytes,
    size_t first, size_t at)
{
	struct text word = mark_words(bytes, maker->marks.items[at]);

	for (size_t i = first; i < at; i++) {
		struct text other = mark_words(bytes, maker->marks.items[i]);

		if (other.len == word.len &&
		    strncasecmp(other.data, word.data, word.len) == 0)
			return true;
	}
	return false;
}

/* The block with most different words, the first of them; *mark: the index of
 * its first mark. */
static struct span best_block(const struct snippet_maker *maker,
    struct text bytes, size_t *mark)
{
	struct span best = { 0, 0 };
	size_t most = 0;

	for (size_t i = 0; i < maker->marks.count;) {
		struct span block = block_at(bytes,
		    maker->marks.items[i].start);
		size_t words = 0, first = i;

		do {
			words += i - first < 16 &&
			    !is_repeated(maker, bytes, first, i);
			i++;
		} while (i < maker->marks.count &&
		    maker->marks.items[i].start < block.end);
		if (words > most) {
			most = words;
			best = block;
			*mark = first;
		}
	}
	return best;
}

static bool is_joint(const struct text bytes, size_t at)
{
	return at >= bytes.len || char_is_space(bytes.data[at]);
}

/* At most SNIPPET_BYTES of the block, from a blank to a blank if there are
 * any, never within a character. */
static struct span cut_block(struct text bytes, struct span block,
    struct span mark)
{
	struct span cut = block;

	if (block.end - block.start <= SNIPPET_BYTES)
		return block;
	if (mark.start - block.start > SNIPPET_BEFORE) {
		cut.start = mark.start - SNIPPET_BEFORE;
		while (cut.start < mark.start && !is_joint(bytes, cut.start))
			cut.start++;
	}
	if (block.end - cut.start > SNIPPET_BYTES) {
		cut.end = cut.start + SNIPPET_BYTES;
		while (cut.end > mark.end && !is_joint(bytes, cut.end))
			cut.end--;
		if (cut.end < mark.end)
			cut.end = mark.end;
	}
	while (cut.end < block.end && (bytes.data[cut.end] & 0xc0) == 0x80)
		cut.end++;
	return cut;
}

/* Signs that begin a block, and say nothing. */
static uint32_t skip_signs(struct text bytes, struct span span)
{
	while (span.start < span.end &&
	    (char_is_space(bytes.data[span.start]) ||
		char_is_one_of(bytes.data[span.start], "#|>*-+")))
		span.start++;
	return span.start;
}

struct copier {
	struct strbuf out;
	VEC(struct span) marks;
};

/* Blanks and line ends are one blank, and signs of emphasis are none. */
static void copy_char(struct copier *copier, char c)
{
	struct strbuf *out = &copier->out;

	if (c == '`' || c == '*')
		return;
	if (!char_is_space(c))
		strbuf_addch(out, c);
	else if (out->len && out->buf[out->len - 1] != ' ')
		strbuf_addch(out, ' ');
}

static void copy(struct copier *copier, const struct snippet_maker *maker,
    struct span span, size_t mark)
{
	const struct span *marks = maker->marks.items;

	for (uint32_t at = span.start; at < span.end; at++) {
		while (mark < maker->marks.count && marks[mark].end <= at)
			mark++;
		if (mark < maker->marks.count && marks[mark].start == at)
			vec_push(&copier->marks)->start = (uint32_t)
							      copier->out.len;
		copy_char(copier, maker->bytes.buf[at]);
		if (mark < maker->marks.count && marks[mark].end == at + 1 &&
		    copier->marks.count)
			copier->marks.items[copier->marks.count - 1].end =
			    (uint32_t)copier->out.len;
	}
}

static void show(struct search_hit *hit, struct snippet_maker *maker,
    struct span block, struct span cut, size_t mark)
{
	struct copier copier = { STRBUF_INIT, { 0 } };
	struct search_text *snippet = &hit->snippet;

	if (cut.start > block.start)
		strbuf_addstr(&copier.out, "\u2026 ");
	else
		cut.start = skip_signs(text_make(maker->bytes.buf,
					   maker->bytes.len),
		    cut);
	copy(&copier, maker, cut, mark);
	strbuf_trim_end(&copier.out);
	if (cut.end < block.end)
		strbuf_addstr(&copier.out, " \u2026");
	snippet->text = arena_strndup(maker->arena, copier.out.buf,
	    copier.out.len);
	for (size_t i = 0; i < copier.marks.count; i++)
		if (copier.marks.items[i].end > copier.marks.items[i].start)
			copier.marks.items[snippet->marks_count++] =
			    copier.marks.items[i];
	snippet->marks = arena_copy(maker->arena, copier.marks.items,
	    snippet->marks_count * sizeof(*copier.marks.items));
	strbuf_release(&copier.out);
	vec_release(&copier.marks);
}

static uint32_t line_number(struct text bytes, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset && i < bytes.len; i++)
		line += bytes.data[i] == '\n' ||
		    (bytes.data[i] == '\r' &&
			!(i + 1 < bytes.len && bytes.data[i + 1] == '\n'));
	return line;
}

/* The last heading above the offset, the title's apart. */
static const char *section_at(const struct record *record, uint32_t offset)
{
	const struct section *section = NULL;

	for (uint32_t i = 0; i < record->sections_count; i++)
		if (record->sections[i].heading.start <= offset)
			section = &record->sections[i];
	if (!section ||
	    (section->heading.start <= record->title_span.start &&
		record->title_span.start < section->heading.end))
		return NULL;
	return record_string(record, section->title);
}

bool snippet_fill(struct search_hit *hit, struct snippet_maker *maker)
{
	const struct record *record = hit->record;
	const struct corpus *corpus = maker->shelf->options.corpus;
	uint32_t index = corpus_index_of(corpus, record);
	struct span block, cut;
	struct text bytes;
	size_t mark = 0;

	shelf_read(&maker->bytes, &maker->shelf->options, record);
	bytes = text_make(maker->bytes.buf, maker->bytes.len);
	document_fill(&maker->document, record, bytes);
	if (!mark_title(hit, maker, index) || !mark_text(hit, maker, index))
		return false;
	hit->line = line_number(bytes, record->title_span.start);
	if (!maker->marks.count)
		return true;
	block = best_block(maker, bytes, &mark);
	cut = cut_block(bytes, block, maker->marks.items[mark]);
	show(hit, maker, block, cut, mark);
	hit->line = line_number(bytes, maker->marks.items[mark].start);
	hit->section = section_at(record, maker->marks.items[mark].start);
	return true;
}
