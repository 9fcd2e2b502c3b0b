/* SPDX-License-Identifier: MIT */
/* Steps of a decision, written in each record's own style. */
#include "core/edit/step.h"

#include "core/record/frozen.h"
#include "tests/unit/test.h"

static struct strbuf text = STRBUF_INIT;
static struct subject subject = { "docs/adr/0001-x.md", &text, NULL, NULL };
static struct error err;

static const struct step_person ana = { "ana@example.org", NULL,
	{ 2026, 11, 10 } };
static const struct step_person ben = { "ben@example.org", "ana@example.org",
	{ 2026, 11, 12 } };

static void set(const char *bytes)
{
	strbuf_clear(&text);
	strbuf_addstr(&text, bytes);
}

static void check(enum status status, const char *want)
{
	if (status != STATUS_OK)
		fprintf(stderr, "%s\n", err.message);
	CHECK(status == STATUS_OK);
	CHECK_STRING(text.buf, want);
}

static void check_objections(void)
{
	const struct step_objection small = { ana, "it *fills* [x](y)", NULL,
		NULL, NULL };
	const struct step_objection whole = { ben, "slots", "it stops", "a: b",
		"1. watch" };
	struct strbuf label = STRBUF_INIT;

	set("# X\n\n## Decision\n\n* Use it.\n\n## Links\n\n* [a](b.md)\n");
	check(step_object(&subject, &label, &small, &err),
	    "# X\n\n## Decision\n\n* Use it.\n\n## Objections\n\n"
	    "* **O1** (ana@example.org, 2026-11-10): "
	    "it \\*fills\\* \\[x\\](y)\n\n## Links\n\n* [a](b.md)\n");
	check(step_object(&subject, &label, &whole, &err),
	    "# X\n\n## Decision\n\n* Use it.\n\n## Objections\n\n"
	    "* **O1** (ana@example.org, 2026-11-10): "
	    "it \\*fills\\* \\[x\\](y)\n"
	    "* **O2** (ben@example.org, recorded by ana@example.org, "
	    "2026-11-12): slots\n"
	    "  * harm: it stops\n  * because: a: b\n"
	    "  * removed by: 1. watch\n\n## Links\n\n* [a](b.md)\n");
	CHECK_STRING(label.buf, "O1O2");
	/* no newline at the end, CRLF, a numbered list, sections of level 1 */
	set("# X\r\n\r\n# Objections\r\n\r\n1. **O7** (a): b");
	strbuf_clear(&label);
	check(step_object(&subject, &label, &whole, &err),
	    "# X\r\n\r\n# Objections\r\n\r\n1. **O7** (a): b\r\n"
	    "2. **O8** (ben@example.org, recorded by ana@example.org, "
	    "2026-11-12): slots\r\n   - harm: it stops\r\n"
	    "   - because: a: b\r\n   - removed by: 1. watch");
	/* what a template says in a comment of several lines is no list */
	set("# X\n\n## Objections\n\n<!-- One item each:\n\n- **O1** (who): a\n"
	    "-->\n\n## Consent\n");
	strbuf_clear(&label);
	check(step_object(&subject, &label, &small, &err),
	    "# X\n\n## Objections\n\n- **O1** (ana@example.org, 2026-11-10): "
	    "it \\*fills\\* \\[x\\](y)\n\n<!-- One item each:\n\n"
	    "- **O1** (who): a\n-->\n\n## Consent\n");
	strbuf_release(&label);
}

