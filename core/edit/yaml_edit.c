/* SPDX-License-Identifier: MIT */
#include "core/edit/yaml_edit.h"

#include "core/base/date.h"
#include "core/format/quote.h"
#include "core/record/front_matter.h"

static enum status read_text(struct yaml_text *out, struct text file,
    struct span span, struct arena *arena, struct error *err)
{
	uint32_t line, column;

	out->file = file;
	out->span = span;
	out->bytes = text_make(file.data + span.start, span.end - span.start);
	if (yaml_read(&out->tree, out->bytes, arena, &line, &column, err))
		return error_set(err, STATUS_UNSUPPORTED,
		    "its YAML is broken: line %u: %s", line,
		    err ? err->message : "");
	if (out->tree.count && out->tree.nodes[0].kind == YAML_SCALAR &&
	    yaml_is_null(&out->tree.nodes[0]))
		out->tree.count = 0;
	if (out->tree.count && out->tree.nodes[0].kind != YAML_MAP)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its YAML is no list of keys");
	return STATUS_OK;
}

enum status yaml_text_front_matter(struct yaml_text *out, struct text file,
    struct arena *arena, struct error *err)
{
	struct span span;
	uint32_t body;
	bool unterminated;

	if (!front_matter_find(file, &span, &body, &unterminated))
		return error_set(err,
		    unterminated ? STATUS_UNSUPPORTED : STATUS_NOT_FOUND,
		    unterminated ? "its front matter has no end"
				 : "it has no front matter");
	return read_text(out, file, span, arena, err);
}

enum status yaml_text_file(struct yaml_text *out, struct text file,
    struct arena *arena, struct error *err)
{
	struct span span = { 0, (uint32_t)file.len };

	return read_text(out, file, span, arena, err);
}

const struct yaml_node *yaml_text_get(const struct yaml_text *yaml,
    const char *key)
{
	const struct yaml_node *nodes = yaml->tree.nodes;

	for (uint32_t i = 1; yaml->tree.count && i < nodes[0].end;
	     i = nodes[i].end)
		if (nodes[i].has_key && text_equals_nocase(nodes[i].key, key))
			return &nodes[i];
	return NULL;
}

const struct yaml_node *yaml_text_at(const struct yaml_text *yaml,
    struct span span)
{
	for (uint32_t i = 1; i < yaml->tree.count; i++) {
		struct span at = yaml_text_span(yaml, &yaml->tree.nodes[i]);

		if (at.start == span.start && at.end == span.end)
			return &yaml->tree.nodes[i];
	}
	return NULL;
}

struct span yaml_text_span(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	return (struct span){ yaml->span.start + node->span.start,
		yaml->span.start + node->span.end };
}

/* Does value stand for itself as a plain scalar in [a, b]? */
static bool reads_plain(struct text value)
{
	struct strbuf line = STRBUF_INIT;
	struct yaml_tree tree;
	struct arena arena;
	uint32_t at, column;
	bool same;

	arena_init(&arena);
	strbuf_addch(&line, '[');
	strbuf_add(&line, value.data, value.len);
	strbuf_addch(&line, ']');
	same = !yaml_read(&tree, text_make(line.buf, line.len), &arena, &at,
		   &column, NULL) &&
	    tree.count == 2 && tree.nodes[1].kind == YAML_SCALAR &&
	    !tree.nodes[1].quoted && !tree.nodes[1].marked &&
	    text_same(tree.nodes[1].value, value);
	arena_release(&arena);
	strbuf_release(&line);
	return same;
}

/* Made of what numbers are made of: 12, 0x1f, 1.5e3, 2024-01-31. */
static bool is_numeric(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!char_is_digit(t.data[i]) &&
		    !char_is_one_of(t.data[i], "abcdefABCDEFxo-+.:/_ "))
			return false;
	return t.len && char_is_digit(t.data[0]);
}

static bool may_be_plain(struct text value, struct text like)
{
	struct date date;

	if (!value.len || quote_yaml_is_taken(value))
		return false;
	if (!char_is_alnum(value.data[0]) && value.data[0] != '/' &&
	    (unsigned char)value.data[0] < 0xc3)
		return false;
	if (is_numeric(value) && !is_numeric(like) &&
	    !date_parse_iso(&date, value))
		return false;
	return reads_plain(value);
}

