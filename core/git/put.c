/* SPDX-License-Identifier: MIT */
/* Blobs that no repository has, and files of a source as they are to be, before
 * anything is written. */
#include <string.h>

#include "core/git/internal.h"

void source_make_blob(struct source *source, const char *id,
    struct strbuf *bytes)
{
	*vec_push(&source->made) = *bytes;
	*map_at(&source->made_index, text_of(id), NULL) = source->made.count;
}

const struct strbuf *source_made_blob(const struct source *source,
    const char *id)
{
	const struct source *maker = source->of ? source->of : source;
	const size_t *at = maker->made.count
	    ? map_find(&maker->made_index, text_of(id))
	    : NULL;

	return at ? &maker->made.items[*at - 1] : NULL;
}

void source_put(struct source *source, const char *path, struct text bytes)
{
	struct strbuf kept = STRBUF_INIT;
	char id[SOURCE_ID_SIZE];

	source_hash(id, bytes);
	strbuf_add(&kept, bytes.data, bytes.len);
	source_make_blob(source, id, &kept);
	source_drop(source, path);
	source_add(source, text_of(path), SOURCE_FILE, id);
	source_sort_from(source, source->count - 1);
}

void source_drop(struct source *source, const char *path)
{
	size_t at = source_lower_bound(source, 0, source->count, path);

	if (at == source->count || strcmp(source->items[at].path, path) != 0)
		return;
	source->count--;
	memmove(&source->items[at], &source->items[at + 1],
	    (source->count - at) * sizeof(*source->items));
}
