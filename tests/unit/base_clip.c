/* SPDX-License-Identifier: MIT */
#include "core/base/clip.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static void check_cut(const char *words, size_t most, const char *want)
{
	CHECK_STRING(clip_make(text_of(words), most).text, want);
}

static void test_cut(void)
{
	check_cut("", 0, "");
	check_cut("a", 0, "\u2026");
	check_cut("abc", 3, "abc");
	check_cut("abcd", 3, "abc\u2026");
	check_cut("\u6f22\u5b57", 6, "\u6f22\u5b57");
	check_cut("\u6f22\u5b57", 5, "\u6f22\u2026");
	check_cut("\u6f22\u5b57", 4, "\u6f22\u2026");
	check_cut("\u6f22\u5b57", 2, "\u2026");
	check_cut("a\U0001f600b", 4, "a\u2026");
	check_cut("a\xff\xff", 2, "a\xff\u2026");
	CHECK_STRING(clip_make(text_make("abcd", 2), 3).text, "ab");
}

/* The usual length, several in one call, and none. */
static void test_of(void)
{
	struct strbuf words = STRBUF_INIT, want = STRBUF_INIT;
	struct strbuf both = STRBUF_INIT;

	for (size_t i = 0; i < 40; i++)
		strbuf_addstr(&words, "\u6f22");
	for (size_t i = 0; i < CLIP_BYTES / 3; i++)
		strbuf_addstr(&want, "\u6f22");
	strbuf_addstr(&want, "\u2026");
	CHECK_STRING(clip_of(words.buf).text, want.buf);
	CHECK_STRING(clip_make(text_of(words.buf), CLIP_MOST).text, words.buf);
	strbuf_addf(&both, "%s %s", clip_of("one").text, clip_of("two").text);
	CHECK_STRING(both.buf, "one two");
	CHECK_STRING(clip_of(NULL).text, "");
	strbuf_release(&words);
	strbuf_release(&want);
	strbuf_release(&both);
}

int main(void)
{
	test_cut();
	test_of();
	return test_end();
}