static void add_quoted(struct strbuf *out, struct text value, char quote)
{
	strbuf_addch(out, quote);
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == quote)
			strbuf_addch(out, quote == '"' ? '\\' : quote);
		else if (value.data[i] == '\\' && quote == '"')
			strbuf_addch(out, '\\');
		strbuf_addch(out, value.data[i]);
	}
	strbuf_addch(out, quote);
}

void yaml_write(struct strbuf *out, struct text value, struct text like)
{
	bool quoted = like.len > 1 && char_is_one_of(like.data[0], "\"'");

	if (!quoted && may_be_plain(value, like))
		strbuf_add(out, value.data, value.len);
	else
		add_quoted(out, value, quoted ? like.data[0] : '"');
}

/* The scalar behind its anchor and tag. */
static struct span without_marks(const struct yaml_text *yaml, struct span span)
{
	struct text t = text_make(yaml->file.data + span.start,
	    span.end - span.start);

	while (t.len && char_is_one_of(t.data[0], "&!")) {
		while (t.len && !char_is_space(t.data[0]))
			t = text_skip(t, 1);
		t = text_trim_start(t);
	}
	return (struct span){ span.end - (uint32_t)t.len, span.end };
}

/* Behind "key:" where nothing stands: a blank is due, unless one is there. */
static void fill_empty(struct edits *edits, const struct yaml_text *yaml,
    uint32_t at, struct text written)
{
	struct strbuf out = STRBUF_INIT;
	bool colon = at > 0 && yaml->file.data[at - 1] == ':';
	bool blank = at < yaml->file.len && yaml->file.data[at] == ' ';
	uint32_t end = at;

	if (colon)
		strbuf_addch(&out, ' ');
	/* a trailing blank becomes the one that is due, one before a comment
	 * stays where it is */
	if (colon && blank &&
	    (at + 1 >= yaml->file.len ||
		char_is_one_of(yaml->file.data[at + 1], "\r\n")))
		end++;
	strbuf_add(&out, written.data, written.len);
	edits_replace(edits, (struct span){ at, end },
	    text_make(out.buf, out.len));
	strbuf_release(&out);
}

void yaml_text_put(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text written)
{
	struct span span = yaml_text_span(yaml, node);

	if (span.start == span.end)
		fill_empty(edits, yaml, span.start, written);
	else
		edits_replace(edits, without_marks(yaml, span), written);
}

/* Would other values change with it? Which anchor an alias means is not asked:
 * one of them is rare enough. */
static bool may_be_shared(const struct yaml_text *yaml,
    const struct yaml_node *node)
{
	for (uint32_t i = 0; node->marked && i < yaml->tree.count; i++)
		if (yaml->tree.nodes[i].kind == YAML_ALIAS)
			return true;
	return false;
}

enum status yaml_text_set(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text value, struct error *err)
{
	struct strbuf written = STRBUF_INIT;
	struct span span;
	struct text like;

	if (node->kind != YAML_SCALAR)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its value '%.*s' is no plain one", TEXT_ARG(node->key));
	if (may_be_shared(yaml, node))
		return error_set(err, STATUS_UNSUPPORTED,
		    "its value '%.*s' has an alias elsewhere, which would "
		    "change too",
		    TEXT_ARG(node->key));
	span = without_marks(yaml, yaml_text_span(yaml, node));
	like = text_make(yaml->file.data + span.start, span.end - span.start);
	/* a block's value has the line's end, which its place has anyway */
	if (like.len && char_is_one_of(like.data[0], "|>"))
		value = text_trim(value);
	if (text_find_char(value, '\n') < value.len)
		return error_set(err, STATUS_UNSUPPORTED,
		    "its value '%.*s' has several lines", TEXT_ARG(node->key));
	yaml_write(&written, value, like);
	yaml_text_put(edits, yaml, node, text_make(written.buf, written.len));
	strbuf_release(&written);
	return STATUS_OK;
}
