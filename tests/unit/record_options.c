/* SPDX-License-Identifier: MIT */
/* Options and outcomes as records have them: one check for each form. */
#include "tests/unit/options.h"

#define OPTIONS "# A\n\n## Considered Options\n\n"
#define KAFKA OPTIONS "* Kafka\n* RabbitMQ\n* Do nothing\n\n"
#define KAFKA_LOST "-RabbitMQ\n-Do nothing~\n"
#define DECISION "## Decision Outcome\n\n"

static void test_lists(void)
{
	check_options(KAFKA, "?Kafka\n?RabbitMQ\n?Do nothing~\n=> none");
	check_options(OPTIONS "1. **Kafka**: known\n2. **RabbitMQ** - small\n",
	    "?Kafka\n?RabbitMQ\n=> none");
	check_options(OPTIONS "* Option 1 - Kafka\n* [Option 4] RabbitMQ\n",
	    "?Kafka\n?RabbitMQ\n=> none");
	check_options(OPTIONS "- [ ] Kafka\n- [x] RabbitMQ\n",
	    "-Kafka\n+RabbitMQ\n=> marked 2");
	check_options(OPTIONS
	    "* Kafka\n  * Pro: fast\n  * Con: dear\n* RabbitMQ\n"
	    "  * Good, because small\n  * Good, it is known\n"
	    "  * Neutral, because old\n",
	    "?Kafka{fast;-dear}\n?RabbitMQ{small;it is known;=old}\n"
	    "=> none");
	check_options(OPTIONS
	    "* Kafka\n  * Pros\n    * fast\n    * safe\n  * Cons\n    * dear\n"
	    "* RabbitMQ\n",
	    "?Kafka{fast;safe;-dear}\n?RabbitMQ\n=> none");
	/* placeholders, questions and a list of pros are none */
	check_options(OPTIONS "* {title of option 1}\n* [option 2]\n* ...\n",
	    "=> none");
	check_options(OPTIONS "* Kafka\n* RabbitMQ\n\nWe looked at:\n\n"
			      "1. costs\n2. people in the team, and many more "
			      "things that nobody counts as options here\n",
	    "?Kafka\n?RabbitMQ\n=> none");
}

static void test_groups(void)
{
	check_options(OPTIONS "* When exporting:\n  * One file\n  * Two files\n"
			      "* When importing:\n  * Ask\n  * Guess\n",
	    "[When exporting] ?One file\n[When exporting] ?Two files\n"
	    "[When importing] ?Ask\n[When importing] ?Guess\n=> none");
	check_options(OPTIONS "* Primary options:\n  * Kafka\n  * RabbitMQ\n"
			      "* Other options:\n  * Files\n",
	    "[Primary options] ?Kafka\n[Primary options] ?RabbitMQ\n"
	    "[Other options] ?Files\n=> none");
	check_options("# A\n\n## Considered Options\n\n"
		      "### Primary options\n\n- Kafka\n- RabbitMQ\n\n"
		      "### Other options\n\n- Files\n- Mail\n",
	    "[Primary options] ?Kafka\n[Primary options] ?RabbitMQ\n"
	    "[Other options] ?Files\n[Other options] ?Mail\n=> none");
	check_options(OPTIONS "For storage:\n\n- Disk\n- Tape\n\n"
			      "For transport:\n\n- Mail\n- Truck\n",
	    "[For storage] ?Disk\n[For storage] ?Tape\n"
	    "[For transport] ?Mail\n[For transport] ?Truck\n=> none");
}

static void test_headings(void)
{
	check_options(
	    "# A\n\n## Options\n\n### Option 1: Kafka\n\nText.\n\n"
	    "#### Pros\n\n- fast\n\n#### Cons\n\n- dear\n\n"
	    "### Option 2: Files\n\n**Pros:** small\n**Cons:** slow\n",
	    "?Kafka{fast;-dear}\n?Files{small;-slow}\n=> none");
	/* one option by its name in two places */
	check_options(KAFKA "## Pros and Cons of the Options\n\n"
			    "### Kafka\n\n* Good, because fast\n\n"
			    "### Using RabbitMQ\n\n* Bad, because old\n",
	    "?Kafka{fast}\n?RabbitMQ{-old}\n?Do nothing~\n=> none");
	check_options(OPTIONS "* Use Kafka - it is here already\n"
			      "* Use files in a folder: simple\n\n"
			      "## Pros and Cons of the Options\n\n"
			      "### Using Kafka\n\n* Good, because fast\n\n"
			      "### Use files in a folder\n\n"
			      "* Bad, because slow\n",
	    "?Use Kafka{fast}\n?Use files in a folder{-slow}\n=> none");
	/* as many, in the same order, by their labels */
	check_options(OPTIONS
	    "* One log for all\n* A log for each\n\n"
	    "## Pros and Cons of the Options\n\n"
	    "### Option 1: shared\n\n* Good, because small\n\n"
	    "### Option 2: apart\n\n* Bad, because large\n",
	    "?One log for all{small}\n?A log for each{-large}\n=> none");
	/* wherever they stand, when they are numbered */
	check_options(
	    "# A\n\n## Context\n\n### Alternative A: Kafka\n\nText.\n\n"
	    "### Alternative B: Files\n\nText.\n",
	    "?Kafka\n?Files\n=> none");
	check_options("# A\n\n## Appendix: Alternative Options Considered\n\n"
		      "- Kafka\n- Files\n",
	    "-Kafka\n-Files\n=> itself");
	check_options("# A\n\n## Considered Option\n\n- Kafka\n",
	    "?Kafka\n=> none");
	/* these are about something else */
	check_options("# A\n\n## Approach\n\n- Kafka\n- Files\n", "=> none");
	check_options("# A\n\n## API\n\n### Calls\n\n#### Options\n\n"
		      "- timeout\n- retries\n",
	    "=> none");
	check_options("# A\n\n## Trade-offs\n\n### Size\n\nText.\n\n"
		      "### Speed\n\nText.\n",
	    "=> none");
	check_options("# A\n\n## Configuration options\n\n- port\n- host\n",
	    "=> none");
}

