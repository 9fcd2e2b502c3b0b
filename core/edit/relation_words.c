/* SPDX-License-Identifier: MIT */
#include "core/edit/relation_form.h"

#include <string.h>

#include "core/record/target.h"

enum relation_kind note_kind(const struct relation_note *note)
{
	if (note->words)
		return RELATION_RELATES_TO;
	return note->partial && note->kind == RELATION_SUPERSEDES
	    ? RELATION_AMENDS
	    : note->kind;
}

static bool is_partial(struct text words)
{
	return text_starts_nocase(words, "part");
}

bool note_is_said(const struct relation_note *note, struct text words)
{
	enum relation_kind kind;
	bool inverse;

	if (note->words)
		return text_same(words, text_of(note->words));
	return lexicon_relation(&kind, &inverse, words) &&
	    kind == note_kind(note) && inverse == note->inverse &&
	    is_partial(words) == note->partial;
}

bool relation_words_fit(struct text words)
{
	return target_words_fit(words);
}

/* The longest phrase at the start of words, or NULL. */
static const char *kind_at(struct text words)
{
	for (size_t len = words.len; len; len--) {
		enum relation_kind kind;
		bool inverse;

		if ((len == words.len || !char_is_alnum(words.data[len])) &&
		    lexicon_relation(&kind, &inverse,
			text_make(words.data, len)) &&
		    kind != RELATION_RELATES_TO)
			return relation_name(kind, inverse);
	}
	return NULL;
}

const char *relation_words_say(struct text words)
{
	const char *name = NULL;

	for (size_t i = 0; i < words.len && !name; i++)
		if (char_is_alpha(words.data[i]) &&
		    (!i || !char_is_alnum(words.data[i - 1])))
			name = kind_at(text_skip(words, i));
	return name;
}

/* "superseded-by" as people write it in a sentence. */
static void add_name(struct strbuf *out, const char *name)
{
	for (; *name; name++)
		strbuf_addch(out, *name == '-' ? ' ' : *name);
}

/* In either direction: who writes "superceded by" writes "supercedes". */
static bool writes_superceded(const struct relation_note *note)
{
	if (note->kind != RELATION_SUPERSEDES || !note->habits)
		return false;
	for (int i = 0; i < 2; i++)
		if (text_starts_nocase(text_of(
					   note->habits
					       ->relation_words[note->kind][i]),
			"superc"))
			return true;
	return false;
}

void note_words(struct strbuf *out, const struct relation_note *note)
{
	const char *habit = note->habits
	    ? note->habits->relation_words[note->kind][note->inverse]
	    : NULL;
	size_t from = out->len;

	if (note->words) {
		strbuf_addstr(out, note->words);
		return;
	}
	if (note->partial) {
		strbuf_addf(out, "Partially super%cede%s",
		    writes_superceded(note) ? 'c' : 's',
		    note->inverse ? "d by" : "s");
		return;
	}
	if (habit && !is_partial(text_of(habit)))
		add_name(out, habit);
	else
		add_name(out, relation_name(note->kind, note->inverse));
	if (!habit && writes_superceded(note))
		out->buf[from + 5] = 'c';
	out->buf[from] = char_upper(out->buf[from]);
}

/* The neighbours' words are for sentences or labels, in any case of letters:
 * "Superseded-By", "superseded by". */
void note_label(struct strbuf *out, const struct relation_note *note,
    struct text like, enum label_form form)
{
	bool lower = like.len && char_lower(like.data[0]) == like.data[0] &&
	    char_is_alpha(like.data[0]);
	size_t from = out->len;

	note_words(out, note);
	for (size_t i = from; i < out->len; i++) {
		bool starts = i == from || out->buf[i - 1] == '-' ||
		    out->buf[i - 1] == '_';

		if (form && out->buf[i] == ' ')
			out->buf[i] = '-';
		if (lower || (form == LABEL_DASHED && i > from))
			out->buf[i] = char_lower(out->buf[i]);
		else if (form == LABEL_TITLED && starts)
			out->buf[i] = char_upper(out->buf[i]);
	}
}

bool says_nothing(struct text value)
{
	static const char *const words[] = { "", "none", "n/a", "na", "-",
		"\xe2\x80\x94", "null", "nothing", "tbd", "[]" };

	value = text_trim(value);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(value, words[i]))
			return true;
	return false;
}

static bool is_yaml(enum field_place place)
{
	return place == PLACE_FRONT_MATTER || place == PLACE_SIDECAR;
}

void style_choose(struct target_style *out, const struct writing *w,
    enum field_place place)
{
	const struct relation *best = NULL;
	const char *manner = w->note->manner ? w->note->manner->target : NULL;

	memset(out, 0, sizeof(*out));
	out->is_link = true;
	for (uint32_t i = 0; i < w->record->relations_count; i++) {
		const struct relation *relation = &w->record->relations[i];
		struct span extent = relation_extent(w->record, relation);

		if (extent.end <= extent.start ||
		    is_yaml(relation->place) != is_yaml(place) ||
		    !relation_is_stated(w->record, w->bytes, relation))
			continue;
		if (!best || best->place != place || relation->place == place)
			best = relation;
	}
	if (best)
		target_style_of(out, w->record, w->bytes, best);
	else if (manner && !is_yaml(place))
		target_style_read(out, text_of(manner));
}
