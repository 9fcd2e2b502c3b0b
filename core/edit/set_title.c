/* SPDX-License-Identifier: MIT */
#include "core/edit/set_title.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/inline_map.h"
#include "core/edit/title_edit.h"
#include "core/edit/title_place.h"
#include "core/edit/verify.h"
#include "core/format/quote.h"

/* In which way words are put into Markdown: what is read back decides. */
enum {
	UNESCAPED = 1 << 0, /* inside of backticks */
	WITH_MARKS_BEFORE = 1 << 1, /* "**Old** title": they go */
	WITH_MARKS_BEHIND = 1 << 2,
	WAYS = 1 << 3
};

struct setter {
	struct title_edit *edit;
	struct text title;
	unsigned way;
};

/* What the place is to say. */
static void say_place(struct strbuf *out, const struct title_place *place,
    struct text title)
{
	strbuf_add(out, place->plain.data, place->words.start);
	strbuf_add(out, title.data, title.len);
	strbuf_add(out, place->plain.data + place->words.end,
	    place->plain.len - place->words.end);
}

static void write_words(struct strbuf *out, const struct setter *setter,
    enum title_form form)
{
	struct strbuf quoted = STRBUF_INIT;

	if (form == TITLE_LITERAL || (setter->way & UNESCAPED))
		strbuf_add(&quoted, setter->title.data, setter->title.len);
	else
		quote_markdown(&quoted, setter->title);
	for (size_t i = 0; i < quoted.len; i++) {
		if (form == TITLE_CELL && quoted.buf[i] == '|')
			strbuf_addch(out, '\\');
		strbuf_addch(out, quoted.buf[i]);
	}
	strbuf_release(&quoted);
}

static bool put_words(struct setter *setter, const struct title_place *place)
{
	struct text raw = title_edit_bytes(setter->edit, place);
	struct strbuf words = STRBUF_INIT;
	struct span at;

	if (!inline_map(raw, place->plain, place->words, &at))
		return false;
	while ((setter->way & WITH_MARKS_BEFORE) && at.start &&
	    inline_is_mark(raw.data[at.start - 1]))
		at.start--;
	while ((setter->way & WITH_MARKS_BEHIND) && at.end < raw.len &&
	    inline_is_mark(raw.data[at.end]))
		at.end++;
	write_words(&words, setter, place->form);
	title_edit_put(setter->edit, place, at,
	    text_make(words.buf, words.len));
	strbuf_release(&words);
	return true;
}

static bool put_all(struct setter *setter)
{
	const title_places *places = &setter->edit->places;
	struct span stated = setter->edit->editing.before.record.title_span;
	bool good = places->count || stated.end == stated.start;

	for (size_t i = 0; i < places->count && good; i++) {
		const struct title_place *place = &places->items[i];
		struct strbuf value = STRBUF_INIT;

		if (place->form == TITLE_YAML || place->form == TITLE_SIDECAR) {
			say_place(&value, place, setter->title);
			good = title_edit_put_yaml(setter->edit, place,
			    text_make(value.buf, value.len));
		} else {
			good = put_words(setter, place);
		}
		strbuf_release(&value);
	}
	return good;
}

static bool says_title(const struct setter *setter, const struct reading *after)
{
	const title_places *before = &setter->edit->places;
	title_places places = { 0 };
	struct strbuf want = STRBUF_INIT;
	struct arena arena;
	bool good;

	arena_init(&arena);
	title_places_find(&places, after, &arena);
	good = places.count == before->count;
	for (size_t i = 0; i < before->count && good; i++) {
		strbuf_clear(&want);
		say_place(&want, &before->items[i], setter->title);
		good = text_equals(places.items[i].plain, want.buf);
	}
	vec_release(&places);
	strbuf_release(&want);
	arena_release(&arena);
	return good;
}

/* STATUS_EXISTS: in this way it cannot be said. */
static enum status try_way(struct subject *subject, struct text title,
    unsigned way, struct error *err)
{
	struct title_edit edit;
	struct setter setter = { &edit, title, way };
	struct reading after;
	enum status status;

	title_edit_begin(&edit, subject);
	status = put_all(&setter) && editing_write(&edit.editing)
	    ? STATUS_OK
	    : STATUS_EXISTS;
	reading_init(&after, subject);
	if (!status && !says_title(&setter, &after))
		status = STATUS_EXISTS;
	if (!status)
		status = verify_readings(&edit.editing.before, &after,
		    PART_TITLE, err);
	reading_release(&after);
	title_edit_end(&edit, status);
	return status;
}

enum status set_title(struct subject *subject, struct text title,
    struct error *err)
{
	enum status status = STATUS_EXISTS;

	for (unsigned way = 0; way < WAYS && status == STATUS_EXISTS; way++)
		status = try_way(subject, title, way, err);
	if (status == STATUS_EXISTS)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s' cannot be edited safely: its title is written in a "
		    "way that is not understood",
		    subject->path);
	else if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    subject->path);
	return status;
}
