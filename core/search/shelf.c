/* SPDX-License-Identifier: MIT */
#include "core/search/shelf.h"

#include <stdlib.h>

#include "core/git/source.h"

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

/* The file may have changed since its record was read. */
static bool is_of(const struct shelf_options *options,
    const struct record *record, struct text bytes)
{
	const struct source_file *file = source_find(options->source,
	    record->path);
	struct source_identity identity;
	char id[SOURCE_ID_SIZE];

	if (!file || !record->id || !bytes.len)
		return false;
	if (*file->id)
		return strcmp(file->id, record->id) == 0;
	if (source_identify(&identity, options->source, file) &&
	    strcmp(identity.id, record->id) == 0)
		return true;
	source_hash(id, bytes);
	return strcmp(id, record->id) == 0;
}

static size_t count_of(const struct shelf *shelf)
{
	return shelf->options.corpus->records.count;
}

/* Look for every record's document; gives how many are missing. */
static size_t find_all(struct shelf *shelf)
{
	const struct search_index *kept = shelf->kept.index;
	struct strbuf key = STRBUF_INIT;
	size_t missing = 0;

	for (size_t i = 0; i < count_of(shelf); i++) {
		const struct record *record =
		    &shelf->options.corpus->records.items[i];

		shelf->documents[i] = 0;
		if (document_key(&key, record))
			shelf->documents[i] = kept->reader->find(kept->context,
			    text_make(key.buf, key.len));
		missing += !shelf->documents[i];
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

	*is_writing = false;
	if (!has_ids(shelf))
		return false;
	if (kept->reader->begin(kept->context) && !find_all(shelf))
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

struct taker {
	struct shelf *shelf;
	struct document document;
	struct strbuf bytes, key;
	bool is_writing; /* into the kept index */
};

/* A document that nobody else will ask for has no key. */
static bool take_passing(struct taker *taker, size_t at)
{
	struct shelf *shelf = taker->shelf;
	const struct search_index *passing = shelf->options.passing;

	if (!shelf->passing.index) {
		if (!passing->writer->begin(passing->context))
			return false;
		shelf->passing.index = passing;
	}
	shelf->is_passing[at] = true;
	shelf->documents[at] = passing->writer->add(passing->context,
	    text_make("", 0), &taker->document);
	return shelf->documents[at] != 0;
}

static bool take(struct taker *taker, size_t at)
{
	struct shelf *shelf = taker->shelf;
	const struct search_index *kept = shelf->kept.index;
	const struct record *record = &shelf->options.corpus->records.items[at];
	struct text bytes;

	shelf_read(&taker->bytes, &shelf->options, record);
	bytes = text_make(taker->bytes.buf, taker->bytes.len);
	document_fill(&taker->document, record, bytes);
	if (!taker->is_writing || !document_key(&taker->key, record) ||
	    !is_of(&shelf->options, record, bytes))
		return take_passing(taker, at);
	/* a copy of the same file may have been taken just now */
	shelf->documents[at] = kept->reader->find(kept->context,
	    text_make(taker->key.buf, taker->key.len));
	if (!shelf->documents[at])
		shelf->documents[at] = kept->writer->add(kept->context,
		    text_make(taker->key.buf, taker->key.len),
		    &taker->document);
	return shelf->documents[at] != 0;
}

static bool take_missing(struct shelf *shelf, bool is_writing)
{
	struct taker taker = { .shelf = shelf,
		.bytes = STRBUF_INIT,
		.key = STRBUF_INIT,
		.is_writing = is_writing };
	const struct shelf_options *options = &shelf->options;
	bool is_fine = true;

	document_init(&taker.document);
	for (size_t i = 0; is_fine && i < count_of(shelf); i++) {
		if (!shelf->documents[i])
			is_fine = take(&taker, i);
		if (options->progress && i % 64 == 0)
			options->progress(options->context, i, count_of(shelf));
	}
	document_release(&taker.document);
	strbuf_release(&taker.bytes);
	strbuf_release(&taker.key);
	return is_fine;
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

		*vec_push(
		    &part->rows) = (struct shelf_row){ shelf->documents[i],
			(uint32_t)i };
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

static bool fill(struct shelf *shelf)
{
	bool is_writing = false;

	if (shelf->kept.index && !open_kept(shelf, &is_writing))
		shelf->kept.index = NULL;
	if (!take_missing(shelf, is_writing))
		return false;
	fill_rows(shelf);
	return !is_writing || forget_others(shelf);
}

static void start(struct shelf *shelf, const struct shelf_options *options)
{
	size_t count = options->corpus->records.count;

	memset(shelf, 0, sizeof(*shelf));
	shelf->options = *options;
	shelf->kept.index = options->kept;
	shelf->documents = mem_alloc((count + 1) * sizeof(*shelf->documents));
	shelf->is_passing = mem_alloc((count + 1) * sizeof(*shelf->is_passing));
}

enum status shelf_open(struct shelf *out, const struct shelf_options *options,
    struct error *err)
{
	start(out, options);
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
	free(shelf->documents);
	free(shelf->is_passing);
	shelf->documents = NULL;
	shelf->is_passing = NULL;
}

struct matcher {
	const struct shelf_part *part;
	size_t at;
	void (*each)(void *data, uint32_t record,
	    const struct search_match *match);
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
		matcher->each(matcher->data, part->rows.items[i].record, match);
}

bool shelf_match(struct shelf *shelf, const struct search_needle *needle,
    void (*each)(void *data, uint32_t record, const struct search_match *match),
    void *data)
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
    enum document_column column, const struct search_needle *needles,
    size_t count, word_list *out)
{
	const struct shelf_part *part = shelf->is_passing[record]
	    ? &shelf->passing
	    : &shelf->kept;

	return part->index->reader->mark(part->index->context,
	    shelf->documents[record], column, needles, count, out);
}
