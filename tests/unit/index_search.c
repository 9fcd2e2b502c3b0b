/* SPDX-License-Identifier: MIT */
#include "core/index/search.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/test.h"

/* A title, and a text. */
static const char *const pages[][2] = {
	{ "Use Kafka for events", "We chose Kafka. Kafka scales well." },
	{ "Choose a database", "PostgreSQL, for its logical replication." },
	{ "Log as JSON", "Events are logged by every service." },
	{ "\u6570\u636e\u5e93\u9009\u578b",
	    "\u9009\u62e9 PostgreSQL "
	    "\u6570\u636e" },
};

#define PAGES (sizeof(pages) / sizeof(*pages))

static struct document document;
static struct document_lengths lengths;

static void make_document(size_t page)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		words_clear(&document.columns[i]);
	words_add(&document.columns[COLUMN_TITLE], text_of(pages[page][0]), 0);
	words_add(&document.columns[COLUMN_BODY], text_of(pages[page][1]), 0);
}

static struct text key_of(char out[20], size_t page)
{
	snprintf(out, 20, "key %zu", page);
	return text_of(out);
}

static bool add_all(const struct search_index *index, uint32_t *numbers)
{
	char key[20];

	if (!index->writer->begin(index->context))
		return false;
	for (size_t i = 0; i < PAGES; i++) {
		make_document(i);
		numbers[i] = index->writer->add(index->context, key_of(key, i),
		    &document);
	}
	return true;
}

struct found {
	const uint32_t *numbers;
	char pages[80]; /* "0:t1b2" : page 0, once in the title ... */
};

static void note(void *data, const struct search_match *match)
{
	struct found *found = data;
	size_t page = 0, len = strlen(found->pages);

	while (page < PAGES && found->numbers[page] != match->document)
		page++;
	snprintf(found->pages + len, sizeof(found->pages) - len, "%s%zu:t%ub%u",
	    len ? " " : "", page, match->counts[COLUMN_TITLE],
	    match->counts[COLUMN_BODY]);
}

static void check_match(const struct search_index *index,
    const uint32_t *numbers, const struct search_needle *needle,
    const char *want)
{
	struct found found = { numbers, "" };

	CHECK(index->reader->match(index->context, needle, note, &found));
	CHECK_STRING(found.pages, want);
}

static void check_word(const struct search_index *index,
    const uint32_t *numbers, const char *word, const char *want)
{
	const struct search_phrase phrase = { text_of(word), false };
	const struct search_needle needle = {
		.script = (unsigned char)*word < 0x80 ? SCRIPT_SPACED
						      : SCRIPT_CJK,
		.columns = COLUMNS_ALL,
		.phrases = &phrase,
		.count = 1,
		.distance = 1,
	};

	check_match(index, numbers, &needle, want);
}

static void check_words(const struct search_index *index,
    const uint32_t *numbers)
{
	check_word(index, numbers, "kafka", "0:t1b2");
	check_word(index, numbers, "choosing", "1:t1b0");
	check_word(index, numbers, "logs", "2:t1b1");
	check_word(index, numbers, "events", "0:t1b0 2:t0b1");
	check_word(index, numbers, "logical replication", "1:t0b1");
	check_word(index, numbers, "replication logical", "");
	check_word(index, numbers, "postgresql", "1:t0b1 3:t0b1");
	check_word(index, numbers, "near", "");
	check_word(index, numbers, "\u6570\u636e", "3:t1b1");
	check_word(index, numbers, "\u6570\u636e \u636e\u5e93", "3:t1b0");
}

static void test_needles(void)
{
	struct index_search *search = index_search_new_memory();
	const struct search_index *index = index_search_use(search);
	const struct search_phrase two[] = { { text_of("chose"), false },
		{ text_of("scal"), true } };
	struct search_needle needle = { SCRIPT_SPACED, COLUMNS_ALL, two, 2, 1 };
	uint32_t numbers[PAGES];
	word_list words[COLUMN_COUNT] = { 0 };
	const word_list *body = &words[COLUMN_BODY];

	CHECK(add_all(index, numbers));
	check_words(index, numbers);
	check_match(index, numbers, &needle, "");
	needle.distance = 2;
	check_match(index, numbers, &needle, "0:t0b2");
	needle.columns = COLUMN_BIT(COLUMN_TITLE);
	check_match(index, numbers, &needle, "");
	needle.columns = COLUMNS_ALL;
	CHECK(
	    index->reader->mark(index->context, numbers[0], &needle, 1, words));
	CHECK(body->count == 2 && body->items[0] == 1 && body->items[1] == 4);
	for (int i = 0; i < COLUMN_COUNT; i++)
		CHECK(i == COLUMN_BODY || !words[i].count);
	vec_release(&words[COLUMN_BODY]);
	CHECK(
	    index->reader->mark(index->context, numbers[1], &needle, 1, words));
	CHECK(body->count == 0);
	vec_release(&words[COLUMN_BODY]);
	index_search_free(search);
}

static void test_keeping(void)
{
	struct index_search *search = index_search_new("kept.db", "");
	const struct search_index *index = index_search_use(search);
	uint32_t numbers[PAGES], again[PAGES];
	char key[20];

	CHECK(!index->reader->begin(index->context));
	CHECK(add_all(index, numbers));
	check_words(index, numbers);
	index->end(index->context);
	index_search_free(search);
	search = index_search_new("kept.db", "");
	index = index_search_use(search);
	CHECK(index->reader->begin(index->context));
	for (size_t i = 0; i < PAGES; i++)
		again[i] = index->reader->find(index->context, key_of(key, i),
		    &lengths);
	CHECK(!memcmp(numbers, again, sizeof(numbers)));
	CHECK(!index->reader->find(index->context, text_of("key 9"), &lengths));
	check_words(index, again);
	index_search_free(search);
}

