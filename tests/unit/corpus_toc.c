/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc.h"

#include "core/base/percent.h"
#include "core/format/markdown.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

#define MANY 20000

/* want NULL: it is fine. */
static void check_options(const char *words, const char *want)
{
	struct toc_options options;
	struct arena arena;
	struct error err = { 0 };

	arena_init(&arena);
	if (toc_options_read(&options, text_of(words), &arena, &err))
		CHECK_STRING(err.message, want);
	else
		CHECK(!want);
	arena_release(&arena);
}

static void test_options(void)
{
	struct toc_options options;
	struct arena arena;
	struct error err;

	arena_init(&arena);
	CHECK(!toc_options_read(&options,
	    text_of(" group=tag\n\tcollection=\"a b\" columns=date,title "),
	    &arena, &err));
	CHECK(options.style == TOC_TABLE && options.group == TOC_BY_TAG);
	CHECK(options.columns_count == 2 && options.columns[0] == TOC_DATE);
	CHECK_STRING(options.collection, "a b");
	arena_release(&arena);
	check_options("", NULL);
	check_options("style=list group=none", NULL);
	check_options("style=lists", "unknown style 'lists'");
	check_options("styles=list", "unknown option 'styles'");
	check_options("style", "'style' has no value");
	check_options("style =list", "'style' has no value");
	check_options("style=", "unknown style ''");
	check_options("=list", "unknown option ''");
	check_options("group=year group=year", "'group' is given twice");
	check_options("columns=id,,title", "unknown column ''");
	check_options("columns=", "unknown column ''");
	check_options("columns=id", "'columns' has no 'title'");
	check_options("columns=id,title,id", "the column 'id' is named twice");
}

/* "LINE START-END LEVEL" or "LINE: PROBLEM" of each place, "; " between. */
static void check_places(const char *text, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	toc_places places = { 0 };
	struct arena arena;

	arena_init(&arena);
	toc_find_places(&places, text_of(text), &arena);
	for (size_t i = 0; i < places.count; i++) {
		const struct toc_place *place = &places.items[i];

		strbuf_addf(&got, "%s%u", i ? "; " : "", place->line);
		if (place->problem)
			strbuf_addf(&got, ": %.20s", place->problem);
		else
			strbuf_addf(&got, " %u-%u %u", place->inner.start,
			    place->inner.end, place->level);
	}
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
	vec_release(&places);
	arena_release(&arena);
}

static void test_places(void)
{
	check_places(TOC_BEGIN "\n" TOC_END, "1 20-20 2");
	check_places("\xef\xbb\xbf# A\r\n\r\n### B\r\n" TOC_BEGIN
		     "\r\nx\r\n" TOC_END "\r\n",
	    "4 38-41 4");
	check_places("###### A\n\n  " TOC_BEGIN "  \nx\n" TOC_END "\n",
	    "3 34-36 6");
	/* headings inside are ours */
	check_places(TOC_BEGIN "\n\n### X\n\n" TOC_END "\n\n" TOC_BEGIN
			       "\n" TOC_END "\n",
	    "1 20-28 2; 7 73-73 2");
	check_places("<!-- hence:  toc -->\n<!--hence: toc-->\n"
		     "<!-- hence: toc end -->\n",
	    "2 39-39 2");
	check_places("---\nx: " TOC_BEGIN "\n---\n~~~\n" TOC_BEGIN "\n", "");
	check_places("<pre>\n" TOC_BEGIN "\n" TOC_END "\n</pre>\n",
	    "2 26-26 2");
	check_places("<!-- hence: toc x=y -->\n", "1: no '<!-- hence: toc ");
	check_places("<!-- hence: toc x=y -->\n" TOC_END,
	    "1: unknown option 'x'");
	check_places("a " TOC_BEGIN "\n", "1: the marker stands in");
	check_places("* " TOC_BEGIN "\n\n" TOC_END "\n",
	    "1: the marker stands in; 3: no '<!-- hence: toc ");
	check_places("<!-- " TOC_BEGIN "\n", "");
	check_places("<!-- hence: toc", "");
	check_places("hence: toc", "");
}

/* A difference at that byte of there, with wanted due; at -1: none. */
static void check_differs(const char *there, const char *wanted, long at,
    const char *due)
{
	struct toc_difference difference;
	bool differs = toc_differs(&difference, text_of(there),
	    text_of(wanted));

	CHECK(differs == (at >= 0));
	if (!differs)
		return;
	CHECK(difference.line.data - there == at);
	CHECK(due
		? difference.wanted.data && text_equals(difference.wanted, due)
		: !difference.wanted.data);
}

