/* SPDX-License-Identifier: MIT */
#include "core/check/compare.h"

#include <string.h>
#include <strings.h>

#include "core/base/strbuf.h"
#include "core/corpus/lookup.h"

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

static void add_key(struct strbuf *out, const struct finding *finding,
    const struct moved_paths *moved)
{
	struct finding there = *finding;

	strbuf_clear(out);
	if (moved && there.path)
		there.path = moved_path(moved, there.path);
	finding_fingerprint(out, &there);
}

void findings_subtract(struct findings *now, const struct findings *before,
    const struct moved_paths *moved)
{
	struct strbuf key = STRBUF_INIT;
	struct map known;
	size_t kept = 0;

	map_init(&known);
	for (size_t i = 0; i < before->items.count; i++) {
		add_key(&key, &before->items.items[i], moved);
		++*map_at(&known, text_make(key.buf, key.len), NULL);
	}
	for (size_t i = 0; i < now->items.count; i++) {
		size_t *left;

		add_key(&key, &now->items.items[i], NULL);
		left = map_at(&known, text_make(key.buf, key.len), NULL);
		if (*left)
			--*left;
		else
			now->items.items[kept++] = now->items.items[i];
	}
	now->items.count = kept;
	strbuf_release(&key);
	map_release(&known);
}

static const struct collection *same_collection(const struct corpus *corpus,
    const struct collection *other)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (!strcmp(corpus->collections.items[i].path, other->path))
			return &corpus->collections.items[i];
	return NULL;
}

static bool is_same_id(const struct record *a, const struct record *b)
{
	const char *x = record_string(a, a->prefix);
	const char *y = record_string(b, b->prefix);

	return b->has_number && a->number == b->number &&
	    !strcasecmp(x ? x : "", y ? y : "");
}

static void check_record(const struct check *check, const struct record *record,
    const struct corpus *tip, const struct lookup *own,
    const struct moved_paths *moved)
{
	const struct collection *theirs = same_collection(tip,
	    corpus_collection_of(check->corpus, record));

	for (uint32_t i = 0; theirs && i < theirs->count; i++) {
		const struct record *other =
		    &tip->records.items[theirs->first + i];
		struct finding *finding;

		if (!is_same_id(record, other) ||
		    lookup_path(own, other->path) ||
		    lookup_path(own, moved_path(moved, other->path)))
			continue;
		finding = check_add(check, RULE_NUMBER_DUPLICATE, record,
		    "the number %u is that of '%s', too, on the branch that "
		    "this is to be merged with",
		    record->number, other->path);
		if (!finding)
			return;
		finding->whole_file = true;
		finding->subject = arena_strdup(&check->findings->arena,
		    other->path);
		finding->fix = "'hence renumber' gives one of them another "
			       "number.";
		return;
	}
}

void check_numbers_against(const struct check *check, const struct corpus *tip,
    const struct corpus *before, const struct moved_paths *moved)
{
	struct lookup own, old;

	lookup_init(&own, check->corpus);
	lookup_init(&old, before);
	for (size_t i = 0; i < check->corpus->records.count; i++) {
		const struct record *record = &check->corpus->records.items[i];

		if (record->has_number && record->number &&
		    corpus_collection_of(check->corpus, record)->numbering ==
			NUMBERING_SEQUENTIAL &&
		    !lookup_path(&old, record->path))
			check_record(check, record, tip, &own, moved);
	}
	lookup_release(&own);
	lookup_release(&old);
}
