/* SPDX-License-Identifier: MIT */
#include "core/base/text.h"

#include "tests/unit/test.h"

static void test_comparisons(void)
{
	struct text t = text_of("Status: accepted");

	CHECK(text_equals(text_of(NULL), ""));
	CHECK(!text_equals(t, "Status"));
	CHECK(text_equals_nocase(t, "STATUS: Accepted"));
	CHECK(text_starts(t, "Status"));
	CHECK(!text_starts(t, "status"));
	CHECK(text_starts_nocase(t, "status"));
	CHECK(text_starts(t, ""));
	CHECK(text_ends(t, "accepted"));
	CHECK(!text_ends(t, "Accepted"));
	CHECK(text_ends_nocase(t, "ACCEPTED"));
	CHECK(!text_ends(text_of("d"), "accepted"));
	CHECK(!text_starts_nocase(text_of("S"), "status"));
}

static void test_order(void)
{
	struct text none = { NULL, 0 };

	CHECK(text_same(text_of("ab"), text_make("abc", 2)));
	CHECK(!text_same(text_of("ab"), text_of("abc")));
	CHECK(!text_same(text_of("ab"), text_of("aB")));
	CHECK(text_same(none, text_of("")));
	CHECK(text_same(text_make("a\0b", 3), text_make("a\0b", 3)));
	CHECK(!text_same(text_make("a\0b", 3), text_make("a\0c", 3)));
	CHECK(text_compare(text_of("a"), text_of("b")) < 0);
	CHECK(text_compare(text_of("b"), text_of("ab")) > 0);
	CHECK(text_compare(text_of("a"), text_of("ab")) < 0);
	CHECK(text_compare(text_of("a"), none) > 0);
	CHECK(text_compare(none, none) == 0);
	CHECK(text_compare(text_of("z"), text_of("\xc3\xa9")) < 0);
}

static void test_characters(void)
{
	CHECK(char_is_blank(' ') && char_is_blank('\t'));
	CHECK(!char_is_blank('\n') && !char_is_blank('\0'));
	CHECK(char_is_punctuation('!') && char_is_punctuation('~'));
	CHECK(char_is_punctuation('_') && char_is_punctuation('`'));
	CHECK(!char_is_punctuation(' ') && !char_is_punctuation('a'));
	CHECK(!char_is_punctuation('0') && !char_is_punctuation('\x7f'));
	CHECK(!char_is_punctuation('\xc3') && !char_is_punctuation('\0'));
	CHECK(char_upper('a') == 'A' && char_upper('z') == 'Z');
	CHECK(char_upper('A') == 'A' && char_upper('{') == '{');
	CHECK(char_upper('\xe9') == '\xe9');
}

static void test_bom(void)
{
	struct text none = { NULL, 0 };

	CHECK(text_equals(text_skip_bom(text_of("\xef\xbb\xbf# x")), "# x"));
	CHECK(text_equals(text_skip_bom(text_of("# x")), "# x"));
	CHECK(text_skip_bom(text_of("\xef\xbb")).len == 2);
	CHECK(text_skip_bom(none).len == 0);
}

static void test_find(void)
{
	struct text t = text_make("a\0bc: d", 7);

	CHECK(text_find(t, "bc") == 2);
	CHECK(text_find(t, "") == 0);
	CHECK(text_find(t, "x") == SIZE_MAX);
	CHECK(text_find(text_of(""), "x") == SIZE_MAX);
	CHECK(text_find_char(t, ':') == 4);
	CHECK(text_find_char(t, '\0') == 1);
	CHECK(text_find_char(text_of(""), 'a') == SIZE_MAX);
}

