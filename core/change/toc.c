/* SPDX-License-Identifier: MIT */
#include "core/change/toc.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/path.h"
#include "core/corpus/toc.h"
#include "core/git/source.h"

typedef VEC(const char *) path_list;

static void list_inside(path_list *out, const struct source *source,
    const char *path)
{
	size_t count, end;
	const struct source_file *files = source_files(source, &count);
	const struct source_file *file = source_find(source, path);

	if (file)
		*vec_push(out) = file->path;
	for (size_t i = source_range(source, path, &end); i < end; i++)
		*vec_push(out) = files[i].path;
}

/* What cannot be read is there under its new name all the same. */
static void foresee_move(struct source *source, const struct change_move *move,
    size_t limit)
{
	struct strbuf bytes = STRBUF_INIT, to = STRBUF_INIT;
	path_list paths = { 0 };

	list_inside(&paths, source, move->from);
	for (size_t i = 0; i < paths.count; i++) {
		const char *from = paths.items[i];

		strbuf_clear(&bytes);
		strbuf_clear(&to);
		strbuf_addf(&to, "%s%s", move->to, from + strlen(move->from));
		source_read(source, source_find(source, from), limit, &bytes,
		    NULL);
		source_drop(source, from);
		source_put(source, to.buf, text_make(bytes.buf, bytes.len));
	}
	vec_release(&paths);
	strbuf_release(&bytes);
	strbuf_release(&to);
}

void toc_foresee(struct source *source, const struct change *change)
{
	for (size_t i = 0; i < change->files.count; i++) {
		const struct change_file *file = change->files.items[i];

		if (file->is_gone)
			source_drop(source, file->path);
		else if (change_touches(file))
			source_put(source, file->path,
			    text_make(file->text.buf, file->text.len));
	}
	for (size_t i = 0; i < change->moves.count; i++)
		foresee_move(source, &change->moves.items[i], change->limit);
}

/* Where the file of that path is before the moves. */
static void path_before(struct strbuf *out, const struct change *change,
    const char *path)
{
	strbuf_addstr(out, path);
	for (size_t i = change->moves.count; i > 0; i--) {
		const struct change_move *move = &change->moves.items[i - 1];

		if (path_is_inside(out->buf, move->to))
			strbuf_splice(out, 0, strlen(move->to), move->from,
			    strlen(move->from));
	}
}

static enum status refresh_place(struct strbuf *file, const char *path,
    const struct toc_place *place, const struct corpus *corpus,
    struct error *err)
{
	struct strbuf wanted = STRBUF_INIT;
	struct toc_difference difference;
	size_t len = place->inner.end - place->inner.start;
	enum status status = toc_write_place(&wanted, corpus, path, place, err);

	if (status) {
		err->status = status = STATUS_CONFIG;
		error_prefix(err, "%s:%u", path, place->line);
	} else if (toc_differs(&difference,
		       text_make(file->buf + place->inner.start, len),
		       text_make(wanted.buf, wanted.len))) {
		strbuf_splice(file, place->inner.start, len, wanted.buf,
		    wanted.len);
	}
	strbuf_release(&wanted);
	return status;
}

enum status toc_refresh(struct change *change, const char *path,
    const struct corpus *corpus, struct error *err)
{
	struct strbuf before = STRBUF_INIT, text = STRBUF_INIT;
	toc_places places = { 0 };
	struct change_file *file;
	struct arena arena;
	enum status status;

	arena_init(&arena);
	path_before(&before, change, path);
	status = change_open(&file, change, before.buf, err);
	if (!status) {
		strbuf_add(&text, file->text.buf, file->text.len);
		toc_find_places(&places, text_make(text.buf, text.len), &arena);
	}
	/* from the end on, so that the spans before stay right */
	for (size_t i = places.count; i > 0 && !status; i--)
		status = refresh_place(&text, path, &places.items[i - 1],
		    corpus, err);
	if (!status && places.count) {
		strbuf_clear(&file->text);
		strbuf_add(&file->text, text.buf, text.len);
	}
	vec_release(&places);
	strbuf_release(&text);
	strbuf_release(&before);
	arena_release(&arena);
	return status;
}
