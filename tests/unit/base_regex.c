/* SPDX-License-Identifier: MIT */
#include "core/base/regex.h"

#include <stdlib.h>

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static struct regex *make(const char *pattern, bool ignore_case,
    bool whole_words)
{
	const struct regex_options options = { ignore_case, whole_words };
	struct regex *regex;
	struct error err;

	CHECK(regex_new(&regex, pattern, &options, &err) == STATUS_OK);
	return regex;
}

/* What is found from that offset on, or NULL. */
static void check_find(struct regex *regex, const char *text, size_t from,
    const char *want)
{
	struct span found;
	char got[40] = "";
	enum regex_answer answer = regex_find(regex, text_of(text), from,
	    &found);

	CHECK(answer == (want ? REGEX_FOUND : REGEX_NONE));
	if (!want || answer != REGEX_FOUND)
		return;
	snprintf(got, sizeof(got), "%.*s", (int)(found.end - found.start),
	    text + found.start);
	CHECK_STRING(got, want);
}

static void test_find(void)
{
	struct regex *plain = make("k[a-f]+ka", false, false);
	struct regex *folded = make("\u00e9cole", true, false);
	struct regex *word = make("log|json", false, true);
	struct regex *line = make("^b.*$", false, false);

	check_find(plain, "use kafka", 0, "kafka");
	check_find(plain, "use kafka", 5, NULL);
	check_find(plain, "Kafka", 0, NULL);
	check_find(plain, "\xff\xfe kafka", 0, "kafka");
	check_find(folded, "\u00c9COLE", 0, "\u00c9COLE");
	check_find(word, "logs json", 0, "json");
	check_find(word, "logs _log", 0, NULL);
	check_find(line, "a\r\nbc\r\nd", 0, "bc");
	regex_free(plain);
	regex_free(folded);
	regex_free(word);
	regex_free(line);
}

static void test_mistakes(void)
{
	const struct regex_options words = { false, true };
	struct regex *regex;
	struct error err = { 0 };

	CHECK(regex_new(&regex, "a(b", &words, &err) == STATUS_USAGE);
	CHECK(!regex);
	CHECK(strstr(err.message, "'a(b' is no regular expression: ") ==
	    err.message);
	CHECK(regex_new(&regex, "\\C", &words, &err) == STATUS_USAGE);
	CHECK_STRING(err.hint, "It went wrong at byte 2.");
	regex_free(NULL);
}

/* An expression that was made to be slow is given up. */
static void test_limit(void)
{
	struct regex *regex = make("^(a+)+$", false, false);
	struct span found;
	char text[64];

	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = '!';
	CHECK(regex_find(regex, text_make(text, sizeof(text)), 0, &found) ==
	    REGEX_TOO_LONG);
	regex_free(regex);
}

/* Each has what it found for itself. */
static void test_share(void)
{
	struct regex *regex = make("k[a-f]+ka", true, false);
	struct regex *share = regex_share(regex);

	check_find(regex, "use kafka", 0, "kafka");
	check_find(share, "KAFKA", 0, "KAFKA");
	regex_free(share);
	check_find(regex, "Kafka", 0, "Kafka");
	regex_free(regex);
}

/* So is one that goes back seldom, and looks far each time. */
static void test_time_limit(void)
{
	struct regex *regex = make("a{0,3000}a{0,3000}[bc]", false, false);
	static char text[20000];
	struct span found;

	memset(text, 'a', sizeof(text));
	CHECK(regex_find(regex, text_make(text, sizeof(text)), 0, &found) ==
	    REGEX_TOO_LONG);
	regex_free(regex);
}

/* A long text is searched in pieces, which does not show. */
static void test_pieces(void)
{
	struct regex *line = make("(?<=\\W)\\s", false, false);
	struct regex *last = make("\u00e9+!$", false, false);
	struct strbuf text = STRBUF_INIT;
	struct span found;
	size_t before;

	for (int i = 0; i < 20000; i++)
		strbuf_addstr(&text, "\u00e9\u00e9a\r\n");
	CHECK(regex_find(line, text_make(text.buf, text.len), 0, &found) ==
	    REGEX_NONE);
	before = text.len;
	strbuf_addstr(&text, "\u00e9\u00e9!");
	CHECK(regex_find(last, text_make(text.buf, text.len), 0, &found) ==
	    REGEX_FOUND);
	CHECK(found.start == before && found.end == text.len);
	strbuf_release(&text);
	regex_free(line);
	regex_free(last);
}

int main(void)
{
	test_find();
	test_share();
	test_mistakes();
	test_limit();
	test_time_limit();
	test_pieces();
	return test_end();
}