static void test_differs(void)
{
	check_differs("", "", -1, NULL);
	check_differs("\n\n", "", -1, NULL);
	check_differs("a\n", "\na\n\n", -1, NULL);
	check_differs("|  a|\tb  |\r\n|:--- | -----:|\r\n",
	    "| a| b |\n|:- | -:|\n", -1, NULL);
	check_differs("| a |\n| --- |\n", "| a |\n| :-- |\n", 6, "| :-- |");
	check_differs("a-b\n", "a--b\n", 0, "a--b");
	check_differs("ab\n", "a b\n", 0, "a b");
	check_differs("a\nb\n", "a\n", 2, NULL);
	check_differs("a\n\n", "a\nb\n", 3, "b");
	check_differs("a\nb\n", "a\n\nb\n", 2, "");
}

/* Hostile words come back as they are from a reader of Markdown. */
static void check_title(struct corpus *corpus, const char *title)
{
	static char strings[256];
	const struct toc_options styles[] = { { .style = TOC_TABLE },
		{ .style = TOC_LIST } };

	snprintf(strings + 1, sizeof(strings) - 1, "%s", title);
	corpus->records.items[0].strings = strings;
	corpus->records.items[0].title = 1;
	corpus->records.items[0].has_number = false;
	for (size_t i = 0; i < 2; i++) {
		struct strbuf out = STRBUF_INIT, text = STRBUF_INIT;
		struct md_document doc;
		struct arena arena;
		size_t links = 0;

		arena_init(&arena);
		CHECK(
		    !toc_write(&out, corpus, "README.md", &styles[i], 2, NULL));
		markdown_parse(&doc, text_make(out.buf, out.len), 0, &arena);
		for (uint32_t n = 0; n < doc.count; n++) {
			CHECK(doc.nodes[n].type != MD_HTML);
			CHECK(doc.nodes[n].type != MD_CODE);
			if (doc.nodes[n].type != MD_LINK || links++)
				continue;
			markdown_plain(&text, &doc, n);
			CHECK_STRING(text.buf, title);
		}
		CHECK(links == 1);
		arena_release(&arena);
		strbuf_release(&out);
		strbuf_release(&text);
	}
}

static void test_titles(struct corpus *corpus)
{
	static const char *const titles[] = { "a | b", "\\", "a\\|b", "[a](b)",
		"]", "`", "``a`", "*a* _b_", "<script>x</script>",
		"&amp; &#65;", "<https://a.b>", "![a](b)", "~~a~~ ~b~", "a_b_c",
		"[x]", "[^1]", "- a", "1. a", "# a #", "|", "||", "\\\\|",
		"a\\", "(a", "a)", "\xe6\xb1\xba\xe5\xae\x9a" };

	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++)
		check_title(corpus, titles[i]);
}

/* One byte too many is refused, whatever makes it so. */
static void test_limits(struct corpus *corpus)
{
	static const struct toc_options options = { .style = TOC_LIST };
	struct strbuf out = STRBUF_INIT, markers = STRBUF_INIT;
	toc_places places = { 0 };
	struct arena arena;
	char *strings = malloc(TOC_TABLE_MAX + 2);
	struct error err;

	memset(strings, 'a', TOC_TABLE_MAX + 1);
	strings[TOC_TABLE_MAX + 1] = '\0';
	corpus->records.items[0].strings = strings;
	CHECK(toc_write(&out, corpus, "README.md", &options, 2, &err) ==
	    STATUS_TOO_LARGE);
	for (size_t i = 0; i < MANY; i++)
		strbuf_addstr(&markers, TOC_BEGIN "\n");
	arena_init(&arena);
	toc_find_places(&places, text_make(markers.buf, markers.len), &arena);
	CHECK(places.count == TOC_PLACES_MAX + 1);
	CHECK(places.items[TOC_PLACES_MAX].problem);
	arena_release(&arena);
	vec_release(&places);
	strbuf_release(&markers);
	strbuf_release(&out);
	free(strings);
}

static void test_corpus(void)
{
	static const struct corpus_options options;
	struct source *source;
	struct corpus corpus;
	struct error err;

	shell("mkdir -p docs/adr\nprintf '# A\\n' >docs/adr/0001-a.md\n"
	      "i=0\nwhile [ $i -lt 1002 ]; do\n"
	      "printf '" TOC_BEGIN "\\n" TOC_END "\\n'; i=$((i + 1))\ndone "
	      ">README.md\n");
	CHECK(!source_open_folder(&source, ".", NULL, &err));
	CHECK(!corpus_load(&corpus, source, &options, &err));
	if (corpus.records.count == 1) {
		toc_pages pages = { 0 };
		struct arena arena;

		arena_init(&arena);
		toc_find_pages(&pages, source, &corpus, &arena);
		CHECK(pages.count == 1 && pages.items[0].places.count == 1001);
		CHECK(!pages.items[0].places.items[999].problem);
		CHECK(pages.items[0].places.items[1000].problem);
		toc_pages_release(&pages);
		arena_release(&arena);
		test_titles(&corpus);
		test_limits(&corpus);
	}
	CHECK(corpus.records.count == 1);
	corpus_release(&corpus);
	source_free(source);
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	test_options();
	test_places();
	test_differs();
	test_corpus();
	fixture_end(folder);
	return test_end();
}
