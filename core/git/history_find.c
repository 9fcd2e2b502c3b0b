/* SPDX-License-Identifier: MIT */
/* One file of a commit, without listing all of them. */
#include <string.h>

#include "core/git/history.h"
#include "core/git/internal.h"

/* Set entry, a tree, to what has that name in it. */
static enum status step(struct tree_entry *entry, bool *found,
    struct repo *repo, struct text name, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	size_t id_length = strlen(entry->id) / 2;
	struct object object;
	struct text rest;
	enum status status = object_read(repo, entry->id, (size_t)-1, &object,
	    &bytes, err);

	*found = false;
	rest = text_make(bytes.buf, bytes.len);
	while (!status && !*found && tree_next(&rest, id_length, entry))
		*found = text_same(entry->name, name);
	strbuf_release(&bytes);
	return status;
}

enum status history_find(struct strbuf *out, struct repo *repo,
    const char *commit, const char *path, struct error *err)
{
	struct text rest = text_of(path), name;
	struct tree_entry entry = { .mode = MODE_FOLDER };
	enum status status = object_peel(repo, commit, entry.id, err);
	bool found = true;

	strbuf_clear(out);
	while (!status && found && text_split(&rest, '/', &name)) {
		found = (entry.mode & MODE_TYPE) == MODE_FOLDER;
		if (found)
			status = step(&entry, &found, repo, name, err);
	}
	if (!status && found && (entry.mode & MODE_TYPE) == MODE_FILE)
		strbuf_addstr(out, entry.id);
	return status;
}
