/* SPDX-License-Identifier: MIT */
/*
 * The header of a record: "Status: accepted" as a bullet, a labelled line, a
 * row of a table, or a line of an RFC 822 header in a fence, above the first
 * section.
 */
#include <string.h>

#include "core/record/builder.h"
#include "core/record/status.h"

#define LONGEST_LABEL 40
#define FULLWIDTH_COLON "\xef\xbc\x9a"

struct label {
	struct text name; /* marks off */
	struct text value; /* the rest of the line, marks in front off */
	bool bold;
};

static bool is_label_mark(char c)
{
	return c == '*' || c == '_' || c == '`';
}

static struct text skip_marks(struct text t, bool *bold)
{
	while (
	    t.len && (is_label_mark(t.data[0]) || char_is_space(t.data[0]))) {
		*bold |= t.data[0] == '*' || t.data[0] == '_';
		t = text_skip(t, 1);
	}
	return t;
}

static struct text trim_marks(struct text t)
{
	while (t.len &&
	    (is_label_mark(t.data[t.len - 1]) ||
		char_is_space(t.data[t.len - 1])))
		t.len--;
	return t;
}

/* A label names one thing: a few words and no sentence. */
static bool is_name(struct text name)
{
	size_t words = 1;

	if (!name.len || name.len > LONGEST_LABEL)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (char_is_one_of(name.data[i], ".!?[]<>{}|\"="))
			return false;
		words += name.data[i] == ' ';
	}
	return words <= 4;
}

/* "**Status**: x", "Status: x", "*Status:* x" at the start of a line. */
static bool read_label(struct text line, struct label *out)
{
	struct text front = text_make(line.data,
	    line.len < 2 * LONGEST_LABEL ? line.len : 2 * LONGEST_LABEL);
	size_t colon = text_find_char(front, ':');
	size_t wide = text_find(front, FULLWIDTH_COLON);
	size_t len = 1;

	out->bold = false;
	if (wide < front.len && wide < colon) {
		colon = wide;
		len = strlen(FULLWIDTH_COLON);
	}
	if (colon >= front.len)
		return false;
	/* "https://" and "a::b" are no labels */
	if (len == 1 && colon + 1 < line.len &&
	    (line.data[colon + 1] == '/' || line.data[colon + 1] == ':'))
		return false;
	out->name = skip_marks(text_make(line.data, colon), &out->bold);
	out->name = trim_marks(out->name);
	out->value = text_skip(line, colon + len);
	/* the end of "**Status:**", but not the start of "**Accepted**" */
	if (out->bold)
		while (out->value.len &&
		    (out->value.data[0] == '*' || out->value.data[0] == '_'))
			out->value = text_skip(out->value, 1);
	out->value = text_trim(out->value);
	return is_name(out->name);
}

static bool is_known(struct text name)
{
	enum relation_kind kind;
	bool inverse;

	return lexicon_field(name) != FIELD_OTHER ||
	    lexicon_relation(&kind, &inverse, name);
}

/* "Accepted | **Date:** 2025-03-26": where the next label's part begins. */
static size_t next_part(struct text value)
{
	for (size_t i = 0; i < value.len; i++) {
		struct label label;

		if (value.data[i] == '|' &&
		    read_label(text_trim(text_skip(value, i + 1)), &label) &&
		    is_known(label.name))
			return i;
	}
	return value.len;
}

/* A break that ends the line is about the next one, not of the value. */
static struct text trim_break(struct text line)
{
	static const char *const tags[] = { "<br>", "<br/>", "<br />" };
	size_t slashes = 0;

	line = text_trim_end(line);
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (text_ends_nocase(line, tags[i])) {
			struct text kept = text_make(line.data,
			    line.len - strlen(tags[i]));

			/* "\\<br>" is text */
			return text_ends(kept, "\\") ? line
						     : text_trim_end(kept);
		}
	while (slashes < line.len && line.data[line.len - slashes - 1] == '\\')
		slashes++;
	line.len -= slashes % 2;
	return text_trim_end(line);
}

/* One line; false when it has no label that counts. */
static bool read_line(struct builder *b, struct text line,
    enum field_place place, bool any_label)
{
	struct label label;

	if (!read_label(line, &label))
		return false;
	if (!is_known(label.name) && !(any_label || label.bold))
		return false;
	while (true) {
		size_t end = next_part(label.value);
		struct text value = text_trim(text_make(label.value.data, end));

		builder_field(b, place, label.name, builder_span(b, value),
		    NULL);
		if (end >= label.value.len)
			return true;
		read_label(text_trim(text_skip(label.value, end + 1)), &label);
	}
}

/* The paragraph's lines; in a bullet, lines without a label continue it. */
static void read_paragraph(struct builder *b, const struct md_node *node,
    enum field_place place)
{
	for (uint32_t i = 0; i < node->pieces_count; i++) {
		struct span span = b->doc.pieces[node->pieces + i];
		struct label label;

		while (place == PLACE_BULLET && i + 1 < node->pieces_count &&
		    !read_label(builder_bytes(b,
				    b->doc.pieces[node->pieces + i + 1]),
			&label))
			span.end = b->doc.pieces[node->pieces + ++i].end;
		read_line(b, trim_break(builder_bytes(b, span)), place,
		    place == PLACE_BULLET);
	}
}

