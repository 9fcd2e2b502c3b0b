/* SPDX-License-Identifier: MIT */
#include "core/search/shelf.h"

#include <stdlib.h>

#include "core/git/source.h"
#include "core/search/take.h"

void shelf_read(struct strbuf *out, const struct shelf_options *options,
    const struct record *record)
{
	const struct source_file *file = source_find(options->source,
	    record->path);
	struct error err;

	strbuf_clear(out);
	if (file &&
	    !(record->problems & (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE)) &&
	    source_read(options->source, file,
		options->corpus->config.record_bytes, out, &err))
		strbuf_clear(out);
}

static size_t count_of(const struct shelf *shelf)
{
	return shelf->options.corpus->records.count;
}

/* Look for every record's document; gives how many are missing. */
static size_t find_all(struct shelf *shelf)
{
	const struct search_index *kept = shelf->kept.index;
	struct shelf_row *all = shelf->all;
	struct strbuf key = STRBUF_INIT;
	size_t missing = 0;

	for (size_t i = 0; i < count_of(shelf); i++) {
		const struct record *record =
		    &shelf->options.corpus->records.items[i];

		all[i].document = 0;
		if (document_key(&key, record))
			all[i].document = kept->reader->find(kept->context,
			    text_make(key.buf, key.len), &all[i].lengths);
		missing += !all[i].document;
	}
	strbuf_release(&key);
	return missing;
}

/* Without a name for its bytes no document can be found again. */
static bool has_ids(const struct shelf *shelf)
{
	for (size_t i = 0; i < count_of(shelf); i++)
		if (shelf->options.corpus->records.items[i].id)
			return true;
	return false;
}

/* False: it is not to be used in this run. */
static bool open_kept(struct shelf *shelf, bool *is_writing)
{
	const struct search_index *kept = shelf->kept.index;
	const struct kept_catalog *catalog = shelf->options.catalog;

	*is_writing = false;
	if (!has_ids(shelf))
		return false;
	if (!(catalog && catalog->name) && kept->reader->begin(kept->context) &&
	    !find_all(shelf))
		return true;
	if (kept->writer->begin(kept->context)) {
		find_all(shelf);
		*is_writing = true;
		return true;
	}
	if (!kept->reader->begin(kept->context))
		return false;
	find_all(shelf);
	return true;
}