static void test_find_rare(void)
{
	struct text t = text_make("ppup, supper, super\0x", 21);

	for (size_t rare = 0; rare < 5; rare++) {
		CHECK(text_find_rare(t, "super", rare) == 14);
		CHECK(text_find_rare(t, "pupe!", rare) == SIZE_MAX);
		/* it begins before the text, or ends behind it */
		CHECK(text_find_rare(text_skip(t, 15), "super", rare) ==
		    SIZE_MAX);
		CHECK(text_find_rare(text_make(t.data, 18), "super", rare) ==
		    SIZE_MAX);
	}
	CHECK(text_find_rare(t, "p", 0) == 0);
	CHECK(text_find_rare(t, "x", 0) == 20);
	CHECK(text_find_rare(text_of(""), "p", 0) == SIZE_MAX);
}

static void test_trim(void)
{
	CHECK(text_equals(text_trim(text_of(" \t\r\n\v\fa b\n ")), "a b"));
	CHECK(text_equals(text_trim(text_of(" \n")), ""));
	CHECK(text_equals(text_trim_start(text_of(" a ")), "a "));
	CHECK(text_equals(text_trim_end(text_of(" a ")), " a"));
	CHECK(text_equals(text_skip(text_of("abc"), 2), "c"));
	CHECK(text_skip(text_of("abc"), 9).len == 0);
}

static void test_lines(void)
{
	struct text rest = text_of("a\nb\r\nc\rd\n\ne"), line;
	static const char *const want[] = { "a", "b", "c", "d", "", "e" };
	size_t count = 0;

	while (text_next_line(&rest, &line)) {
		CHECK(count < 6 && text_equals(line, want[count]));
		count++;
	}
	CHECK(count == 6);
	rest = text_of("\n");
	CHECK(text_next_line(&rest, &line) && line.len == 0);
	CHECK(!text_next_line(&rest, &line));
	rest = text_of("a\r");
	CHECK(text_next_line(&rest, &line) && text_equals(line, "a"));
	CHECK(!text_next_line(&rest, &line));
}

static void test_split(void)
{
	struct text rest = text_of("a,,b"), part;

	CHECK(text_split(&rest, ',', &part) && text_equals(part, "a"));
	CHECK(text_split(&rest, ',', &part) && text_equals(part, ""));
	CHECK(text_split(&rest, ',', &part) && text_equals(part, "b"));
	CHECK(!text_split(&rest, ',', &part));
}

static void test_numbers(void)
{
	uint32_t number = 7;

	CHECK(text_to_number(text_of("0009"), &number) && number == 9);
	CHECK(text_to_number(text_of("4294967295"), &number));
	CHECK(number == UINT32_MAX);
	CHECK(!text_to_number(text_of("4294967296"), &number));
	CHECK(!text_to_number(text_of("99999999999999999999999"), &number));
	CHECK(!text_to_number(text_of(""), &number));
	CHECK(!text_to_number(text_of("1a"), &number));
	CHECK(!text_to_number(text_of("-1"), &number));
	CHECK(number == UINT32_MAX);
}

static void test_nearest(void)
{
	static const char *const commands[] = { "list", "show", "new", "config",
		"doctor" };
	char endless[500];

	CHECK(text_nearest("lsit", commands, 5) == 0);
	CHECK(text_nearest("SHOW", commands, 5) == 1);
	CHECK(text_nearest("confg", commands, 5) == 3);
	CHECK(text_nearest("cnofig", commands, 5) == 3);
	CHECK(text_nearest("docter", commands, 5) == 4);
	CHECK(text_nearest("nwe", commands, 5) == 2);
	CHECK(text_nearest("paint", commands, 5) == SIZE_MAX);
	CHECK(text_nearest("", commands, 5) == SIZE_MAX);
	CHECK(text_nearest("list", commands, 0) == SIZE_MAX);
	memset(endless, 'a', sizeof(endless) - 1);
	endless[sizeof(endless) - 1] = '\0';
	CHECK(text_nearest(endless, commands, 5) == SIZE_MAX);
	endless[64] = '\0';
	CHECK(text_nearest(endless, commands, 5) == SIZE_MAX);
}

int main(void)
{
	test_comparisons();
	test_order();
	test_characters();
	test_bom();
	test_find();
	test_find_rare();
	test_trim();
	test_lines();
	test_split();
	test_numbers();
	test_nearest();
	return test_end();
}
