/* SPDX-License-Identifier: MIT */
#include "cmd/list_filter.h"
#include "tests/unit/test.h"

/* An option's words are constants; they are those of the lexicon. */
static void test_status_words(void)
{
	int i;

	CHECK_STRING(list_status_words[RECORD_NO_STATUS], "none");
	CHECK_STRING(list_status_words[RECORD_UNKNOWN], "unknown");
	for (i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		CHECK_STRING(list_status_words[i],
		    status_name((enum record_status)i));
	CHECK(!list_status_words[i]);
}

int main(void)
{
	test_status_words();
	return test_end();
}
