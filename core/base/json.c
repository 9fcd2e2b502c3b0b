/* SPDX-License-Identifier: MIT */
#include "core/base/json.h"

#include <string.h>

#include "core/base/mem.h"
#include "core/base/strbuf.h"
#include "core/base/unicode.h"

static void add_valid(struct strbuf *out, struct text t)
{
	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);

		unicode_encode(out, code);
		t = text_skip(t, len);
	}
}

json_t *json_of_text(struct text t)
{
	struct strbuf valid = STRBUF_INIT;
	json_t *value;

	if (!unicode_is_valid(t)) {
		add_valid(&valid, t);
		t = text_make(valid.buf, valid.len);
	}
	value = json_stringn_nocheck(t.data, t.len);
	strbuf_release(&valid);
	if (!value)
		mem_fail();
	return value;
}

json_t *json_of_string(const char *s)
{
	return s ? json_of_text(text_of(s)) : json_null();
}

void json_put(json_t *object, const char *key, json_t *value)
{
	struct strbuf valid = STRBUF_INIT;

	if (!unicode_is_valid(text_of(key))) {
		add_valid(&valid, text_of(key));
		key = valid.buf;
	}
	if (json_object_set_new_nocheck(object, key, value))
		mem_fail();
	strbuf_release(&valid);
}

void json_push(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value))
		mem_fail();
}

/*
 * Jansson escapes C0 controls only. The other characters that a terminal acts
 * on are escaped here; it hands over whole characters.
 */
static int print_part(const char *data, size_t len, void *context)
{
	FILE *out = context;
	struct text rest = text_make(data, len);

	while (rest.len) {
		uint32_t code = 0;
		size_t plain = 0, step = 0;

		while (plain < rest.len) {
			step = unicode_decode(text_skip(rest, plain), &code);
			if (unicode_is_control(code))
				break;
			plain += step;
		}
		if (fwrite(rest.data, 1, plain, out) != plain)
			return -1;
		rest = text_skip(rest, plain);
		if (!rest.len)
			break;
		if (code < 0x20) /* the layout's own newline */
			putc((int)code, out);
		else
			fprintf(out, "\\u%04x", (unsigned)code);
		rest = text_skip(rest, step);
	}
	return ferror(out) ? -1 : 0;
}

void json_print(FILE *out, const json_t *value)
{
	if (json_dump_callback(value, print_part, out,
		JSON_INDENT(2) | JSON_ENCODE_ANY) &&
	    !ferror(out))
		mem_fail();
	putc('\n', out);
}
