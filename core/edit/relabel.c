/* SPDX-License-Identifier: MIT */
#include "core/edit/relabel.h"

#include <string.h>

#include "core/format/markdown.h"
#include "core/format/quote.h"
#include "core/record/name.h"
#include "core/record/title.h"

#define MARKS "*_`~ \t"

/* Without emphasis and backticks at both ends. */
static struct text strip_marks(struct text t)
{
	while (t.len && char_is_one_of(t.data[0], MARKS))
		t = text_skip(t, 1);
	while (t.len && char_is_one_of(t.data[t.len - 1], MARKS))
		t.len--;
	return t;
}

static bool is_name_char(char c)
{
	return char_is_alnum(c) || char_is_one_of(c, "-_") ||
	    (unsigned char)c >= 0x80;
}

/* Where the name stands in t as a word of its own; t.len: nowhere. */
static size_t find_name(struct text t, struct text name)
{
	for (size_t i = 0; i + name.len <= t.len; i++) {
		size_t end = i + name.len;

		if (memcmp(t.data + i, name.data, name.len) ||
		    (i && is_name_char(t.data[i - 1])) ||
		    (end < t.len && is_name_char(t.data[end])))
			continue;
		return i;
	}
	return t.len;
}

static bool replace_name(struct edits *edits, struct text file, struct text t,
    const struct relabel *relabel)
{
	struct text old = text_of(relabel->old_name), stem;
	struct text name = text_of(relabel->new_name), new_stem;
	size_t at = find_name(t, old);
	uint32_t start;

	name_split(relabel->old_name, &stem);
	name_split(relabel->new_name, &new_stem);
	if (at == t.len) {
		/* "logging" may be a word; alone, or in a path, it is not */
		struct text inner = strip_marks(t);

		at = inner.len - stem.len;
		if (inner.len < stem.len ||
		    !text_same(text_skip(inner, at), stem) ||
		    (at && inner.data[at - 1] != '/'))
			return false;
		at += (size_t)(inner.data - t.data);
		old = stem;
		name = new_stem;
	}
	start = (uint32_t)(t.data - file.data + (ptrdiff_t)at);
	edits_replace(edits, (struct span){ start, start + (uint32_t)old.len },
	    name);
	return true;
}

static bool is_plain(struct text raw, const char *plain)
{
	struct strbuf words = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;
	bool same;

	if (text_equals(raw, plain))
		return true;
	arena_init(&arena);
	markdown_parse(&doc, raw, 0, &arena);
	markdown_plain(&words, &doc, 0);
	same = text_equals(text_trim(text_make(words.buf, words.len)), plain);
	arena_release(&arena);
	strbuf_release(&words);
	return same;
}

static void replace_title(struct edits *edits, struct text file, struct text t,
    const struct relabel *relabel)
{
	struct strbuf quoted = STRBUF_INIT, safe = STRBUF_INIT;
	struct title_number split;
	struct text words;
	uint32_t start;

	title_split(&split, strip_marks(t), true, relabel->number.from);
	words = strip_marks(split.rest);
	if (!words.len || !is_plain(words, relabel->old_title)) {
		words = t; /* a title in marks of its own */
		if (!is_plain(words, relabel->old_title))
			return;
	}
	quote_markdown(&quoted, text_of(relabel->new_title));
	for (size_t i = 0; i < quoted.len; i++) {
		if (quoted.buf[i] == '|') /* in a table's cell it must be */
			strbuf_addch(&safe, '\\');
		strbuf_addch(&safe, quoted.buf[i]);
	}
	start = (uint32_t)(words.data - file.data);
	edits_replace(edits,
	    (struct span){ start, start + (uint32_t)words.len },
	    text_make(safe.buf, safe.len));
	strbuf_release(&quoted);
	strbuf_release(&safe);
}

void relabel_text(struct edits *edits, struct text file, struct span span,
    const struct relabel *relabel)
{
	struct text t = text_make(file.data + span.start,
	    span.end - span.start);

	if (!t.len)
		return;
	if (relabel->old_name && replace_name(edits, file, t, relabel))
		return;
	if (relabel->number.from != relabel->number.to)
		number_replace_ids(edits, file, span, &relabel->number,
		    relabel->prefixes);
	if (relabel->old_title)
		replace_title(edits, file, t, relabel);
}
