/* SPDX-License-Identifier: MIT */
#include "core/corpus/lifecycle.h"

#include <string.h>

#include "core/record/status.h"

#define TO(status) (1u << RECORD_##status)

/* What the later statuses are reached from is the same in both tables. */
#define DECIDED [RECORD_ACCEPTED] = TO(DEPRECATED) | TO(SUPERSEDED)

#define OUTCOMES (TO(ACCEPTED) | TO(REJECTED) | TO(POSTPONED) | TO(WITHDRAWN))

static const unsigned general_moves[RECORD_SUPERSEDED + 1] = {
	[RECORD_DRAFT] = TO(PROPOSED) | TO(ACCEPTED),
	[RECORD_PROPOSED] = TO(DRAFT) | TO(ACCEPTED) | TO(REJECTED) |
	    TO(WITHDRAWN),
	DECIDED,
};

static const unsigned rfc_moves[RECORD_SUPERSEDED + 1] = {
	[RECORD_DRAFT] = TO(PROPOSED) | TO(ACCEPTED),
	[RECORD_PROPOSED] = TO(LAST_CALL) | OUTCOMES,
	[RECORD_LAST_CALL] = TO(PROPOSED) | OUTCOMES,
	[RECORD_POSTPONED] = TO(PROPOSED),
	DECIDED,
};

static bool is_built_in(const char *kind, enum record_status from,
    enum record_status to)
{
	const unsigned *moves = strcmp(kind, "rfc") ? general_moves : rfc_moves;

	if (from < RECORD_DRAFT)
		return to >= RECORD_DRAFT && to != RECORD_SUPERSEDED;
	return moves[from] >> to & 1;
}

static void set_state(struct lifecycle_state *out,
    const struct config_state *own)
{
	out->name = own->name;
	out->status = own->status;
	out->own = true;
}

static void set_status_state(struct lifecycle_state *out,
    enum record_status status)
{
	out->name = status_name(status);
	out->status = status;
	out->own = false;
}

/* Do the words begin with the phrase, and does it end there? */
static bool begins(struct text words, const char *phrase)
{
	size_t len = strlen(phrase);

	if (!text_starts(words, phrase))
		return false;
	/* Letters of other scripts stand without blanks between words. */
	return words.len == len || !char_is_alnum(words.data[len]) ||
	    (unsigned char)phrase[len - 1] >= 0x80;
}

/* The team's state with the longest phrase that the words are, or begin with;
 * or NULL. */
static const struct config_state *find_own(const struct config *config,
    const char *kind, struct text words, bool whole)
{
	const struct config_state *best = NULL;

	for (uint32_t i = 0; i < config->states_count; i++) {
		const struct config_state *state = &config->states[i];

		if (strcmp(state->kind, kind) != 0 ||
		    (whole ? !text_equals(words, state->phrase)
			   : !begins(words, state->phrase)))
			continue;
		if (!best || strlen(state->phrase) > strlen(best->phrase))
			best = state;
	}
	return best;
}

bool lifecycle_find(struct lifecycle_state *out, const struct config *config,
    const char *kind, struct text word)
{
	enum record_status status = status_from_name(word);
	const struct config_state *own = NULL;
	struct strbuf words = STRBUF_INIT;

	if (status == RECORD_UNKNOWN && config->states_count) {
		lexicon_normalise(&words, word);
		own = find_own(config, kind, text_make(words.buf, words.len),
		    true);
		strbuf_release(&words);
	}
	if (own) {
		set_state(out, own);
		return true;
	}
	if (status == RECORD_UNKNOWN)
		status = status_of_word(word);
	if (status == RECORD_UNKNOWN)
		return false;
	set_status_state(out, status);
	return true;
}

void lifecycle_of(struct lifecycle_state *out, const struct config *config,
    const char *kind, enum record_status status, const char *raw_status)
{
	const struct config_state *own = NULL;
	struct strbuf words = STRBUF_INIT;

	set_status_state(out, status);
	if (!config->states_count || !raw_status || status == RECORD_SUPERSEDED)
		return;
	lexicon_normalise(&words, text_of(raw_status));
	own = find_own(config, kind, text_make(words.buf, words.len), false);
	if (own) {
		size_t len = 0;

		/* "Accepted trial" is no state "accepted" of the team's. */
		lexicon_status(text_make(words.buf, words.len), &len);
		if (len <= strlen(own->phrase))
			set_state(out, own);
	}
	strbuf_release(&words);
}

static bool is_end(const struct config_state *state, enum record_status status,
    const struct lifecycle_state *wanted)
{
	if (state)
		return wanted->own && !strcmp(state->name, wanted->name);
	return !wanted->own && status == wanted->status;
}

/* Its own moves, and those of the status that it stands for. */
static bool is_configured(const struct config_move *move,
    const struct lifecycle_state *from, const struct lifecycle_state *to)
{
	if (!is_end(move->to_state, move->to_status, to))
		return false;
	return is_end(move->from_state, move->from_status, from) ||
	    (from->own && !move->from_state &&
		move->from_status == from->status);
}

static bool is_same(const struct lifecycle_state *a,
    const struct lifecycle_state *b)
{
	return a->own == b->own && a->status == b->status &&
	    (!a->own || !strcmp(a->name, b->name));
}

bool lifecycle_allows(const struct config *config, const char *kind,
    const struct lifecycle_state *from, const struct lifecycle_state *to)
{
	if (is_same(from, to))
		return false;
	/* Who may become anything may become a team's state as well. */
	if ((!to->own || from->status < RECORD_DRAFT) &&
	    is_built_in(kind, from->status, to->status))
		return true;
	for (uint32_t i = 0; i < config->moves_count; i++)
		if (!strcmp(config->moves[i].kind, kind) &&
		    is_configured(&config->moves[i], from, to))
			return true;
	return false;
}

void lifecycle_all(lifecycle_states *out, const struct config *config,
    const char *kind)
{
	for (int i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		set_status_state(vec_push(out), (enum record_status)i);
	for (uint32_t i = 0; i < config->states_count; i++)
		if (!strcmp(config->states[i].kind, kind))
			set_state(vec_push(out), &config->states[i]);
}

const char *lifecycle_nearest(const struct config *config, const char *kind,
    const char *word)
{
	lifecycle_states all = { 0 };
	VEC(const char *) names = { 0 };
	const char *found = NULL;
	size_t nearest;

	lifecycle_all(&all, config, kind);
	for (size_t i = 0; i < all.count; i++)
		*vec_push(&names) = all.items[i].name;
	nearest = text_nearest(word, names.items, names.count);
	if (nearest != SIZE_MAX)
		found = names.items[nearest];
	vec_release(&all);
	vec_release(&names);
	return found;
}

void lifecycle_next(lifecycle_states *out, const struct config *config,
    const char *kind, const struct lifecycle_state *from)
{
	lifecycle_states all = { 0 };

	lifecycle_all(&all, config, kind);
	for (size_t i = 0; i < all.count; i++)
		if (lifecycle_allows(config, kind, from, &all.items[i]))
			*vec_push(out) = all.items[i];
	vec_release(&all);
}

void lifecycle_moves(struct strbuf *out, const struct config *config,
    const char *kind, const struct lifecycle_state *from)
{
	lifecycle_states next = { 0 };

	lifecycle_next(&next, config, kind, from);
	for (size_t i = 0; i < next.count; i++)
		strbuf_addf(out, "%s%s", i ? ", " : "", next.items[i].name);
	vec_release(&next);
}
