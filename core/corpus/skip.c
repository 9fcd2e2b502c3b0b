/* SPDX-License-Identifier: MIT */
#include "core/corpus/skip.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/source.h"

void skip_add(struct corpus *corpus, const char *path, const char *reason,
    const char *hint)
{
	struct corpus_skip *row = vec_push(&corpus->skips);

	row->path = path;
	row->reason = reason;
	row->hint = hint;
}

void skip_error(struct corpus *corpus, const char *path,
    const struct error *err)
{
	skip_add(corpus, path,
	    arena_strdup(&corpus->arena, skip_reason(err, path)),
	    err->hint[0] ? arena_strdup(&corpus->arena, err->hint) : NULL);
}

const char *skip_reason(const struct error *err, const char *path)
{
	size_t len = strlen(path);
	const char *message = err->message;

	if (message[0] == '\'' && !strncmp(message + 1, path, len) &&
	    message[len + 1] == '\'')
		message += len + 2;
	while (*message == ' ' || *message == ':')
		message++;
	return message;
}

static bool is_there(struct source *source, const char *path)
{
	struct strbuf full = STRBUF_INIT;
	enum source_kind kind = source_get_kind(source);
	size_t end, from = source_range(source, path, &end);
	bool there = !*path || from < end;

	/* git knows no empty folders */
	if (!there && source_root(source) &&
	    (kind == SOURCE_WORKTREE || kind == SOURCE_FOLDER)) {
		path_join(&full, source_root(source), path);
		there = file_is_folder(full.buf);
	}
	strbuf_release(&full);
	return there;
}

void skip_missing(struct corpus *corpus, struct source *source)
{
	static const char *const files[] = {
		[ORIGIN_CONFIG] = CONFIG_FILE,
		[ORIGIN_ADR_DIR] = ".adr-dir",
		[ORIGIN_LOG4BRAINS] = ".log4brains.yml",
		[ORIGIN_FOUND] = NULL,
	};

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *c = &corpus->collections.items[i];
		struct strbuf reason = STRBUF_INIT;

		if (!files[c->origin] || is_there(source, c->path))
			continue;
		if (c->origin == ORIGIN_CONFIG)
			strbuf_addf(&reason, "line %u ", c->line);
		strbuf_addf(&reason, "names '%s', which is not there", c->path);
		skip_add(corpus, files[c->origin],
		    arena_strdup(&corpus->arena, reason.buf),
		    "Make the folder, or correct its name.");
		strbuf_release(&reason);
	}
}