static void read_list(struct builder *b, uint32_t list)
{
	const struct md_node *nodes = b->doc.nodes;

	for (uint32_t item = list + 1; item < nodes[list].end;
	     item = nodes[item].end)
		if (item + 1 < nodes[item].end &&
		    nodes[item + 1].type == MD_PARAGRAPH)
			read_paragraph(b, &nodes[item + 1], PLACE_BULLET);
}

static struct text cell_bytes(const struct builder *b, uint32_t cell)
{
	const struct md_node *node = &b->doc.nodes[cell];

	if (!node->pieces_count)
		return text_make(b->bytes.data, 0);
	return builder_bytes(b, b->doc.pieces[node->pieces]);
}

static struct text cell_name(const struct builder *b, uint32_t cell)
{
	bool bold = false;
	struct text name = trim_marks(skip_marks(cell_bytes(b, cell), &bold));

	return text_ends(name, ":")
	    ? trim_marks(text_make(name.data, name.len - 1))
	    : name;
}

static void add_cell(struct builder *b, uint32_t name, uint32_t value)
{
	struct text t = cell_name(b, name);

	if (is_name(t))
		builder_field(b, PLACE_TABLE, t,
		    builder_span(b, text_trim(cell_bytes(b, value))), NULL);
}

/* | Status | Date | over | Accepted | 2024-01-31 |: labels in the first row,
 * where "Accepted" beside "Status" is none. */
static bool is_horizontal(const struct builder *b, uint32_t row)
{
	const struct md_node *nodes = b->doc.nodes;
	uint32_t cells = 0;

	for (uint32_t c = row + 1; c < nodes[row].end; c = nodes[c].end) {
		struct text name = cell_name(b, c);

		if (!is_known(name) || status_of_word(name) != RECORD_UNKNOWN)
			return false;
		cells++;
	}
	return cells > 1;
}

static void read_table(struct builder *b, uint32_t table)
{
	const struct md_node *nodes = b->doc.nodes;
	uint32_t head = table + 1, second = nodes[head].end;
	bool horizontal = second < nodes[table].end && is_horizontal(b, head);

	if (horizontal) {
		uint32_t value = second + 1;

		for (uint32_t c = head + 1;
		     c < nodes[head].end && value < nodes[second].end;
		     c = nodes[c].end, value = nodes[value].end)
			add_cell(b, c, value);
		return;
	}
	for (uint32_t row = head; row < nodes[table].end;
	     row = nodes[row].end) {
		uint32_t name = row + 1, value;

		if (name >= nodes[row].end)
			continue;
		value = nodes[name].end;
		if (value < nodes[row].end)
			add_cell(b, name, value);
	}
}

/* The n-th line of the file, from 1; empty where it is the fence itself. */
static struct text header_line(const struct builder *b, uint32_t line)
{
	struct text rest = text_skip(b->bytes, b->doc.line_starts[line - 1]);
	struct text out;

	if (!text_next_line(&rest, &out))
		return text_make(b->bytes.data, 0);
	out = text_trim(out);
	if (out.len && char_is_one_of(out.data[0], "`~<"))
		out.len = 0;
	return out;
}

/* A fence or <pre> whose every line is "Key: value". */
static void read_block(struct builder *b, const struct md_node *node)
{
	uint32_t last = node->end_line < b->doc.line_count ? node->end_line
							   : b->doc.line_count;

	for (uint32_t i = node->line; i <= last; i++) {
		struct text line = header_line(b, i);
		struct label label;

		if (line.len && !read_label(line, &label))
			return;
	}
	for (uint32_t i = node->line; i <= last; i++)
		read_line(b, header_line(b, i), PLACE_HEADER, true);
}

static void read_nodes(struct builder *b, uint32_t from, uint32_t end)
{
	const struct md_node *nodes = b->doc.nodes;

	for (uint32_t at = from; at < end; at = nodes[at].end) {
		const struct md_node *node = &nodes[at];

		switch (node->type) {
		case MD_PARAGRAPH:
			read_paragraph(b, node, PLACE_LINE);
			break;
		case MD_QUOTE:
			if (at + 1 < node->end &&
			    nodes[at + 1].type == MD_PARAGRAPH)
				read_paragraph(b, &nodes[at + 1], PLACE_LINE);
			break;
		case MD_LIST:
			read_list(b, at);
			break;
		case MD_TABLE:
			read_table(b, at);
			break;
		case MD_CODE_BLOCK:
		case MD_HTML_BLOCK:
			read_block(b, node);
			break;
		default:
			break;
		}
	}
}

void read_header(struct builder *b)
{
	const struct md_node *nodes = b->doc.nodes;
	uint32_t end = b->header_end;

	read_nodes(b, 1, end);
	if (end >= b->doc.count || b->sections.items[0].classes)
		return;
	/* A section that is no section word ("Metadata", "ADR-001: Use C") right
	 * under the title holds a header too. */
	for (uint32_t at = b->title_node ? nodes[b->title_node].end : 1;
	     at < end; at = nodes[at].end)
		if (nodes[at].type != MD_HEADING)
			return;
	for (end = nodes[end].end;
	     end < b->doc.count && nodes[end].type != MD_HEADING;)
		end = nodes[end].end;
	read_nodes(b, nodes[b->header_end].end, end);
}
