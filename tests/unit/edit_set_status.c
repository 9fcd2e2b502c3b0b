/* SPDX-License-Identifier: MIT */
#include "core/edit/set_status.h"

#include "tests/unit/test.h"

static const struct date moved = { 2026, 11, 20 };

/* want NULL: refused, and the text is as it was. */
static void check_at(const char *path, const char *text,
    const struct status_change *change, const char *want, int line)
{
	struct strbuf file = STRBUF_INIT;
	struct subject subject = { .path = path, .text = &file };
	struct error err;
	enum status status;

	strbuf_addstr(&file, text);
	status = set_status(&subject, change, &err);
	test_check((status == STATUS_OK) == (want != NULL),
	    "is done, or refused", __FILE__, line);
	if (status && want)
		fprintf(stderr, "  %s\n", err.message);
	test_check_string(file.buf, want ? want : text, __FILE__, line);
	strbuf_release(&file);
}

#define CHECK_MOVE(text, want, ...) \
	check_at("docs/adr/0007-x.md", text, \
	    &(struct status_change){ __VA_ARGS__ }, want, __LINE__)

#define REJECT .status = RECORD_REJECTED
#define ACCEPT .status = RECORD_ACCEPTED, .date = moved, .decides = true

static void check_front_matter(void)
{
	CHECK_MOVE(
	    "---\nstatus: accepted # so far\ndate: 2020-01-31\n---\n# T\n",
	    "---\nstatus: rejected # so far\ndate: 2020-01-31\n---\n# T\n",
	    REJECT);
	CHECK_MOVE("---\r\nstatus: \"Proposed\"\r\n---\r\n# T",
	    "---\r\nstatus: \"Rejected\"\r\n---\r\n# T", REJECT);
	CHECK_MOVE("\xef\xbb\xbf---\nstatus: 'PROPOSED'\n---\n# T\n",
	    "\xef\xbb\xbf---\nstatus: 'REJECTED'\n---\n# T\n", REJECT);
	CHECK_MOVE(
	    "---\nstatus: \"{proposed | rejected | accepted}\"\n---\n# T\n",
	    "---\nstatus: rejected\n---\n# T\n", REJECT);
	CHECK_MOVE("---\nstatus:\n---\n# T\n",
	    "---\nstatus: rejected\n---\n# T\n", REJECT);
	CHECK_MOVE("---\ntitle: T\n---\nText\n",
	    "---\ntitle: T\nstatus: rejected\n---\nText\n", REJECT);
	CHECK_MOVE("---\ntags: [a, Accepted]\n---\n# T\n",
	    "---\ntags: [a, Rejected]\n---\n# T\n", REJECT);
	CHECK_MOVE("---\nstatus: Accepted\n---\n# T\n\n**Status:** Accepted\n",
	    "---\nstatus: Rejected\n---\n# T\n\n**Status:** Rejected\n",
	    REJECT);
}

/* Values of several lines, and values that are maps. */
static void check_blocks(void)
{
	CHECK_MOVE("---\nstatus: |\n  accepted\n---\n# T\n",
	    "---\nstatus: rejected\n---\n# T\n", REJECT);
	CHECK_MOVE("---\r\nstatus: |\r\n  accepted\r\nx: y\r\n---\r\n# T\r\n",
	    "---\r\nstatus: rejected\r\nx: y\r\n---\r\n# T\r\n", REJECT);
	CHECK_MOVE("---\nstatus: >+\n  accepted\n  so far\n\nx: y\n---\n# T\n",
	    "---\nstatus: rejected so far\n\nx: y\n---\n# T\n", REJECT);
	CHECK_MOVE("---\nstatus: \"accepted\n  so far\"\nx: y\n---\n# T\n",
	    "---\nstatus: \"rejected so far\"\nx: y\n---\n# T\n", REJECT);
	CHECK_MOVE("---\nstatus: |\n  accepted\n  by all\n---\n# T\n", NULL,
	    REJECT);
	CHECK_MOVE("---\nstatus: \"accepted\\n\\nby all\"\n---\n# T\n", NULL,
	    REJECT);
	CHECK_MOVE("---\nstatus: {YYYY of it, or not}\n---\n# T\n",
	    "---\nstatus: rejected\n---\n# T\n", REJECT);
	CHECK_MOVE("---\nstatus: {state: accepted, by: me}\n---\n# T\n", NULL,
	    REJECT);
	CHECK_MOVE("---\nstatus: {state: accepted, by: me}\n---\n# T\n", NULL,
	    REJECT, .because = "x");
	CHECK_MOVE("---\nstatus:\n  state: accepted\n---\n# T\n", NULL, REJECT,
	    .because = "x");
}

