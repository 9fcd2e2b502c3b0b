/* SPDX-License-Identifier: MIT */
#include "core/index/cache.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/unit/pack.h"

#define RECORDS 60

static struct arena arena;

struct subject_text {
	char path[40], id[41], text[80];
};

static void make_subject(struct subject_text *out, int i)
{
	snprintf(out->path, sizeof(out->path), "docs/adr/%04d-x.md", i);
	snprintf(out->id, sizeof(out->id), "%040d", i);
	snprintf(out->text, sizeof(out->text),
	    "# Record %d\n\n* Status: accepted\n\n## Context\n\n[x](y.md)\n",
	    i);
}

static void parse(struct record *out, const struct subject_text *of)
{
	record_parse(out, of->path, text_of(of->text), text_of(""), &arena);
}

/* Ask for every record; those not found are stored. False: not usable. */
static bool run(const char *path, size_t *found)
{
	struct index_cache *cache = index_cache_new(path, "");
	const struct record_cache *use = index_cache_use(cache);
	struct arena corpus;
	bool is_open;

	*found = 0;
	arena_init(&corpus);
	is_open = use->begin(use->context, &corpus, RECORDS);
	for (int i = 0; is_open && i < RECORDS; i++) {
		struct subject_text of;
		struct cache_subject subject = { of.path, of.id, "" };
		struct record want, got;
		size_t size;

		make_subject(&of, i);
		parse(&want, &of);
		if (!use->find(use->context, &subject, &got, &size)) {
			use->store(use->context, &subject, &want,
			    strlen(of.text));
			continue;
		}
		(*found)++;
		CHECK(pack_same(&want, &got) && size == strlen(of.text));
	}
	if (is_open)
		use->end(use->context);
	index_cache_free(cache);
	arena_release(&corpus);
	return is_open;
}

static void test_key(void)
{
	struct index_cache *cache = index_cache_new("key.db", "");
	const struct record_cache *use = index_cache_use(cache);
	const struct source_stamp stamp = { 1, 2, 3, 4, 5 };
	struct source_stamp other = stamp;
	struct cache_subject subject = { "a.md", "1", "" };
	struct record record;
	char id[SOURCE_ID_SIZE];
	size_t size;

	record_parse(&record, "a.md", text_of("# A\n"), text_of(""), &arena);
	CHECK(use->begin(use->context, &arena, RECORDS));
	use->store(use->context, &subject, &record, 4);
	use->store_id(use->context, "/r", "a.md", &stamp, "77");
	use->end(use->context);
	CHECK(use->begin(use->context, &arena, RECORDS));
	CHECK(use->find(use->context, &subject, &record, &size));
	subject.id = "2";
	CHECK(!use->find(use->context, &subject, &record, &size));
	subject.id = "1";
	subject.sidecar = "9";
	CHECK(!use->find(use->context, &subject, &record, &size));
	subject.sidecar = "";
	subject.path = "b.md";
	CHECK(!use->find(use->context, &subject, &record, &size));
	CHECK(use->find_id(use->context, "/r", "a.md", &stamp, id));
	CHECK_STRING(id, "77");
	CHECK(!use->find_id(use->context, "/s", "a.md", &stamp, id));
	other.changed++;
	CHECK(!use->find_id(use->context, "/r", "a.md", &other, id));
	use->end(use->context);
	index_cache_free(cache);
}

/* However often a record changes, its bucket does not grow for ever. */
static void test_growth(void)
{
	struct record record;
	struct stat st = { 0 };

	record_parse(&record, "a.md", text_of("# A\n"), text_of(""), &arena);
	for (int i = 0; i < 400; i++) {
		struct index_cache *cache = index_cache_new("growth.db", "");
		const struct record_cache *use = index_cache_use(cache);
		char id[20];
		struct cache_subject subject = { "a.md", id, "" };

		snprintf(id, sizeof(id), "%d", i);
		CHECK(use->begin(use->context, &arena, RECORDS));
		use->store(use->context, &subject, &record, 4);
		use->end(use->context);
		index_cache_free(cache);
	}
	CHECK(stat("growth.db", &st) == 0 && st.st_size <= 4 * 16384);
}

/* Damage some bytes, cut off the end, or put rubbish in its place. */
static void damage(const struct strbuf *sound, int how)
{
	struct strbuf bytes = STRBUF_INIT;
	FILE *file = fopen("c.db", "wb");

	strbuf_add(&bytes, sound->buf, sound->len);
	if (how % 8 == 0)
		strbuf_setlen(&bytes, (size_t)rand() % bytes.len);
	for (int n = rand() % 40; n >= 0 && bytes.len; n--) {
		size_t area = how % 3 ? bytes.len
		    : bytes.len < 400 ? bytes.len
				      : 400;

		bytes.buf[(size_t)rand() % area] = (char)rand();
	}
	CHECK(file != NULL);
	fwrite(bytes.buf, 1, bytes.len, file);
	fclose(file);
	strbuf_release(&bytes);
}

static void test_damage(int times)
{
	struct strbuf sound = STRBUF_INIT;
	size_t found;

	CHECK(run("c.db", &found) && found == 0);
	CHECK(run("c.db", &found) && found == RECORDS);
	CHECK(!file_read(&sound, "c.db", FILE_NO_LIMIT, NULL));
	for (int i = 0; i < times; i++) {
		damage(&sound, i);
		/* each run checks what it finds, and mends some more */
		found = 0;
		for (int n = 0; n < 8 && found < RECORDS; n++)
			run("c.db", &found);
		CHECK(found == RECORDS);
	}
	strbuf_release(&sound);
}

int main(void)
{
	char folder[] = "/tmp/hence-cache.XXXXXX";
	int done;

	if (!mkdtemp(folder) || chdir(folder))
		return 1;
	srand(1);
	arena_init(&arena);
	test_key();
	test_growth();
	test_damage(1000);
	arena_release(&arena);
	unlink("c.db");
	unlink("key.db");
	unlink("growth.db");
	done = chdir("/") || rmdir(folder);
	CHECK(!done);
	return test_end();
}
