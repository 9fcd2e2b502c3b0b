/* SPDX-License-Identifier: MIT */
#include "core/format/link_syntax.h"

#include <string.h>

#include "core/base/unicode.h"

/* cmark's limits. */
#define LABEL_MAX 1000
#define PARENTHESES_MAX 32

static bool is_escape(struct text t, size_t at)
{
	return t.data[at] == '\\' && at + 1 < t.len &&
	    char_is_punctuation(t.data[at + 1]);
}

static size_t skip_space(struct text t, size_t at)
{
	while (at < t.len && char_is_space(t.data[at]))
		at++;
	return at;
}

static size_t skip_blanks(struct text t, size_t at)
{
	while (at < t.len && (t.data[at] == ' ' || t.data[at] == '\t'))
		at++;
	return at;
}

/* Blanks with at most one line's end among them. */
static size_t skip_blanks_and_line(struct text t, size_t at)
{
	at = skip_blanks(t, at);
	if (at < t.len && t.data[at] == '\n')
		at = skip_blanks(t, at + 1);
	return at;
}

bool link_label(struct text t, size_t at, struct range *label, size_t *end)
{
	size_t start = at + 1;

	if (at >= t.len || t.data[at] != '[')
		return false;
	for (at = start; at < t.len && at - start <= LABEL_MAX; at++) {
		if (t.data[at] == '[')
			return false;
		if (t.data[at] == ']')
			break;
		at += is_escape(t, at);
	}
	if (at >= t.len || at - start > LABEL_MAX || t.data[at] != ']')
		return false;
	*end = at + 1;
	while (start < at && char_is_space(t.data[start]))
		start++;
	while (at > start && char_is_space(t.data[at - 1]))
		at--;
	*label = (struct range){ start, at };
	return true;
}

static bool angle_destination(struct text t, size_t at, struct range *url,
    size_t *end)
{
	size_t start = at + 1;

	for (at = start; at < t.len && t.data[at] != '>'; at++) {
		if (t.data[at] == '\n' || t.data[at] == '<')
			return false;
		at += t.data[at] == '\\';
	}
	/* Something has to follow, if only the line's end. */
	if (at + 1 >= t.len)
		return false;
	*url = (struct range){ start, at };
	*end = at + 1;
	return true;
}

static bool destination(struct text t, size_t at, struct range *url,
    size_t *end)
{
	size_t start = at, open = 0;

	if (at < t.len && t.data[at] == '<')
		return angle_destination(t, at, url, end);
	for (; at < t.len && !char_is_space(t.data[at]); at++) {
		if (is_escape(t, at))
			at++;
		else if (t.data[at] == '(' && ++open > PARENTHESES_MAX)
			return false;
		else if (t.data[at] == ')' && open-- == 0)
			break;
	}
	if (at >= t.len)
		return false;
	if (t.data[at] != ')' && (open > 0 || at == start))
		return false;
	*url = (struct range){ start, at };
	*end = at;
	return true;
}

/* Bytes of the character at position at; 0 when they are no UTF-8. */
static size_t character_length(struct text t, size_t at)
{
	uint32_t code;
	size_t length;

	if ((unsigned char)t.data[at] < 0x80)
		return 1;
	length = unicode_decode(text_skip(t, at), &code);
	return length > 1 ? length : 0;
}

/*
 * Where a title ends, or at when none is there. A quote with a backslash
 * before it ends the title only if no later one does.
 */
static size_t title_end(struct text t, size_t at)
{
	size_t found = at, i, length = 1;
	char open, close;

	if (at >= t.len || !strchr("\"'(", t.data[at]) || !t.data[at])
		return at;
	open = t.data[at];
	close = open == '(' ? ')' : open;
	for (i = at + 1; i < t.len && length > 0; i += length) {
		bool escaped = i > at + 1 && t.data[i - 1] == '\\';

		if (t.data[i] == close)
			found = i + 1;
		if ((t.data[i] == close || t.data[i] == open) && !escaped)
			break;
		length = character_length(t, i);
	}
	return found;
}

bool link_tail_read(struct text t, size_t at, struct link_tail *out)
{
	size_t end, title;

	if (at >= t.len || t.data[at] != '(')
		return false;
	if (!destination(t, skip_space(t, at + 1), &out->url, &end))
		return false;
	title = skip_space(t, end);
	if (title > end)
		title = title_end(t, title);
	title = skip_space(t, title);
	if (title >= t.len || t.data[title] != ')')
		return false;
	out->end = title + 1;
	return true;
}

/* At the end of the line, blanks aside? *next is behind it then. */
static bool ends_line(struct text t, size_t at, size_t *next)
{
	at = skip_blanks(t, at);
	if (at < t.len && t.data[at] != '\n')
		return false;
	*next = at < t.len ? at + 1 : at;
	return true;
}

bool link_definition_read(struct text t, size_t at, struct link_definition *out)
{
	size_t end, title;

	if (!link_label(t, at, &out->label, &end) ||
	    out->label.start == out->label.end)
		return false;
	if (end >= t.len || t.data[end] != ':')
		return false;
	end = skip_blanks_and_line(t, end + 1);
	if (!destination(t, end, &out->url, &end))
		return false;
	title = skip_blanks_and_line(t, end);
	out->end = title > end ? title_end(t, title) : end;
	if (out->end > title && ends_line(t, out->end, &out->next))
		return true;
	/* No title, or what looks like one is a line of its own. */
	out->end = end;
	return ends_line(t, end, &out->next);
}