/* TOML is neither read nor written; nothing goes above it. */
static void check_toml(void)
{
	CHECK_MOVE("+++\nweight = 1\n+++\nText\n",
	    "+++\nweight = 1\n+++\n- Status: rejected\n\nText\n", REJECT);
	CHECK_MOVE("+++\r\nweight = 1\r\n+++\r\nText\r\n",
	    "+++\r\nweight = 1\r\n+++\r\n- Status: rejected\r\n\r\nText\r\n",
	    REJECT);
	CHECK_MOVE("+++\nstatus = \"draft\"\n+++\n# T\n", NULL, REJECT);
}

/* A lone CR in a text of other ends, and texts of nothing else. */
static void check_ends(void)
{
	CHECK_MOVE("# T\r\n- Date: 2020\n\nText\n",
	    "# T\r\n- Date: 2020\n- Status: rejected\n\nText\n", REJECT);
	CHECK_MOVE("# T\r\nText\nmore\n",
	    "# T\r\n\r\n- Status: rejected\r\n\r\nText\nmore\n", REJECT);
	CHECK_MOVE("# T\r\n- Date: 2020\r- Tags: x\n\nText\nmore\n",
	    "# T\r\n- Date: 2020\r- Tags: x\n- Status: rejected\n\nText\nmore\n",
	    REJECT);
	CHECK_MOVE("# T\rText\n\nmore\n",
	    "# T\r\n- Status: rejected\n\nText\n\nmore\n", REJECT);
	CHECK_MOVE("# T\r\rText\r", "# T\r\r- Status: rejected\r\rText\r",
	    REJECT);
}

/* The break at a line's end is none of its value. */
static void check_breaks(void)
{
	CHECK_MOVE("# T\n\n**Status:** accepted\\\n**Date:** 2020-01-31\n",
	    "# T\n\n**Status:** rejected\\\n**Because:** x\\\n"
	    "**Date:** 2020-01-31\n",
	    REJECT, .because = "x");
	CHECK_MOVE("# T\n\nDate: 2020-01-31\\\nStatus: accepted\n",
	    "# T\n\nDate: 2020-01-31\\\nStatus: rejected\\\nBecause: x\n",
	    REJECT, .because = "x");
	CHECK_MOVE("# T\n\nStatus: accepted<br>\nDate: 2020-01-31\n",
	    "# T\n\nStatus: rejected<br>\nBecause: x<br>\nDate: 2020-01-31\n",
	    REJECT, .because = "x");
	CHECK_MOVE("# T\n\nStatus: accepted  \nDate: 2020-01-31\n",
	    "# T\n\nStatus: rejected  \nBecause: x  \nDate: 2020-01-31\n",
	    REJECT, .because = "x");
	CHECK_MOVE("# T\n\nStatus: so far\\\nDate: 2020-01-31\n",
	    "# T\n\nStatus: rejected\\\nDate: 2020-01-31\n", REJECT);
}

static void check_tasks(void)
{
	CHECK_MOVE("# T\n\n## Status\n\n- [x] Proposed\n- [ ] Rejected\n",
	    "# T\n\n## Status\n\n- [ ] Proposed\n- [x] Rejected\n", REJECT);
	CHECK_MOVE("# T\r\n\r\n## Status\r\n\r\n* [ ] **Rejected**\r\n"
		   "* [X] Accepted\r\n",
	    "# T\r\n\r\n## Status\r\n\r\n* [x] **Rejected**\r\n"
	    "* [ ] Accepted\r\n",
	    REJECT);
	CHECK_MOVE("# T\n\n## Status\n\n1. [x] Draft\n2. [x] Proposed\n"
		   "3. [ ] Rejected\n",
	    "# T\n\n## Status\n\n1. [x] Draft\n2. [x] Proposed\n"
	    "3. [x] Rejected\n",
	    REJECT);
	CHECK_MOVE("# T\n\n## Status\n\n- [ ] Proposed\n- [ ] Rejected\n",
	    "# T\n\n## Status\n\n- [ ] Proposed\n- [x] Rejected\n", REJECT);
	CHECK_MOVE("# T\n\n## Status\n\n- [x] Proposed\n- [ ] Accepted\n", NULL,
	    REJECT);
	CHECK_MOVE("# T\n\n## Status\n\nAccepted\n\n- [x] Tell everybody\n",
	    "# T\n\n## Status\n\nRejected\n\n- [x] Tell everybody\n", REJECT);
}

