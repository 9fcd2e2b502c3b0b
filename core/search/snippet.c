/* SPDX-License-Identifier: MIT */
#include "core/search/snippet.h"

#include <stdlib.h>

#include "core/base/unicode.h"
#include "core/search/excerpt.h"

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
	vec_release(&maker->title_marks);
	vec_release(&maker->marks);
	for (int i = 0; i < COLUMN_COUNT; i++)
		vec_release(&maker->words[i]);
}

static bool has_words(const struct document *document, int script)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (document->columns[i].rows[script].places.count)
			return true;
	return false;
}

/* Add the places of those words. */
static void add_places(mark_list *out, const struct word_row *row,
    const word_list *words)
{
	for (size_t i = 0; i < words->count && out->count < MARKS_MOST; i++)
		if (words->items[i] < row->places.count)
			*vec_push(out) = row->places.items[words->items[i]];
}

/* Set the places that are marked; false: the shelf is lost. */
static bool mark_columns(struct snippet_maker *maker, uint32_t record)
{
	maker->title_marks.count = maker->marks.count = 0;
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		if (!maker->needles[i].count || !has_words(&maker->document, i))
			continue;
		for (int k = 0; k < COLUMN_COUNT; k++)
			maker->words[k].count = 0;
		if (!shelf_mark(maker->shelf, record, maker->needles[i].items,
			maker->needles[i].count, maker->words))
			return false;
		for (int k = 0; k < COLUMN_COUNT; k++)
			add_places(k == COLUMN_TITLE ? &maker->title_marks
						     : &maker->marks,
			    &maker->document.columns[k].rows[i],
			    &maker->words[k]);
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
static void tidy_marks(mark_list *marks)
{
	size_t kept = 0;

	if (marks->count)
		qsort(marks->items, marks->count, sizeof(*marks->items),
		    compare_spans);
	for (size_t i = 0; i < marks->count; i++) {
		struct span mark = marks->items[i];
		struct span *last = &marks->items[kept ? kept - 1 : 0];

		if (mark.start >= mark.end)
			continue;
		if (kept && mark.start < last->end)
			last->end = mark.end > last->end ? mark.end : last->end;
		else
			marks->items[kept++] = mark;
	}
	marks->count = kept;
}

static void show_title(struct search_hit *hit, struct snippet_maker *maker)
{
	tidy_marks(&maker->title_marks);
	hit->title.marks_count = maker->title_marks.count;
	hit->title.marks = arena_copy(maker->arena, maker->title_marks.items,
	    maker->title_marks.count * sizeof(*maker->title_marks.items));
}

/* Only what is in the file, and not the title again. */
static void keep_marks_of_text(struct snippet_maker *maker, struct span title)
{
	size_t kept = 0;

	for (size_t i = 0; i < maker->marks.count; i++) {
		struct span mark = maker->marks.items[i];

		if (mark.end <= maker->bytes.len &&
		    (mark.start < title.start || mark.end > title.end))
			maker->marks.items[kept++] = mark;
	}
	maker->marks.count = kept;
	tidy_marks(&maker->marks);
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
		struct span block = excerpt_block(bytes,
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

/* The bytes at the start of t that only make a link of some text: "[" in front
 * of it, and "](target)" behind it. */
static uint32_t link_signs(struct text t)
{
	size_t close = text_find_char(t, ']'), end;

	if (close >= t.len || text_find(text_skip(t, close), "](") != 0)
		return 0;
	if (*t.data == '[')
		return 1;
	end = text_find_char(t, ')');
	return close == 0 && end < t.len ? (uint32_t)end + 1 : 0;
}

static void copy(struct copier *copier, const struct snippet_maker *maker,
    struct span span, size_t mark)
{
	const struct span *marks = maker->marks.items;
	struct text bytes = text_make(maker->bytes.buf, maker->bytes.len);
	bool is_open = false;

	for (uint32_t at = span.start; at < span.end; at++) {
		uint32_t signs = link_signs(
		    text_make(maker->bytes.buf + at, span.end - at));

		while (mark < maker->marks.count && marks[mark].end <= at)
			mark++;
		if (!is_open && mark < maker->marks.count &&
		    marks[mark].start == at) {
			is_open = true;
			vec_push(&copier->marks)->start = (uint32_t)
							      copier->out.len;
		}
		if (signs)
			at += signs - 1;
		else if (!unicode_joins_lines(bytes, at))
			copy_char(copier, maker->bytes.buf[at]);
		if (is_open && marks[mark].end <= at + 1) {
			is_open = false;
			copier->marks.items[copier->marks.count - 1].end =
			    (uint32_t)copier->out.len;
		}
	}
}

/* Without the line that closes a row of a table. */
static void trim_end(struct strbuf *out)
{
	strbuf_trim_end(out);
	if (out->len > 1 && !strcmp(out->buf + out->len - 2, " |")) {
		strbuf_setlen(out, out->len - 2);
		strbuf_trim_end(out);
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
		cut.start = excerpt_start(text_make(maker->bytes.buf,
					      maker->bytes.len),
		    cut);
	copy(&copier, maker, cut, mark);
	trim_end(&copier.out);
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

/* Is it only the title or the heading, which are shown as such? */
static bool says_heading(const struct search_hit *hit)
{
	const char *text = hit->snippet.text;

	return (hit->section && !strcmp(text, hit->section)) ||
	    (hit->title.text && !strcmp(text, hit->title.text));
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
	if (!mark_columns(maker, index))
		return false;
	show_title(hit, maker);
	keep_marks_of_text(maker, record->title_span);
	hit->line = excerpt_line(bytes, record->title_span.start);
	if (!maker->marks.count)
		return true;
	block = best_block(maker, bytes, &mark);
	cut = excerpt_cut(bytes, block, maker->marks.items[mark]);
	show(hit, maker, block, cut, mark);
	hit->line = excerpt_line(bytes, maker->marks.items[mark].start);
	hit->section = search_section_at(record,
	    maker->marks.items[mark].start);
	if (says_heading(hit))
		memset(&hit->snippet, 0, sizeof(hit->snippet));
	return true;
}
