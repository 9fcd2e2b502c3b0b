/* SPDX-License-Identifier: MIT */
#include "core/corpus/trail.h"

#include <stdlib.h>
#include <string.h>

/* What a path stands for while the log is gone through, newest first. */
struct place {
	uint32_t trail; /* index + 1; 0: nothing yet */
	/* Its file came to this path in a later commit: what is older is
	 * another file, unless it is on another side of a merge. */
	bool is_ended;
};

struct walk {
	struct trails *trails;
	const struct log *log;
	struct map index; /* path -> index + 1 into places */
	VEC(struct place) places;
	uint32_t *owners; /* of each change of the log: its trail */
};

#define NOBODY UINT32_MAX

static struct place *place_of(struct walk *walk, const char *path)
{
	size_t *at = map_at(&walk->index, text_of(path), NULL);

	if (!*at) {
		vec_push(&walk->places);
		*at = walk->places.count;
	}
	return &walk->places.items[*at - 1];
}

static uint32_t begin(struct walk *walk, const struct log_change *change)
{
	struct trails *trails = walk->trails;
	struct trail *trail = vec_push(&trails->items);
	size_t *at = map_at(&trails->by_path, text_of(change->path), NULL);

	trail->path = change->path;
	trail->is_gone = !change->id;
	if (!*at)
		*at = trails->items.count;
	return (uint32_t)trails->items.count - 1;
}

/* Whose is it? A file that one side of a merge has removed, and the other one
 * has kept, lives on. */
static uint32_t own(struct walk *walk, const struct log_change *change)
{
	struct place *place = place_of(walk, change->path);
	bool is_known = place->trail && !(place->is_ended && !change->id);

	if (is_known && !change->id)
		return NOBODY;
	if (!is_known) {
		place->trail = begin(walk, change) + 1;
		place->is_ended = false;
	}
	return place->trail - 1;
}

static uint32_t resolve(const struct trails *trails, uint32_t at)
{
	while (trails->items.items[at].merged)
		at = trails->items.items[at].merged - 1;
	return at;
}

/* The file had another path before. What was done to it under that one on
 * another side of a merge was met already, as if it were a file of its own. */
static void follow(struct walk *walk, const struct log_change *change,
    uint32_t owner)
{
	struct place *place = place_of(walk, change->old_path);
	struct trails *trails = walk->trails;

	owner = resolve(trails, owner);
	if (place->trail && !place->is_ended) {
		uint32_t other = resolve(trails, place->trail - 1);

		if (other != owner)
			trails->items.items[other].merged = owner + 1;
	}
	place->trail = owner + 1;
	place->is_ended = false;
}

/* A commit may have two files change places: all are told apart by their paths
 * behind it before any goes by that in front of it. */
static void read_commit(struct walk *walk, size_t first, size_t end)
{
	const struct log_change *changes = walk->log->changes.items;

	for (size_t i = first; i < end; i++)
		walk->owners[i] = own(walk, &changes[i]);
	for (size_t i = first; i < end; i++)
		if (changes[i].id &&
		    (!changes[i].old_id ||
			changes[i].path != changes[i].old_path))
			place_of(walk, changes[i].path)->is_ended = true;
	for (size_t i = first; i < end; i++)
		if (changes[i].id && changes[i].path != changes[i].old_path)
			follow(walk, &changes[i], walk->owners[i]);
}

void trails_read(struct trails *out, const struct log *log)
{
	size_t count = log->changes.count, end;
	struct walk walk = { .trails = out, .log = log };

	memset(out, 0, sizeof(*out));
	map_init(&out->by_path);
	map_init(&walk.index);
	map_reserve(&out->by_path, count);
	map_reserve(&walk.index, count);
	walk.owners = mem_alloc((count + 1) * sizeof(*walk.owners));
	for (size_t first = 0; first < count; first = end) {
		end = first + 1;
		while (end < count &&
		    log->changes.items[end].commit ==
			log->changes.items[first].commit)
			end++;
		read_commit(&walk, first, end);
	}
	for (size_t i = 0; i < count; i++) {
		uint32_t owner = walk.owners[i];

		if (owner == NOBODY)
			continue;
		owner = resolve(out, owner);
		*vec_push(&out->items.items[owner].changes) = (uint32_t)i;
	}
	free(walk.owners);
	vec_release(&walk.places);
	map_release(&walk.index);
}

void trails_release(struct trails *trails)
{
	for (size_t i = 0; i < trails->items.count; i++)
		vec_release(&trails->items.items[i].changes);
	vec_release(&trails->items);
	map_release(&trails->by_path);
}

const struct trail *trails_find(const struct trails *trails, const char *path)
{
	const size_t *at = map_find(&trails->by_path, text_of(path));

	return at ? &trails->items.items[resolve(trails, (uint32_t)*at - 1)]
		  : NULL;
}
