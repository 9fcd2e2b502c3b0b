/* SPDX-License-Identifier: MIT */
#include "core/change/follow_baseline.h"

#include <string.h>

#include "core/check/baseline.h"
#include "core/git/source.h"

static const char *path_moved(struct baseline *baseline,
    const struct change *change, const char *path)
{
	struct strbuf after = STRBUF_INIT;
	const char *moved = path;

	change_path_after(&after, change, path);
	if (strcmp(after.buf, path) != 0)
		moved = arena_strdup(&baseline->arena, after.buf);
	strbuf_release(&after);
	return moved;
}

/* A subject may be another record's path, or words that are no path. */
static bool move_entries(struct baseline *baseline, const struct change *change)
{
	bool any = false;

	for (size_t i = 0; i < baseline->entries.count; i++) {
		struct baseline_entry *entry = &baseline->entries.items[i];
		const char *path = path_moved(baseline, change, entry->path);
		const char *subject = path_moved(baseline, change,
		    entry->subject);

		any |= path != entry->path || subject != entry->subject;
		entry->path = path;
		entry->subject = subject;
	}
	return any;
}

enum status follow_baseline(struct change *change, struct source *source,
    struct error *err)
{
	const struct source_file *listed = source_find(source, BASELINE_FILE);
	struct change_file *file;
	struct baseline baseline;
	struct error damage;
	size_t limit = change->limit;
	enum status status;

	if (!change->moves.count || !listed || listed->type != SOURCE_FILE)
		return STATUS_OK;
	change->limit = BASELINE_LIMIT;
	status = change_open(&file, change, BASELINE_FILE, err);
	change->limit = limit;
	if (status)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	baseline_init(&baseline);
	if (baseline_parse(&baseline,
		text_make(file->before.buf, file->before.len),
		&damage) == STATUS_OK &&
	    move_entries(&baseline, change)) {
		strbuf_clear(&file->text);
		baseline_rewrite(&file->text, &baseline,
		    text_make(file->before.buf, file->before.len));
	}
	baseline_release(&baseline);
	return STATUS_OK;
}
