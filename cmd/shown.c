/* SPDX-License-Identifier: MIT */
#include "cmd/shown.h"

#include <stdlib.h>

#include "core/corpus/find.h"
#include "core/git/source.h"

#define WIDEST 100
#define PIPE_WIDTH 80

enum status shown_resolve(record_list *out, struct env *env, int argc,
    char **argv, struct error *err)
{
	for (int i = 0; i < argc; i++) {
		const struct record *record;
		enum status status = corpus_resolve(&record, &env->corpus,
		    argv[i], env->cwd, err);

		if (status)
			return status;
		*vec_push(out) = record;
	}
	return STATUS_OK;
}

enum status shown_read(struct strbuf *out, struct env *env,
    const struct record *record, size_t limit, struct error *err)
{
	const struct source_file *file = source_find(env->source, record->path);

	if (!file)
		return error_set(err, STATUS_NOT_FOUND,
		    "the file '%s' is no longer there", record->path);
	return source_read(env->source, file, limit, out, err);
}

size_t shown_width(void)
{
	int width = terminal_width();
	uint32_t columns = 0;

	/* On a pipe COLUMNS is there only when somebody means it. */
	if (!width && text_to_number(text_of(getenv("COLUMNS")), &columns))
		width = columns < WIDEST ? (int)columns : WIDEST;
	if (!width)
		return PIPE_WIDTH;
	return width > WIDEST ? WIDEST : (size_t)width;
}
