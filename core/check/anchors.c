/* SPDX-License-Identifier: MIT */
#include "core/check/anchors.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/format/markdown.h"

#define LONGEST_ATTRIBUTE 1000

/* Letters, digits, marks, "-" and "_" stay; blanks become "-" each (GitLab:
 * runs of "-" become one). */
void anchor_of_heading(struct strbuf *out, struct text heading,
    enum anchor_style style)
{
	size_t start = out->len;

	while (heading.len) {
		uint32_t code;
		size_t len = unicode_decode(heading, &code);

		heading = text_skip(heading, len);
		if (code == ' ' || code == '\t' || code == '-')
			strbuf_addch(out, '-');
		else if (code == '_' || unicode_is_letter_or_digit(code))
			unicode_encode(out, unicode_lower(code));
		if (style == ANCHORS_GITLAB && out->len > start + 1 &&
		    out->buf[out->len - 1] == '-' &&
		    out->buf[out->len - 2] == '-')
			strbuf_setlen(out, out->len - 1);
	}
}

static void add(struct anchors *anchors, struct text name)
{
	struct strbuf lower = STRBUF_INIT;

	for (size_t i = 0; i < name.len; i++)
		strbuf_addch(&lower, char_lower(name.data[i]));
	map_at(&anchors->names, text_make(lower.buf, lower.len), NULL);
	strbuf_release(&lower);
}

/* The second "Goals" is "goals-1". */
static void add_heading(struct anchors *anchors, const struct md_document *doc,
    uint32_t node, enum anchor_style style)
{
	struct strbuf plain = STRBUF_INIT, name = STRBUF_INIT;
	size_t len, last, *number;
	bool is_new;

	markdown_plain(&plain, doc, node);
	anchor_of_heading(&name, text_trim(text_make(plain.buf, plain.len)),
	    style);
	len = name.len;
	last = *map_at(&anchors->names, text_make(name.buf, len), &is_new);
	while (!is_new) {
		strbuf_setlen(&name, len);
		strbuf_addf(&name, "-%zu", ++last);
		map_at(&anchors->names, text_make(name.buf, name.len), &is_new);
	}
	number = map_at(&anchors->names, text_make(name.buf, len), NULL);
	*number = last;
	strbuf_release(&plain);
	strbuf_release(&name);
}

/* The value of id= or name= in the tags of some HTML. */
static void add_ids(struct anchors *anchors, struct text html)
{
	static const char *const keys[] = { "id", "name" };

	for (size_t i = 1; i + 3 < html.len; i++) {
		struct text rest = text_skip(html, i);

		if (!char_is_space(html.data[i - 1]))
			continue;
		for (size_t k = 0; k < 2; k++) {
			struct text value;
			char quote;
			size_t end = 0;

			if (!text_starts_nocase(rest, keys[k]))
				continue;
			value = text_trim_start(
			    text_skip(rest, strlen(keys[k])));
			if (!text_starts(value, "="))
				continue;
			value = text_trim_start(text_skip(value, 1));
			quote = value.len ? value.data[0] : 0;
			if (quote == '"' || quote == '\'')
				value = text_skip(value, 1);
			else
				quote = 0;
			while (end < value.len && end < LONGEST_ATTRIBUTE &&
			    (quote ? value.data[end] != quote
				   : !char_is_one_of(value.data[end],
					 " \t\r\n>")))
				end++;
			add(anchors, text_make(value.data, end));
		}
	}
}

/* Behind "---" ... "---" at the start. */
static uint32_t front_matter_end(struct text bytes)
{
	struct text rest = text_skip_bom(bytes), line;

	if (!text_next_line(&rest, &line) ||
	    !text_equals(text_trim_end(line), "---"))
		return (uint32_t)(bytes.len - text_skip_bom(bytes).len);
	while (text_next_line(&rest, &line))
		if (text_equals(text_trim_end(line), "---") ||
		    text_equals(text_trim_end(line), "..."))
			return (uint32_t)(rest.data - bytes.data);
	return (uint32_t)(bytes.len - text_skip_bom(bytes).len);
}

void anchors_init(struct anchors *out, struct text bytes,
    enum anchor_style style)
{
	struct arena scratch;
	struct md_document doc;

	map_init(&out->names);
	arena_init(&scratch);
	markdown_parse(&doc, bytes, front_matter_end(bytes), &scratch);
	for (uint32_t i = 1; i < doc.count; i++) {
		const struct md_node *node = &doc.nodes[i];

		if (node->type == MD_HEADING)
			add_heading(out, &doc, i, style);
		if (node->type == MD_HTML || node->type == MD_HTML_BLOCK)
			add_ids(out, node->literal);
	}
	arena_release(&scratch);
}

void anchors_release(struct anchors *anchors)
{
	map_release(&anchors->names);
}

bool anchors_have(const struct anchors *anchors, const char *name)
{
	struct strbuf lower = STRBUF_INIT;
	bool found;

	for (; *name; name++)
		strbuf_addch(&lower, char_lower(*name));
	found = map_find(&anchors->names, text_make(lower.buf, lower.len));
	strbuf_release(&lower);
	return found;
}
