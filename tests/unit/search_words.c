/* SPDX-License-Identifier: MIT */
#include "core/search/words.h"

#include "tests/unit/test.h"

static struct words words;

static void cut(const char *text)
{
	words_clear(&words);
	words_add(&words, text_of(text), 0);
}

static void check_words(const char *text, const char *spaced, const char *cjk)
{
	cut(text);
	CHECK_STRING(words.rows[SCRIPT_SPACED].text.buf, spaced);
	CHECK_STRING(words.rows[SCRIPT_CJK].text.buf, cjk);
}

/* What stood where the n-th word of that script is said to be. */
static void check_place(const char *text, enum word_script script, size_t at,
    const char *want)
{
	struct span place;
	char got[80] = "";

	cut(text);
	CHECK(at < words.rows[script].places.count);
	place = words.rows[script].places.items[at];
	CHECK(place.end - place.start < sizeof(got));
	memcpy(got, text + place.start, place.end - place.start);
	CHECK_STRING(got, want);
}

static void test_cutting(void)
{
	check_words("", "", "");
	check_words("Use Kafka, not a-b/C++!", "use kafka not a b c", "");
	check_words("snake_case node.js 3.14", "snake case node js 3 14", "");
	check_words("Stra\u00dfe \u00c9COLE r\u00e9sum\u00e9",
	    "strasse ecole resume", "");
	check_words("\uff33\uff31\uff2c", "sql", "");
	check_words("\u6570\u636e\u5e93", "",
	    "\u6570\u636e \u636e\u5e93 \u5e93");
	check_words("\u732b", "", "\u732b");
	check_words("Kafka\u3092\u4f7f\u3046", "kafka",
	    "\u3092\u4f7f \u4f7f\u3046 \u3046");
	check_words("\u30ac\u30a4\u30c9", "",
	    "\u30ac\u30a4 \u30a4\u30c9 \u30c9");
	check_words("\uff76\uff9e\uff72", "", "\u30ac\u30a4 \u30a4");
	/* a word goes on in the next line, but not in the next paragraph */
	check_words("\u6570\u636e\r\n  \u5e93", "",
	    "\u6570\u636e \u636e\u5e93 \u5e93");
	check_words("\u6570\n\n\u5e93", "", "\u6570 \u5e93");
	check_words("\u6570\n- \u5e93", "", "\u6570 \u5e93");
	check_words("\u6570\nx \u5e93", "x", "\u6570 \u5e93");
	check_words("\u6570 \u5e93", "", "\u6570 \u5e93");
	/* Korean has blanks between words */
	check_words("\ud55c\n\uad6d", "", "\ud55c \uad6d");
	check_words("a\xff\xfe"
		    "b \x01\xc3",
	    "a b", "");
}

static void test_places(void)
{
	check_place("Use Kafka now", SCRIPT_SPACED, 1, "Kafka");
	check_place("x Stra\u00dfe", SCRIPT_SPACED, 1, "Stra\u00dfe");
	check_place("a\u6570\u636e\u5e93", SCRIPT_CJK, 1, "\u636e\u5e93");
	check_place("a\u6570\u636e\u5e93", SCRIPT_CJK, 2, "\u5e93");
	check_place("a\u6570\u636e\u5e93", SCRIPT_SPACED, 0, "a");
	check_place("\u6570\n\u5e93", SCRIPT_CJK, 0, "\u6570\n\u5e93");
	check_place("\u6570\n\u5e93", SCRIPT_CJK, 1, "\u5e93");
	check_place("\uff76\uff9e\uff72", SCRIPT_CJK, 0, "\uff76\uff9e\uff72");
}

static void test_gaps(void)
{
	words_clear(&words);
	words_add_gap(&words);
	CHECK_STRING(words.rows[SCRIPT_SPACED].text.buf, "");
	words_add_at(&words, text_of("one two"), (struct span){ 7, 9 });
	words_add_gap(&words);
	words_add_at(&words, text_of("three"), (struct span){ 3, 4 });
	CHECK_STRING(words.rows[SCRIPT_SPACED].text.buf,
	    "one two \xee\x80\x80 three");
	CHECK(words.rows[SCRIPT_SPACED].places.count == 4);
	CHECK(words.rows[SCRIPT_SPACED].places.items[1].start == 7);
	CHECK(words.rows[SCRIPT_SPACED].places.items[3].end == 4);
}

int main(void)
{
	words_init(&words);
	test_cutting();
	test_places();
	test_gaps();
	words_release(&words);
	return test_end();
}
