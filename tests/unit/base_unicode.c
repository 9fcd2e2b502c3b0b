/* SPDX-License-Identifier: MIT */
#include "core/base/unicode.h"

#include "tests/unit/test.h"

static void check_decode(const char *bytes, uint32_t want, size_t len)
{
	uint32_t code;

	CHECK(unicode_decode(text_of(bytes), &code) == len);
	CHECK(code == want);
}

static void test_decode(void)
{
	struct strbuf out = STRBUF_INIT;

	check_decode("a", 'a', 1);
	check_decode("\u00e9", 0xe9, 2);
	check_decode("\u6f22x", 0x6f22, 3);
	check_decode("\U0001f600", 0x1f600, 4);
	check_decode("\xc3", 0xfffd, 1);
	check_decode("\xc0\x80", 0xfffd, 1);
	check_decode("\xed\xa0\x80", 0xfffd, 1);
	check_decode("\xf4\x90\x80\x80", 0xfffd, 1);
	check_decode("\x80", 0xfffd, 1);
	unicode_encode(&out, 'a');
	unicode_encode(&out, 0xe9);
	unicode_encode(&out, 0x1f600);
	unicode_encode(&out, 0xd800);
	unicode_encode(&out, 0x110000);
	CHECK_STRING(out.buf, "a\u00e9\U0001f600\ufffd\ufffd");
	strbuf_release(&out);
}

static void test_count(void)
{
	CHECK(unicode_is_valid(text_of("plain ascii text, long enough")));
	CHECK(unicode_is_valid(text_of("caf\u00e9, and more after it")));
	CHECK(unicode_is_valid(text_make("a\0b", 3)));
	CHECK(!unicode_is_valid(text_of("plain ascii text \xff and more")));
	CHECK(!unicode_is_valid(text_of("cut \xe6\xbc")));
	CHECK(unicode_is_valid(text_of("")));
	CHECK(unicode_count(text_of("a long run of ascii\u00e9")) == 20);
	CHECK(unicode_count(text_of("a\xff\xfe\u6f22z")) == 5);
	CHECK(unicode_count(text_of("")) == 0);
}

static void test_width(void)
{
	CHECK(unicode_width(text_of("plain ascii text")) == 16);
	CHECK(unicode_width(text_of("a\tb\x1b")) == 2);
	CHECK(unicode_width(text_of("caf\u00e9")) == 4);
	CHECK(unicode_width(text_of("cafe\u0301")) == 4);
	CHECK(unicode_width(text_of("\u6f22\u5b57")) == 4);
	CHECK(unicode_width(text_of("\ud55c\uae00")) == 4);
	CHECK(unicode_width(text_of("\u2705 ok")) == 5);
	CHECK(unicode_width(text_of("\U0001f600")) == 2);
	CHECK(unicode_width(text_of("\U0001f44d\U0001f3fd")) == 2);
	CHECK(unicode_width(text_of("\U0001f469\u200d\U0001f4bb")) == 2);
	CHECK(unicode_width(text_of("\xff")) == 1);
	CHECK(unicode_width_of(0x200b) == 0);
	CHECK(unicode_width_of(0x200d) == 0);
	CHECK(unicode_width_of(0xfe0f) == 0);
	CHECK(unicode_width_of(0xfeff) == 0);
	CHECK(unicode_width_of(0xe000) == 1);
	CHECK(unicode_width_of(0x9b) == 0);
	CHECK(unicode_width_of(0xa0) == 1);
	CHECK(unicode_width_of(0xff76) == 1);
	CHECK(unicode_width_of(0xff21) == 2);
	CHECK(unicode_width_of(0x1fae8) == 2);
	CHECK(unicode_width_of(0x2026) == 1);
}

static void test_classes(void)
{
	static const uint32_t pictures[] = { 0x2705, 0x274c, 0x2b50, 0x2713,
		0xfe0f, 0x200d, 0x1f3fd, 0x231b, 0x1f600, 0x1f1e9, 0x26a0 };

	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++)
		CHECK(unicode_is_emoji(pictures[i]));
	CHECK(!unicode_is_emoji('1') && !unicode_is_emoji(0x6f22));
	CHECK(!unicode_is_emoji(0x2014) && !unicode_is_emoji(0x2192));
	CHECK(unicode_is_letter_or_digit('z'));
	CHECK(unicode_is_letter_or_digit(0xe9));
	CHECK(unicode_is_letter_or_digit(0x6f22));
	CHECK(unicode_is_letter_or_digit(0x0663));
	CHECK(unicode_is_letter_or_digit(0x093e));
	CHECK(!unicode_is_letter_or_digit('-'));
	CHECK(!unicode_is_letter_or_digit(0x2014));
	CHECK(!unicode_is_letter_or_digit(0xfe0f));
	CHECK(!unicode_is_letter_or_digit(0xfffd));
	CHECK(unicode_is_space(' ') && unicode_is_space(0xa0));
	CHECK(unicode_is_space(0x3000) && unicode_is_space(0x202f));
	CHECK(!unicode_is_space('x') && !unicode_is_space(0x200d));
	CHECK(unicode_is_wide(0x6f22) && unicode_is_wide(0x3042));
	CHECK(unicode_is_wide(0xd55c) && unicode_is_wide(0x20000));
	CHECK(!unicode_is_wide('a') && !unicode_is_wide(0x1f600));
}

