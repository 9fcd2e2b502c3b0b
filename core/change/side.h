/* SPDX-License-Identifier: MIT */
/*
 * One record of two that are related, as the other one's target. Internal to
 * core/change.
 */
#ifndef HENCE_CHANGE_SIDE_H
#define HENCE_CHANGE_SIDE_H

#include "core/change/plan.h"
#include "core/corpus/lookup.h"
#include "core/edit/relation.h"

/* A record that is edited, and how it calls another one. */
struct side {
	struct plan *plan;
	const struct lookup *lookup;
	const struct record *record, *other;
	struct subject subject;
	struct strbuf id, title, name, stem, url;
	struct relation_target target;
};

/* Two records and what is learnt from them and their neighbours. */
struct pair {
	struct plan *plan;
	const struct lookup *lookup;
	struct lookup own; /* where the plan has none */
	struct side a, b;
	struct habits habits;
	struct relation_manner manner;
};

/* Release it in any case. */
enum status pair_init(struct pair *pair, struct plan *plan,
    const struct record *a, const struct record *b, struct error *err);
void pair_release(struct pair *pair);

/*
 * Learn from the two, and for that kind from up to 200 records of the older
 * one's collection, the newest first, until its words are known.
 */
void pair_learn(struct pair *pair, enum relation_kind kind);

/* What the records of a collection do that pairs ask about a kind. */
struct neighbourhood {
	const struct collection *collection;
	enum relation_kind kind;
	struct habits habits;
	struct relation_manner manner;
};

/* Those that were asked already; what pairs of one corpus ask is then read
 * once. All zero at first. */
struct neighbourhoods {
	struct neighbourhood *items;
	size_t count, cap;
};

void neighbourhoods_release(struct neighbourhoods *known);

/* The note that side gets. */
void side_note(struct relation_note *out, const struct pair *pair,
    const struct side *side, enum relation_kind kind, bool inverse);

/* The record's status as its text says it now, the default in place of none. */
enum record_status side_status(const struct side *side);

/* Copies of both texts, to go back to. */
struct pair_copy {
	struct strbuf texts[4];
};

void pair_save(struct pair_copy *out, const struct pair *pair);
void pair_restore(struct pair *pair, const struct pair_copy *copy);
void pair_copy_release(struct pair_copy *copy);

#endif
