/* SPDX-License-Identifier: MIT */
#include "core/index/search.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/index/fulltext.h"
#include "core/index/pack.h"
#include "core/index/place.h"

/* Documents that are kept: so many times those in use, for what branches and
 * old versions have, and some more. */
#define KEPT_TIMES 3
#define KEPT_MORE 4096

struct index_search {
	struct search_index use;
	char *paths[2]; /* NULL: in memory */
	struct database *database; /* NULL: not open */
	struct fulltext *fts; /* NULL: neither reading nor writing */
	bool is_writing;
};

/* Is the file open? It stays so until index_search_close. */
static bool open_database(struct index_search *search)
{
	const char *path = NULL;

	if (search->database)
		return true;
	if (search->paths[0] && !(path = place_choose(search->paths)))
		return false;
	search->database = database_open(path, parser_version());
	return search->database != NULL;
}

static void end(void *context)
{
	struct index_search *search = context;

	fulltext_free(search->fts);
	search->fts = NULL;
	if (search->is_writing)
		database_commit(search->database);
	else if (search->database && database_sqlite(search->database))
		fulltext_end_reading(search->database);
	search->is_writing = false;
}

static bool begin_reading(void *context)
{
	struct index_search *search = context;

	end(search);
	if (!open_database(search) || !database_is_ready(search->database) ||
	    !fulltext_begin_reading(search->database))
		return false;
	search->fts = fulltext_open(search->database);
	return search->fts != NULL;
}

static bool begin_writing(void *context)
{
	struct index_search *search = context;

	end(search);
	if (!open_database(search) || !database_begin(search->database))
		return false;
	search->is_writing = true;
	if (fulltext_create(search->database))
		search->fts = fulltext_open(search->database);
	return search->fts != NULL;
}

static uint32_t find(void *context, struct text key,
    struct document_lengths *lengths)
{
	const struct index_search *search = context;

	return fulltext_find(search->fts, key, lengths);
}

static bool match(void *context, const struct search_needle *needle,
    void (*each)(void *data, const struct search_match *match), void *data)
{
	const struct index_search *search = context;

	return fulltext_match(search->fts, needle, each, data);
}

static bool mark(void *context, uint32_t document,
    const struct search_needle *needles, size_t count, word_list *out)
{
	const struct index_search *search = context;

	return fulltext_mark(search->fts, document, needles, count, out);
}

static bool terms(void *context, char first, search_term_fn each, void *data)
{
	const struct index_search *search = context;

	return fulltext_terms(search->fts, first, each, data);
}

static bool recall(void *context, const char *name, uint32_t part,
    struct strbuf *out)
{
	struct index_search *search = context;

	if (!search->fts && !begin_reading(search))
		return false;
	return fulltext_recall(search->fts, name, part, out);
}

static uint32_t add(void *context, struct text key,
    const struct document *document)
{
	const struct index_search *search = context;

	return fulltext_add(search->fts, key, document);
}

struct unused {
	const uint32_t *used;
	size_t count, at;
	VEC(uint32_t) found;
};

static void take_unused(void *data, uint32_t document)
{
	struct unused *unused = data;

	while (
	    unused->at < unused->count && unused->used[unused->at] < document)
		unused->at++;
	if (unused->at == unused->count || unused->used[unused->at] != document)
		*vec_push(&unused->found) = document;
}

static bool forget(void *context, const uint32_t *used, size_t count)
{
	const struct index_search *search = context;
	struct unused unused = { used, count, 0, { 0 } };
	size_t most = KEPT_TIMES * count + KEPT_MORE;
	size_t all = fulltext_count(search->fts);
	bool is_fine = all != SIZE_MAX;

	if (is_fine && all > most)
		is_fine = fulltext_each(search->fts, take_unused, &unused);
	for (size_t i = 0; is_fine && all - i > most && i < unused.found.count;
	     i++)
		is_fine = fulltext_remove(search->fts, unused.found.items[i]);
	vec_release(&unused.found);
	return is_fine;
}

static bool keep(void *context, const char *name, uint32_t part,
    struct text bytes)
{
	const struct index_search *search = context;

	return fulltext_keep(search->fts, name, part, bytes);
}

static const struct search_reader reader = { begin_reading, find, match, mark,
	terms, recall };
static const struct search_writer writer = { begin_writing, add, forget, keep };

struct index_search *index_search_new_memory(void)
{
	struct index_search *search = mem_alloc(sizeof(*search));

	search->use = (struct search_index){ search, &reader, &writer, end };
	return search;
}

struct index_search *index_search_new(const char *path, const char *other)
{
	struct index_search *search = index_search_new_memory();

	search->paths[0] = mem_strdup(path);
	search->paths[1] = mem_strdup(other);
	return search;
}

void index_search_close(struct index_search *search)
{
	if (search->database)
		end(search);
	database_free(search->database);
	search->database = NULL;
}

void index_search_free(struct index_search *search)
{
	if (!search)
		return;
	index_search_close(search);
	free(search->paths[0]);
	free(search->paths[1]);
	free(search);
}

const struct search_index *index_search_use(struct index_search *search)
{
	return &search->use;
}