static void test_lines(void)
{
	struct text t = text_of("\u6570\n  \u5e93 \n\u3002a\n\u5e93\n\n\u5e93");

	CHECK(!unicode_joins_lines(t, 0) && !unicode_joins_lines(t, t.len));
	CHECK(unicode_joins_lines(t, 3) && unicode_joins_lines(t, 5));
	CHECK(!unicode_joins_lines(t, 6)); /* the blanks are over */
	CHECK(unicode_joins_lines(t, 9) && unicode_joins_lines(t, 10));
	CHECK(!unicode_joins_lines(t, 15) && !unicode_joins_lines(t, 19));
	CHECK(!unicode_joins_lines(text_of("\n\u5e93"), 0));
	CHECK(!unicode_joins_lines(text_of("\u5e93\n"), 3));
	CHECK(!unicode_joins_lines(text_of("\ud55c\n\uad6d"), 3));
}

static void check_form(void (*form)(struct strbuf *, struct text),
    const char *from, const char *want)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addstr(&out, "=");
	form(&out, text_of(from));
	CHECK_STRING(out.buf + 1, want);
	strbuf_release(&out);
}

static void test_fold(void)
{
	check_form(unicode_fold, "", "");
	check_form(unicode_fold, "Plain ASCII Text", "plain ascii text");
	check_form(unicode_fold, "D\u00c9CISION pr\u00efse", "decision prise");
	check_form(unicode_fold, "De\u0301cision", "decision");
	check_form(unicode_fold, "Stra\u00dfe", "strasse");
	check_form(unicode_fold, "\u0130stanbul", "istanbul");
	check_form(unicode_fold, "Vi\u1ec7t", "viet");
	check_form(unicode_fold, "\u0391\u03c0\u03cc\u03c6\u03b1\u03c3\u03b7",
	    "\u03b1\u03c0\u03bf\u03c6\u03b1\u03c3\u03b7");
	check_form(unicode_fold, "\u0419\u043e\u0433", "\u0439\u043e\u0433");
	check_form(unicode_fold, "\u304c\u30d1", "\u304c\u30d1");
	check_form(unicode_fold, "\uff76\uff9e", "\u30ac");
	check_form(unicode_fold, "\uff21\uff22\uff11", "ab1");
	check_form(unicode_fold, "\u2167\u2122", "viiitm");
	check_form(unicode_fold, "\ufb01x\u00ady", "fixy");
	check_form(unicode_fold, "a\xff", "a\ufffd");
	check_form(unicode_fold, "\ud55c\uae00", "\ud55c\uae00");
	check_form(unicode_fold, "\u0939\u093f\u0928\u094d\u0926\u0940",
	    "\u0939\u093f\u0928\u094d\u0926\u0940");
}

static void test_nfc(void)
{
	check_form(unicode_nfc, "Cafe\u0301 X", "Caf\u00e9 X");
	check_form(unicode_nfc, "e\u0323\u0302 \u1112\u1161\u11ab",
	    "\u1ec7 \ud55c");
	check_form(unicode_nfc, "\ufb01\xff", "\ufb01\ufffd");
	check_form(unicode_nfc, "\u304b\u3099", "\u304c");
}

/* Long runs are cut where nothing joins; endless marks stay quick. */
static void test_long(void)
{
	struct strbuf in = STRBUF_INIT, out = STRBUF_INIT;

	for (size_t i = 0; i < 1000; i++)
		strbuf_addstr(&in, "\u6f22\u304b\u3099");
	unicode_nfc(&out, text_make(in.buf, in.len));
	CHECK(unicode_count(text_make(out.buf, out.len)) == 2000);
	strbuf_clear(&in);
	strbuf_clear(&out);
	strbuf_addch(&in, 'e');
	for (size_t i = 0; i < 100000; i++)
		strbuf_addstr(&in, i % 2 ? "\u0323" : "\u0301");
	unicode_nfc(&out, text_make(in.buf, in.len));
	CHECK(out.len > 100000);
	strbuf_clear(&in);
	strbuf_clear(&out);
	for (size_t i = 0; i < 1000; i++)
		strbuf_addstr(&in, "\ufdfa");
	unicode_fold(&out, text_make(in.buf, in.len));
	CHECK(unicode_count(text_make(out.buf, out.len)) == 18000);
	strbuf_release(&in);
	strbuf_release(&out);
}

int main(void)
{
	test_decode();
	test_count();
	test_width();
	test_classes();
	test_lines();
	test_fold();
	test_nfc();
	test_long();
	return test_end();
}
