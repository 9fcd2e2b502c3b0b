/* SPDX-License-Identifier: MIT */
/* Objections, consents and reviews, as written by the tool and by people. */
#include "core/record/record.h"

#include "tests/unit/test.h"

static struct arena arena;

static void read(struct record *out, const char *text)
{
	record_parse(out, "docs/adr/0001-x.md", text_of(text), text_of(""),
	    &arena);
}

static void add_date(char *out, size_t size, const struct date *date)
{
	char text[DATE_SIZE] = "-";

	if (date->year)
		date_format(text, date);
	strncat(out, "|", size - strlen(out) - 1);
	strncat(out, text, size - strlen(out) - 1);
}

static void add_string(char *out, size_t size, const struct record *record,
    string_ref ref)
{
	const char *text = record_string(record, ref);

	strncat(out, "|", size - strlen(out) - 1);
	strncat(out, text ? text : "-", size - strlen(out) - 1);
}

/* label|who|recorder|date|text of each, joined by ";" */
static void check_heads(const char *items, const char *want)
{
	char text[1024], got[1024] = "";
	struct record record;

	snprintf(text, sizeof(text), "# X\n\n## Objections\n\n%s", items);
	read(&record, text);
	for (uint32_t i = 0; i < record.objections_count; i++) {
		const struct objection *o = &record.objections[i];

		add_string(got, sizeof(got), &record, o->label);
		add_string(got, sizeof(got), &record, o->who);
		add_string(got, sizeof(got), &record, o->recorder);
		add_date(got, sizeof(got), &o->date);
		add_string(got, sizeof(got), &record, o->text);
	}
	CHECK_STRING(got, want);
}

/* number|who|recorder|note|date|until */
static void check_state(const char *words, const char *want)
{
	char text[1024], got[1024];
	struct record record;
	const struct objection *o;

	snprintf(text, sizeof(text),
	    "# X\n\n## Objections\n\n- O1 (a, 2026-11-10): t\n  - state: %s\n",
	    words);
	read(&record, text);
	CHECK(record.objections_count == 1);
	o = &record.objections[0];
	snprintf(got, sizeof(got), "%d", (int)o->state);
	add_string(got, sizeof(got), &record, o->state_who);
	add_string(got, sizeof(got), &record, o->state_recorder);
	add_string(got, sizeof(got), &record, o->state_note);
	add_date(got, sizeof(got), &o->state_date);
	add_date(got, sizeof(got), &o->state_until);
	CHECK_STRING(got, want);
	CHECK(o->state_span.end - o->state_span.start == strlen(words));
	CHECK(!strncmp(text + o->state_span.start, words, strlen(words)));
}

static void check_review(const char *item, const char *want)
{
	char text[1024], got[1024];
	struct record record;
	const struct review *review;

	snprintf(text, sizeof(text), "# X\n\n## Review log\n\n- %s\n", item);
	read(&record, text);
	CHECK(record.reviews_count == 1);
	review = &record.reviews[0];
	snprintf(got, sizeof(got), "%d", (int)review->outcome);
	add_date(got, sizeof(got), &review->date);
	add_date(got, sizeof(got), &review->until);
	add_string(got, sizeof(got), &record, review->who);
	add_string(got, sizeof(got), &record, review->lesson);
	CHECK_STRING(got, want);
}

static void check_consents(void)
{
	static const char text[] =
	    "# X\n\n## Consent\n\n"
	    "- ben@example.org, 2026-11-18, text 4f2c1e9ab03d7715\n"
	    "* [x] <ana@example.org>, recorded by ben@example.org, "
	    "2026-11-19\n";
	struct record record;
	char got[256] = "";

	read(&record, text);
	CHECK(record.consents_count == 2);
	for (uint32_t i = 0; i < record.consents_count; i++) {
		add_string(got, sizeof(got), &record, record.consents[i].who);
		add_string(got, sizeof(got), &record,
		    record.consents[i].recorder);
		add_date(got, sizeof(got), &record.consents[i].date);
		add_string(got, sizeof(got), &record, record.consents[i].hash);
	}
	CHECK_STRING(got,
	    "|ben@example.org|-|2026-11-18|4f2c1e9ab03d7715"
	    "|ana@example.org|ben@example.org|2026-11-19|-");
}

static void check_details(void)
{
	static const char text[] =
	    "# X\r\n\r\n## Objections\r\n\r\n"
	    "### Open\r\n\r\n1. **O1** (sec@example.org, 2026-11-10): slots "
	    "fill\r\n   the disk.\r\n   - harm: ledger stops\r\n"
	    "   - *because*: slots: never dropped\r\n"
	    "   - Removed by: monitoring\r\n"
	    "   - see: the ticket\r\n"
	    "2. **C2** (b): text\r\n\r\n## Links\r\n\r\n- O3 (c): none\r\n";
	const struct objection *o;
	struct record record;

	read(&record, text);
	CHECK(record.objections_count == 2);
	o = record.objections;
	CHECK_STRING(record_string(&record, o->text), "slots fill the disk.");
	CHECK_STRING(record_string(&record, o->harm), "ledger stops");
	CHECK_STRING(record_string(&record, o->because),
	    "slots: never dropped");
	CHECK_STRING(record_string(&record, o->removed_by), "monitoring");
	CHECK(o->state == OBJECTION_OPEN && o->state_span.end == 0);
	CHECK(o->line == 7 && text[o->span.start] == '1');
	CHECK(o->span.end == o[1].span.start && o[1].line == 13);
}

int main(void)
{
	arena_init(&arena);
	check_heads("- **O1** (sec@example.org, 2026-11-10): it: fills\n",
	    "|O1|sec@example.org|-|2026-11-10|it: fills");
	check_heads("- **O1** (sec@example.org, recorded by ana@example.org, "
		    "2026-11-10): t\n",
	    "|O1|sec@example.org|ana@example.org|2026-11-10|t");
	check_heads("- O1: t\n", "|O1|-|-|-|t");
	check_heads("- Ben: t\n- **Ana Smith** (2026-11-10): u\n",
	    "|-|Ben|-|-|t|-|Ana Smith|-|2026-11-10|u");
	check_heads("- see http://example.org for (a: b)\n",
	    "|-|-|-|-|see http://example.org for (a: b)");
	check_heads("", "");
	check_state("open", "0|-|-|-|-|-");
	check_state("integrated 2026-11-14 in \"Way back\"",
	    "1|-|-|Way back|2026-11-14|-");
	check_state("deferred (ana, 2027-01-31)", "2|ana|-|-|-|2027-01-31");
	check_state("monitored 2026-11-14 (lag under 2 s, 2027-01-31)",
	    "3|-|-|lag under 2 s|2026-11-14|2027-01-31");
	check_state("withdrawn 2026-11-14 (ana, recorded by ben)",
	    "4|ana|ben|-|2026-11-14|-");
	check_state("Overruled (ana, the lag, as (we) saw, is fine)",
	    "5|ana|-|the lag, as (we) saw, is fine|-|-");
	check_state("done", "6|-|-|-|-|-");
	check_review("2027-02-15 keep (ana@example.org): lag: fine",
	    "1|2027-02-15|-|ana@example.org|lag: fine");
	check_review("2027-02-15 extend until 2027-08-01 (ana): too early",
	    "3|2027-02-15|2027-08-01|ana|too early");
	check_review("2027-02-15: it went well",
	    "0|2027-02-15|-|-|it went well");
	check_review("revert", "4|-|-|-|-");
	check_consents();
	check_details();
	arena_release(&arena);
	return test_end();
}
