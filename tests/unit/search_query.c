/* SPDX-License-Identifier: MIT */
#include "core/search/query.h"

#include "tests/unit/test.h"

static struct arena arena;

static void write_needle(struct strbuf *out, const struct search_needle *needle)
{
	strbuf_addstr(out, needle->script == SCRIPT_CJK ? "c" : "");
	if (needle->columns != COLUMNS_ALL)
		strbuf_addf(out, "%x:", needle->columns);
	for (size_t i = 0; i < needle->count; i++)
		strbuf_addf(out, "%s[%.*s%s]", i ? " " : "",
		    TEXT_ARG(needle->phrases[i].words),
		    needle->phrases[i].is_prefix ? "*" : "");
	if (needle->count > 1)
		strbuf_addf(out, "/%u", needle->distance);
}

static void write_node(struct strbuf *out, const struct query_node *node)
{
	static const char *const marks[] = { "", "", "&", "|", "!" };
	char date[DATE_SIZE];

	if (node->kind == QUERY_TEXT)
		for (size_t i = 0; i < node->needles_count; i++)
			write_needle(out, &node->needles[i]);
	if (node->kind == QUERY_FIELD) {
		date_format(date, &node->date);
		strbuf_addf(out, "<%d %s %x %s>", (int)node->field, node->value,
		    node->statuses, date);
	}
	if (!node->first)
		return;
	strbuf_addf(out, "%s%s(", marks[node->kind],
	    node->has_and ? marks[node->kind] : "");
	for (const struct query_node *at = node->first; at; at = at->next) {
		write_node(out, at);
		strbuf_addstr(out, at->next ? " " : "");
	}
	strbuf_addch(out, ')');
}

static void check_tree(const char *query, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	const struct query_node *root;
	struct error err = { 0 };

	if (query_parse(&root, text_of(query), &arena, &err))
		strbuf_addf(&got, "%s / %s", err.message, err.hint);
	else
		write_node(&got, root);
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
}

static void test_words(void)
{
	check_tree("kafka", "[kafka]");
	check_tree("why not Kafka", "&([why] [not] [kafka])");
	check_tree("C++ a-b", "&([c] [a b])");
	check_tree("kaf* \"Two  words\" \"one tw\"*",
	    "&([kaf*] [two words] [one tw*])");
	check_tree("\u201csmart quotes\u201d", "[smart quotes]");
	check_tree("\"not closed", "[not closed]");
	check_tree("\u6570\u636e\u5e93 \u732b",
	    "&(c[\u6570\u636e \u636e\u5e93] c[\u732b*])");
	check_tree("SQL\u6570\u636e", "[sql]c[\u6570\u636e]");
}

static void test_operators(void)
{
	check_tree("a OR b c", "|([a] &([b] [c]))");
	check_tree("(a OR b) c", "&(|([a] [b]) [c])");
	check_tree("a AND b", "&&([a] [b])");
	check_tree("a b AND c d OR e f", "|(&&([a] [b] [c] [d]) &([e] [f]))");
	check_tree("(a AND b) c", "&(&&([a] [b]) [c])");
	check_tree("a AND", "[a]");
	check_tree("a -b -\"c d\" -(e f)",
	    "&([a] !([b]) !([c d]) !(&([e] [f])))");
	check_tree("a NOT b", "&([a] !([b]))");
	check_tree("-a", "!([a])");
	check_tree("--a", "!([a])");
	check_tree("a - b", "&([a] [b])");
	check_tree("or and not ORDER", "&([or] [and] [not] [order])");
	check_tree("NEAR(a \"b c\" de*, 5)", "[a] [b c] [de*]/5");
	check_tree("NEAR(a b) c", "&([a] [b]/10 [c])");
	check_tree("NEAR(a b", "[a] [b]/10");
	check_tree("NEAR a", "&([near] [a])");
	check_tree("a OR", "[a]");
	check_tree("OR a", "[a]");
	check_tree("((a", "[a]");
	check_tree("a) b) c", "&([a] [b] [c])");
	check_tree("() a ( )", "[a]");
	check_tree("f(x)", "&([f] [x])");
	check_tree("AND",
	    "'AND' has no word to search for / A word has a "
	    "letter or a digit in it.");
}

