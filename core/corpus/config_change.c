/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_change.h"

#include <string.h>

#include "core/base/mem.h"

static bool names_folder(const struct config *config, const char *path)
{
	for (uint32_t i = 0; i < config->collections_count; i++)
		if (!strcmp(config->collections[i].path, path))
			return true;
	return false;
}

static bool finds_folder(const struct corpus *corpus, const char *path)
{
	for (size_t i = 0; corpus && i < corpus->collections.count; i++)
		if (!strcmp(corpus->collections.items[i].path, path))
			return true;
	return false;
}

static bool is_new_folder(const struct config_change *change, const char *path)
{
	return !names_folder(change->tip, path) &&
	    !names_folder(change->before, path) &&
	    !finds_folder(change->found, path);
}

/* A kind that records of tip have is not the change's to describe. */
static bool uses_kind(const struct config *config, const char *kind)
{
	for (uint32_t i = 0; i < config->collections_count; i++)
		if (config->collections[i].kind &&
		    !strcmp(config->collections[i].kind, kind))
			return true;
	for (uint32_t i = 0; i < config->states_count; i++)
		if (!strcmp(config->states[i].kind, kind))
			return true;
	for (uint32_t i = 0; i < config->moves_count; i++)
		if (!strcmp(config->moves[i].kind, kind))
			return true;
	return false;
}

static bool is_new_kind(const struct config_change *change, const char *kind)
{
	for (size_t i = 0;
	     change->found && i < change->found->collections.count; i++)
		if (!strcmp(change->found->collections.items[i].kind, kind))
			return false;
	return strcmp(kind, "adr") != 0 && strcmp(kind, "rfc") != 0 &&
	    !uses_kind(change->tip, kind) && !uses_kind(change->before, kind);
}

static void add_collections(struct config *out,
    const struct config_change *change, struct arena *arena)
{
	const struct config *tip = change->tip, *now = change->now;
	struct config_collection *items = arena_alloc(arena,
	    (tip->collections_count + now->collections_count + 1) *
		sizeof(*items));
	uint32_t count = 0;

	for (; count < tip->collections_count; count++)
		items[count] = tip->collections[count];
	for (uint32_t i = 0; i < now->collections_count; i++)
		if (is_new_folder(change, now->collections[i].path))
			items[count++] = now->collections[i];
	out->collections = items;
	out->collections_count = count;
	out->finds_more = !tip->collections_count;
}

static void add_states(struct config *out, const struct config_change *change,
    struct arena *arena)
{
	const struct config *tip = change->tip, *now = change->now;
	struct config_state *items = arena_alloc(arena,
	    (tip->states_count + now->states_count + 1) * sizeof(*items));
	uint32_t count = 0;

	for (; count < tip->states_count; count++)
		items[count] = tip->states[count];
	for (uint32_t i = 0; i < now->states_count; i++)
		if (is_new_kind(change, now->states[i].kind))
			items[count++] = now->states[i];
	out->states = items;
	out->states_count = count;
}

static void add_moves(struct config *out, const struct config_change *change,
    struct arena *arena)
{
	const struct config *tip = change->tip, *now = change->now;
	struct config_move *items = arena_alloc(arena,
	    (tip->moves_count + now->moves_count + 1) * sizeof(*items));
	uint32_t count = 0;

	for (; count < tip->moves_count; count++)
		items[count] = tip->moves[count];
	for (uint32_t i = 0; i < now->moves_count; i++)
		if (is_new_kind(change, now->moves[i].kind))
			items[count++] = now->moves[i];
	out->moves = items;
	out->moves_count = count;
}

static void add_found(struct config *out, const struct corpus *found,
    struct arena *arena)
{
	size_t count = found ? found->collections.count : 0;
	const char **paths = arena_alloc(arena, (count + 1) * sizeof(*paths));

	for (size_t i = 0; i < count; i++)
		paths[i] = arena_strdup(arena,
		    found->collections.items[i].path);
	out->found = paths;
	out->found_count = (uint32_t)count;
}

void config_extend(struct config *out, const struct config_change *change,
    struct arena *arena)
{
	*out = *change->tip;
	out->present = change->tip->present || change->now->present;
	add_collections(out, change, arena);
	add_found(out, change->found, arena);
	add_states(out, change, arena);
	add_moves(out, change, arena);
}
