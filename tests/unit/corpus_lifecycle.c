/* SPDX-License-Identifier: MIT */
#include "core/corpus/lifecycle.h"

#include "tests/unit/test.h"

/* DESIGN 4, one row a status: where it may go, by the first letters of draft,
 * proposed, last-call, accepted, rejected, "o" for postponed, withdrawn,
 * "e" for deprecated, and superseded. */
static const char letters[] = "dplarowes";

static const struct {
	const char *kind;
	const char *from[9];
} tables[] = {
	{ "adr", { "pa", "darw", "", "es", "", "", "", "", "" } },
	{ "rfc", { "pa", "larow", "parow", "es", "", "p", "", "", "" } },
	{ "guideline", { "pa", "darw", "", "es", "", "", "", "", "" } },
};

static void of_status(struct lifecycle_state *out, enum record_status status)
{
	static const struct config none;

	lifecycle_of(out, &none, "adr", status, NULL);
}

static void test_pairs(void)
{
	static const struct config none;

	for (size_t t = 0; t < sizeof(tables) / sizeof(*tables); t++)
		for (int i = 0; i < 81; i++) {
			struct lifecycle_state from, to;
			bool wanted = strchr(tables[t].from[i / 9],
					  letters[i % 9]) != NULL;

			of_status(&from, RECORD_DRAFT + i / 9);
			of_status(&to, RECORD_DRAFT + i % 9);
			CHECK(lifecycle_allows(&none, tables[t].kind, &from,
				  &to) == wanted);
		}
}

/* What states nothing, or nothing that is known, may become anything that
 * needs no other record. */
static void test_unknown(void)
{
	static const struct config none;
	struct lifecycle_state from, to;

	for (int i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++) {
		of_status(&to, i);
		of_status(&from, RECORD_NO_STATUS);
		CHECK(lifecycle_allows(&none, "adr", &from, &to) ==
		    (i != RECORD_SUPERSEDED));
		of_status(&from, RECORD_UNKNOWN);
		CHECK(lifecycle_allows(&none, "rfc", &from, &to) ==
		    (i != RECORD_SUPERSEDED));
	}
}

static void test_words(void)
{
	static const struct config none;
	struct lifecycle_state state;

	CHECK(lifecycle_find(&state, &none, "adr", text_of("Last-Call")));
	CHECK(state.status == RECORD_LAST_CALL && !state.own);
	CHECK_STRING(state.name, "last-call");
	CHECK(lifecycle_find(&state, &none, "adr", text_of("implemented")));
	CHECK(state.status == RECORD_ACCEPTED && !state.own);
	CHECK_STRING(state.name, "accepted");
	CHECK(!lifecycle_find(&state, &none, "adr", text_of("trial")));
	CHECK(!lifecycle_find(&state, &none, "adr", text_of("")));
}

static void test_moves(void)
{
	static const struct config none;
	struct lifecycle_state state;
	struct strbuf words = STRBUF_INIT;

	of_status(&state, RECORD_PROPOSED);
	lifecycle_moves(&words, &none, "adr", &state);
	CHECK_STRING(words.buf, "draft, accepted, rejected, withdrawn");
	strbuf_clear(&words);
	of_status(&state, RECORD_REJECTED);
	lifecycle_moves(&words, &none, "adr", &state);
	CHECK_STRING(words.buf, "");
	strbuf_release(&words);
}

int main(void)
{
	test_pairs();
	test_unknown();
	test_words();
	test_moves();
	return test_end();
}
