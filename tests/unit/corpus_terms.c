/* SPDX-License-Identifier: MIT */
/* The terms of a decision, as record and configuration have them. */
#include "core/corpus/terms.h"

#include "tests/unit/test.h"

static struct arena arena;

static void read_record(struct record *out, const char *fields,
    const char *body)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "---\n%s---\n# X\n%s", fields, body);
	record_parse(out, "docs/adr/0001-x.md", text_make(text.buf, text.len),
	    text_of(""), &arena);
	strbuf_release(&text);
}

static void read_config(struct config *out, const char *text)
{
	struct error err;

	CHECK(config_parse(out, text_of(text), &arena, &err) == STATUS_OK);
}

/* mode tier way-back radius deciders / authors */
static void check(const char *config_text, const char *fields, const char *want)
{
	static const char *const ways[] = { "-", "two-way", "costly",
		"one-way" };
	struct strbuf got = STRBUF_INIT;
	struct config config;
	struct record record;
	struct terms terms;

	read_config(&config, config_text);
	read_record(&record, fields, "");
	terms_read(&terms, &record, &config);
	strbuf_addf(&got, "%s %s %s %s",
	    terms.mode ? mode_name(terms.mode) : "-", tier_name(terms.tier),
	    ways[terms.way_back],
	    terms.radius ? radius_name(terms.radius) : "-");
	for (size_t i = 0; i < terms.deciders.count; i++)
		strbuf_addf(&got, " %s", terms.deciders.items[i]);
	for (size_t i = 0; i < terms.authors.count; i++)
		strbuf_addf(&got, " /%s", terms.authors.items[i]);
	CHECK_STRING(got.buf, want);
	terms_release(&terms);
	strbuf_release(&got);
}

static void test_modes(void)
{
	const char *directed = "decisions: {default-mode: directed}\n";

	check("", "status: proposed\n", "- standard - -");
	check(directed, "status: proposed\n", "directed standard - -");
	check(directed, "decision-mode: Safe-To-Try\n",
	    "safe-to-try standard - -");
	check("", "decision-mode: consensus\n", "consent standard - -");
	check("", "decision-mode: lazy\n", "consent standard - -");
	check("", "decision-mode: advice\n", "consent standard - -");
	/* what it says is no mode, and no other takes its place */
	check(directed, "decision-mode: by vote\n", "- standard - -");
}

static void test_tiers(void)
{
	check("", "reversibility: two-way\nblast-radius: team\n",
	    "- light two-way team");
	check("", "reversibility: two-way\n", "- standard two-way -");
	check("", "blast-radius: team\n", "- standard - team");
	check("", "reversibility: costly\nblast-radius: team\n",
	    "- standard costly team");
	check("", "reversibility: two-way\nblast-radius: teams\n",
	    "- standard two-way teams");
	check("", "reversibility: one-way\nblast-radius: team\n",
	    "- heavy one-way team");
	check("", "reversibility: two-way\nblast-radius: org\n",
	    "- heavy two-way org");
	check("", "reversibility: easy\nblast-radius: world\n",
	    "- standard - -");
	/* raised by a word, never lowered */
	check("", "reversibility: two-way\nblast-radius: team\ntier: heavy\n",
	    "- heavy two-way team");
	check("", "reversibility: two-way\nblast-radius: org\ntier: light\n",
	    "- heavy two-way org");
	check("", "tier: light\n", "- standard - -");
	check("", "tier: Heavy\n", "- heavy - -");
	check("", "tier: huge\n", "- standard - -");
}

static void test_people(void)
{
	check("", "deciders: [Ana, Ben]\ndecision-makers: [Cleo, ana]\n",
	    "- standard - - Ana Ben Cleo");
	/* who is named as the one decider decides */
	check("", "decider: Dan\ndeciders: [Ana, Ben]\n", "- standard - - Dan");
	check("", "decider: [Dan]\n", "- standard - - Dan");
	check("", "author: [Ana <ana@example.org>, ana@example.org, Ben]\n",
	    "- standard - - /Ana <ana@example.org> /Ben");
	check("", "decider:\ndeciders: []\n", "- standard - -");
}

static void test_fields(void)
{
	struct record record;
	struct date day;

	read_record(&record,
	    "decide-by: 2026-12-18\nreview-by: soon\nexpires:\n", "");
	CHECK_STRING(terms_field(&record, FIELD_DECIDE_BY), "2026-12-18");
	CHECK(!terms_field(&record, FIELD_TIER));
	day = terms_day(&record, FIELD_DECIDE_BY);
	CHECK(day.year == 2026 && day.month == 12 && day.day == 18);
	CHECK(!terms_day(&record, FIELD_REVIEW_BY).year);
	CHECK(!terms_day(&record, FIELD_EXPIRES).year);
	CHECK(!terms_day(&record, FIELD_TIER).year);
}

static bool applies(const char *config_text, const char *fields,
    const char *body)
{
	struct config config;
	struct record record;

	read_config(&config, config_text);
	read_record(&record, fields, body);
	return terms_apply(&record, &config);
}

/* Most records say nothing of how they were decided, and are not asked. */
static void test_apply(void)
{
	CHECK(!applies("", "decider: Ana\nreversibility: one-way\n", ""));
	CHECK(
	    !applies("roles: {a: {members: [b]}}\n", "status: proposed\n", ""));
	CHECK(applies("decisions: {since: 2026-01-01}\n", "", ""));
	CHECK(applies("decisions: {default-mode: consent}\n", "", ""));
	CHECK(applies("", "decision-mode: by vote\n", ""));
	CHECK(applies("", "", "\n## Objections\n\n- **O1** (Ana): no\n"));
	CHECK(applies("", "", "\n## Consent\n\n- Ana, 2026-11-18\n"));
	CHECK(!applies("", "", "\n## Consent\n\nNobody has yet.\n"));
}

int main(void)
{
	arena_init(&arena);
	test_modes();
	test_tiers();
	test_people();
	test_fields();
	test_apply();
	arena_release(&arena);
	return test_end();
}
