/* SPDX-License-Identifier: MIT */
/*
 * Each form of a record: the relation goes where it belongs, and taken out
 * again the record has the same bytes.
 */
#include "core/edit/relation.h"

#include "tests/unit/test.h"

/* The other one is always ADR 7. */
static bool means(void *context, struct text text)
{
	(void)context;
	return text_equals_nocase(text, "ADR-0007") ||
	    text_equals_nocase(text, "ADR 7") ||
	    text_equals_nocase(text, "ADR-7") || text_equals(text, "7") ||
	    text_equals(text, "0007-x.md") || text_equals(text, "./0007-x.md");
}

static const struct relation_target target = {
	.id = "ADR-0007",
	.title = "7. Use `C`",
	.name = "Use `C`",
	.stem = "0007-x",
	.url = "0007-x.md",
	.means = means,
};

struct form {
	const char *what;
	const char *before;
	const char *after;
};

static void check_one(const struct form *form, struct relation_note note)
{
	struct strbuf text = STRBUF_INIT;
	struct subject subject = { .path = "docs/adr/0012-y.md",
		.text = &text };
	struct relation_removal removal = { .target = &target };
	struct error err = { 0 };

	note.target = &target;
	strbuf_addstr(&text, form->before);
	if (relation_add(&subject, &note, &err) != STATUS_OK)
		fprintf(stderr, "%s: %s\n", form->what, err.message);
	CHECK_STRING(text.buf, form->after);
	/* once more is nothing more */
	if (!note.words)
		CHECK(relation_add(&subject, &note, &err) == STATUS_OK);
	CHECK_STRING(text.buf, form->after);
	relation_remove(&subject, &removal);
	if (strcmp(text.buf, form->before) != 0)
		fprintf(stderr, "%s: taken out again:\n", form->what);
	CHECK_STRING(text.buf, form->before);
	CHECK(removal.removed == 1 && !removal.left_line);
	strbuf_release(&text);
}

