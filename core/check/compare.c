/* SPDX-License-Identifier: MIT */
#include "core/check/compare.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/strbuf.h"
#include "core/check/numbers.h"

void moved_paths_init(struct moved_paths *moved)
{
	memset(moved, 0, sizeof(*moved));
	map_init(&moved->index);
}

void moved_paths_release(struct moved_paths *moved)
{
	map_release(&moved->index);
	vec_release(&moved->names);
}

void moved_paths_add(struct moved_paths *moved, const char *from,
    const char *to)
{
	size_t *at = map_at(&moved->index, text_of(from), NULL);

	*vec_push(&moved->names) = arena_strdup(&moved->index.keys, to);
	*at = moved->names.count;
}

const char *moved_path(const struct moved_paths *moved, const char *path)
{
	const size_t *at = map_find(&moved->index, text_of(path));

	return at ? moved->names.items[*at - 1] : path;
}

/* Read once for both, and judged by the rules of one kind. */
static bool is_same_record(const struct record_pairs *pairs,
    const struct record *before, const struct record *after)
{
	return before->strings == after->strings &&
	    !strcmp(corpus_collection_of(pairs->before, before)->kind,
		corpus_collection_of(pairs->after, after)->kind);
}

void record_pairs_init(struct record_pairs *out, const struct corpus *before,
    const struct corpus *after)
{
	struct map paths;
	size_t found = 0;

	*out = (struct record_pairs){ .before = before, .after = after };
	out->origins = mem_alloc(
	    (after->records.count + 1) * sizeof(*out->origins));
	out->touched_before = mem_alloc(before->records.count + 1);
	out->touched_after = mem_alloc(after->records.count + 1);
	map_init(&paths);
	for (size_t i = 0; i < before->records.count; i++) {
		*map_at(&paths, text_of(before->records.items[i].path),
		    NULL) = i + 1;
		out->touched_before[i] = true;
	}
	for (size_t i = 0; i < after->records.count; i++) {
		const struct record *record = &after->records.items[i];
		const size_t *at = map_find(&paths, text_of(record->path));
		bool same = at &&
		    is_same_record(out, &before->records.items[*at - 1],
			record);

		out->touched_after[i] = !same;
		if (!at)
			continue;
		out->touched_before[*at - 1] = !same;
		out->origins[i] = (uint32_t)*at;
		found++;
	}
	out->gone = before->records.count - found;
	map_release(&paths);
}

void record_pairs_release(struct record_pairs *pairs)
{
	free(pairs->origins);
	free(pairs->touched_before);
	free(pairs->touched_after);
	memset(pairs, 0, sizeof(*pairs));
}

void record_pairs_follow(struct record_pairs *pairs,
    const struct moved_paths *moved)
{
	struct map paths;

	map_init(&paths);
	for (size_t i = 0; i < pairs->before->records.count; i++) {
		const char *from = pairs->before->records.items[i].path;
		const char *to = moved_path(moved, from);

		if (to != from)
			*map_at(&paths, text_of(to), NULL) = i + 1;
	}
	for (size_t i = 0; i < pairs->after->records.count; i++) {
		const size_t *at = map_find(&paths,
		    text_of(pairs->after->records.items[i].path));

		if (at && !pairs->origins[i])
			pairs->origins[i] = (uint32_t)*at;
	}
	map_release(&paths);
}

static void add_key(struct strbuf *out, const struct finding *finding,
    enum severity severity, const struct moved_paths *moved)
{
	struct finding there = *finding;

	strbuf_clear(out);
	if (moved && there.path)
		there.path = moved_path(moved, there.path);
	finding_fingerprint(out, &there);
	strbuf_addf(out, "\n%d%d", severity, finding->waived != NULL);
}

/* Take one of those that were there: as severe, or worse. */
static bool take(struct map *known, const struct finding *finding,
    struct strbuf *key)
{
	int severity = (int)finding->severity;

	for (; severity <= SEVERITY_ERROR; severity++) {
		size_t *left;

		add_key(key, finding, (enum severity)severity, NULL);
		left = map_at(known, text_make(key->buf, key->len), NULL);
		if (*left) {
			--*left;
			return true;
		}
	}
	return false;
}

void findings_subtract(struct findings *now, const struct findings *before,
    const struct moved_paths *moved)
{
	struct strbuf key = STRBUF_INIT;
	struct map known;
	size_t kept = 0;

	map_init(&known);
	for (size_t i = 0; i < before->items.count; i++) {
		const struct finding *finding = &before->items.items[i];

		add_key(&key, finding, finding->severity, moved);
		++*map_at(&known, text_make(key.buf, key.len), NULL);
	}
	for (size_t i = 0; i < now->items.count; i++)
		if (!take(&known, &now->items.items[i], &key))
			now->items.items[kept++] = now->items.items[i];
	now->items.count = kept;
	strbuf_release(&key);
	map_release(&known);
}

