/* SPDX-License-Identifier: MIT */
#include "core/create/create.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/create/body.h"
#include "core/create/foreign.h"
#include "core/create/form.h"
#include "core/create/missing.h"
#include "core/create/number.h"
#include "core/create/outline.h"
#include "core/create/placeholder.h"

/* Another writer that takes no lock may come between. */
enum {
	CREATE_TRIES = 5
};

static enum status fail_taken(const struct create_request *request,
    const struct numbers *numbers, struct error *err)
{
	error_set(err, STATUS_USAGE, "the number %u is taken by '%s'%s",
	    request->values.number, numbers->taken_by.buf,
	    numbers->on_disk ? "" : ", on a branch or in git's index");
	if (numbers->highest < NUMBER_MAX)
		error_hint(err, "The next one is %u.", numbers->highest + 1);
	return STATUS_USAGE;
}

/* Fill in the number where the collection has them. */
static enum status choose_number(struct record_values *values,
    struct number_gaps *gaps, const struct create_request *request,
    enum numbering numbering, struct error *err)
{
	const struct number_search search = { request->repo, request->root,
		request->corpus, request->collection };
	struct numbers numbers;
	enum status status;

	if (numbering != NUMBERING_SEQUENTIAL && !values->has_number)
		return STATUS_OK;
	status = numbers_find(&numbers, &search, values->number, err);
	if (status == STATUS_OK && values->has_number && numbers.is_taken)
		status = fail_taken(request, &numbers, err);
	else if (status == STATUS_OK && !values->has_number)
		status = numbers_next(&values->number, &numbers, err);
	values->has_number = status == STATUS_OK;
	strbuf_release(&gaps->folder);
	*gaps = numbers.gaps;
	strbuf_init(&numbers.gaps.folder);
	numbers_release(&numbers);
	return status;
}

/*
 * What of the template stands above a text without a header of its own. The
 * status that the text has is not said twice, nor otherwise.
 */
static void fit_header(struct text *header, struct record_values *values,
    struct text body)
{
	struct body_facts facts;

	body_read(&facts, body);
	header->len = outline_header_length(*header, !facts.has_status);
	if (!values->status)
		values->status = facts.status;
	body_release(&facts);
}

/* The text of the record at path. */
static void write_text(struct strbuf *out, const char *path,
    const struct create_request *request, struct record_values values)
{
	struct text header = request->template_text, body = request->body;
	bool own_header = body.data && outline_has_header(body);

	if (own_header)
		header.len = 0;
	else if (body.data)
		fit_header(&header, &values, body);
	if (placeholder_is_in(request->template_text))
		placeholder_fill(out, header, &values);
	else
		foreign_fill(out, header, &values);
	strbuf_add(out, body.data ? body.data : "", body.len);
	missing_add(out, path, &values, !own_header);
}

/* Is the folder below the root, whatever links its name goes through? */
static enum status check_folder(const char *root, const char *folder,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	char *inner = NULL, *outer = file_resolve(root);
	enum status status = STATUS_OK;

	path_join(&path, root, folder);
	while (path.len > strlen(root) && !file_exists(path.buf))
		strbuf_setlen(&path, path_parent(path.buf).len);
	inner = file_resolve(path.buf);
	if (!outer || !inner || !path_is_inside(inner, outer))
		status = error_set(err, STATUS_IO,
		    "the folder '%s' is a link that leaves '%s'", folder, root);
	else if (!file_is_folder(inner))
		status = error_set(err, STATUS_IO,
		    "cannot write in '%s': it is no folder", path.buf);
	free(inner);
	free(outer);
	strbuf_release(&path);
	return status;
}

enum status create_folder(const char *root, const char *folder,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = check_folder(root, folder, err);

	path_join(&path, root, folder);
	if (status == STATUS_OK)
		status = file_make_folder(path.buf, err);
	strbuf_release(&path);
	return status;
}

static enum status write_file(const char *root, const char *path,
    const struct strbuf *text, struct error *err)
{
	struct strbuf full = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent;
	enum status status;

	path_join(&full, root, path);
	parent = path_parent(path);
	strbuf_add(&folder, parent.data, parent.len);
	status = create_folder(root, folder.buf, err);
	if (status == STATUS_OK)
		status = file_create(full.buf, text->buf, text->len, err);
	strbuf_release(&full);
	strbuf_release(&folder);
	return status;
}

static enum status try_once(struct create_result *out,
    const struct create_request *request, struct error *err)
{
	const struct collection *c = request->collection;
	enum numbering numbering = form_numbering(request->corpus, c);
	struct record_values values = request->values;
	struct strbuf text = STRBUF_INIT;
	struct file_form form;
	struct file_name name;
	enum status status = choose_number(&values, &out->gaps, request,
	    numbering, err);

	if (status != STATUS_OK)
		return status;
	form_infer(&form, request->corpus, c);
	if (values.has_number && !form.numbered && !form.dated &&
	    numbering != NUMBERING_SEQUENTIAL)
		form.numbered = true;
	values.number_inside = values.has_number && !form.numbered;
	name.number = values.number;
	name.width = values.width = c->width;
	name.date = values.date;
	name.title = values.title;
	form_path(&out->path, &form, c->path, &name);
	write_text(&text, out->path.buf, request, values);
	status = write_file(request->root, out->path.buf, &text, err);
	strbuf_release(&text);
	return status;
}

void create_result_init(struct create_result *result)
{
	memset(result, 0, sizeof(*result));
	strbuf_init(&result->path);
	strbuf_init(&result->gaps.folder);
}

void create_result_release(struct create_result *result)
{
	strbuf_release(&result->path);
	strbuf_release(&result->gaps.folder);
}

enum status create_record(struct create_result *out,
    const struct create_request *request, struct error *err)
{
	bool may_move = !request->values.has_number &&
	    form_numbering(request->corpus, request->collection) ==
		NUMBERING_SEQUENTIAL;
	enum status status;
	int i;

	status = try_once(out, request, err);
	for (i = 1; i < CREATE_TRIES && may_move && status == STATUS_EXISTS;
	     i++)
		status = try_once(out, request, err);
	if (status == STATUS_EXISTS) {
		error_set(err, status, "'%s' is there already", out->path.buf);
		error_hint(err, "Choose another title.");
	}
	return status;
}