static const struct form supersedes[] = {
	{ "status section", "# 12. Y\n\n## Status\n\nAccepted\n\n## Context\n",
	    "# 12. Y\n\n## Status\n\nAccepted\n\nSupersedes [7. Use "
	    "`C`](0007-x.md)\n\n## Context\n" },
	{ "CRLF", "# 12. Y\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## C\r\n",
	    "# 12. Y\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\nSupersedes [7. "
	    "Use `C`](0007-x.md)\r\n\r\n## C\r\n" },
	{ "no last newline", "# 12. Y\n\n## Status\n\nAccepted",
	    "# 12. Y\n\n## Status\n\nAccepted\n\nSupersedes [7. Use "
	    "`C`](0007-x.md)" },
	{ "no blank line behind", "# Y\n## Status\nAccepted\n## Context\nx\n",
	    "# Y\n## Status\nAccepted\n\nSupersedes [7. Use "
	    "`C`](0007-x.md)\n## Context\nx\n" },
	{ "comment and rule in the section",
	    "# Y\n\n## Status\n\nAccepted\n\n<!-- more -->\n\n---\n\n## C\n",
	    "# Y\n\n## Status\n\nAccepted\n\nSupersedes [7. Use "
	    "`C`](0007-x.md)\n\n<!-- more -->\n\n---\n\n## C\n" },
	{ "another in the section",
	    "# Y\n\n## Status\n\nAccepted\n\nSupersedes [3. A](0003-a.md)\n\n"
	    "## C\n",
	    "# Y\n\n## Status\n\nAccepted\n\nSupersedes [3. A](0003-a.md)\n\n"
	    "Supersedes [7. Use `C`](0007-x.md)\n\n## C\n" },
	{ "its own word",
	    "# Y\n\n## Status\n\nAccepted\n\nReplaces [ADR 3](./3-a.md)\n\n"
	    "## C\n",
	    "# Y\n\n## Status\n\nAccepted\n\nReplaces [ADR 3](./3-a.md)\n\n"
	    "Replaces [ADR 7](./0007-x.md)\n\n## C\n" },
	{ "items",
	    "# Y\n\n## Status\n\nAccepted\n\n* Amends [ADR 3](3-a.md) \n",
	    "# Y\n\n## Status\n\nAccepted\n\n* Amends [ADR 3](3-a.md) \n"
	    "* Supersedes [ADR 7](0007-x.md) \n" },
	{ "links section",
	    "# Y\n\n- Status: accepted\n\n## Context\n\nx\n\n## Links\n\n"
	    "- Refines [3-a](3-a.md)\n",
	    "# Y\n\n- Status: accepted\n\n## Context\n\nx\n\n## Links\n\n"
	    "- Refines [3-a](3-a.md)\n- Supersedes [0007-x](0007-x.md)\n" },
	{ "numbered links",
	    "# Y\n\n## More Information\n\n1. <https://a.org>\n"
	    "2. <https://b.org>\n\n## Z\n",
	    "# Y\n\n## More Information\n\n1. <https://a.org>\n"
	    "2. <https://b.org>\n3. Supersedes [ADR-0007](0007-x.md)\n\n"
	    "## Z\n" },
	{ "empty links section",
	    "# Y\n\n* Status: accepted\n\n## Links\n\n## Z\n",
	    "# Y\n\n* Status: accepted\n\n## Links\n\n"
	    "* Supersedes [ADR-0007](0007-x.md)\n\n## Z\n" },
	{ "bullets", "# Y\n\n* Status: accepted\n* Date: 2026-01-01\n\n## C\n",
	    "# Y\n\n* Status: accepted\n* Supersedes: [ADR-0007](0007-x.md)\n"
	    "* Date: 2026-01-01\n\n## C\n" },
	{ "bold lines",
	    "# Y\n\n**Status:** Accepted  \n**Date:** 2026-01-01\n\n## C\n",
	    "# Y\n\n**Status:** Accepted  \n"
	    "**Supersedes:** [ADR-0007](0007-x.md)  \n"
	    "**Date:** 2026-01-01\n\n## C\n" },
	{ "list in a bullet",
	    "# Y\n\n- Status: accepted\n- Supersedes: ADR 3, ADR 4\n\n## C\n",
	    "# Y\n\n- Status: accepted\n- Supersedes: ADR 3, ADR 4, ADR 7\n\n"
	    "## C\n" },
	{ "table",
	    "# Y\n\n| Status      | Accepted   |\n| ----------- | ---------- |\n"
	    "| **Created** | 2026-01-01 |\n\n## C\n",
	    "# Y\n\n| Status      | Accepted   |\n| ----------- | ---------- |\n"
	    "| Supersedes  | [ADR-0007](0007-x.md) |\n"
	    "| **Created** | 2026-01-01 |\n\n## C\n" },
	{ "row of a table",
	    "# Y\n\n| Status     | Accepted          |\n|---|---|\n"
	    "| Supersedes | ADR-3             |\n\n## C\n",
	    "# Y\n\n| Status     | Accepted          |\n|---|---|\n"
	    "| Supersedes | ADR-3, ADR-7      |\n\n## C\n" },
	{ "RFC 822 in a fence",
	    "# Y\n\n```\nStatus: Active\nStart-Date: 2026-01-01\n```\n\n## C\n",
	    "# Y\n\n```\nStatus: Active\nSupersedes: ADR-0007\n"
	    "Start-Date: 2026-01-01\n```\n\n## C\n" },
	{ "front matter",
	    "---\nstatus: accepted # sure\ndate: 2026-01-01\n---\n# Y\n",
	    "---\nstatus: accepted # sure\nsupersedes: [ADR-0007]\n"
	    "date: 2026-01-01\n---\n# Y\n" },
	{ "flow list", "---\nsupersedes: [ADR-0003]\n---\n# Y\n",
	    "---\nsupersedes: [ADR-0003, ADR-0007]\n---\n# Y\n" },
	{ "block list",
	    "---\nsupersedes:\n  - 3 # old\nstatus: accepted\n---\n# Y\n",
	    "---\nsupersedes:\n  - 3 # old\n  - 7\nstatus: accepted\n---\n"
	    "# Y\n" },
	{ "another key",
	    "---\nstatus: accepted\nsuperseded_by: [ADR-0030]\n---\n# Y\n",
	    "---\nstatus: accepted\nsuperseded_by: [ADR-0030]\n"
	    "supersedes: [ADR-0007]\n---\n# Y\n" },
	{ "nothing at all", "# Y\n\n## Context\n\nx\n",
	    "# Y\n\nSupersedes: [ADR-0007](0007-x.md)\n\n## Context\n\nx\n" },
	{ "setext title", "Y\n===\n\n## Context\n",
	    "Y\n===\n\nSupersedes: [ADR-0007](0007-x.md)\n\n## Context\n" },
	{ "no title", "## Context\n\nx\n",
	    "Supersedes: [ADR-0007](0007-x.md)\n\n## Context\n\nx\n" },
	{ "labels of a section",
	    "# Y\n\nStatus: Accepted\n\n## Related\n\nAmends: ADR-3\n"
	    "References: ADR-4\n\n## C\n",
	    "# Y\n\nStatus: Accepted\n\n## Related\n\nAmends: ADR-3\n"
	    "References: ADR-4\nSupersedes: ADR-7\n\n## C\n" },
};

