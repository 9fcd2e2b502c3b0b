/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/change/relate.h"
#include "core/change/side.h"
#include "core/edit/set_status.h"

static void remove_side(struct unrelated *out, struct side *side,
    const struct relation_note *only)
{
	struct relation_removal removal = { .target = &side->target,
		.only = only };

	relation_remove(&side->subject, &removal);
	out->removed += removal.removed;
	if (removal.left_line && !out->left) {
		out->left = side->record;
		out->left_line = removal.left_line;
	}
}

static bool has_successor(const struct record *record)
{
	for (uint32_t i = 0; i < record->relations_count; i++)
		if (record->relations[i].kind == RELATION_SUPERSEDES &&
		    record->relations[i].inverse)
			return true;
	return false;
}

/* Nothing supersedes it any longer: it is accepted again. */
static enum status revive(struct unrelated *out, struct pair *pair,
    struct side *side, bool was_superseded, struct error *err)
{
	/* The plain word: "implemented" is more than is known. */
	struct status_change change = { .status = RECORD_ACCEPTED,
		.date = pair->plan->date };
	struct reading reading;
	bool stays;

	reading_init(&reading, &side->subject);
	stays = reading.record.status != RECORD_SUPERSEDED ||
	    has_successor(&reading.record);
	reading_release(&reading);
	if (stays || !was_superseded)
		return STATUS_OK;
	out->accepted = side->record;
	return set_status(&side->subject, &change, err);
}

/* Is it said there that the other one supersedes it? */
static bool is_superseded_by(const struct side *side)
{
	const struct relation_note note = { .kind = RELATION_SUPERSEDES,
		.inverse = true,
		.target = &side->target };
	struct reading reading;
	bool found;

	reading_init(&reading, &side->subject);
	found = relation_is_there(&reading, &note);
	reading_release(&reading);
	return found;
}

static void tell_others(struct strbuf *out, const struct side *side)
{
	struct reading reading;

	reading_init(&reading, &side->subject);
	for (uint32_t i = 0; i < reading.record.relations_count; i++) {
		const struct relation *relation = &reading.record.relations[i];

		strbuf_addf(out, "%s%s %s", out->len ? ", " : "",
		    relation_name(relation->kind, relation->inverse),
		    record_string(&reading.record, relation->target));
	}
	reading_release(&reading);
}

static void remove_both(struct unrelated *out, struct pair *pair,
    const struct bond *only)
{
	struct relation_note note = { 0 };

	if (!only) {
		remove_side(out, &pair->a, NULL);
		remove_side(out, &pair->b, NULL);
		return;
	}
	note.kind = only->kind;
	note.inverse = only->inverse;
	note.words = only->words;
	remove_side(out, &pair->a, &note);
	note.inverse = bond_back(only);
	if (!only->words)
		remove_side(out, &pair->b, &note);
}

static enum status unrelate_pair(struct unrelated *out, struct pair *pair,
    const struct bond *only, struct error *err)
{
	bool a_was = is_superseded_by(&pair->a);
	bool b_was = is_superseded_by(&pair->b);
	enum status status = STATUS_OK;

	remove_both(out, pair, only);
	if (!out->removed) {
		tell_others(&out->others, &pair->a);
		return STATUS_OK;
	}
	status = revive(out, pair, &pair->a, a_was, err);
	if (status == STATUS_OK)
		status = revive(out, pair, &pair->b, b_was, err);
	return status;
}

enum status unrelate(struct unrelated *out, struct plan *plan,
    const struct record *const records[2], const struct bond *only,
    struct error *err)
{
	struct pair_copy copy = { 0 };
	struct pair pair;
	enum status status;

	memset(out, 0, sizeof(*out));
	out->is_one = only != NULL;
	strbuf_init(&out->others);
	status = pair_init(&pair, plan, records[0], records[1], err);
	if (status == STATUS_OK) {
		pair_save(&copy, &pair);
		status = unrelate_pair(out, &pair, only, err);
		if (status != STATUS_OK)
			pair_restore(&pair, &copy);
		pair_copy_release(&copy);
	}
	pair_release(&pair);
	return status;
}