static void test_nested(void)
{
	/* options under Context, their reasons under Tradeoffs */
	check_options("# A\n\n## Context\n\n### Options Considered\n\n"
		      "- Django\n- Flask\n\n### Tradeoffs\n\n"
		      "#### Django\n\n- Pros\n  - known\n\n"
		      "#### Flask\n\n- Cons\n  - small\n\n"
		      "## Decision\n\nWe will use Flask.\n",
	    "-Django{known}\n+Flask{-small}\n=> named 2");
	check_options("# A\n\n## Decision\n\n### Kafka\n\nText about it.\n\n"
		      "## Options\n\n- Kafka\n- Files\n",
	    "+Kafka\n-Files\n=> named 1");
}

static void test_tables(void)
{
	check_options(OPTIONS "| Option | Pros | Cons | Reason |\n"
			      "|---|---|---|---|\n"
			      "| Kafka | fast | dear | |\n"
			      "| Files | small | slow | nobody reads them |\n",
	    "?Kafka{fast;-dear}\n?Files{small;-slow}!nobody reads them\n"
	    "=> none");
	check_options(OPTIONS
	    "| Criterion | Kafka | Files |\n|---|---|---|\n"
	    "| speed | high | low |\n| cost | high | none |\n",
	    "?Kafka{=speed: high;=cost: high}\n"
	    "?Files{=speed: low;=cost: none}\n=> none");
	check_options(OPTIONS "| # | Alternative | Verdict |\n|---|---|---|\n"
			      "| 1 | Kafka | Chosen |\n"
			      "| 2 | Files | Rejected: slow |\n",
	    "+Kafka\n-Files!slow\n=> marked 1");
	check_options("# A\n\n## Alternatives considered\n\n"
		      "| Alternative | Why not |\n|---|---|\n"
		      "| Files | they are too slow |\n",
	    "-Files!they are too slow\n=> itself");
}

/* What a setting does in each case. */
static void test_table_of_cases(void)
{
	check_options(OPTIONS "| Workspace | Member | Kafka |\n|---|---|---|\n"
			      "| on | on | runs |\n| on | off | waits |\n",
	    "=> none");
	check_options(OPTIONS "| Option | Cost |\n|---|---|\n"
			      "| Kafka | high |\n| Files | low |\n",
	    "?Kafka{=Cost: high}\n?Files{=Cost: low}\n=> none");
}

static void test_leads(void)
{
	check_options(OPTIONS
	    "**Kafka**\n\nIt is fast.\n\n**Files**\n\n- slow\n",
	    "?Kafka\n?Files\n=> none");
	check_options("# A\n\n## Alternatives\n\n**Files**: Rejected. Slow.\n\n"
		      "**Mail**: Too old for this.\n",
	    "-Files!Slow.\n-Mail!Too old for this.\n=> itself");
	check_options("# A\n\n## Alternatives\n\nOption 1: Files\n\n"
		      "They are slow.\n\nOption 2: Mail\n\nIt is old.\n",
	    "-Files!They are slow.\n-Mail!It is old.\n=> itself");
}

static void test_front_matter(void)
{
	check_options("---\noptions: [Kafka, Files]\nchosen: files\n---\n# A\n",
	    "-Kafka\n+Files\n=> front-matter 2");
	check_options("---\noptions: [Kafka, Files]\nchosen: mail\n---\n# A\n",
	    "?Kafka\n?Files\n=> ambiguous");
	check_options("# A\n\nIn the context of events, facing growth, we "
		      "decided for Kafka and neglected files and mail, to "
		      "achieve speed, accepting that it is dear.\n",
	    "+Kafka\n-files\n-mail\n=> marked 1");
}