/* A finding is compared with those of the record that its own was. */
static bool *ask_for(const struct findings *findings,
    const struct record_pairs *pairs)
{
	bool *asked = mem_alloc(pairs->before->records.count + 1);

	for (size_t i = 0; i < findings->items.count; i++) {
		const struct record *record = findings->items.items[i].record;
		uint32_t origin = record
		    ? pairs->origins[corpus_index_of(pairs->after, record)]
		    : 0;

		if (origin)
			asked[origin - 1] = true;
	}
	return asked;
}

enum status check_run_change(const struct check *now,
    const struct check *before, const struct record_pairs *pairs,
    const struct moved_paths *moved, struct error *err)
{
	struct check here = *now, there = *before;
	enum status status;
	bool *asked;

	here.touched = pairs->touched_after;
	status = check_run(&here, err);
	if (status != STATUS_OK)
		return status;
	asked = ask_for(now->findings, pairs);
	there.touched = pairs->touched_before;
	there.asked = asked;
	status = check_run(&there, err);
	if (status == STATUS_OK)
		findings_subtract(now->findings, before->findings, moved);
	free(asked);
	return status;
}

/* What it was before, or NULL. */
static const struct record *origin_of(const struct record_pairs *pairs,
    const struct record *record)
{
	uint32_t at = pairs->origins[corpus_index_of(pairs->after, record)];

	return at ? &pairs->before->records.items[at - 1] : NULL;
}

/* Has the change given it a number that is an own one? */
static bool is_newly_numbered(const struct record_pairs *pairs,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(pairs->after,
	    record);
	const struct record *origin = origin_of(pairs, record);

	if (collection->numbering != NUMBERING_SEQUENTIAL ||
	    !number_is_own(collection, record))
		return false;
	return !origin || origin->number != record->number ||
	    !origin->has_number ||
	    strcmp(corpus_collection_of(pairs->before, origin)->path,
		collection->path) != 0;
}

bool record_pairs_are_numbered(const struct record_pairs *pairs)
{
	bool found = false;

	for (size_t i = 0; i < pairs->after->records.count && !found; i++)
		found = pairs->touched_after[i] &&
		    is_newly_numbered(pairs, &pairs->after->records.items[i]);
	return found;
}

static bool is_same_place(const struct record_pairs *own,
    const struct record *record, const struct record_pairs *theirs,
    const struct record *other)
{
	return !strcmp(corpus_collection_of(own->after, record)->path,
	    corpus_collection_of(theirs->after, other)->path);
}

/* One file to git: added under one name, or moved by both. */
static bool is_same_file(const struct record_pairs *own,
    const struct record *record, const struct record_pairs *theirs,
    const struct record *other)
{
	const struct record *origin = origin_of(own, record);

	return !strcmp(record->path, other->path) ||
	    (origin && origin == origin_of(theirs, other));
}

static void report_against(const struct check *check,
    const struct record *record, const struct record *other)
{
	struct finding *finding = check_add(check, RULE_NUMBER_DUPLICATE,
	    record,
	    "the number %u is that of '%s', too, on the branch that this is to "
	    "be merged with",
	    record->number, other->path);

	if (!finding)
		return;
	finding->whole_file = true;
	finding->subject = arena_strdup(&check->findings->arena, other->path);
	check_advise(check, finding,
	    "'hence renumber %s' gives this one another number.", record->path);
}

void check_numbers_against(const struct check *check,
    const struct record_pairs *own, const struct record_pairs *theirs)
{
	VEC(const struct record *) new = { 0 };

	for (size_t i = 0; i < theirs->after->records.count; i++) {
		const struct record *other = &theirs->after->records.items[i];

		if (theirs->touched_after[i] &&
		    is_newly_numbered(theirs, other))
			*vec_push(&new) = other;
	}
	for (size_t i = 0; i < own->after->records.count; i++) {
		const struct record *record = &own->after->records.items[i];
		size_t k = 0;

		if (!new.count || !own->touched_after[i] ||
		    !is_newly_numbered(own, record))
			continue;
		while (k < new.count &&
		    (!is_same_place(own, record, theirs, new.items[k]) ||
			is_same_file(own, record, theirs, new.items[k]) ||
			!number_is_shared(record, new.items[k])))
			k++;
		if (k < new.count)
			report_against(check, record, new.items[k]);
	}
	vec_release(&new);
}
