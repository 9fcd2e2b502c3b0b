/* SPDX-License-Identifier: MIT */
/* Which records and options are on the subject of a title. */
#include "core/search/earlier.h"
#include "tests/unit/test.h"

#define RECORDS 4

struct shelf_of_records {
	struct arena arena;
	struct record records[RECORDS];
	struct search_result found;
};

/* Each text is a record's; NULL ends them. */
static void fill(struct shelf_of_records *shelf, const char *const *texts)
{
	static const char *const paths[RECORDS] = { "docs/adr/0001-a.md",
		"docs/adr/0002-b.md", "docs/adr/0003-c.md",
		"docs/adr/0004-d.md" };

	memset(shelf, 0, sizeof(*shelf));
	arena_init(&shelf->arena);
	arena_init(&shelf->found.arena);
	for (size_t i = 0; texts[i]; i++) {
		struct record *record = &shelf->records[i];
		struct search_hit *hit = vec_push(&shelf->found.hits);

		record_parse(record, paths[i], text_of(texts[i]),
		    text_make("", 0), &shelf->arena);
		hit->record = record;
		hit->title.text = record_string(record, record->title);
	}
}

/* want: "1 2/0/1", the best first: the record's number and, each behind a
 * slash, its options on the subject. */
static void check_in(const char *const *texts, const char *title,
    size_t records, const char *path, const char *want)
{
	const struct earlier_subject subject = { title, path, records };
	struct strbuf got = STRBUF_INIT;
	struct shelf_of_records shelf;
	struct earlier earlier;

	fill(&shelf, texts);
	earlier_choose(&earlier, &shelf.found, &subject);
	for (size_t i = 0; i < earlier.hits.count; i++) {
		const struct earlier_hit *hit = &earlier.hits.items[i];
		const struct record *record = hit->hit->record;

		strbuf_addf(&got, "%s%u", i ? " " : "",
		    (unsigned)record->number);
		for (uint32_t k = 0; k < record->options_count; k++)
			if (hit->options[k])
				strbuf_addf(&got, "/%u", (unsigned)k);
	}
	CHECK_STRING(got.buf, want);
	if (strcmp(got.buf, want) != 0)
		fprintf(stderr, "%s\n", title);
	strbuf_release(&got);
	earlier_release(&earlier);
	vec_release(&shelf.found.hits);
	arena_release(&shelf.found.arena);
	arena_release(&shelf.arena);
}

static void check(const char *const *texts, const char *title, const char *want)
{
	check_in(texts, title, 40, NULL, want);
}

static void test_titles(void)
{
	static const char *const texts[] = { "# Use PostgreSQL for orders\n",
		"# Caching\n", "# Retention of order events\n", NULL };

	/* two words that few have, whatever their endings */
	check(texts, "Order event retention", "3");
	check(texts, "PostgreSQL keeps an order", "1");
	check(texts, "How to cache", "2");
	check(texts, "Events", "3");
	/* one of several is no subject, nor are the words of all decisions */
	check(texts, "Retention of backups", "");
	check(texts, "Use MySQL for reports", "");
	check(texts, "2024", "");
	check(texts, "", "");
	/* the record that has the title */
	check_in(texts, "Use PostgreSQL for orders", 40, "docs/adr/0001-a.md",
	    "");
}

static void test_options(void)
{
	static const char *const texts[] = {
		"# Broker\n\n## Considered Options\n\n* Kafka\n* RabbitMQ\n"
		"* Do nothing\n* Files that are kept in folders, one of them "
		"for each hour and order\n* A MySQL table\n",
		"# Orders by RabbitMQ\n", NULL
	};

	check(texts, "Use Kafka for audits", "1/0");
	check(texts, "RabbitMQ orders", "2 1/1");
	check(texts, "Nothing", "");
	/* the only word asked for, and half of the option's */
	check(texts, "Move to MySQL", "1/4");
	/* a sentence has any two words */
	check(texts, "Folders of an hour", "");
}

static void test_rarity(void)
{
	static const char *const texts[] = { "# Order events\n",
		"# Order events again\n", "# Order of payments\n",
		"# Order events once more\n", NULL };

	check_in(texts, "Order events", 10, NULL, "1 2 4");
}

static void test_common(void)
{
	/* seven hits of two records: each word is in six others */
	static const char *const texts[] = { "# Kafka topics\n",
		"# Kafka events\n", "# Kafka topics and events\n", NULL };
	struct shelf_of_records shelf;
	const struct earlier_subject subject = { "Kafka topics", NULL, 40 };
	struct earlier earlier;

	fill(&shelf, texts);
	for (size_t i = 0; i < 4; i++) {
		struct search_hit copy = shelf.found.hits.items[0];

		*vec_push(&shelf.found.hits) = copy;
	}
	earlier_choose(&earlier, &shelf.found, &subject);
	CHECK(earlier.hits.count == 0);
	earlier_release(&earlier);
	vec_release(&shelf.found.hits);
	arena_release(&shelf.found.arena);
	arena_release(&shelf.arena);
}

static void test_scripts(void)
{
	static const char *const texts[] = { "# 订单数据库\n",
		"# Übergabe der Aufträge\n", "# 数\n", NULL };

	check(texts, "数据库备份", "1");
	check(texts, "AUFTRAGE: ubergabe", "2");
	check(texts, "数", "");
}

static void check_query(const char *title, const char *want)
{
	struct strbuf query = STRBUF_INIT;

	earlier_query(&query, text_of(title));
	CHECK_STRING(query.buf, want);
	strbuf_release(&query);
}

static void test_query(void)
{
	check_query("Use Kafka OR \"files\"",
	    "title:(kafka OR files) OR option:(kafka OR files)");
	check_query("The use of a 7", "");
}

int main(void)
{
	test_titles();
	test_options();
	test_rarity();
	test_common();
	test_scripts();
	test_query();
	return test_end();
}
