/* SPDX-License-Identifier: MIT */
/* Who may decide alone: roles, areas, ceilings, and who stands in. */
#include "core/corpus/authority.h"

#include "tests/unit/test.h"

static struct arena arena;

static const char roles[] =
    "roles:\n"
    "  tech-lead: {members: [ana@example.org], area: ['services/**', "
    "billing],\n"
    "    ceiling: teams}\n"
    "  owner: {members: [Ana B <ana@example.org>, eve@example.org],\n"
    "    area: [services/ledger/**], ceiling: team}\n"
    "  head: {members: [zoe@example.org]}\n"
    "delegates:\n"
    "  - {who: cleo@example.org, role: tech-lead, until: 2026-11-30}\n"
    "  - {who: cleo@example.org, role: owner, until: 2026-10-31}\n"
    "  - {who: dan@example.org, role: head, until: 2026-10-01}\n"
    "  - {who: dan@example.org, role: head}\n"
    "modes:\n"
    "  directed: {role: head}\n";

static void read_config(struct config *out, const char *text)
{
	struct error err;

	CHECK(config_parse(out, text_of(text), &arena, &err) == STATUS_OK);
}

static void read_record(struct record *out, const char *fields)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "---\n%s---\n# X\n", fields);
	record_parse(out, "docs/adr/0001-x.md", text_make(text.buf, text.len),
	    text_of(""), &arena);
	strbuf_release(&text);
}

/* The role, or what became of the search for one, as "other: tech-lead". */
static void check_mode(enum decision_mode mode, const char *fields,
    const char *who, const char *day, const char *want)
{
	static const char *const states[] = { "",
		"none: ", "other: ", "over: ", "unknown: " };
	struct strbuf got = STRBUF_INIT;
	struct config config;
	struct authority by;
	struct record record;
	struct date on;

	read_config(&config, roles);
	read_record(&record, fields);
	CHECK(date_parse_iso(&on, text_of(day)));
	authority_find(&by, &config, &record, mode, who, &on);
	strbuf_addf(&got, "%s%s", states[by.state],
	    by.role ? by.role->name : "");
	CHECK_STRING(got.buf, want);
	CHECK((by.state == AUTHORITY_EXPIRED) == (by.delegate != NULL));
	strbuf_release(&got);
}

static void check(const char *fields, const char *who, const char *day,
    const char *want)
{
	check_mode(MODE_SAFE_TO_TRY, fields, who, day, want);
}

static void test_areas(void)
{
	const char *day = "2026-11-20", *ana = "ana@example.org";

	check("affects: [services/mail/**]\n", ana, day, "tech-lead");
	check("affects: services/mail/queue.c\n", ana, day, "tech-lead");
	check("affects: ['services/mail/**', web/**]\n", ana, day,
	    "other: tech-lead");
	check("affects: '**'\n", ana, day, "other: tech-lead");
	check("affects: services*\n", ana, day, "other: tech-lead");
	check("area: Billing\n", ana, day, "tech-lead");
	check("area: billing, web\n", ana, day, "other: tech-lead");
	check("area: bill\n", ana, day, "other: tech-lead");
	/* a word does not make up for a path */
	check("area: billing\naffects: web/**\n", ana, day, "other: tech-lead");
	check("area: web\naffects: services/**\n", ana, day, "tech-lead");
	/* what names neither needs a role for everything */
	check("status: proposed\n", ana, day, "other: tech-lead");
	check("affects: []\n", ana, day, "other: tech-lead");
	check("status: proposed\n", "zoe@example.org", day, "head");
	check("affects: web/**\n", "zoe@example.org", day, "head");
}

static void test_people(void)
{
	const char *day = "2026-11-20", *services = "affects: services/a.c\n";

	check(services, "Ana <ana@example.org>", day, "tech-lead");
	check(services, "ANA@example.org", day, "tech-lead");
	check(services, "Ana B", day, "other: owner");
	check(services, "ana@example.com", day, "unknown: head");
	check(services, "", day, "unknown: head");
	check(services, "Ana <ana@example.org>, Eve", day, "unknown: head");
}

/* Whoever has several decides by the one that reaches furthest. */
static void test_furthest(void)
{
	check("affects: services/ledger/a.c\n", "ana@example.org", "2026-11-20",
	    "tech-lead");
	check("affects: services/ledger/a.c\n", "eve@example.org", "2026-11-20",
	    "owner");
}

static void test_delegates(void)
{
	const char *cleo = "cleo@example.org", *dan = "dan@example.org";
	const char *ledger = "affects: services/ledger/a.c\n";

	check(ledger, cleo, "2026-10-31", "tech-lead");
	check(ledger, cleo, "2026-11-30", "tech-lead");
	check(ledger, cleo, "2026-12-01", "over: tech-lead");
	check("affects: web/**\n", cleo, "2026-11-30", "other: tech-lead");
	/* one that was renewed, without end */
	check(ledger, dan, "2026-12-01", "head");
}

static void test_modes(void)
{
	const char *day = "2026-11-20";

	check_mode(MODE_DIRECTED, "affects: services/**\n", "ana@example.org",
	    day, "unknown: head");
	check_mode(MODE_DIRECTED, "affects: services/**\n", "zoe@example.org",
	    day, "head");
	check_mode(MODE_CONSENT, "affects: services/**\n", "ana@example.org",
	    day, "tech-lead");
}

/* Nobody decides alone where no role is configured. */
static void test_none(void)
{
	const struct date day = { 2026, 11, 20 };
	struct authority by;
	struct config config;
	struct record record;

	read_config(&config, "decisions: {default-mode: consent}\n");
	read_record(&record, "status: proposed\n");
	authority_find(&by, &config, &record, MODE_SAFE_TO_TRY, "ana", &day);
	CHECK(by.state == AUTHORITY_NO_ROLE);
	CHECK(!by.role);
}

static void test_known(void)
{
	struct config config, none;

	read_config(&config, roles);
	read_config(&none, "decisions: {default-mode: consent}\n");
	CHECK(authority_knows(&config, "Ana <ana@example.org>"));
	CHECK(authority_knows(&config, "cleo@example.org"));
	CHECK(!authority_knows(&config, "ben@example.org"));
	CHECK(!authority_knows(&config, ""));
	CHECK(!authority_knows(&none, "ana@example.org"));
}

static void test_ceilings(void)
{
	struct config config;

	read_config(&config, roles);
	CHECK(authority_reaches(&config.roles[0], RADIUS_TEAM));
	CHECK(authority_reaches(&config.roles[0], RADIUS_TEAMS));
	CHECK(!authority_reaches(&config.roles[0], RADIUS_ORG));
	CHECK(!authority_reaches(&config.roles[1], RADIUS_TEAMS));
	CHECK(authority_reaches(&config.roles[2], RADIUS_ORG));
}

int main(void)
{
	arena_init(&arena);
	test_areas();
	test_people();
	test_furthest();
	test_delegates();
	test_modes();
	test_none();
	test_known();
	test_ceilings();
	arena_release(&arena);
	return test_end();
}