static void test_fields(void)
{
	check_tree("title:kafka", "1:[kafka]");
	check_tree("TITLE: kafka x", "&(1:[kafka] [x])");
	check_tree("option:\"event log\"", "e:[event log]");
	check_tree("title:(a OR b) c", "&(|(1:[a] 1:[b]) [c])");
	check_tree("rejected:a chosen:b", "&(4:[a] 2:[b])");
	check_tree("-status:draft,Accepted", "!(<0 draft,Accepted 24 >)");
	check_tree("after:2024 before:2024-03 after:2024-03-31",
	    "&(<7 2024 0 2024-01-01> <8 2024-03 0 2024-03-01> "
	    "<7 2024-03-31 0 2024-03-31>)");
	check_tree("decider:\"Ana B\" tag:x", "&(<4 Ana B 0 > <2 x 0 >)");
	check_tree("supersedes:ADR-7", "<9 ADR-7 0 >");
	check_tree("http://x.org std::vector 10:30 foo:bar",
	    "&([http x org] [std vector] [10 30] [foo bar])");
}

static void test_mistakes(void)
{
	char deep[300];

	check_tree("titel:kafka",
	    "'titel:' is no field / Did you mean 'title:'? In quotes it is "
	    "text: \"titel:...\".");
	check_tree("status:acepted",
	    "'acepted' in 'status:acepted' is no status / Did you mean "
	    "'accepted'?");
	check_tree("after:yesterday",
	    "'yesterday' in 'after:yesterday' is no date / Write it as "
	    "YYYY-MM-DD, YYYY-MM or YYYY.");
	check_tree("tag:",
	    "'tag:' has no value / Write it behind the colon: "
	    "tag:value.");
	check_tree("+++ ( )",
	    "'+++ ( )' has no word to search for / A word "
	    "has a letter or a digit in it.");
	memset(deep, '(', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	check_tree(deep,
	    "the query has parentheses within more than 32 "
	    "others / Leave out those it does not need.");
}

/* Behind before, word as often as that. */
static void check_often(const char *word, int times, const char *before,
    const char *want)
{
	struct strbuf query = STRBUF_INIT;

	strbuf_addstr(&query, before);
	for (int i = 0; i < times; i++)
		strbuf_addstr(&query, word);
	check_tree(query.buf, want);
	strbuf_release(&query);
}

static void test_length(void)
{
	static const char words[] =
	    "the query has more than 64 words / Ask for fewer of them.";
	static const char prefixes[] =
	    "the query has more than 8 words that end in '*' / "
	    "Ask for fewer of them.";
	static const char near[] =
	    "the query has more than 16 words or phrases in a NEAR / "
	    "Ask for fewer of them.";

	check_often("w ", 65, "", words);
	check_often("w ", 65, "\"", words);
	check_often("w-", 65, "", words);
	check_often("\u6570", 65, "", words);
	check_often("+ ", 65, "", words);
	check_often("NOT ", 130, "", words);
	check_often("tag:a ", 65, "", words);
	check_often("\"a b c d e\" ", 13, "NEAR(", words);
	check_often("w ", 17, "NEAR(", near);
	check_often("+ ", 17, "NEAR(", near);
	check_often("wo* ", 9, "", prefixes);
	check_often("wo* ", 9, "NEAR(", prefixes);
	check_tree("w*",
	    "too many words begin with 'w*' / "
	    "Write one letter more before the '*'.");
	check_tree("\"wo w\"*",
	    "too many words begin with 'wo w' / "
	    "Write one letter more before the '*'.");
}

int main(void)
{
	arena_init(&arena);
	test_words();
	test_operators();
	test_fields();
	test_mistakes();
	test_length();
	arena_release(&arena);
	return test_end();
}
