/* SPDX-License-Identifier: MIT */
/* Words counted, and made one number. */
#include "core/record/words.h"

#include "tests/unit/test.h"

static void check_count(const char *text, uint32_t words)
{
	CHECK(words_count(text_of(text)) == words);
}

static void check_counts(void)
{
	check_count("", 0);
	check_count(" \t\n", 0);
	check_count("-- ** ... @ [ ` { / :", 0);
	check_count("a z A Z 0 9", 6);
	check_count("one **two** (three) f-o.u'r", 4);
	/* a word's only letter is in the second or third eight bytes of it */
	check_count("--------a", 1);
	check_count("---------------- ----------------a b", 2);
	check_count("a------------------------b", 1);
	check_count("Gr\xc3\xb6\xc3\x9f"
		    "e ist\xc2\xa0"
		    "gut",
	    3);
	check_count("\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe6\x97\xa5 x", 3);
	check_count("\xff \xff\xff" /* no letters */, 0);
}

/* Each way to begin and to end at one of eight bytes. */
static void check_ends(void)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	char text[64];

	for (int first = 1; first <= 17; first++)
		for (int second = 1; second <= 17; second++) {
			uint64_t hash = 0, parts = 0;

			snprintf(text, sizeof(text), "%.*s  %.*s", first,
			    letters, second, letters);
			CHECK(words_hash(&hash, text_of(text)) == 2);
			words_hash(&parts, text_make(letters, (size_t)first));
			words_hash(&parts, text_make(letters, (size_t)second));
			CHECK(hash == parts);
			check_count(text, 2);
		}
}

int main(void)
{
	check_counts();
	check_ends();
	return test_end();
}
