/* SPDX-License-Identifier: MIT */
#include "core/change/fill.h"

#include <string.h>

#include "core/change/quote.h"
#include "core/record/lexicon.h"

bool fill_is_section(struct text heading)
{
	struct strbuf words = STRBUF_INIT;
	bool is_section;

	lexicon_normalise(&words, heading);
	is_section = lexicon_section_classes(text_make(words.buf, words.len)) !=
	    0;
	strbuf_release(&words);
	return is_section;
}

void fill_list(struct strbuf *out, const char *const *items, size_t count,
    bool yaml)
{
	size_t i;

	if (yaml)
		strbuf_addch(out, '[');
	for (i = 0; i < count; i++) {
		if (i)
			strbuf_addstr(out, ", ");
		if (yaml)
			quote_yaml(out, text_of(items[i]));
		else
			quote_markdown(out, text_of(items[i]));
	}
	if (yaml)
		strbuf_addch(out, ']');
}

void fill_lines(struct fill_cursor *cursor, struct text text)
{
	memset(cursor, 0, sizeof(*cursor));
	cursor->rest = text;
}

static void read_heading(struct fill_line *line)
{
	struct text t = line->text;
	int level = 0;

	while (level < (int)t.len && t.data[level] == '#')
		level++;
	if (!level || level > 6 ||
	    (t.len > (size_t)level && !char_is_space(t.data[level])))
		return;
	line->level = level;
	line->heading = text_trim(text_skip(t, (size_t)level));
}

static void follow_code(struct fill_cursor *cursor, struct fill_line *line)
{
	struct text t = text_trim(line->text);
	bool fence = text_starts(t, "```") || text_starts(t, "~~~");
	bool opens = text_starts(t, "<!--");

	line->in_code = fence || cursor->in_code || cursor->in_comment || opens;
	if (cursor->in_comment || opens)
		cursor->in_comment = text_find(t, "-->") == SIZE_MAX;
	else if (fence)
		cursor->in_code = !cursor->in_code;
}

bool fill_next_line(struct fill_cursor *cursor, struct fill_line *out)
{
	const char *start = cursor->rest.data;
	struct text bare;

	memset(out, 0, sizeof(*out));
	if (!text_next_line(&cursor->rest, &out->text))
		return false;
	out->end = text_make(out->text.data + out->text.len,
	    (size_t)(cursor->rest.data - start) - out->text.len);
	bare = text_trim_end(out->text);
	if (!cursor->count && text_starts(bare, "\xef\xbb\xbf"))
		bare = text_skip(bare, 3);
	out->is_fence = text_equals(bare, "---") &&
	    (!cursor->count || cursor->in_front);
	if (out->is_fence)
		cursor->in_front = !cursor->count;
	out->in_front = cursor->in_front && !out->is_fence;
	cursor->count++;
	if (out->in_front || out->is_fence)
		return true;
	follow_code(cursor, out);
	if (!out->in_code)
		read_heading(out);
	return true;
}

static bool begins_section(const struct fill_line *line)
{
	return line->level > 1 ||
	    (line->level == 1 && fill_is_section(line->heading));
}

size_t fill_header_length(struct text template_text)
{
	struct fill_cursor cursor;
	struct fill_line line;

	fill_lines(&cursor, template_text);
	while (fill_next_line(&cursor, &line))
		if (begins_section(&line))
			return (size_t)(line.text.data - template_text.data);
	return template_text.len;
}

bool fill_has_header(struct text text)
{
	struct fill_cursor cursor;
	struct fill_line line;

	fill_lines(&cursor, text);
	while (fill_next_line(&cursor, &line)) {
		if (line.is_fence)
			return true;
		if (line.in_code || !text_trim(line.text).len)
			continue;
		return line.level == 1 && !fill_is_section(line.heading);
	}
	return false;
}

void fill_template(struct strbuf *out, struct text template_text,
    const struct record_values *values)
{
	if (text_find(template_text, "{{title}}") != SIZE_MAX)
		fill_placeholders(out, template_text, values);
	else
		fill_foreign(out, template_text, values);
}