static int compare_rows(const void *a, const void *b)
{
	const struct shelf_row *x = a, *y = b;

	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

static void fill_rows(struct shelf *shelf)
{
	struct shelf_part *parts[] = { &shelf->kept, &shelf->passing };

	for (size_t i = 0; i < count_of(shelf); i++) {
		struct shelf_part *part = parts[shelf->is_passing[i]];

		shelf->all[i].record = (uint32_t)i;
		*vec_push(&part->rows) = shelf->all[i];
	}
	for (int i = 0; i < 2; i++)
		if (parts[i]->rows.count)
			qsort(parts[i]->rows.items, parts[i]->rows.count,
			    sizeof(*parts[i]->rows.items), compare_rows);
}

/* Old documents make room for new ones. */
static bool forget_others(struct shelf *shelf)
{
	const struct search_index *kept = shelf->kept.index;
	VEC(uint32_t) used = { 0 };
	bool is_fine;

	for (size_t i = 0; i < shelf->kept.rows.count; i++)
		*vec_push(&used) = shelf->kept.rows.items[i].document;
	is_fine = kept->writer->forget(kept->context, used.items, used.count);
	vec_release(&used);
	return is_fine;
}

/* For the next run: all that is there now, and nothing that passes. */
static bool keep_catalog(const struct shelf *shelf)
{
	const struct kept_catalog *catalog = shelf->options.catalog;

	if (!catalog || !catalog->name || shelf->passing.index)
		return true;
	return catalog->store.put(catalog->store.context, CATALOG_PARTS,
		   text_make((const char *)shelf->kept.rows.items,
		       shelf->kept.rows.count *
			   sizeof(*shelf->kept.rows.items))) &&
	    catalog_put(&catalog->store, shelf->options.corpus,
		shelf->options.source);
}

static bool fill(struct shelf *shelf)
{
	bool is_writing = false;

	if (shelf->kept.index && !open_kept(shelf, &is_writing)) {
		shelf->kept.index = NULL;
		/* what was found before it was lost is not there any more */
		memset(shelf->all, 0, count_of(shelf) * sizeof(*shelf->all));
	}
	if (!take_missing(shelf, is_writing))
		return false;
	fill_rows(shelf);
	return !is_writing || (forget_others(shelf) && keep_catalog(shelf));
}

/* Each record once, by document. */
static bool are_rows(const struct shelf *shelf)
{
	const struct shelf_row *rows = shelf->kept.rows.items;

	for (size_t i = 0; i < shelf->kept.rows.count; i++)
		if (rows[i].record >= count_of(shelf) || !rows[i].document ||
		    (i && compare_rows(&rows[i - 1], &rows[i]) >= 0))
			return false;
	return shelf->kept.rows.count == count_of(shelf);
}

/* What keep_catalog has kept. */
static bool recall_rows(struct shelf *shelf)
{
	const struct search_index *kept = shelf->kept.index;
	const struct kept_catalog *catalog = shelf->options.catalog;
	struct strbuf bytes = STRBUF_INIT;
	bool is_fine;

	if (!kept->reader->begin(kept->context))
		return false;
	if (catalog->store.get(catalog->store.context, CATALOG_PARTS, &bytes)) {
		shelf->kept.rows.count = bytes.len / sizeof(struct shelf_row);
		shelf->kept.rows.items = mem_realloc(NULL,
		    shelf->kept.rows.count + 1, sizeof(struct shelf_row));
		memcpy(shelf->kept.rows.items, bytes.buf,
		    shelf->kept.rows.count * sizeof(struct shelf_row));
	}
	strbuf_release(&bytes);
	is_fine = are_rows(shelf);
	for (size_t i = 0; is_fine && i < shelf->kept.rows.count; i++)
		shelf->all[shelf->kept.rows.items[i].record] =
		    shelf->kept.rows.items[i];
	return is_fine;
}

static void start(struct shelf *shelf, const struct shelf_options *options)
{
	size_t count = options->corpus->records.count;

	memset(shelf, 0, sizeof(*shelf));
	shelf->options = *options;
	shelf->kept.index = options->kept;
	shelf->all = mem_alloc((count + 1) * sizeof(*shelf->all));
	shelf->is_passing = mem_alloc((count + 1) * sizeof(*shelf->is_passing));
}

enum status shelf_open(struct shelf *out, const struct shelf_options *options,
    bool *is_lost, struct error *err)
{
	*is_lost = false;
	start(out, options);
	if (options->corpus->catalog) {
		*is_lost = !recall_rows(out);
		return STATUS_OK;
	}
	if (fill(out))
		return STATUS_OK;
	/* the kept index is full, or was lost on the way */
	shelf_close(out);
	start(out, options);
	out->kept.index = NULL;
	if (fill(out))
		return STATUS_OK;
	return error_set(err, STATUS_IO,
	    "the records could not be indexed in memory");
}

static void close_part(struct shelf_part *part)
{
	if (part->index)
		part->index->end(part->index->context);
	part->index = NULL;
	vec_release(&part->rows);
}

void shelf_close(struct shelf *shelf)
{
	close_part(&shelf->kept);
	close_part(&shelf->passing);
	free(shelf->all);
	free(shelf->is_passing);
	shelf->all = NULL;
	shelf->is_passing = NULL;
}

struct matcher {
	const struct shelf_part *part;
	size_t at;
	shelf_match_fn each;
	void *data;
};

/* Both go up, so that one walk meets all. */
static void pass_on(void *data, const struct search_match *match)
{
	struct matcher *matcher = data;
	const struct shelf_part *part = matcher->part;

	while (matcher->at < part->rows.count &&
	    part->rows.items[matcher->at].document < match->document)
		matcher->at++;
	for (size_t i = matcher->at; i < part->rows.count &&
	     part->rows.items[i].document == match->document;
	     i++)
		matcher->each(matcher->data, &part->rows.items[i], match);
}

bool shelf_match(struct shelf *shelf, const struct search_needle *needle,
    shelf_match_fn each, void *data)
{
	const struct shelf_part *parts[] = { &shelf->kept, &shelf->passing };

	for (int i = 0; i < 2; i++) {
		struct matcher matcher = { parts[i], 0, each, data };
		const struct search_index *index = parts[i]->index;

		if (index &&
		    !index->reader->match(index->context, needle, pass_on,
			&matcher))
			return false;
	}
	return true;
}

bool shelf_mark(struct shelf *shelf, uint32_t record,
    const struct search_needle *needles, size_t count, word_list *out)
{
	const struct shelf_part *part = shelf->is_passing[record]
	    ? &shelf->passing
	    : &shelf->kept;

	return part->index->reader->mark(part->index->context,
	    shelf->all[record].document, needles, count, out);
}
