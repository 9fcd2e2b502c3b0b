/* SPDX-License-Identifier: MIT */
#include "core/index/pack.h"

#include "tests/unit/pack.h"

static const char text[] =
    "---\ntags: [a, b]\nsupersedes: [ADR-0001]\n---\n# 2. Ledger\n\n"
    "* Status: accepted\n* Date: 2026-11-20\n\n## Context\n\nSee [one]"
    "(0001-one.md), ![x](y.png) and <https://example.org>.\n\n## Decision\n\n"
    "### More\n\n[two][t]\n\n[t]: 0003-x.md\n\n"
    "<!-- hence: waive link/dangling: it is to come -->\n\nTBD\n\n"
    "## Objections\n\n- **O1** (ana@example.org, 2026-11-10): slow\n"
    "  - state: overruled 2026-11-12 (ben@example.org, fast enough)\n\n"
    "## Consent\n\n- ben@example.org, 2026-11-18, text 4f2c1e9ab03d7715\n\n"
    "## Review log\n\n- 2027-02-15 keep (ana@example.org): it stays\n";

int main(void)
{
	struct record record;
	struct arena arena;

	arena_init(&arena);
	srand(1);
	record_parse(&record, "docs/adr/0002-ledger.md",
	    text_make(text, strlen(text)), text_make("", 0), &arena);
	CHECK(record.fields_count && record.sections_count &&
	    record.links_count && record.relations_count &&
	    record.marks_count && record.anchors_count &&
	    record.objections_count && record.consents_count &&
	    record.reviews_count);
	check_pack(&record, strlen(text), 20000);
	record_parse(&record, "x.md", text_make("", 0), text_make("", 0),
	    &arena);
	check_pack(&record, 0, 1000);
	CHECK(strlen(parser_version()) >= 8);
	arena_release(&arena);
	return test_end();
}