/* What is not ended is not kept, and two do not write at once. */
static void test_two(void)
{
	struct index_search *one = index_search_new("two.db", "");
	struct index_search *two = index_search_new("two.db", "");
	const struct search_index *first = index_search_use(one);
	const struct search_index *second = index_search_use(two);
	uint32_t numbers[PAGES];

	CHECK(add_all(first, numbers));
	CHECK(!second->writer->begin(second->context));
	CHECK(!second->reader->begin(second->context));
	first->end(first->context);
	CHECK(second->reader->begin(second->context));
	check_words(second, numbers);
	/* a reader is not disturbed by what is written later */
	CHECK(add_all(first, numbers) || true);
	check_word(second, numbers, "nothing", "");
	second->end(second->context);
	index_search_free(one);
	index_search_free(two);
}

/* Old documents go where there are too many, those in use stay. */
static void test_forgetting(void)
{
	struct index_search *search = index_search_new_memory();
	const struct search_index *index = index_search_use(search);
	uint32_t numbers[PAGES], last;
	char key[20];

	CHECK(add_all(index, numbers));
	make_document(2);
	for (int i = 0; i < 5000; i++) {
		snprintf(key, sizeof(key), "old %d", i);
		last = index->writer->add(index->context, text_of(key),
		    &document);
	}
	CHECK(index->writer->forget(index->context, numbers, 2));
	CHECK(index->reader->find(index->context, text_of("key 0"), &lengths));
	CHECK(index->reader->find(index->context, text_of("key 1"), &lengths));
	CHECK(!index->reader->find(index->context, text_of("key 2"), &lengths));
	CHECK(!index->reader->find(index->context, text_of("old 0"), &lengths));
	CHECK(index->reader->find(index->context, text_of("old 4999"),
		  &lengths) == last);
	check_word(index, numbers, "kafka", "0:t1b2");
	index_search_free(search);
}

static void test_other_files(void)
{
	struct index_search *search = index_search_new("/dev/null/x", "");
	const struct search_index *index = index_search_use(search);
	uint32_t numbers[PAGES];
	FILE *file = fopen("text.db", "w");

	CHECK(!index->reader->begin(index->context));
	CHECK(!index->writer->begin(index->context));
	index_search_free(search);
	CHECK(file && fputs("no database at all, whatever its name is", file));
	if (file)
		fclose(file);
	search = index_search_new("text.db", "");
	index = index_search_use(search);
	CHECK(!index->reader->begin(index->context));
	CHECK(add_all(index, numbers));
	check_words(index, numbers);
	index_search_free(search);
}

static size_t read_all(const char *path, char *bytes, size_t size)
{
	FILE *file = fopen(path, "rb");
	size_t len = file ? fread(bytes, 1, size, file) : 0;

	if (file)
		fclose(file);
	return len;
}

static void write_all(const char *path, const char *bytes, size_t len)
{
	FILE *file = fopen(path, "wb");

	CHECK(file && fwrite(bytes, 1, len, file) == len);
	if (file)
		fclose(file);
}

/* The right answer, or none. */
static void check_damaged(const uint32_t *numbers, bool *is_read)
{
	struct index_search *search = index_search_new("harm.db", "");
	const struct search_index *index = index_search_use(search);
	const struct search_phrase phrase = { text_of("kafka"), false };
	const struct search_needle needle = { SCRIPT_SPACED, COLUMNS_ALL,
		&phrase, 1, 1 };
	struct found found = { numbers, "" };
	uint32_t number = 0;
	char key[20];

	*is_read = false;
	if (index->reader->begin(index->context)) {
		number = index->reader->find(index->context, key_of(key, 0),
		    &lengths);
		*is_read = index->reader->match(index->context, &needle, note,
		    &found);
	}
	CHECK(number == 0 || number == numbers[0]);
	CHECK(!*is_read || !strcmp(found.pages, "0:t1b2"));
	/* what was found broken is made anew, and whole then */
	if (!*is_read) {
		uint32_t again[PAGES];

		CHECK(add_all(index, again));
		index->end(index->context);
		CHECK(index->reader->begin(index->context));
		check_words(index, again);
	}
	index_search_free(search);
}

/* Whichever byte is changed: see check_damaged. */
static void test_damage(int rounds)
{
	struct index_search *search = index_search_new("harm.db", "");
	uint32_t numbers[PAGES];
	static char bytes[1 << 20];
	int read = 0;
	size_t len;

	CHECK(add_all(index_search_use(search), numbers));
	index_search_free(search);
	len = read_all("harm.db", bytes, sizeof(bytes));
	CHECK(len > 16384 && len < sizeof(bytes));
	for (int i = 0; i < rounds; i++) {
		size_t at = (size_t)rand() % len;
		char old = bytes[at];
		bool is_read;

		bytes[at] = (char)(old ^ (1 << rand() % 8));
		write_all("harm.db", bytes, len);
		check_damaged(numbers, &is_read);
		read += is_read;
		bytes[at] = old;
	}
	CHECK(read < rounds);
	unlink("harm.db");
}

int main(void)
{
	char folder[] = "/tmp/hence-test.XXXXXX";

	document_init(&document);
	if (!mkdtemp(folder) || chdir(folder))
		return 1;
	test_needles();
	test_keeping();
	test_two();
	test_forgetting();
	test_other_files();
	srand(1);
	test_damage(200);
	document_release(&document);
	unlink("kept.db");
	unlink("two.db");
	unlink("text.db");
	if (chdir("/") || rmdir(folder))
		return 1;
	return test_end();
}
