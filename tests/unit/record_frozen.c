/* SPDX-License-Identifier: MIT */
/* The text people agree to: what changes its hash, and what does not. */
#include "core/record/frozen.h"

#include "core/base/sha256.h"
#include "tests/unit/test.h"

#define HEAD "---\nstatus: proposed\nchosen: Kafka\n---\n# 1. Ledger\n\n"
#define LEAD "* Date: 2026-11-20\n\nWe keep money.\n\n"
#define CONTEXT "## Context\n\nIt grows [fast](a.md).\n\n### Load\n\nMuch.\n\n"
#define DECISION "## Decision\n\nUse *Kafka*,\nas `it` scales.\n\n"
#define LINKS "## Links\n\n* [x](y.md)\n"
#define WHOLE HEAD LEAD CONTEXT DECISION LINKS

static void read(struct frozen *out, const char *text)
{
	struct record record;
	struct arena arena;

	arena_init(&arena);
	record_parse(&record, "docs/adr/0001-x.md", text_of(text), text_of(""),
	    &arena);
	frozen_read(out, &record, text_of(text));
	arena_release(&arena);
}

static bool is_same(const char *one, const char *other)
{
	struct frozen a, b;
	bool same;

	read(&a, one);
	read(&b, other);
	same = !strcmp(a.hash, b.hash);
	frozen_release(&a);
	frozen_release(&b);
	return same;
}

static void check_parts(void)
{
	static const char want[] = "0:\nLedger Kafka We keep money.\n"
				   "11:Context\nIt grows fast.\n"
				   "15:Load\nMuch.\n"
				   "19:Decision\nUse Kafka, as it scales.\n";
	char got[512] = "", digest[SHA256_HEX_SIZE];
	struct strbuf all = STRBUF_INIT;
	struct frozen frozen;

	read(&frozen, WHOLE);
	for (size_t i = 0; i < frozen.parts.count; i++) {
		const struct frozen_part *part = &frozen.parts.items[i];
		size_t len = strlen(got);

		snprintf(got + len, sizeof(got) - len, "%u:%s\n%s\n",
		    part->section ? part->line : 0, part->title,
		    part->text.data);
		strbuf_addf(&all, "%s\n%s\n", part->title, part->text.data);
	}
	CHECK_STRING(got, want);
	sha256_hex(digest, text_make(all.buf, all.len));
	CHECK(strlen(frozen.hash) == 16);
	CHECK(!strncmp(digest, frozen.hash, 16));
	strbuf_release(&all);
	frozen_release(&frozen);
}

static void check_what_counts(void)
{
	/* white space, link targets, comments, fields, other sections */
	CHECK(is_same(WHOLE,
	    "---\nchosen: Kafka\nstatus: accepted\n---\n# Ledger\n\n"
	    "* Date: 2026-11-21\n* Status: accepted\n\nWe  keep\nmoney.\n\n"
	    "## Context\n\nIt grows\n[fast](b.md \"t\"). <!-- why -->\n\n"
	    "<!--\nnobody knows\n-->\n\n### Load\n\nMuch.\n" DECISION
	    "## Links\n\nNone.\n\n## Consent\n\n- ben, 2026-11-20\n"));
	CHECK(is_same("# X\r\n\r\n## Context\r\n\r\na\r\nb\r\n",
	    "# X\n\n## Context\n\na b\n"));
	CHECK(is_same("# X\n\n## Context\n\nCaf\xc3\xa9\n",
	    "# X\n\n## Context\n\nCafe\xcc\x81\n"));
	CHECK(is_same("# X\n\n## Context\n\n- [ ] a\n",
	    "# X\n\n## Context\n\n* [x] a\n"));
	/* the title, the choice, a word, a case, a heading, code */
	CHECK(!is_same(WHOLE,
	    "---\nstatus: proposed\nchosen: Kafka\n---\n# 1. Books\n\n" LEAD
		CONTEXT DECISION LINKS));
	CHECK(!is_same(WHOLE,
	    "---\nstatus: proposed\nchosen: Redis\n---\n# 1. Ledger\n\n" LEAD
		CONTEXT DECISION LINKS));
	CHECK(!is_same(WHOLE, HEAD "We lose money.\n\n" CONTEXT DECISION));
	CHECK(!is_same("# X\n\n## Context\n\na\n", "# X\n\n## Context\n\nA\n"));
	CHECK(!is_same("# X\n\n## Context\n\na\n",
	    "# X\n\n## Context\n\n### a\n"));
	CHECK(!is_same("# X\n\n## Context\n\n```\na\n```\n",
	    "# X\n\n## Context\n\n```\nb\n```\n"));
	CHECK(!is_same("# X\n\n## Context\n\n| a |\n|---|\n| 1 |\n",
	    "# X\n\n## Context\n\n| a |\n|---|\n| 2 |\n"));
	CHECK(!is_same("# X\n\n## Context\n\n<p>a</p>\n",
	    "# X\n\n## Context\n\n<p>b</p>\n"));
	/* a section of another class within a frozen one is not frozen */
	CHECK(is_same("# X\n\n## Decision\n\na\n\n### Links\n\nb\n",
	    "# X\n\n## Decision\n\na\n\n### Links\n\nc\n"));
}

int main(void)
{
	struct frozen frozen;

	check_parts();
	check_what_counts();
	read(&frozen, "");
	CHECK(frozen.parts.count == 1);
	frozen_release(&frozen);
	return test_end();
}
