/* SPDX-License-Identifier: MIT */
#include "core/change/relate.h"

#include <string.h>

#include "core/change/side.h"

static bool same_words(struct text a, const char *b)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool same;

	lexicon_normalise(&x, a);
	lexicon_normalise(&y, text_of(b));
	for (size_t i = 0; i < x.len; i++)
		if (char_is_one_of(x.buf[i], "-_"))
			x.buf[i] = ' ';
	for (size_t i = 0; i < y.len; i++)
		if (y.buf[i] == '-')
			y.buf[i] = ' ';
	same = text_same(text_make(x.buf, x.len), text_make(y.buf, y.len));
	strbuf_release(&x);
	strbuf_release(&y);
	return same;
}

bool bond_read(struct bond *out, struct text words, const char **nearest)
{
	const char *names[2 * RELATION_KIND_COUNT];
	char *word = mem_strndup(words.data, words.len);
	size_t at;

	memset(out, 0, sizeof(*out));
	*nearest = NULL;
	for (int i = 0; i < 2 * RELATION_KIND_COUNT; i++) {
		names[i] = relation_name((enum relation_kind)(i / 2), i % 2);
		if (*nearest || !same_words(words, names[i]))
			continue;
		out->kind = (enum relation_kind)(i / 2);
		out->inverse = i % 2;
		free(word);
		return true;
	}
	at = text_nearest(word, names, 2 * RELATION_KIND_COUNT);
	if (at != SIZE_MAX)
		*nearest = names[at];
	free(word);
	return !text_starts_nocase(text_trim(words), "part") &&
	    lexicon_relation(&out->kind, &out->inverse, words);
}

bool bond_back(const struct bond *bond)
{
	/* "relates to" has no other direction */
	return !bond->inverse &&
	    strcmp(relation_name(bond->kind, true),
		relation_name(bond->kind, false)) != 0;
}

static enum status write_side(struct side *side,
    const struct relation_note *note, bool *wrote, struct error *err)
{
	struct reading reading;
	bool is_there;

	reading_init(&reading, &side->subject);
	is_there = relation_is_there(&reading, note);
	reading_release(&reading);
	if (is_there)
		return STATUS_OK;
	*wrote = true;
	return relation_add(&side->subject, note, err);
}

static enum status write_both(struct pair *pair, const struct bond *bond,
    bool *wrote, struct error *err)
{
	enum relation_kind kind = bond->words ? RELATION_RELATES_TO
					      : bond->kind;
	bool back = !bond->words && bond_back(bond);
	struct relation_note note;
	enum status status;

	side_note(&note, pair, &pair->a, kind, bond->inverse);
	note.words = bond->words;
	status = write_side(&pair->a, &note, wrote, err);
	if (status != STATUS_OK || (bond->words && !bond->reverse))
		return status;
	side_note(&note, pair, &pair->b, kind, back);
	note.words = bond->reverse;
	return write_side(&pair->b, &note, wrote, err);
}

enum status relate(struct plan *plan, const struct record *a,
    const struct bond *bond, const struct record *b, bool *wrote,
    struct error *err)
{
	struct pair_copy copy = { 0 };
	struct pair pair;
	enum status status;

	*wrote = false;
	if (a == b)
		return error_set(err, STATUS_FORBIDDEN,
		    "'%s' cannot be related to itself", a->path);
	status = pair_init(&pair, plan, a, b, err);
	if (status == STATUS_OK) {
		pair_learn(&pair,
		    bond->words ? RELATION_RELATES_TO : bond->kind);
		pair_save(&copy, &pair);
		status = write_both(&pair, bond, wrote, err);
		if (status != STATUS_OK)
			pair_restore(&pair, &copy);
		pair_copy_release(&copy);
	}
	pair_release(&pair);
	return status;
}
