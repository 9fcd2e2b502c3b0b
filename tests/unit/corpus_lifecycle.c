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

static void of_word(struct lifecycle_state *out, const struct config *config,
    enum record_status status, const char *raw)
{
	lifecycle_of(out, config, "adr", status, raw);
}

static bool moves(const struct config *config, const char *from, const char *to)
{
	struct lifecycle_state a, b;

	CHECK(lifecycle_find(&a, config, "adr", text_of(from)));
	CHECK(lifecycle_find(&b, config, "adr", text_of(to)));
	return lifecycle_allows(config, "adr", &a, &b);
}

static void test_own_states(const struct config *config)
{
	struct lifecycle_state state;

	of_word(&state, config, RECORD_UNKNOWN, "\xe2\x9c\x85 Trial (2026)");
	CHECK(state.own && state.status == RECORD_ACCEPTED);
	CHECK_STRING(state.name, "trial");
	of_word(&state, config, RECORD_UNKNOWN, "trial run");
	CHECK_STRING(state.name, "trial run");
	CHECK(state.status == RECORD_PROPOSED);
	of_word(&state, config, RECORD_UNKNOWN, "trialled");
	CHECK(!state.own && state.status == RECORD_UNKNOWN);
	of_word(&state, config, RECORD_ACCEPTED, "Active since May");
	CHECK(state.own && state.status == RECORD_DRAFT);
	of_word(&state, config, RECORD_SUPERSEDED, "trial; superseded by 2");
	CHECK(!state.own && state.status == RECORD_SUPERSEDED);
	lifecycle_of(&state, config, "rfc", RECORD_UNKNOWN, "trial");
	CHECK(!state.own);
	CHECK(!lifecycle_find(&state, config, "rfc", text_of("trial")));
}

static void test_own_moves(const struct config *config)
{
	struct lifecycle_state state;
	struct strbuf words = STRBUF_INIT;

	CHECK(moves(config, "accepted", "trial"));
	CHECK(moves(config, "implemented", "Trial"));
	CHECK(!moves(config, "proposed", "trial"));
	CHECK(moves(config, "trial", "deprecated"));
	CHECK(moves(config, "trial", "superseded"));
	CHECK(!moves(config, "trial", "accepted"));
	CHECK(!moves(config, "trial", "trial"));
	CHECK(moves(config, "rejected", "draft"));
	of_word(&state, config, RECORD_NO_STATUS, NULL);
	CHECK(lifecycle_find(&state, config, "adr", text_of("trial")));
	lifecycle_moves(&words, config, "adr", &state);
	CHECK_STRING(words.buf, "rejected, deprecated, superseded");
	strbuf_clear(&words);
	of_word(&state, config, RECORD_ACCEPTED, "Accepted");
	lifecycle_moves(&words, config, "adr", &state);
	CHECK_STRING(words.buf, "deprecated, superseded, trial");
	strbuf_release(&words);
}

static void test_own(void)
{
	struct config config;
	struct arena arena;
	struct error err;

	arena_init(&arena);
	CHECK(config_parse(&config,
		  text_of("kinds: {adr: {states: {trial: accepted, "
			  "trial run: proposed, active: draft}, "
			  "moves: [accepted -> trial, trial -> rejected, "
			  "rejected -> draft]}}\n"),
		  &arena, &err) == STATUS_OK);
	test_own_states(&config);
	test_own_moves(&config);
	arena_release(&arena);
}

int main(void)
{
	test_pairs();
	test_unknown();
	test_words();
	test_moves();
	test_own();
	return test_end();
}
