/* SPDX-License-Identifier: MIT */
#include "core/format/quote.h"

#include <string.h>

static bool is_plain_char(char c)
{
	return char_is_alnum(c) || (unsigned char)c >= 0x80 ||
	    text_find_char(text_of(" @._+-/()"), c) != SIZE_MAX;
}

bool quote_yaml_is_taken(struct text t)
{
	static const char *const words[] = { "null", "true", "false", "yes",
		"no", "on", "off", "y", "n" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(t, words[i]))
			return true;
	return false;
}

static bool is_plain(struct text t)
{
	size_t i;

	if (!t.len || t.data[t.len - 1] == ' ' || quote_yaml_is_taken(t))
		return false;
	/* A digit may begin a number, a non-breaking blank or BOM is odd. */
	if (!char_is_alpha(t.data[0]) && (unsigned char)t.data[0] < 0xc3)
		return false;
	for (i = 0; i < t.len; i++)
		if (!is_plain_char(t.data[i]))
			return false;
	return true;
}

void quote_yaml(struct strbuf *out, struct text t)
{
	size_t i;

	if (is_plain(t)) {
		strbuf_add(out, t.data, t.len);
		return;
	}
	strbuf_addch(out, '"');
	for (i = 0; i < t.len; i++) {
		if (t.data[i] == '"' || t.data[i] == '\\')
			strbuf_addch(out, '\\');
		strbuf_addch(out, t.data[i]);
	}
	strbuf_addch(out, '"');
}

/* One alone strikes nothing through. */
static bool has_pair(struct text t, char c)
{
	size_t at = text_find_char(t, c);

	return at < t.len && memchr(t.data + at + 1, c, t.len - at - 1);
}

/* With blanks on both sides. */
static bool stands_alone(struct text t, size_t i)
{
	return (!i || char_is_space(t.data[i - 1])) &&
	    (i + 1 == t.len || char_is_space(t.data[i + 1]));
}

static bool needs_backslash(struct text t, size_t i, bool strikes)
{
	bool inside = i > 0 && i + 1 < t.len && char_is_alnum(t.data[i - 1]) &&
	    char_is_alnum(t.data[i + 1]);

	switch (t.data[i]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '<':
		return true;
	case '_':
		return !inside;
	case '&':
		return i + 1 < t.len &&
		    (char_is_alnum(t.data[i + 1]) || t.data[i + 1] == '#');
	case '~':
		return strikes && !stands_alone(t, i);
	case '#':
		return i + 1 == t.len || t.data[i + 1] == '#';
	default:
		return false;
	}
}

void quote_markdown(struct strbuf *out, struct text t)
{
	bool strikes = has_pair(t, '~');
	size_t i;

	for (i = 0; i < t.len; i++) {
		if (needs_backslash(t, i, strikes))
			strbuf_addch(out, '\\');
		strbuf_addch(out, t.data[i]);
	}
}

void quote_markdown_line(struct strbuf *out, struct text t)
{
	size_t digits = 0;

	while (digits < t.len && char_is_digit(t.data[digits]))
		digits++;
	if (digits < t.len &&
	    char_is_one_of(t.data[digits], digits ? ".)" : "#>-+=|~")) {
		strbuf_add(out, t.data, digits);
		strbuf_addch(out, '\\');
		strbuf_addch(out, t.data[digits]);
		t = text_skip(t, digits + 1);
	}
	quote_markdown(out, t);
}

void quote_markdown_value(struct strbuf *out, struct text t)
{
	bool is_plain_text = true;

	for (size_t i = 0; i < t.len && is_plain_text; i++)
		is_plain_text = !char_is_one_of(t.data[i], "*_`[]<>&\\!~");
	if (is_plain_text)
		quote_markdown(out, t);
	else
		quote_markdown_line(out, t);
}
