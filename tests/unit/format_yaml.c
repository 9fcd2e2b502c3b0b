/* SPDX-License-Identifier: MIT */
#include "core/format/yaml.h"

#include <stdlib.h>

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

struct doc {
	struct arena arena;
	struct yaml_tree tree;
	struct text bytes;
	uint32_t line, column;
	struct error err;
	enum status status;
};

static void doc_read_text(struct doc *doc, struct text bytes)
{
	memset(doc, 0, sizeof(*doc));
	arena_init(&doc->arena);
	doc->bytes = bytes;
	doc->status = yaml_read(&doc->tree, bytes, &doc->arena, &doc->line,
	    &doc->column, &doc->err);
}

static void doc_read(struct doc *doc, const char *bytes)
{
	doc_read_text(doc, text_of(bytes));
}

static int span_is(const struct doc *doc, struct span span, const char *want)
{
	struct text got = text_make(doc->bytes.data + span.start,
	    span.end - span.start);

	if (text_equals(got, want))
		return 1;
	fprintf(stderr, "  span: '%.*s', want '%s'\n", TEXT_ARG(got), want);
	return 0;
}

static int value_is(const struct doc *doc, const char *key, const char *want)
{
	const struct yaml_node *node = yaml_get(&doc->tree, 0, key);

	return node && span_is(doc, node->span, want) &&
	    span_is(doc, node->key_span, key);
}

static void test_tree(void)
{
	struct doc doc;
	const struct yaml_node *tags;

	doc_read(&doc, "status: accepted\ntags: [a, 'b c']\nwho:\n  - x: 1\n");
	CHECK(doc.status == STATUS_OK);
	CHECK(doc.tree.count == 8);
	tags = yaml_get(&doc.tree, 0, "tags");
	CHECK(tags && tags->kind == YAML_LIST && tags->end == 5);
	CHECK(tags && tags->line == 2 && tags->column == 7);
	CHECK(doc.tree.nodes[4].quoted);
	CHECK(text_equals(doc.tree.nodes[4].value, "b c"));
	CHECK(doc.tree.nodes[7].parent == 6 && doc.tree.nodes[7].has_key);
	CHECK(yaml_get(&doc.tree, 0, "nothing") == NULL);
	CHECK(yaml_get(&doc.tree, 3, "x") == NULL);
	arena_release(&doc.arena);
}

static void test_empty(void)
{
	static const char *const empty[] = { "", "\n\n", "# only a comment\n",
		"\xef\xbb\xbf", "---\n" };
	struct doc doc;
	size_t i;

	for (i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
		doc_read(&doc, empty[i]);
		CHECK(doc.status == STATUS_OK);
		CHECK(doc.tree.count == 0 || yaml_is_null(doc.tree.nodes));
		arena_release(&doc.arena);
	}
}

static void test_spans(const char *eol, const char *bom)
{
	static const char lines[] =
	    "Größe: über  # groß\nq: \"a\\\"ü\"   \ns: 'it''s'\n"
	    "plain: one\n  two 日本\nempty:\nblock: |\n  x\n   y \n\n\n"
	    "# c\nfold: >-\n  last\nflow: [ü, {b: 'ö'}] # x\nend: 1";
	struct strbuf sb = STRBUF_INIT;
	struct text rest = text_of(lines), line;
	struct doc doc;
	char want[64];

	strbuf_addstr(&sb, bom);
	while (text_next_line(&rest, &line)) {
		strbuf_add(&sb, line.data, line.len);
		strbuf_addstr(&sb, eol);
	}
	doc_read_text(&doc, text_make(sb.buf, sb.len));
	CHECK(doc.status == STATUS_OK);
	CHECK(value_is(&doc, "Größe", "über"));
	CHECK(value_is(&doc, "q", "\"a\\\"ü\""));
	CHECK(value_is(&doc, "s", "'it''s'"));
	snprintf(want, sizeof(want), "one%s  two 日本", eol);
	CHECK(value_is(&doc, "plain", want));
	CHECK(value_is(&doc, "empty", ""));
	snprintf(want, sizeof(want), "|%s  x%s   y ", eol, eol);
	CHECK(value_is(&doc, "block", want));
	snprintf(want, sizeof(want), ">-%s  last", eol);
	CHECK(value_is(&doc, "fold", want));
	CHECK(value_is(&doc, "flow", "[ü, {b: 'ö'}]"));
	CHECK(value_is(&doc, "end", "1"));
	CHECK(doc.tree.nodes[1].line == 1 && doc.tree.nodes[1].column == 8);
	arena_release(&doc.arena);
	strbuf_release(&sb);
}

