/* SPDX-License-Identifier: MIT */
#include "core/record/stems.h"

#include "tests/unit/test.h"

static bool are_equal(const char *a, const char *b)
{
	struct stems x = { 0 }, y = { 0 };
	bool equal;

	stems_fill(&x, text_of(a));
	stems_fill(&y, text_of(b));
	equal = stems_equal(&x, &y);
	stems_release(&x);
	stems_release(&y);
	return equal;
}

static int overlap(const char *a, const char *b)
{
	struct stems x = { 0 }, y = { 0 };
	double share;

	stems_fill(&x, text_of(a));
	stems_fill(&y, text_of(b));
	share = stems_overlap(&x, &y);
	stems_release(&x);
	stems_release(&y);
	return (int)(share * 100 + 0.5);
}

static uint32_t key(const char *title)
{
	struct stems stems = { 0 };
	uint32_t found;

	stems_fill(&stems, text_of(title));
	found = stems_key(&stems);
	stems_release(&stems);
	return found;
}

static bool take_same(const char *a, const char *b)
{
	struct stems x = { 0 }, y = { 0 };
	bool same;

	stems_fill(&x, text_of(a));
	stems_fill(&y, text_of(b));
	same = stems_take_same(&x, &y);
	stems_release(&x);
	stems_release(&y);
	return same;
}

static void test_take_same(void)
{
	CHECK(take_same("Kafka", "Using Kafka"));
	CHECK(take_same("We go with Kafka", "To adopt Kafka"));
	CHECK(!take_same("Use Kafka", "Stop using Kafka"));
	CHECK(!take_same("Use", "Go"));
	CHECK(!take_same("", ""));
	CHECK(key("Kafka") == key("Going with Kafka"));
}

static void test_key(void)
{
	CHECK(key("Use Kafka") == key("Using the KAFKA"));
	CHECK(key("Use Kafka") != key("Use files"));
	CHECK(key("A not B") != key("B not A"));
	CHECK(key("Use Kafka") != key("Use"));
	CHECK(key("...") == 0);
	CHECK(key("Use Kafka") != 0);
}

static void test_equal(void)
{
	CHECK(are_equal("Use Kafka", "Using Kafka"));
	CHECK(are_equal("use the `Kafka`", "Uses KAFKA."));
	CHECK(are_equal("Use Kafka", "We use Kafka"));
	CHECK(are_equal("Shared caches", "Share a cache"));
	CHECK(are_equal("Planned policies", "plan policy"));
	CHECK(are_equal("Caf\xc3\xa9", "CAFE"));
	CHECK(are_equal("\xe7\xbb\xb4\xe6\x8c\x81\xe7\x8e\xb0\xe7\x8a\xb6",
	    "\xe7\xbb\xb4\xe6\x8c\x81 \xe7\x8e\xb0\xe7\x8a\xb6"));
	CHECK(!are_equal("Kafka not RabbitMQ", "RabbitMQ not Kafka"));
	CHECK(!are_equal("C", "C++"));
	CHECK(!are_equal("C#", "C"));
	CHECK(are_equal("Kafka+Files", "Kafka + Files"));
	CHECK(!are_equal("bring", "br"));
	CHECK(!are_equal("process", "proceed"));
	CHECK(!are_equal("Wrap it in %", "Wrap it in &"));
	CHECK(!are_equal("Wrap it in %", "Wrap it in \xc2\xa7"));
	CHECK(are_equal("100% sure", "100 sure"));
	CHECK(!are_equal("", ""));
	CHECK(!are_equal("--", "=="));
	CHECK(are_equal("A", "a"));
}

static int share(const char *a, const char *b)
{
	struct stems x = { 0 }, y = { 0 };
	double of;

	stems_fill(&x, text_of(a));
	stems_fill(&y, text_of(b));
	of = stems_share(&x, &y);
	stems_release(&x);
	stems_release(&y);
	return (int)(of * 100 + 0.5);
}

static void test_share(void)
{
	CHECK(share("Use Kafka", "Using Kafka for all that moves") == 100);
	CHECK(share("Using Kafka for all that moves", "Use Kafka") == 33);
	CHECK(share("one two", "two one") == 50);
	CHECK(share("", "two") == 0);
}

static void test_overlap(void)
{
	CHECK(overlap("Use Kafka", "Using Kafka") == 100);
	CHECK(overlap("one two three four", "one three four") == 86);
	CHECK(overlap("one two", "two one") == 50);
	CHECK(overlap("one", "two") == 0);
	CHECK(overlap("", "two") == 0);
}

static void test_find(void)
{
	struct stems in = { 0 }, needle = { 0 };

	stems_fill(&in, text_of("They use Kafka, and Kafka Streams"));
	stems_fill(&needle, text_of("kafka"));
	CHECK(stems_find(&in, &needle, 0) == 2);
	CHECK(stems_find(&in, &needle, 3) == 4);
	CHECK(stems_find(&in, &needle, 5) == SIZE_MAX);
	CHECK(!stems_begin(&in, &needle));
	stems_fill(&needle, text_of("They used"));
	CHECK(stems_begin(&in, &needle));
	CHECK(!stems_begin(&needle, &in));
	stems_fill(&needle, text_of(""));
	CHECK(!stems_begin(&in, &needle));
	CHECK(stems_find(&in, &needle, 0) == SIZE_MAX);
	stems_release(&in);
	stems_release(&needle);
}

int main(void)
{
	test_equal();
	test_key();
	test_take_same();
	test_overlap();
	test_share();
	test_find();
	return test_end();
}
