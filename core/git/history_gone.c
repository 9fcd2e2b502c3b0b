/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/map.h"
#include "core/git/history.h"
#include "core/git/internal.h"
#include "core/git/log.h"

/* Path -> 1 + the newest commit that left it there or moved it away; 1 is put
 * for a path that has been told. */
static void note(struct map *kept, const char *path, uint32_t commit)
{
	bool is_new;
	size_t *at = map_at(kept, text_of(path), &is_new);

	if (is_new)
		*at = commit + 1;
}

static void note_kept(struct map *kept, const struct log *log)
{
	for (size_t i = 0; i < log->changes.count; i++) {
		const struct log_change *change = &log->changes.items[i];

		if (!change->id)
			continue;
		note(kept, change->path, change->commit);
		note(kept, change->old_path, change->commit);
	}
}

static void tell(struct map *kept, const struct log *log, history_gone_fn fn,
    void *context)
{
	for (size_t i = 0; i < log->changes.count; i++) {
		const struct log_change *change = &log->changes.items[i];
		size_t *at;

		if (change->id)
			continue;
		at = map_at(kept, text_of(change->path), NULL);
		if (!*at || *at > change->commit + 1)
			fn(change->path, log->commits.items[change->commit].id,
			    context);
		*at = 1;
	}
}

enum status history_each_gone(struct repo *repo,
    const struct history_scope *scope, history_gone_fn fn, void *context,
    struct error *err)
{
	struct strbuf raw = STRBUF_INIT;
	struct log log;
	struct map kept;
	enum status status = log_fetch(&raw, repo, scope->tip, scope->without,
	    &scope->folder, 1, err);

	if (!status && !log_parse(&log, text_make(raw.buf, raw.len)))
		status = error_set(err, STATUS_GIT,
		    "'git log' printed what cannot be read");
	strbuf_release(&raw);
	if (status)
		return status;
	map_init(&kept);
	note_kept(&kept, &log);
	tell(&kept, &log, fn, context);
	map_release(&kept);
	log_release(&log);
	if (repo_get_info(repo)->shallow)
		return error_set(err, STATUS_NOT_FOUND,
		    "the history of this clone ends too early");
	return STATUS_OK;
}
