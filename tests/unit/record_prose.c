/* SPDX-License-Identifier: MIT */
/* What the paragraphs of a record are compared by. */
#include "core/record/record.h"

#include "tests/unit/test.h"

static struct arena arena;

static void read(struct record *out, const char *text)
{
	record_parse(out, "docs/adr/0001-x.md", text_of(text), text_of(""),
	    &arena);
}

/* The hash of the only paragraph. */
static uint64_t hash_of(const char *text)
{
	struct record record;

	read(&record, text);
	CHECK(record.prose_count == 1);
	return record.prose_count == 1 ? record.prose[0].hash : 0;
}

static void check_same(const char *a, const char *b)
{
	CHECK(hash_of(a) == hash_of(b));
}

static void check_other(const char *a, const char *b)
{
	CHECK(hash_of(a) != hash_of(b));
}

static void check_words(void)
{
	static const char plain[] = "Say what makes it necessary, at length.\n";

	check_same(plain, "Say what\nmakes it necessary,\nat length.\n");
	check_same(plain, "Say  what\tmakes it \r\n  necessary, at length.");
	check_same(plain, "> Say what makes it\n> necessary, at length.\n");
	check_same(plain, "- a\n- Say what makes it necessary, at length.\n");
	check_other(plain, "Say what makes it necessary, at lenght.\n");
	check_other(plain, "Say what makes it necessary, at length\n");
	check_other(plain, "Say what make sit necessary, at length.\n");
	/* the ends of words where eight letters end */
	check_same("abcdefgh abcdefghi abcdefg a b",
	    "abcdefgh\nabcdefghi\nabcdefg\na\nb");
	check_other("abcdefgh abcdefghi abcdefg a b",
	    "abcdefghabcdefghi abcdefg a b c");
	check_other("abcdefgh i j k l", "abcdefghi j k l m");
	check_same("Pr\xc3\xbc"
		   "fung der \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e x",
	    "Pr\xc3\xbc"
	    "fung\nder \xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e x");
}

static void check_places(void)
{
	static const char text[] =
	    "# A title of four words\n\n* Status: accepted by all of us\n\n"
	    "## Context of four words\n\nthree words only\n\n"
	    "<!-- a comment of four words -->\n\n"
	    "| a | cell of four words |\n|---|---|\n| b | c |\n\n"
	    "- one\n- two of\n  the four words\n\n```sh\nexec it\n```\n\n"
	    "<b>a block of HTML</b>\n";
	struct record record;

	read(&record, text);
	CHECK(record.prose_count == 3);
	CHECK(record.prose[0].span.end - record.prose[0].span.start ==
	    strlen("two of\n  the four words"));
	CHECK(!strncmp(text + record.prose[0].span.start, "two of", 6));
	CHECK(!strncmp(text + record.prose[1].span.start, "```sh", 5));
	CHECK(record.prose[1].span.start == record.prose[1].span.end);
	CHECK(!strncmp(text + record.prose[2].span.start, "<b>", 3));
}

int main(void)
{
	arena_init(&arena);
	check_words();
	check_places();
	arena_release(&arena);
	return test_end();
}
