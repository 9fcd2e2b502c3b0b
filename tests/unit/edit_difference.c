/* SPDX-License-Identifier: MIT */
#include "core/edit/difference.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

/* "start-end=text;" of each, and that applying them gives the text after. */
static void check(const char *before, const char *after, const char *want)
{
	struct strbuf said = STRBUF_INIT, made = STRBUF_INIT;
	difference_list list = { 0 };
	size_t at = 0;

	difference_find(&list, text_of(before), text_of(after));
	for (size_t i = 0; i < list.count; i++) {
		const struct difference *one = &list.items[i];

		strbuf_addf(&said, "%u-%u=%.*s;", one->span.start,
		    one->span.end, TEXT_ARG(one->text));
		CHECK(i == 0 || one->span.start > list.items[i - 1].span.end);
		strbuf_add(&made, before + at, one->span.start - at);
		strbuf_add(&made, one->text.data, one->text.len);
		at = one->span.end;
	}
	strbuf_addstr(&made, before + at);
	CHECK_STRING(made.buf, after);
	CHECK_STRING(said.buf, want);
	vec_release(&list);
	strbuf_release(&said);
	strbuf_release(&made);
}

/* More lines than are compared one with another. */
static void test_many(void)
{
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT,
		      want = STRBUF_INIT;

	strbuf_addstr(&before, "same\n");
	strbuf_addstr(&after, "same\n");
	for (int i = 0; i < 1001; i++) {
		strbuf_addf(&before, "a%d\n", i);
		strbuf_addf(&after, "b%d\n", i);
	}
	strbuf_addstr(&before, "end\n");
	strbuf_addstr(&after, "end\n");
	strbuf_addf(&want, "5-%zu=%.*s;", before.len - 9, (int)after.len - 14,
	    after.buf + 5);
	check(before.buf, after.buf, want.buf);
	strbuf_release(&before);
	strbuf_release(&after);
	strbuf_release(&want);
}

int main(void)
{
	check("", "", "");
	check("a\n", "a\n", "");
	check("", "a", "0-0=a;");
	check("a", "", "0-1=;");
	check("one\ntwo\n", "one\nnew\ntwo\n", "4-4=new\n;");
	check("one\ntwo\nthree\n", "one\nthree\n", "4-8=;");
	check("see [a](b.md) x\nsame\n1. a\n", "see [a](c.md) x\nsame\n2. a\n",
	    "8-9=c;21-22=2;");
	/* one of two lines that are the same */
	check("a\na\nb\n", "a\nb\n", "2-4=;");
	/* characters and line ends stay whole */
	check("\xc3\xa4\n", "\xc3\xb6\n", "0-2=\xc3\xb6;");
	check("a\r\nb\r\n", "a\nb\r\n", "1-3=\n;");
	check("a\rb", "a\rc", "2-3=c;");
	check("end", "end\n", "3-3=\n;");
	test_many();
	return test_end();
}
