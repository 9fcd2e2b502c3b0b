/* SPDX-License-Identifier: MIT */
/* What stands where options would: what names one without saying so, what is
 * none, and what a section says that names none. */
#include "tests/unit/options.h"

/* What stands in the same section or under the same word, and is no option. */
static void test_others(void)
{
	check_options("# A\n\n## Prior art and alternatives\n\nPrior art:\n\n"
		      "- Kafka\n- Files\n",
	    "=> itself");
	check_options("# A\n\n## Prior art and alternatives\n\n"
		      "- Prior art is in Kafka\n- Files\n- Mail\n",
	    "-Files\n-Mail\n=> itself");
	check_options("# A\n\n## Alternatives\n\n"
		      "- Why is this the best of all? It is simple.\n"
		      "- Files? Too slow for us.\n- Mail: gets lost\n",
	    "-Files? Too slow for us\n-Mail!gets lost\n=> itself");
	/* what a command understands */
	check_options("# A\n\n## Reference\n\n### Options\n\n- `quiet`\n\n"
		      "## Alternatives\n\n- Files: too slow for us\n",
	    "-Files!too slow for us\n=> itself");
	/* but these are the record's */
	check_options("# A\n\n## Context\n\n### Options\n\n- Kafka\n- Files\n\n"
		      "## Alternatives\n\nNone.\n",
	    "?Kafka\n?Files\n=> none");
	check_options("# A\n\n## Analysis\n\n### Options\n\n- Kafka\n- Files\n",
	    "?Kafka\n?Files\n=> none");
}

/* A heading that names one option, where others would name a section. */
static void test_ones(void)
{
	check_options("# A\n\n## Decision\n\nKafka.\n\n### Why not files?\n\n"
		      "They are slow.\n\n### Why don't we mail?\n\n"
		      "It is lost.\n",
	    "-files!They are slow.\n-mail!It is lost.\n=> itself");
	check_options("# A\n\n## Alternative design: use files\n\n"
		      "They are slow.\n\n### Costs\n\n- A disk\n",
	    "-Alternative design: use files!They are slow.\n=> itself");
	check_options(
	    "# A\n\n## Alternatives\n\n### Alternative design of it\n\n"
	    "Files.\n",
	    "-Alternative design of it!Files.\n=> itself");
	/* several */
	check_options("# A\n\n## Downsides and alternatives\n\n- Files: slow\n",
	    "-Files!slow\n=> itself");
	check_options("# A\n\n## Drawbacks / Alternatives\n\n- Files: slow\n",
	    "-Files!slow\n=> itself");
	check_options("# A\n\n## Considered Options\n\n"
		      "### Storage and alternatives\n\n- Kafka\n- Files\n",
	    "[Storage and alternatives] ?Kafka\n"
	    "[Storage and alternatives] ?Files\n=> none");
	/* no section about options */
	check_options("# A\n\n## The alternative\n\n- Files: slow\n",
	    "=> none");
}

/* What no heading says, and what is no more than leaving things as they are. */
static void test_intros(void)
{
	check_options(
	    "# A\n\n## Context\n\nText.\n\n"
	    "**Alternatives considered:**\n\n- Files: slow\n- Mail: lost\n",
	    "-Files!slow\n-Mail!lost\n=> itself");
	check_options("# A\n\nWe considered the following options:\n\n"
		      "1. Kafka\n2. Files\n\nChosen option: Kafka\n",
	    "+Kafka\n-Files\n=> named 1");
	/* a section says it, or nobody does */
	check_options("# A\n\nAlternatives considered:\n\n- Files: slow\n\n"
		      "## Considered Options\n\n- Kafka\n",
	    "?Kafka\n=> none");
	check_options("# A\n\nOptions:\n\n- `-v`\n", "=> none");
	check_options("# A\n\nAlternatives considered:\n\nText.\n\n- Files\n",
	    "=> none");
	check_options("# A\n\n## Alternatives\n\nDon't do it.\n",
	    "-Don't do it~\n=> itself");
	check_options("# A\n\n## Alternatives\n\nDo nothing.\n\nOr wait.\n",
	    "=> itself");
}

static void check_signs(const char *text, uint32_t want)
{
	const uint32_t of_sections = OPTIONS_ALL | OPTIONS_LOSERS |
	    OPTIONS_DENIED | OPTIONS_ELSEWHERE | OPTIONS_PROSE;
	struct record record;
	struct arena arena;

	arena_init(&arena);
	record_parse(&record, "docs/adr/0001-a.md", text_of(text),
	    text_make("", 0), &arena);
	CHECK(record.options_count == 0);
	CHECK((record.options_signs & of_sections) == (OPTIONS_LOSERS | want));
	arena_release(&arena);
}

#define ALTERNATIVES "# A\n\n## Alternatives\n\n"
#define LONG_TEXT \
	"Files would have been written by each of the services, and read by " \
	"all of the others, which is slow and fills the disk of whoever has " \
	"the least of it, as we have seen in the trial of last year.\n"

/* What a section says that names none. */
static void test_signs(void)
{
	check_signs(ALTERNATIVES, 0);
	check_signs(ALTERNATIVES "None.\n", OPTIONS_DENIED);
	check_signs(ALTERNATIVES "See the ticket.\n", OPTIONS_ELSEWHERE);
	check_signs(ALTERNATIVES LONG_TEXT, OPTIONS_PROSE);
	check_signs(ALTERNATIVES "The alternative would be to give each of the "
				 "services a file of its own, and to let it be "
				 "read by the others:\n\nSee the ticket.\n",
	    OPTIONS_PROSE);
	check_signs(ALTERNATIVES LONG_TEXT "\nSee the ticket.\n",
	    OPTIONS_PROSE);
	check_signs(ALTERNATIVES LONG_TEXT "\nNo others are known.\n",
	    OPTIONS_PROSE);
	check_signs(ALTERNATIVES "Files, that is.\n\nNone.\n",
	    OPTIONS_DENIED | OPTIONS_PROSE);
	/* a template's questions, and what stands below them */
	check_signs(ALTERNATIVES "- What else was considered?\n- Why not?\n",
	    0);
	check_signs(ALTERNATIVES "- [option 1]\n- {title of option 2}\n", 0);
	check_signs(ALTERNATIVES "What else was considered?\n\nNone.\n",
	    OPTIONS_DENIED);
	check_signs(ALTERNATIVES "### What else was considered?\n\n" LONG_TEXT,
	    OPTIONS_PROSE);
}

int main(void)
{
	test_others();
	test_ones();
	test_intros();
	test_signs();
	return test_end();
}
