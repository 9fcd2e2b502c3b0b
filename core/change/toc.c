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

/* Append what the place is to have. What is right stays as it is aligned. */
static enum status add_table(struct strbuf *out, const struct toc_page *page,
    const struct toc_place *place, const struct corpus *corpus,
    struct error *err)
{
	struct strbuf wanted = STRBUF_INIT;
	struct text there = text_make(page->bytes.data + place->inner.start,
	    place->inner.end - place->inner.start);
	struct toc_difference difference;
	enum status status = toc_write_place(&wanted, corpus, page->path, place,
	    err);

	if (status) {
		err->status = status = STATUS_CONFIG;
		error_prefix(err, "%s:%u", page->path, place->line);
	} else if (toc_differs(&difference, there,
		       text_make(wanted.buf, wanted.len))) {
		strbuf_add(out, wanted.buf, wanted.len);
	} else {
		strbuf_add(out, there.data, there.len);
	}
	strbuf_release(&wanted);
	return status;
}

static enum status add_page(struct strbuf *out, const struct toc_page *page,
    const struct corpus *corpus, struct error *err)
{
	enum status status = STATUS_OK;
	size_t done = 0;

	for (size_t i = 0; i < page->places.count && !status; i++) {
		const struct toc_place *place = &page->places.items[i];

		if (!place->problem)
			strbuf_add(out, page->bytes.data + done,
			    place->inner.start - done);
		status = add_table(out, page, place, corpus, err);
		done = place->inner.end;
	}
	if (!status)
		strbuf_add(out, page->bytes.data + done,
		    page->bytes.len - done);
	return status;
}

static enum status refresh_file(struct change_file *file,
    const struct toc_page *page, const struct corpus *corpus, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	enum status status;

	if (!text_same(page->bytes, text_make(file->text.buf, file->text.len)))
		return error_set(err, STATUS_EXISTS,
		    "'%s' has been changed meanwhile", page->path);
	status = add_page(&text, page, corpus, err);
	if (!status) {
		strbuf_clear(&file->text);
		strbuf_add(&file->text, text.buf, text.len);
	}
	strbuf_release(&text);
	return status;
}

enum status toc_refresh(struct change *change, const struct toc_page *page,
    const struct corpus *corpus, struct error *err)
{
	struct strbuf before = STRBUF_INIT;
	size_t limit = change->limit;
	struct change_file *file;
	enum status status;

	path_before(&before, change, page->path);
	change->limit = TOC_PAGE_MAX;
	status = change_open(&file, change, before.buf, err);
	change->limit = limit;
	if (!status)
		status = refresh_file(file, page, corpus, err);
	else if (status == STATUS_NOT_FOUND) /* by a sparse checkout */
		status = STATUS_OK;
	strbuf_release(&before);
	return status;
}
