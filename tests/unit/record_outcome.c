/* SPDX-License-Identifier: MIT */
/* Which option won, in every way that records say it, and not more. */
#include "tests/unit/options.h"

#define OPTIONS "# A\n\n## Considered Options\n\n"
#define THREE OPTIONS "* Kafka\n* Kafka Streams\n* Files\n\n"
#define DECISION "## Decision Outcome\n\n"

/* The outcome alone. */
static void check_outcome(const char *text, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct record record;
	struct arena arena;
	const char *manner;

	arena_init(&arena);
	record_parse(&record, "docs/adr/0001-a.md", text_of(text),
	    text_make("", 0), &arena);
	manner = option_manner_name(record.outcome.manner);
	strbuf_addstr(&got, manner ? manner : "none");
	if (record.outcome.option)
		strbuf_addf(&got, " %u", (unsigned)record.outcome.option);
	if (record.outcome.reason)
		strbuf_addf(&got, " !%s",
		    record_string(&record, record.outcome.reason));
	CHECK_STRING(got.buf, want);
	if (strcmp(got.buf, want) != 0)
		fprintf(stderr, "%s\n", text);
	strbuf_release(&got);
	arena_release(&arena);
}

static void test_quoted(void)
{
	check_outcome(THREE DECISION
	    "Chosen option: \"Kafka\", because it is fast.\n",
	    "quoted 1 !it is fast.");
	check_outcome(THREE DECISION
	    "Chosen option: \"Kafka Streams\", since it is fast.\n",
	    "quoted 2 !it is fast.");
	check_outcome(THREE DECISION "Chosen option: 'Files'.\n", "quoted 3");
	check_outcome(THREE DECISION
	    "Chosen option: \xe2\x80\x9c"
	    "Files\xe2\x80\x9d, because:\n\n* small\n* known\n",
	    "quoted 3 !small known");
	/* quotes and a comma inside */
	check_outcome(OPTIONS
	    "* Write \"yes\", then \"no\"\n* Write \"no\"\n\n" DECISION
	    "Chosen option: \"Write \"yes\", then \"no\"\", because "
	    "it is what we mean.\n",
	    "quoted 1 !it is what we mean.");
	check_outcome(THREE DECISION
	    "Chosen option: (modified) \"Kafka\", because fast.\n",
	    "quoted 1 !fast.");
	check_outcome(OPTIONS "* A: Kafka\n* B: Files\n\n" DECISION
			      "**Chosen option: \"B\".**\n",
	    "quoted 2");
	check_outcome(THREE DECISION
	    "Chosen option: \"Kafka\" and \"Files\", because of both.\n",
	    "combined 1 !both.");
	/* it names none of them */
	check_outcome(THREE DECISION "Chosen option: \"Mail\".\n", "ambiguous");
	check_outcome(THREE DECISION
	    "Chosen option: Files, because \"Kafka\" is dear.\n",
	    "named 3 !\"Kafka\" is dear.");
}

static void test_named(void)
{
	check_outcome(THREE DECISION "We will use Kafka Streams.\n", "named 2");
	check_outcome(THREE DECISION "We use Files rather than Kafka.\n",
	    "named 3");
	check_outcome(THREE DECISION "We choose Files over Kafka.\n",
	    "named 3");
	check_outcome(THREE DECISION "Instead of Kafka, we take files.\n",
	    "named 3");
	check_outcome(OPTIONS "* REST over HTTP\n* Files\n\n" DECISION
			      "We take REST over HTTP.\n",
	    "named 1");
	check_outcome(THREE DECISION "* Chosen Alternative: Files\n* It is "
				     "small.\n",
	    "named 3");
	check_outcome(THREE DECISION "A mix of Files and Kafka.\n",
	    "combined 1");
	check_outcome(THREE "## Decision\n\n### Files\n\nThey are small.\n",
	    "named 3");
	/* which one is not clear */
	check_outcome(THREE DECISION "Files and Kafka were compared.\n",
	    "ambiguous");
	check_outcome(THREE DECISION "We will not use Kafka.\n", "ambiguous");
	check_outcome(THREE DECISION "We will build our own.\n", "ambiguous");
	check_outcome(THREE DECISION "It will be fine.\n\nKafka is slow.\n",
	    "ambiguous");
}

