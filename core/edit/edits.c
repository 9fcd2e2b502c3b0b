/* SPDX-License-Identifier: MIT */
#include "core/edit/edits.h"

#include <stdlib.h>
#include <string.h>

void edits_init(struct edits *edits)
{
	memset(edits, 0, sizeof(*edits));
	arena_init(&edits->arena);
}

void edits_release(struct edits *edits)
{
	vec_release(&edits->items);
	arena_release(&edits->arena);
}

void edits_replace(struct edits *edits, struct span span, struct text text)
{
	size_t order = edits->items.count;
	struct edit *edit = vec_push(&edits->items);

	edit->span = span;
	edit->text = text_make(arena_strndup(&edits->arena,
				   text.data ? text.data : "", text.len),
	    text.len);
	edit->order = order;
}

void edits_insert(struct edits *edits, uint32_t at, struct text text)
{
	edits_replace(edits, (struct span){ at, at }, text);
}

void edits_delete(struct edits *edits, struct span span)
{
	edits_replace(edits, span, text_make("", 0));
}

static int compare_edits(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	/* what is put in stands before what is replaced there */
	if (x->span.end != y->span.end)
		return x->span.end < y->span.end ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

bool edits_apply(struct edits *edits, struct strbuf *text)
{
	struct strbuf out = STRBUF_INIT;
	uint32_t at = 0;

	if (edits->items.count)
		qsort(edits->items.items, edits->items.count,
		    sizeof(*edits->items.items), compare_edits);
	for (size_t i = 0; i < edits->items.count; i++) {
		const struct edit *edit = &edits->items.items[i];

		if (edit->span.start < at || edit->span.end > text->len) {
			strbuf_release(&out);
			return false;
		}
		strbuf_add(&out, text->buf + at, edit->span.start - at);
		strbuf_add(&out, edit->text.data, edit->text.len);
		at = edit->span.end;
	}
	strbuf_add(&out, text->buf + at, text->len - at);
	strbuf_release(text);
	*text = out;
	return true;
}

static bool ends_line(struct text t, uint32_t at)
{
	return t.data[at] == '\n' ||
	    (t.data[at] == '\r' && !(at + 1 < t.len && t.data[at + 1] == '\n'));
}

uint32_t line_start(struct text t, uint32_t at)
{
	while (at > 0 && !ends_line(t, at - 1))
		at--;
	return at;
}

uint32_t line_next(struct text t, uint32_t at)
{
	while (at < t.len && !ends_line(t, at))
		at++;
	return at < t.len ? at + 1 : at;
}

enum line_end {
	END_LF,
	END_CRLF,
	END_CR,
	END_NONE
};

static const char *const ends[] = { "\n", "\r\n", "\r" };

/* How the line ends behind which the byte stands. */
static enum line_end end_before(struct text t, uint32_t next)
{
	if (!next || !ends_line(t, next - 1))
		return END_NONE;
	if (t.data[next - 1] == '\r')
		return END_CR;
	return next > 1 && t.data[next - 2] == '\r' ? END_CRLF : END_LF;
}

static enum line_end commonest_end(struct text t)
{
	size_t counts[END_NONE + 1] = { 0 };
	enum line_end best = END_LF;

	for (uint32_t at = 0; at < t.len;) {
		at = line_next(t, at);
		counts[end_before(t, at)]++;
	}
	for (int end = END_LF; end < END_NONE; end++)
		if (counts[end] > counts[best])
			best = (enum line_end)end;
	return best;
}

const char *line_end_at(struct text t, uint32_t at)
{
	enum line_end end = end_before(t, line_next(t, at));

	return ends[end >= END_CR ? commonest_end(t) : end];
}
