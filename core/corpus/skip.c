/* SPDX-License-Identifier: MIT */
#include "core/corpus/skip.h"

#include <string.h>

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