/* A status that names another record is no place for this. */
static const struct form depends[] = {
	{ "beside a successor",
	    "# Y\n\n* Status: superseded by [ADR-0030](30.md)\n\n## C\n",
	    "# Y\n\n* Status: superseded by [ADR-0030](30.md)\n"
	    "* Depends on: [ADR-0007](0007-x.md)\n\n## C\n" },
	{ "lower case labels", "# Y\n\n- status: accepted\n\n## C\n",
	    "# Y\n\n- status: accepted\n- depends on: [ADR-0007](0007-x.md)\n\n"
	    "## C\n" },
};

static const struct form partial[] = {
	{ "partial", "# Y\n\n## Status\n\nAccepted\n",
	    "# Y\n\n## Status\n\nAccepted\n\nPartially superseded by "
	    "[7. Use `C`](0007-x.md)\n" },
	{ "partial in front matter", "---\nstatus: accepted\n---\n# Y\n",
	    "---\nstatus: accepted\n"
	    "partially-superseded-by: [ADR-0007]\n---\n# Y\n" },
	{ "beside amendments",
	    "---\nstatus: accepted\namended-by: [ADR-0003]\n---\n# Y\n",
	    "---\nstatus: accepted\namended-by: [ADR-0003]\n"
	    "partially-superseded-by: [ADR-0007]\n---\n# Y\n" },
};

static const struct form inspired[] = {
	{ "free words in a list", "# Y\n\n## Links\n\n* <https://a.org>\n",
	    "# Y\n\n## Links\n\n* <https://a.org>\n"
	    "* Inspired by [ADR-0007](0007-x.md)\n" },
	{ "free words in the status", "# Y\n\n## Status\n\nAccepted\n",
	    "# Y\n\n## Status\n\nAccepted\n\nInspired by "
	    "[7. Use `C`](0007-x.md)\n" },
	{ "free words of no place",
	    "---\nstatus: accepted\n---\n# Y\n\nText.\n",
	    "---\nstatus: accepted\n---\n# Y\n\nText.\n\n## Links\n\n"
	    "* Inspired by [ADR-0007](0007-x.md)\n" },
	{ "no last newline", "# Y\n\nText.",
	    "# Y\n\nText.\n\n## Links\n\n* Inspired by "
	    "[ADR-0007](0007-x.md)" },
};

#define CHECK_ALL(forms, ...) \
	for (size_t i = 0; i < sizeof(forms) / sizeof(*(forms)); i++) \
	check_one(&(forms)[i], (struct relation_note){ __VA_ARGS__ })

/* A template's label goes with what it says. */
static void check_label(void)
{
	static const char before[] = "# Y\n\n- Status: accepted\n"
				     "- Supersedes:\n\n## C\n";
	struct strbuf text = STRBUF_INIT;
	struct subject subject = { .path = "docs/adr/0012-y.md",
		.text = &text };
	struct relation_note note = { .kind = RELATION_SUPERSEDES,
		.target = &target };
	struct relation_removal removal = { .target = &target };

	strbuf_addstr(&text, before);
	CHECK(relation_add(&subject, &note, NULL) == STATUS_OK);
	CHECK_STRING(text.buf,
	    "# Y\n\n- Status: accepted\n"
	    "- Supersedes: [ADR-0007](0007-x.md)\n\n## C\n");
	relation_remove(&subject, &removal);
	CHECK_STRING(text.buf, "# Y\n\n- Status: accepted\n\n## C\n");
	strbuf_release(&text);
}

int main(void)
{
	check_label();
	CHECK_ALL(supersedes, .kind = RELATION_SUPERSEDES);
	CHECK_ALL(depends, .kind = RELATION_DEPENDS_ON);
	CHECK_ALL(partial, .kind = RELATION_SUPERSEDES, .inverse = true,
	    .partial = true);
	CHECK_ALL(inspired, .words = "Inspired by");
	return test_end();
}
