/* SPDX-License-Identifier: MIT */
#include "core/base/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/base/unicode.h"

static bool is_invalid(uint32_t code, size_t len)
{
	return code == 0xfffd && len == 1;
}

static size_t plain_run(struct text t)
{
	size_t len = 0;

	while (len < t.len && t.data[len] >= 0x20 && t.data[len] < 0x7f)
		len++;
	return len;
}

static void add_visible(struct strbuf *out, struct text bytes, uint32_t code)
{
	if (bytes.len == 1)
		strbuf_addf(out, "\\x%02x", (unsigned char)bytes.data[0]);
	else
		strbuf_addf(out, "\\u%04x", (unsigned)code);
}

void escape_terminal(struct strbuf *out, struct text t)
{
	while (t.len) {
		size_t len = plain_run(t);
		uint32_t code = ' ';

		if (!len)
			len = unicode_decode(t, &code);
		if (text_starts(t, "\r\n"))
			len = 2;
		if (code == '\t' || code == '\n' || code == '\r' ||
		    code == 0x2028 || code == 0x2029)
			strbuf_addch(out, ' ');
		else if (unicode_is_control(code) || is_invalid(code, len))
			add_visible(out, text_make(t.data, len), code);
		else
			strbuf_add(out, t.data, len);
		t = text_skip(t, len);
	}
}

static bool needs_quotes(struct text t)
{
	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);

		if (unicode_is_control(code) || is_invalid(code, len) ||
		    code == '"' || code == '\\')
			return true;
		t = text_skip(t, len);
	}
	return false;
}

static void add_c_bytes(struct strbuf *out, struct text bytes)
{
	static const char named[] = "\a\b\t\n\v\f\r\"\\";
	static const char letters[] = "abtnvfr\"\\";

	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.data[i];
		const char *hit = memchr(named, c, sizeof(named) - 1);

		if (hit)
			strbuf_addf(out, "\\%c", letters[hit - named]);
		else
			strbuf_addf(out, "\\%03o", (unsigned char)c);
	}
}

void escape_path(struct strbuf *out, struct text t)
{
	if (!needs_quotes(t)) {
		strbuf_add(out, t.data, t.len);
		return;
	}
	strbuf_addch(out, '"');
	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);
		struct text bytes = text_make(t.data, len);

		if (unicode_is_control(code) || is_invalid(code, len) ||
		    code == '"' || code == '\\')
			add_c_bytes(out, bytes);
		else
			strbuf_add(out, bytes.data, bytes.len);
		t = text_skip(t, len);
	}
	strbuf_addch(out, '"');
}

static const char *xml_entity(uint32_t code)
{
	switch (code) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	default:
		return NULL;
	}
}

void escape_xml(struct strbuf *out, struct text t)
{
	while (t.len) {
		uint32_t code;
		size_t len = unicode_decode(t, &code);
		const char *entity = xml_entity(code);

		if (entity)
			strbuf_addstr(out, entity);
		else if (code == 0xfffe || code == 0xffff)
			strbuf_addf(out, "\\u%04x", (unsigned)code);
		else
			escape_terminal(out, text_make(t.data, len));
		t = text_skip(t, len);
	}
}

void escape_shell(struct strbuf *out, struct text t)
{
	bool plain = t.len > 0;

	for (size_t i = 0; i < t.len && plain; i++)
		plain = char_is_alnum(t.data[i]) ||
		    char_is_one_of(t.data[i], "_-./:=@%+,");
	if (plain) {
		strbuf_add(out, t.data, t.len);
		return;
	}
	strbuf_addch(out, '\'');
	for (size_t i = 0; i < t.len; i++) {
		if (t.data[i] == '\'')
			strbuf_addstr(out, "'\\'");
		strbuf_addch(out, t.data[i]);
	}
	strbuf_addch(out, '\'');
}

void escape_shell_double(struct strbuf *out, struct text t)
{
	strbuf_addch(out, '"');
	for (size_t i = 0; i < t.len; i++) {
		char c = t.data[i];

		/* a shell that is typed into knows no way to say it in them */
		if (c == '!') {
			strbuf_addstr(out, "\"\\!\"");
			continue;
		}
		if (char_is_one_of(c, "\"$`\\"))
			strbuf_addch(out, '\\');
		strbuf_addch(out, c);
	}
	strbuf_addch(out, '"');
}