static void test_others(void)
{
	const char *const options = OPTIONS
	    "* Option 1: Kafka\n* Option 2: Files\n\n" DECISION;
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%sWe go with option 2.\n", options);
	check_outcome(text.buf, "labelled 2");
	strbuf_clear(&text);
	strbuf_addf(&text, "%sChosen option: 2\n", options);
	check_outcome(text.buf, "labelled 2");
	strbuf_clear(&text);
	strbuf_addf(&text, "%sOption 2 rather than option 1.\n", options);
	check_outcome(text.buf, "labelled 2");
	strbuf_clear(&text);
	strbuf_addf(&text, "%sOptions 1 and 2 differ in cost.\n", options);
	check_outcome(text.buf, "ambiguous");
	strbuf_clear(&text);
	strbuf_addf(&text, "%sA combination of option 1 and option 2.\n",
	    options);
	check_outcome(text.buf, "combined 1");
	strbuf_release(&text);
	/* an article is no label; each group may have an "Option A" */
	check_outcome(THREE DECISION "Chosen option: A prioritized set.\n",
	    "ambiguous");
	check_outcome("# A\n\n## Options\n\n### Gap 1\n\n- **Option A:** x\n"
		      "- **Option B:** y\n\n### Gap 2\n\n- **Option A:** z\n"
		      "- **Option B:** v\n\n## Decision\n\nOption A.\n",
	    "ambiguous");
	check_outcome(OPTIONS
	    "* Doobie (by hand)\n* Doobie + Quill (apart)\n\n" DECISION
	    "Chosen option: Doobie + Quill\n",
	    "named 2");
	/* ordinals count lists without labels */
	check_outcome(THREE DECISION "We take option 3.\n", "labelled 3");
	check_outcome(OPTIONS
	    "* Write all events to one log\n* Files\n\n" DECISION
	    "Chosen option: Write all events into one log\n",
	    "similar 1");
	/* a text, and no options */
	check_outcome("# A\n\n## Decision\n\nWe use Kafka.\n", "none");
	check_outcome(OPTIONS "* Kafka\n* Files\n", "none");
	check_outcome(THREE DECISION "**Chosen option:** Files\n\n"
				     "**Rationale:**\n\n- small\n- known\n",
	    "named 3 !small known");
}

static void test_denials(void)
{
	static const char *const denials[] = { "None.", "N/A", "None\n",
		"No meaningful alternatives were considered.",
		"No alternatives considered, as the law demands it.",
		"There were no other options.", "- None", "Keine.",
		"Keine Alternativen", "Aucune alternative.", "Ninguna.",
		"Nenhuma.", "\xe3\x81\xaa\xe3\x81\x97",
		"\xe6\x97\xa0\xe3\x80\x82", "\xec\x97\x86\xec\x9d\x8c",
		"\xd0\x9d\xd0\xb5\xd1\x82." };
	static const char *const elsewhere[] = { "See the ticket.",
		"Same as in [ADR-0036](0036-a.md).", "Siehe ADR-3.",
		"Voir ADR-3.", "Ver ADR-3." };
	struct strbuf text = STRBUF_INIT;
	struct record record;
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < sizeof(denials) / sizeof(*denials); i++) {
		strbuf_clear(&text);
		strbuf_addf(&text, OPTIONS "%s\n", denials[i]);
		record_parse(&record, "0001-a.md",
		    text_make(text.buf, text.len), text_make("", 0), &arena);
		CHECK(record.options_count == 0);
		CHECK(record.options_signs & OPTIONS_DENIED);
	}
	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(*elsewhere); i++) {
		strbuf_clear(&text);
		strbuf_addf(&text, OPTIONS "%s\n", elsewhere[i]);
		record_parse(&record, "0001-a.md",
		    text_make(text.buf, text.len), text_make("", 0), &arena);
		CHECK(record.options_count == 0);
		CHECK(record.options_signs & OPTIONS_ELSEWHERE);
		CHECK(record.options_reference);
	}
	arena_release(&arena);
	strbuf_release(&text);
}

/* Nobody is to wait for text that was made to be slow. */
static void test_long(void)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, THREE DECISION);
	for (int i = 0; i < 400000; i++)
		strbuf_addch(&text, '"');
	strbuf_addstr(&text, "\n\n## Options\n\n");
	for (int i = 0; i < 20000; i++)
		strbuf_addf(&text, "* one two three four five %d\n", i);
	check_outcome(text.buf, "ambiguous");
	strbuf_release(&text);
}

int main(void)
{
	test_quoted();
	test_named();
	test_others();
	test_denials();
	test_long();
	return test_end();
}