static void test_losers(void)
{
	check_options("# A\n\n## Alternatives considered\n\n"
		      "- Files: they are too slow for us\n- Mail\n",
	    "-Files!they are too slow for us\n-Mail\n=> itself");
	check_options("# A\n\n## Rationale and alternatives\n\n"
		      "### Why is this the best?\n\nText.\n\n"
		      "### Why not use files?\n\nThey are slow.\n",
	    "-use files!They are slow.\n=> itself");
	check_options("# A\n\n## Alternatives\n\n- Files (rejected: slow)\n"
		      "- Kafka (chosen)\n",
	    "-Files!slow\n+Kafka\n=> marked 2");
	check_options("# A\n\n## Alternatives\n\nNone.\n", "=> itself");
	check_options("# A\n\n## Rationale and alternatives\n\nText.\n\n"
		      "### Alternative designs\n\n#### Files\n\nSlow.\n",
	    "-Files!Slow.\n=> itself");
	check_options("# A\n\n## Alternatives\n\n- Keep using `0..` for it\n"
		      "- `0..` could replace it\n",
	    "-Keep using 0.. for it~\n-0.. could replace it\n=> itself");
}

static void test_marks(void)
{
	check_options(OPTIONS "* Kafka (chosen)\n* Files\n",
	    "+Kafka\n-Files\n=> marked 1");
	check_options(OPTIONS "* \xe2\x9c\x85 Kafka\n* \xe2\x9d\x8c Files\n",
	    "+Kafka\n-Files\n=> marked 1");
	check_options("# A\n\n## Options\n\n### Kafka\n\n"
		      "**Decision Status**: Not Recommended\n\n### Files\n\n"
		      "Simple.\n",
	    "-Kafka\n?Files\n=> none");
	check_options(
	    "# A\n\n## Options\n\n### Kafka\n\nText. Rejected because "
	    "it is dear.\n\n### Files\n\nSimple.\n",
	    "-Kafka!because it is dear.\n?Files\n=> none");
	/* ticks in a list of what speaks for it */
	check_options("# A\n\n## Options\n\n### Kafka\n\n- \xe2\x9c\x85 fast\n"
		      "- \xe2\x9d\x8c dear\n\n### Files\n\nSimple.\n",
	    "?Kafka{fast;-dear}\n?Files\n=> none");
	check_options(OPTIONS "- Kafka\n- RabbitMQ\n\n"
			      "## Pros and Cons of the Options\n\n### Kafka\n\n"
			      "Same as in [ADR-0036](0036-a.md).\n",
	    "?Kafka@ADR-0036\n?RabbitMQ\n=> none");
}

static void test_revisit(void)
{
	check_options("# A\n\n## Alternatives\n\n"
		      "- **Kafka**: nobody runs it. Revisit when we have ten "
		      "services.\n- Files. Reconsider if they are fast\n",
	    "-Kafka!nobody runs it.^we have ten services.\n"
	    "-Files^they are fast\n=> itself");
	check_options("# A\n\n## Options\n\n### Kafka\n\n"
		      "Rejected because it is dear.\n\n"
		      "**Revisit when:** it is cheap\n\n### Files\n\n"
		      "- Good, because small\n- Revisit if they grow\n",
	    "?Kafka!it is dear.^it is cheap\n"
	    "?Files{small}^they grow\n=> none");
	check_options("# A\n\n## Options\n\n### Kafka\n\nText.\n\n"
		      "#### Revisit when\n\n- it is cheap\n",
	    "?Kafka^it is cheap\n=> none");
	check_options(OPTIONS "| Option | Reason | Revisit when |\n|-|-|-|\n"
			      "| Kafka | too dear | it is cheap |\n"
			      "| Files | too slow | |\n",
	    "?Kafka!too dear^it is cheap\n?Files!too slow\n=> none");
	check_options(
	    "# A\n\n## Alternatives\n\n- **Kafka**: \xe5\xa4\xaa\xe8\xb4\xb5\n"
	    "  - \xe9\x87\x8d\xe6\x96\xb0\xe8\xaf\x84\xe4\xbc\xb0\xe6\x9d\xa1\xe4\xbb\xb6"
	    "\xef\xbc\x9a"
	    "2027\n",
	    "-Kafka!\xe5\xa4\xaa\xe8\xb4\xb5^2027\n=> itself");
	/* of the whole decision */
	check_options(KAFKA DECISION "Chosen option: Kafka, because it is "
				     "fast. Revisit when it is slow.\n",
	    "+Kafka\n" KAFKA_LOST "=> named 1 ^it is slow.");
	check_options(KAFKA DECISION
	    "Chosen option: Kafka\n\n"
	    "## Revisit when\n\n- it is slow\n- it is dear\n",
	    "+Kafka\n" KAFKA_LOST "=> named 1 ^it is slow it is dear");
	/* what a template asks for, and a story that only has the words */
	check_options("# A\n\n## Alternatives\n\n- Kafka: dear. Revisit when "
		      "TBD\n- Files: we had to reopen if they were full\n",
	    "-Kafka!dear.\n-Files!we had to reopen if they were full\n"
	    "=> itself");
}

int main(void)
{
	test_lists();
	test_groups();
	test_headings();
	test_nested();
	test_tables();
	test_table_of_cases();
	test_leads();
	test_front_matter();
	test_losers();
	test_marks();
	test_revisit();
	return test_end();
}