static void check_header(void)
{
	CHECK_MOVE("# T\n\n* Status: accepted\n* Deciders: Ana\n",
	    "# T\n\n* Status: rejected\n* Deciders: Ana\n", REJECT);
	CHECK_MOVE("# T\n\n* Status: [accepted | deprecated | superseded by "
		   "[xxx](yyy.md)] <!-- optional -->\n* Date: 2020-01-31\n",
	    "# T\n\n* Status: rejected\n* Date: 2020-01-31\n", REJECT);
	CHECK_MOVE("# T\n\n- Status: [PROPOSED](/README.md#proposed)\n",
	    "# T\n\n- Status: [REJECTED](/README.md#rejected)\n", REJECT);
	CHECK_MOVE("# T\n\n- **Status:** `accepted`\n",
	    "# T\n\n- **Status:** `rejected`\n", REJECT);
	CHECK_MOVE("# T\n\n**Status**: Accepted | **Date:** 2020-01-31\n",
	    "# T\n\n**Status**: Rejected | **Date:** 2020-01-31\n", REJECT);
	CHECK_MOVE("# T\n\n```\nStatus:  Draft\nType:    x\n```\n",
	    "# T\n\n```\nStatus:  Rejected\nType:    x\n```\n", REJECT);
	CHECK_MOVE("# T\n\n- Feature Name: x\n- Start Date: 2020-01-31\n\n"
		   "# Summary\n",
	    "# T\n\n- Feature Name: x\n- Start Date: 2020-01-31\n"
	    "- Status: rejected\n\n# Summary\n",
	    REJECT);
	CHECK_MOVE("# T\n\nText\n", "# T\n\n- Status: rejected\n\nText\n",
	    REJECT);
}

static void check_table(void)
{
	CHECK_MOVE("# T\n\n| Status | Draft      |\n|--------|------------|\n"
		   "| Date   | 2020-01-31 |\n",
	    "# T\n\n| Status | Superseded |\n|--------|------------|\n"
	    "| Date   | 2020-01-31 |\n",
	    .status = RECORD_SUPERSEDED);
	CHECK_MOVE("# T\r\n\r\n| Status | Draft |\r\n|---|---|\r\n"
		   "| Owner | x |\r\n",
	    "# T\r\n\r\n| Status | Rejected |\r\n|---|---|\r\n"
	    "| Owner | x |\r\n",
	    REJECT);
	CHECK_MOVE(
	    "# T\n\n| Status | Date |\n|---|---|\n| Draft | 2020-01-31 |\n",
	    "# T\n\n| Status | Date |\n|---|---|\n| Rejected | 2020-01-31 |\n",
	    REJECT);
	CHECK_MOVE("# T\n\n| Status | Accepted   |\n|--------|------------|\n"
		   "| Date   | 2020-01-31 |\n",
	    "# T\n\n| Status | Rejected   |\n|--------|------------|\n"
	    "| Because | dear      |\n| Date   | 2020-01-31 |\n",
	    REJECT, .because = "dear");
}

static void check_section(void)
{
	CHECK_MOVE(
	    "# T\n\n## Status\n\n**Accepted** [see](x.md)\n\n## Context\n",
	    "# T\n\n## Status\n\n**Rejected** [see](x.md)\n\n## Context\n",
	    REJECT);
	CHECK_MOVE("# T\n\n## Status\n\n~~Proposed~~ Accepted.",
	    "# T\n\n## Status\n\n~~Proposed~~ Rejected.", REJECT);
	CHECK_MOVE("# T\n\n## Status\n\nProposed\n\nAccepted\n\n## Context\n",
	    "# T\n\n## Status\n\nProposed\n\nRejected\n\n## Context\n", REJECT);
	CHECK_MOVE("# T\n\n## Status\n\nAccepted\n\n## Context\n\nWhy\n",
	    "# T\n\n## Status\n\nRejected\n\ntoo dear\n\n## Context\n\nWhy\n",
	    REJECT, .because = "too dear");
	CHECK_MOVE("# T\n\n## Status\n\nAccepted\n",
	    "# T\n\n## Status\n\nRejected\n\nBecause: accepted by nobody\n",
	    REJECT, .because = "accepted by nobody");
	CHECK_MOVE("# T\n\n## Context\n\nWhy\n",
	    "# T\n\n## Status\n\nRejected\n\n## Context\n\nWhy\n", REJECT);
	CHECK_MOVE("# T\n\n## Status\n\n## Context\n",
	    "# T\n\n## Status\n\nRejected\n\n## Context\n", REJECT);
	CHECK_MOVE(
	    "# T\n\n## Status\n\nAccepted\n\n### Status\n\nPending, of a "
	    "message\n",
	    "# T\n\n## Status\n\nRejected\n\n### Status\n\nPending, of a "
	    "message\n",
	    REJECT);
}

