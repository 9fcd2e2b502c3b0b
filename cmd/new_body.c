/* SPDX-License-Identifier: MIT */
#include "cmd/new_body.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/unicode.h"
#include "core/create/body.h"

void new_body_init(struct new_body *body)
{
	strbuf_init(&body->text);
	strbuf_init(&body->title);
	body->is_there = false;
}

void new_body_release(struct new_body *body)
{
	strbuf_release(&body->text);
	strbuf_release(&body->title);
}

/* A pipe is waited for: the user has named it. */
static enum status read_named(struct strbuf *out, const char *name,
    size_t limit, struct error *err)
{
	FILE *in = fopen(name, "re");
	enum status status;

	if (!in)
		return file_say_failed("read", name, errno, err);
	status = file_read_stream(out, in, name, limit, err);
	fclose(in);
	return status;
}

static enum status check_bytes(const struct strbuf *text, const char *name,
    struct error *err)
{
	const char *cause = NULL;

	if (memchr(text->buf, '\0', text->len))
		cause = "it has a NUL byte in it";
	else if (!unicode_is_valid(text_make(text->buf, text->len)))
		cause = "it is no UTF-8";
	if (!cause)
		return STATUS_OK;
	return error_set(err, STATUS_UNSUPPORTED, "cannot take '%s': %s", name,
	    cause);
}

enum status new_body_read(struct new_body *out, const char *from, size_t limit,
    struct error *err)
{
	const char *name = from;
	struct body_facts facts;
	enum status status;

	out->is_there = from != NULL;
	if (!from)
		return STATUS_OK;
	if (!strcmp(from, "-")) {
		name = "standard input";
		status = file_read_stream(&out->text, stdin, name, limit, err);
	} else {
		status = read_named(&out->text, from, limit, err);
	}
	if (status == STATUS_OK)
		status = check_bytes(&out->text, name, err);
	if (status != STATUS_OK)
		return status;
	body_read(&facts, text_make(out->text.buf, out->text.len));
	strbuf_add(&out->title, facts.title.buf, facts.title.len);
	body_release(&facts);
	return STATUS_OK;
}

static enum status fail_twice(const char *what, const char *option,
    struct error *err)
{
	error_set(err, STATUS_USAGE, "the text has %s of its own", what);
	error_hint(err, "Take it out of the text, or leave out %s.", option);
	return STATUS_USAGE;
}

enum status new_body_check(const struct new_body *body,
    const struct new_claims *claims, struct error *err)
{
	struct body_facts facts;
	enum status status = STATUS_OK;

	if (!body->is_there)
		return STATUS_OK;
	body_read(&facts, text_make(body->text.buf, body->text.len));
	if (claims->title && facts.title.len)
		status = fail_twice("a title", "TITLE", err);
	else if (claims->status && facts.has_status)
		status = fail_twice("a status", "--status", err);
	else if (claims->date && facts.has_date)
		status = fail_twice("a date", "--date", err);
	else if (claims->deciders && facts.has_deciders)
		status = fail_twice("deciders", "--decider", err);
	else if (claims->tags && facts.has_tags)
		status = fail_twice("tags", "--tag", err);
	body_release(&facts);
	return status;
}