static void check_closing(void)
{
	struct step_closing closing = { .state = OBJECTION_INTEGRATED,
		.by = ana,
		.note = "Way back" };

	set("# X\n\n## Objections\n\n- **O1** (a): b\n  - harm: c\n- O2 (d): e\n"
	    "  - state: open\n\n## Consent\n");
	check(step_close(&subject, "O1", &closing, &err),
	    "# X\n\n## Objections\n\n- **O1** (a): b\n  - harm: c\n"
	    "  - state: integrated 2026-11-10 (ana@example.org) in \"Way "
	    "back\"\n- O2 (d): e\n  - state: open\n\n## Consent\n");
	closing.state = OBJECTION_OVERRULED;
	closing.note = "the lag, as seen, is fine";
	check(step_close(&subject, "o2", &closing, &err),
	    "# X\n\n## Objections\n\n- **O1** (a): b\n  - harm: c\n"
	    "  - state: integrated 2026-11-10 (ana@example.org) in \"Way "
	    "back\"\n- O2 (d): e\n  - state: overruled 2026-11-10 "
	    "(ana@example.org, the lag, as seen, is fine)\n\n## Consent\n");
	closing.state = OBJECTION_DEFERRED;
	closing.note = NULL;
	closing.owner = "cid";
	closing.until = (struct date){ 2027, 1, 31 };
	set("# X\n\n## Objections\n\n- O1: b");
	check(step_close(&subject, "O1", &closing, &err),
	    "# X\n\n## Objections\n\n- O1: b\n"
	    "  - state: deferred 2026-11-10 (cid, 2027-01-31)");
	closing.state = OBJECTION_MONITORED;
	closing.note = "lag under 2 s";
	check(step_close(&subject, "O1", &closing, &err),
	    "# X\n\n## Objections\n\n- O1: b\n"
	    "  - state: monitored 2026-11-10 (lag under 2 s, 2027-01-31)");
	CHECK(step_close(&subject, "O3", &closing, &err) == STATUS_NOT_FOUND);
	CHECK_STRING(err.message, "'docs/adr/0001-x.md' has no objection 'O3'");
}

static void check_consent(void)
{
	struct step_person again = ana;
	struct strbuf want = STRBUF_INIT;
	struct record record;
	struct frozen frozen;
	struct arena arena;

	arena_init(&arena);
	set("# X\n\n## Context\n\nMuch.\n");
	record_parse(&record, subject.path, text_of(text.buf), text_of(""),
	    &arena);
	frozen_read(&frozen, &record, text_of(text.buf));
	strbuf_addf(&want,
	    "# X\n\n## Context\n\nMuch.\n\n## Consent\n\n"
	    "* ana@example.org, 2026-11-10, text %s\n",
	    frozen.hash);
	check(step_consent(&subject, &ana, &err), want.buf);
	strbuf_addf(&want,
	    "* ben@example.org, recorded by ana@example.org, 2026-11-12, "
	    "text %s\n",
	    frozen.hash);
	check(step_consent(&subject, &ben, &err), want.buf);
	again.date.day = 20;
	strbuf_clear(&want);
	strbuf_addf(&want,
	    "# X\n\n## Context\n\nMuch.\n\n## Consent\n\n"
	    "* ana@example.org, 2026-11-20, text %s\n"
	    "* ben@example.org, recorded by ana@example.org, 2026-11-12, "
	    "text %s\n",
	    frozen.hash, frozen.hash);
	check(step_consent(&subject, &again, &err), want.buf);
	frozen_release(&frozen);
	arena_release(&arena);
	strbuf_release(&want);
}

static void check_review(void)
{
	struct step_review review = { ana, REVIEW_KEEP, { 0 },
		"lag: fine; slots need an owner" };

	set("---\nreview-by: 2026-11-01\n---\n# X\n\n## Context\n\n- a\n");
	check(step_review(&subject, &review, &err),
	    "---\nreview-by: 2026-11-01\n---\n# X\n\n## Context\n\n- a\n\n"
	    "## Review log\n\n- 2026-11-10 keep (ana@example.org): "
	    "lag: fine; slots need an owner\n");
	review.outcome = REVIEW_EXTEND;
	review.until = (struct date){ 2027, 8, 1 };
	check(step_review(&subject, &review, &err),
	    "---\nreview-by: 2027-08-01\n---\n# X\n\n## Context\n\n- a\n\n"
	    "## Review log\n\n- 2026-11-10 keep (ana@example.org): "
	    "lag: fine; slots need an owner\n"
	    "- 2026-11-10 extend until 2027-08-01 (ana@example.org): "
	    "lag: fine; slots need an owner\n");
}

int main(void)
{
	check_objections();
	check_closing();
	check_consent();
	check_review();
	strbuf_release(&text);
	return test_end();
}