static void check_dates(void)
{
	CHECK_MOVE("# T\n\n## Status\n\nProposed (2020-01-31)\n",
	    "# T\n\n## Status\n\nAccepted (2026-11-20)\n", ACCEPT);
	CHECK_MOVE("# T\n\nDate: 31.01.2020\n\n## Status\n\nProposed\n",
	    "# T\n\nDate: 20.11.2026\n\n## Status\n\nAccepted\n", ACCEPT);
	CHECK_MOVE("# T\n\n**Status:** Draft · **Date:** 2020-01-31\n",
	    "# T\n\n**Status:** Accepted · **Date:** 2026-11-20\n", ACCEPT);
	CHECK_MOVE("# T\n\n**Status:** Draft · **Date:** 2020-01-31\n",
	    "# T\n\n**Status:** Rejected · **Date:** 2020-01-31\n", REJECT,
	    .date = moved);
	CHECK_MOVE("# T\n\nStatus: Proposed on 31 January 2020\n",
	    "# T\n\nStatus: Accepted on 20 November 2026\n", ACCEPT);
	CHECK_MOVE("---\nstatus: proposed\ndate: '2020-01-31'\n"
		   "updated: 2020-02-01\ncreated: 2019-12-31\n---\n# T\n",
	    "---\nstatus: accepted\ndate: '2026-11-20'\n"
	    "updated: 2026-11-20\ncreated: 2019-12-31\n---\n# T\n",
	    ACCEPT);
	CHECK_MOVE("---\nstatus: accepted\ndate: 2020-01-31\n"
		   "updated: 2020-02-01\n---\n# T\n",
	    "---\nstatus: deprecated\ndate: 2020-01-31\n"
	    "updated: 2026-11-20\n---\n# T\n",
	    .status = RECORD_DEPRECATED, .date = moved);
	CHECK_MOVE("---\nstatus: proposed\ndate: {YYYY-MM-DD when decided}\n"
		   "decision-makers: {list everyone}\n---\n# T\n",
	    "---\nstatus: accepted\ndate: 2026-11-20\n"
	    "decision-makers: Ana Lima\n---\n# T\n",
	    ACCEPT, .decider = "Ana Lima");
	CHECK_MOVE("# T\n\n* Status: proposed\n* Deciders:\n* Date:\n",
	    "# T\n\n* Status: accepted\n* Deciders: Ana Lima\n"
	    "* Date: 2026-11-20\n",
	    ACCEPT, .decider = "Ana Lima");
	CHECK_MOVE("# T\n\n* Status: proposed\n* Deciders: Ben\n",
	    "# T\n\n* Status: accepted\n* Deciders: Ben\n", ACCEPT,
	    .decider = "Ana Lima");
	CHECK_MOVE("---\nstatus: proposed\ndeciders: []\n---\n# T\n",
	    "---\nstatus: accepted\ndeciders: [Ana Lima]\n---\n# T\n", ACCEPT,
	    .decider = "Ana Lima");
}

static void check_words(void)
{
	struct habits habits;

	CHECK_MOVE("# T\n\n## Status\n\nVorgeschlagen\n",
	    "# T\n\n## Status\n\nAkzeptiert\n", .status = RECORD_ACCEPTED);
	CHECK_MOVE("# T\n\n## Status\n\n已接受（第一阶段）\n",
	    "# T\n\n## Status\n\n已拒绝（第一阶段）\n", REJECT);
	CHECK_MOVE("---\nstatus: Proposed\n---\n# T\n",
	    "---\nstatus: Trial\n---\n# T\n", .status = RECORD_ACCEPTED,
	    .word = "trial");
	CHECK_MOVE("---\nstatus: trial\n---\n# T\n",
	    "---\nstatus: accepted\n---\n# T\n", .status = RECORD_ACCEPTED);
	habits_init(&habits);
	habits.status_words[RECORD_ACCEPTED] = "Implementable";
	CHECK_MOVE("---\nstatus: provisional\n---\n# T\n",
	    "---\nstatus: implementable\n---\n# T\n", .status = RECORD_ACCEPTED,
	    .habits = &habits);
	habits_release(&habits);
}