static void test_odd_breaks(void)
{
	struct doc doc;

	doc_read(&doc,
	    "a: x\xc2\x85"
	    "b: y\xe2\x80\xa8"
	    "c: z\n");
	CHECK(doc.status == STATUS_OK);
	CHECK(value_is(&doc, "c", "z"));
	arena_release(&doc.arena);
}

static void test_kinds(void)
{
	struct doc doc;
	const struct yaml_node *node;

	doc_read(&doc,
	    "a: &x 1\nb: *x\nc: !t 2\nd: ~\ne: \"\"\n{{t}}: {{v}}\nf: 1\na: 2\n");
	CHECK(doc.status == STATUS_OK);
	CHECK(yaml_get(&doc.tree, 0, "a")->marked);
	CHECK(text_equals(yaml_get(&doc.tree, 0, "a")->value, "1"));
	node = yaml_get(&doc.tree, 0, "b");
	CHECK(node->kind == YAML_ALIAS && text_equals(node->value, "x"));
	CHECK(yaml_get(&doc.tree, 0, "c")->marked);
	CHECK(yaml_is_null(yaml_get(&doc.tree, 0, "d")));
	CHECK(!yaml_is_null(yaml_get(&doc.tree, 0, "e")));
	CHECK(text_equals(yaml_get(&doc.tree, 0, "f")->value, "1"));
	CHECK(text_equals(doc.tree.nodes[doc.tree.count - 1].key, "a"));
	arena_release(&doc.arena);

	doc_read(&doc, "a: 1\n---\nb: [\n");
	CHECK(doc.status == STATUS_OK && doc.tree.count == 2);
	arena_release(&doc.arena);
}

static void test_errors(void)
{
	static const struct {
		const char *bytes;
		uint32_t line, column;
	} rows[] = {
		{ "a: b: c\n", 1, 5 },
		{ "a: [1, 2\nb: 3\n", 2, 2 },
		{ "ok: 1\nü: 'x\n", 3, 1 },
		{ "a: \xff\n", 1, 4 },
		{ "ü: 1\nü\x01: 2\n", 2, 2 },
		{ "a: @x\n", 1, 4 },
	};
	struct doc doc;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		doc_read(&doc, rows[i].bytes);
		CHECK(doc.status == STATUS_CONFIG && doc.tree.count == 0);
		CHECK(doc.err.message[0]);
		CHECK(doc.line == rows[i].line);
		CHECK(doc.column == rows[i].column);
		if (doc.line != rows[i].line || doc.column != rows[i].column)
			fprintf(stderr, "  %zu: %u:%u %s\n", i, doc.line,
			    doc.column, doc.err.message);
		arena_release(&doc.arena);
	}
}

/* None of these may take long or much memory, whatever comes of them. */
static void test_hostile(void)
{
	static const char *const units[] = { "[", "{", "- ", "? ", "a: ", "[]",
		"[a, ", "{a: ", "? [", "&a ", "*a ", "!t ", "%TAG !a! b\n",
		"a: b\n", "- a\n", ",", "\"", "'a'", "\t", "#\n", "\n", " ",
		"- |\n", "a: &a [*a]\n", "!", "[[]]", "? a\n", "\xef\xbb\xbf",
		"a\n", "\r", "--- \n", "%", "- - \n", "a,", "- {a: [b, c]}\n" };
	static const char *const starts[] = { "", "[", "- ", "a: \"" };
	struct strbuf sb = STRBUF_INIT;
	struct doc doc;
	size_t i, j;

	for (j = 0; j < sizeof(starts) / sizeof(*starts); j++)
		for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
			strbuf_clear(&sb);
			strbuf_addstr(&sb, starts[j]);
			while (sb.len < 200000)
				strbuf_addstr(&sb, units[i]);
			doc_read_text(&doc, text_make(sb.buf, sb.len));
			CHECK(doc.status == STATUS_OK || doc.line > 0);
			CHECK(doc.arena.used < (size_t)64 << 20);
			arena_release(&doc.arena);
		}
	strbuf_release(&sb);
}

int main(void)
{
	test_tree();
	test_empty();
	test_spans("\n", "");
	test_spans("\r\n", "");
	test_spans("\r", "");
	test_spans("\n", "\xef\xbb\xbf");
	test_spans("\r\n", "\xef\xbb\xbf");
	test_odd_breaks();
	test_kinds();
	test_errors();
	test_hostile();
	return test_end();
}
