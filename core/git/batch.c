/* SPDX-License-Identifier: MIT */
#include "core/git/batch.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/vec.h"

void batch_init(struct batch *batch)
{
	process_init(&batch->process);
	strbuf_init(&batch->reply);
	strbuf_init(&batch->talk);
}

void batch_release(struct batch *batch)
{
	process_finish(&batch->process);
	strbuf_release(&batch->reply);
	strbuf_release(&batch->talk);
}

static enum status start(struct batch *batch, const char *const *prefix,
    struct error *err)
{
	VEC(const char *) args = { 0 };
	enum status status;

	if (batch->process.child.pid > 0)
		return STATUS_OK;
	for (; *prefix; prefix++)
		*vec_push(&args) = *prefix;
	*vec_push(&args) = "cat-file";
	*vec_push(&args) = "--batch";
	*vec_push(&args) = NULL;
	status = process_start(&batch->process, args.items, true, err);
	vec_release(&args);
	return status;
}

/* The child is gone in the middle of a request: the next one starts anew. */
static enum status say_gone(struct batch *batch, const char *name,
    struct error *err)
{
	while (process_pump(&batch->process, NULL, NULL, &batch->talk))
		continue;
	process_finish(&batch->process);
	return error_set(err, STATUS_GIT, "git cannot read '%s': %.*s", name,
	    TEXT_ARG(process_reason(&batch->talk)));
}

/* Gather until stdout gave count bytes; false when it ended before. */
static bool await(struct batch *batch, struct text *input, size_t count)
{
	while (batch->reply.len < count) {
		process_pump(&batch->process, input, &batch->reply,
		    &batch->talk);
		if (batch->process.out < 0 && batch->reply.len < count)
			return false;
	}
	return true;
}

static bool await_line(struct batch *batch, struct text *input, size_t *end)
{
	size_t from = 0;
	const char *found;

	while (await(batch, input, from + 1)) {
		found = memchr(batch->reply.buf + from, '\n',
		    batch->reply.len - from);
		if (found) {
			*end = (size_t)(found - batch->reply.buf);
			return true;
		}
		from = batch->reply.len;
	}
	return false;
}

static bool read_type(struct text word, enum object_type *out)
{
	static const char *const types[] = { [OBJECT_COMMIT] = "commit",
		[OBJECT_TREE] = "tree",
		[OBJECT_BLOB] = "blob",
		[OBJECT_TAG] = "tag" };
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (text_equals(word, types[i])) {
			*out = (enum object_type)i;
			return true;
		}
	}
	return false;
}

static bool read_size(struct text word, size_t *out)
{
	size_t i;

	*out = 0;
	for (i = 0; i < word.len; i++) {
		if (!char_is_digit(word.data[i]) || *out > (size_t)-1 / 16)
			return false;
		*out = *out * 10 + (size_t)(word.data[i] - '0');
	}
	return word.len > 0;
}

/* "<id> <type> <size>"; anything else says that there is no such object. */
static bool read_header(struct text line, struct object *object)
{
	struct text id, type;

	if (!text_split(&line, ' ', &id) || !text_split(&line, ' ', &type))
		return false;
	if ((id.len != 40 && id.len != 64) || !read_type(type, &object->type))
		return false;
	memcpy(object->id, id.data, id.len);
	object->id[id.len] = '\0';
	return read_size(line, &object->size);
}

/* size bytes and a newline: kept in out, or thrown away as they come. */
static bool read_body(struct batch *batch, size_t size, struct strbuf *out)
{
	size_t left = size + 1;

	if (out) {
		if (!await(batch, NULL, left))
			return false;
		strbuf_add(out, batch->reply.buf, size);
		return true;
	}
	while (batch->reply.len < left) {
		left -= batch->reply.len;
		strbuf_clear(&batch->reply);
		if (!await(batch, NULL, 1))
			return false;
	}
	return true;
}

enum status batch_read(struct batch *batch, const char *const *prefix,
    const char *name, size_t limit, struct object *object, struct strbuf *out,
    struct error *err)
{
	struct strbuf request = STRBUF_INIT;
	struct text input;
	enum status status;
	size_t end = 0;
	bool complete;

	if (strchr(name, '\n'))
		return error_set(err, STATUS_NOT_FOUND,
		    "there is no object '%s'", name);
	status = start(batch, prefix, err);
	if (status)
		return status;
	strbuf_clear(&batch->reply);
	strbuf_clear(&batch->talk);
	strbuf_addf(&request, "%s\n", name);
	input = text_make(request.buf, request.len);
	complete = await_line(batch, &input, &end);
	strbuf_release(&request);
	if (!complete)
		return say_gone(batch, name, err);
	if (!read_header(text_make(batch->reply.buf, end), object))
		return error_set(err, STATUS_NOT_FOUND,
		    "there is no object '%s'", name);
	strbuf_splice(&batch->reply, 0, end + 1, NULL, 0);
	if (!read_body(batch, object->size, object->size > limit ? NULL : out))
		return say_gone(batch, name, err);
	if (object->size > limit)
		return file_say_large(name, object->size, limit, err);
	return STATUS_OK;
}
