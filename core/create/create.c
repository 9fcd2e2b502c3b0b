/* SPDX-License-Identifier: MIT */
#include "core/create/create.h"

#include <string.h>

#include "core/base/path.h"
#include "core/create/body.h"
#include "core/create/folder.h"
#include "core/create/foreign.h"
#include "core/create/form.h"
#include "core/create/missing.h"
#include "core/create/number.h"
#include "core/create/outline.h"
#include "core/create/placeholder.h"

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
	const struct number_search search = { request->change->repo,
		request->change->root, request->corpus, request->collection };
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

/* The new file in the change, without a text so far. */
static enum status add_file(struct change_file **out,
    const struct create_request *request, const char *path, struct error *err)
{
	struct change *change = request->change;
	struct text parent = path_parent(path);
	struct strbuf folder = STRBUF_INIT;
	enum status status;

	strbuf_add(&folder, parent.data, parent.len);
	status = folder_check(change->root, folder.buf, err);
	strbuf_release(&folder);
	if (status == STATUS_OK)
		status = change_add(out, change, path, err);
	if (status == STATUS_EXISTS) {
		error_set(err, status, "'%s' is there already", path);
		error_hint(err, "Choose another title.");
	}
	return status;
}

/* How the file is called; the values learn where their number goes. */
static void choose_path(struct strbuf *out, struct record_values *values,
    const struct create_request *request, enum numbering numbering)
{
	const struct collection *c = request->collection;
	struct file_form form;
	struct file_name name;

	form_infer(&form, request->corpus, c);
	if (values->has_number && !form.numbered && !form.dated &&
	    numbering != NUMBERING_SEQUENTIAL)
		form.numbered = true;
	values->number_inside = values->has_number && !form.numbered;
	name.number = values->number;
	name.width = values->width = c->width;
	name.date = values->date;
	name.title = values->title;
	form_path(out, &form, c->path, &name);
}

void create_result_init(struct create_result *result)
{
	memset(result, 0, sizeof(*result));
	strbuf_init(&result->gaps.folder);
}

void create_result_release(struct create_result *result)
{
	strbuf_release(&result->gaps.folder);
}

enum status create_record(struct create_result *out,
    const struct create_request *request, struct error *err)
{
	enum numbering numbering = form_numbering(request->corpus,
	    request->collection);
	struct record_values values = request->values;
	struct strbuf path = STRBUF_INIT;
	enum status status = choose_number(&values, &out->gaps, request,
	    numbering, err);

	if (status == STATUS_OK) {
		choose_path(&path, &values, request, numbering);
		status = add_file(&out->file, request, path.buf, err);
	}
	if (status == STATUS_OK)
		write_text(&out->file->text, path.buf, request, values);
	strbuf_release(&path);
	return status;
}
