/* SPDX-License-Identifier: MIT */
/* link/cycle: each circle of one kind of relation, said once. */
#include <stdlib.h>
#include <string.h>

#include "core/check/check.h"

enum colour {
	WHITE, /* not seen */
	GREY, /* on the way that is walked */
	BLACK /* done */
};

struct walk {
	const struct check *check;
	enum relation_kind kind;
	unsigned char *colours; /* of each record */
	VEC(uint32_t) way;
	VEC(size_t) next; /* of each on the way: its next edge */
};

static const struct relation *find_relation(const struct corpus *corpus,
    const struct record *from, const struct record *to, enum relation_kind kind)
{
	for (uint32_t i = 0; i < from->relations_count; i++)
		if (from->relations[i].kind == kind &&
		    corpus_related(corpus, from, i) == to)
			return &from->relations[i];
	return NULL;
}

/* The way from its entry start on is a circle. */
static void report(struct walk *walk, size_t start)
{
	const struct corpus *corpus = walk->check->corpus;
	const struct record *records = corpus->records.items;
	size_t count = walk->way.count;
	const struct record *last = &records[walk->way.items[count - 1]];
	const struct record *first = &records[walk->way.items[start]];
	const struct relation *relation;
	struct strbuf circle = STRBUF_INIT;
	struct finding *finding;

	for (size_t i = start; i < count; i++) {
		corpus_id(&circle, corpus, &records[walk->way.items[i]]);
		strbuf_addstr(&circle, " -> ");
	}
	corpus_id(&circle, corpus, first);
	finding = check_add(walk->check, RULE_LINK_CYCLE, last,
	    start + 1 == count ? "%s itself (%s)" : "%s in a circle: %s",
	    relation_name(walk->kind, false), circle.buf);
	relation = find_relation(corpus, last, first, walk->kind);
	if (finding) {
		finding->subject = arena_strndup(&walk->check->findings->arena,
		    circle.buf, circle.len);
		finding->whole_file = !relation || !relation->line;
	}
	if (finding && relation) {
		finding->span = relation->span;
		finding->line = relation->line;
	}
	strbuf_release(&circle);
}

static void enter(struct walk *walk, uint32_t index)
{
	walk->colours[index] = GREY;
	*vec_push(&walk->way) = index;
	*vec_push(&walk->next) = 0;
}

static size_t place_on_way(const struct walk *walk, uint32_t index)
{
	size_t at = walk->way.count;

	while (at > 0 && walk->way.items[at - 1] != index)
		at--;
	return at - 1;
}

static void step(struct walk *walk)
{
	uint32_t at = walk->way.items[walk->way.count - 1];
	size_t *next = &walk->next.items[walk->next.count - 1], count;
	const struct corpus_edge *edges = corpus_edges_from(walk->check->corpus,
	    at, &count);

	while (*next < count) {
		const struct corpus_edge *edge = &edges[(*next)++];

		if (edge->kind != walk->kind)
			continue;
		if (walk->colours[edge->to] == GREY)
			report(walk, place_on_way(walk, edge->to));
		if (walk->colours[edge->to] == WHITE) {
			enter(walk, edge->to);
			return;
		}
	}
	walk->colours[at] = BLACK;
	walk->way.count--;
	walk->next.count--;
}

void check_cycles(const struct check *check)
{
	static const enum relation_kind kinds[] = { RELATION_SUPERSEDES,
		RELATION_AMENDS, RELATION_DEPENDS_ON };
	size_t count = check->corpus->records.count;

	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		struct walk walk = { .check = check, .kind = kinds[k] };

		walk.colours = mem_alloc(count + 1);
		for (size_t i = 0; i < count; i++) {
			if (walk.colours[i] != WHITE)
				continue;
			enter(&walk, (uint32_t)i);
			while (walk.way.count)
				step(&walk);
		}
		free(walk.colours);
		vec_release(&walk.way);
		vec_release(&walk.next);
	}
}
