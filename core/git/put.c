/* SPDX-License-Identifier: MIT */
/* Files of a source as they are to be, before anything is written. */
#include <string.h>

#include "core/base/file.h"
#include "core/git/internal.h"

const struct source_text *put_find(const struct source *source,
    const struct source_file *file)
{
	/* what was put has an id, and little else of a worktree has */
	for (size_t i = source->texts.count; *file->id && i > 0; i--)
		if (!strcmp(source->texts.items[i - 1].path, file->path))
			return &source->texts.items[i - 1];
	return NULL;
}

enum status put_read(const struct source_text *put, size_t limit,
    struct strbuf *out, struct error *err)
{
	if (put->bytes.len > limit)
		return file_say_large(put->path, put->bytes.len, limit, err);
	strbuf_add(out, put->bytes.data, put->bytes.len);
	return STATUS_OK;
}

void source_put(struct source *source, const char *path, struct text bytes)
{
	struct source_text *put = vec_push(&source->texts);
	char id[SOURCE_ID_SIZE];

	source_hash(id, bytes);
	put->path = arena_strdup(&source->names, path);
	put->bytes = text_make(arena_strndup(&source->names, bytes.data,
				   bytes.len),
	    bytes.len);
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