static void check_logs(void)
{
	CHECK_MOVE("# T\n\n## Status\n\n- 2020-01-31: Proposed\n"
		   "- 2020-02-28: Accepted by all\n\n## Context\n",
	    "# T\n\n## Status\n\n- 2020-01-31: Proposed\n"
	    "- 2020-02-28: Accepted by all\n- 2026-11-20: Deprecated: old\n\n"
	    "## Context\n",
	    .status = RECORD_DEPRECATED, .date = moved, .because = "old");
	CHECK_MOVE("# T\n\n## Status\n\n* **Accepted** (28.02.2020)\n"
		   "* **Proposed** (31.01.2020)\n",
	    "# T\n\n## Status\n\n* **Deprecated** (20.11.2026)\n"
	    "* **Accepted** (28.02.2020)\n* **Proposed** (31.01.2020)\n",
	    .status = RECORD_DEPRECATED, .date = moved);
	CHECK_MOVE("# T\n\n## Status\n\nProposed 2020-01-31\n\n"
		   "Accepted 2020-02-28",
	    "# T\n\n## Status\n\nProposed 2020-01-31\n\n"
	    "Accepted 2020-02-28\n\nDeprecated 2026-11-20",
	    .status = RECORD_DEPRECATED, .date = moved);
	CHECK_MOVE("# T\n\n## Status\n\nProposed 2020-01-31  \n"
		   "Accepted 2020-02-28\n\n## Context\n",
	    "# T\n\n## Status\n\nProposed 2020-01-31  \n"
	    "Accepted 2020-02-28  \nDeprecated 2026-11-20\n\n## Context\n",
	    .status = RECORD_DEPRECATED, .date = moved);
	CHECK_MOVE("# T\n\n## Status\n\n1. Proposed\n2. Accepted\n",
	    "# T\n\n## Status\n\n1. Proposed\n2. Accepted\n3. Deprecated\n",
	    .status = RECORD_DEPRECATED, .date = moved);
	CHECK_MOVE("# T\n\n## Status\n\n| Date | Status | By |\n|---|---|---|\n"
		   "| 2020-01-31 | Proposed | Ana |\n",
	    "# T\n\n## Status\n\n| Date | Status | By |\n|---|---|---|\n"
	    "| 2020-01-31 | Proposed | Ana |\n"
	    "| 2026-11-20 | Rejected |     |\n",
	    REJECT, .date = moved);
}

static void check_refusals(void)
{
	struct status_change change = { .status = RECORD_PROPOSED };

	CHECK_MOVE("# T\n\n## Status\n\nAccepted\n\nSuperseded by "
		   "[8. Y](0008-y.md)\n",
	    NULL, .status = RECORD_ACCEPTED);
	check_at("docs/adr/accepted/0007-x.md", "# T\n\nText\n", &change, NULL,
	    __LINE__);
	check_at("accepted/0007-x.md", "# T\n\nStatus: accepted\n", &change,
	    NULL, __LINE__);
	check_at("rfc/0007-x.md", "# T\n\nStatus: proposed\n",
	    &(struct status_change){ .status = RECORD_ACCEPTED },
	    "# T\n\nStatus: accepted\n", __LINE__);
	CHECK_MOVE("# T\n\n## Status\n\nWe talked for a long time and found no "
		   "words for it\n",
	    NULL, REJECT);
}

static void check_sidecar(void)
{
	struct strbuf text = STRBUF_INIT, sidecar = STRBUF_INIT;
	struct subject subject = { .path = "keps/0007-x/README.md",
		.text = &text,
		.sidecar_path = "keps/0007-x/kep.yaml",
		.sidecar = &sidecar };
	struct status_change change = { .status = RECORD_ACCEPTED,
		.date = moved };
	struct habits habits;

	habits_init(&habits);
	habits.status_words[RECORD_ACCEPTED] = "implementable";
	change.habits = &habits;
	strbuf_addstr(&text, "# KEP-7: X\n\n## Summary\n");
	strbuf_addstr(&sidecar,
	    "title: X\nstatus: provisional # one word\n"
	    "creation-date: 2020-01-31\nlast-updated: 2020-02-01\n");
	CHECK(!set_status(&subject, &change, NULL));
	CHECK_STRING(sidecar.buf,
	    "title: X\nstatus: implementable # one word\n"
	    "creation-date: 2020-01-31\nlast-updated: 2026-11-20\n");
	CHECK_STRING(text.buf, "# KEP-7: X\n\n## Summary\n");
	habits_release(&habits);
	strbuf_release(&text);
	strbuf_release(&sidecar);
}

int main(void)
{
	check_front_matter();
	check_blocks();
	check_toml();
	check_tasks();
	check_ends();
	check_breaks();
	check_header();
	check_table();
	check_section();
	check_dates();
	check_words();
	check_logs();
	check_refusals();
	check_sidecar();
	return test_end();
}
