/* SPDX-License-Identifier: MIT */
#include "core/format/span.h"

#include <stdlib.h>

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static void add_span(struct strbuf *out, const char *source, struct span span)
{
	strbuf_addf(out, "{%.*s}", (int)(span.end - span.start),
	    source + span.start);
}

/* For each link "form line {its bytes}{its destination}" */
static void list_links(struct strbuf *out, const struct md_document *doc)
{
	for (uint32_t i = 0; i < doc->count; i++) {
		const struct md_node *node = &doc->nodes[i];

		if (node->type != MD_LINK && node->type != MD_IMAGE)
			continue;
		strbuf_addf(out, "%s%c%u", out->len ? " " : "",
		    "?ira"[node->form], node -> line);
		add_span(out, doc->source.data, node->span);
		if (node->url_span.end)
			add_span(out, doc->source.data, node->url_span);
	}
}

static void list_definitions(struct strbuf *out, const struct md_document *doc)
{
	for (uint32_t i = 0; i < doc->definitions_count; i++) {
		const struct md_definition *found = &doc->definitions[i];

		strbuf_addstr(out, out->len ? " " : "");
		add_span(out, doc->source.data, found->span);
		strbuf_addf(out, "%s=%s", found->label_text.data,
		    found->url.data);
		add_span(out, doc->source.data, found->url_span);
	}
}

static void check_with(void (*list)(struct strbuf *out,
			   const struct md_document *doc),
    const char *source, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct md_document doc;
	struct arena arena;

	arena_init(&arena);
	markdown_parse(&doc, text_of(source), 0, &arena);
	list(&got, &doc);
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
	arena_release(&arena);
}

static void check(const char *source, const char *want)
{
	check_with(list_links, source, want);
}

static void check_definitions(const char *source, const char *want)
{
	check_with(list_definitions, source, want);
}

static void test_inline(void)
{
	check("a [b](c) d", "i1{[b](c)}{c}");
	check("[b](<c d> \"t\")", "i1{[b](<c d> \"t\")}{c d}");
	check("[b]( c\n't\n u' )x", "i1{[b]( c\n't\n u' )}{c}");
	check("[](a(b)c) ![i](x)", "i1{[](a(b)c)}{a(b)c} i1{![i](x)}{x}");
	check("\\[x](y) [a\\]b](c\\)d)", "i1{[a\\]b](c\\)d)}{c\\)d}");
	check("`[a](b)` [c](d&amp;e%20f) &ouml;[g](h)",
	    "i1{[c](d&amp;e%20f)}{d&amp;e%20f} i1{[g](h)}{h}");
	check("[a [b](c) d](e)", "i1{[b](c)}{c}");
	check("[a ![b](c) d](e)", "i1{[a ![b](c) d](e)}{e} i1{![b](c)}{c}");
	check("***[a](b)** c* __[d](e)__", "i1{[a](b)}{b} i1{[d](e)}{e}");
	check("<b c=\"[x](y)\"> [a](b)", "i1{[a](b)}{b}");
	check("x &copy; &#x41; & &foo; [a](b)", "i1{[a](b)}{b}");
	check("[a](b \"t\\\\\" c\") [d](e)",
	    "i1{[a](b \"t\\\\\" c\")}{b} i1{[d](e)}{e}");
}

static void test_autolinks(void)
{
	check("<https://a.b/c?d> <x@y.z>",
	    "a1{<https://a.b/c?d>}{https://a.b/c?d} a1{<x@y.z>}{x@y.z}");
	check("*<aa:b>*\n<cc:d>", "a1{<aa:b>}{aa:b} a2{<cc:d>}{cc:d}");
}

static void test_references(void)
{
	check("[a] [b][a] [a][] ![a]\n\n[a]: /u",
	    "r1{[a]} r1{[b][a]} r1{[a][]} r1{![a]}");
	check("[a](b c) [a]x\n\n[A]: /u", "r1{[a]} r1{[a]}");
	check("[*b*\nc][ A\n b ]\n\n[a b]: /u", "r1{[*b*\nc][ A\n b ]}");
	check("[none] [a][none]\n\n[a]: /u", "");
}

static void test_lines(void)
{
	check("> a\n> b [c\n> d](e)\nf [g](h)",
	    "i2{[c\n> d](e)}{e} i4{[g](h)}{h}");
	check("- a\n  [b](c)\n\n      [code](x)\n", "i2{[b](c)}{c}");
	check("- a\\\n b `c\nd` [e](f)", "i3{[e](f)}{f}");
	check("a\r\n[b](c)\r\n\r\n[d](e)\r[f](g)",
	    "i2{[b](c)}{c} i4{[d](e)}{e} i5{[f](g)}{g}");
	check("\xef\xbb\xbf[b](c)", "i1{[b](c)}{c}");
	check("# [a](b) #\n[c](d)\n===\n", "i1{[a](b)}{b} i2{[c](d)}{d}");
	check("- [ ] [a](b)\n", "i1{[a](b)}{b}");
	check("\xff\xfe [a\xc3](b)", "i1{[a\xc3](b)}{b}");
}

static void test_tables(void)
{
	check("|[a](b)|`c\\|d` [e\\|f](g)|\n|-|-|\n|<hh:i>|[j]|\n\n[j]: /u",
	    "i1{[a](b)}{b} i1{[e\\|f](g)}{g} a3{<hh:i>}{hh:i} r3{[j]}");
	check("x [a](b)\n|c|\n|-|\n", "i1{[a](b)}{b}");
}

static void test_definitions(void)
{
	check_definitions("[a]: /u\n", "{[a]: /u}a=/u{/u}");
	check_definitions("[a b]:\n<c d>\n'e\nf'\ng",
	    "{[a b]:\n<c d>\n'e\nf'}a b=c d{c d}");
	check_definitions("[a]: b \"t\" x\n", "");
	check_definitions("[a]: b\n\"t\" x\n", "{[a]: b}a=b{b}");
	check_definitions("a\n[b]: c\n", "");
	check_definitions("> - [a]: b\n>   [c]: d\n[e]: f\n",
	    "{[a]: b}a=b{b} {[c]: d}c=d{d} {[e]: f}e=f{f}");
	check_definitions("- x\n\n  [a]: b\n- [c]: d&amp;\\*\n",
	    "{[a]: b}a=b{b} {[c]: d&amp;\\*}c=d&*{d&amp;\\*}");
	check_definitions("```\n[a]: b\n```\n    [c]: d\n", "");
	check_definitions("<!--\n[-->]: b\n\n<div>\n[a]: b\n</div>\n", "");
	check_definitions("> ```\n[a]: b\n", "{[a]: b}a=b{b}");
	check_definitions("[a]: b\n===\n", "{[a]: b}a=b{b}");
	check_definitions("[a]: /u\r\n[b]: /v\r\n",
	    "{[a]: /u}a=/u{/u} {[b]: /v}b=/v{/v}");
	check_definitions("[a]: <>\n[\n]: x\n", "{[a]: <>}a={}");
}

int main(void)
{
	test_inline();
	test_autolinks();
	test_references();
	test_lines();
	test_tables();
	test_definitions();
	return test_end();
}
