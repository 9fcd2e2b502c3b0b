/* SPDX-License-Identifier: MIT */
/* One thread reads files and cuts them into words, while another one puts what
 * was cut before into the index: both take about as long. */
#include "core/search/take.h"

#include "core/base/threads.h"
#include "core/git/source.h"

#define BATCH_DOCUMENTS 128
#define BATCH_BYTES (1u << 20)

/* A document on its way. */
struct entry {
	struct document document;
	struct strbuf key;
	uint32_t record;
	bool is_kept; /* it goes into the kept index */
};

struct batch {
	struct entry entries[BATCH_DOCUMENTS];
	size_t count;
};

struct taker {
	struct shelf *shelf;
	bool is_writing; /* into the kept index */
	bool is_fine;
	struct strbuf bytes;
	size_t next; /* record to be looked at */
	struct batch *filled, *added; /* the one, and then the other */
};

/* The file may have changed since its record was read; where there are no bytes
 * it may also be that it cannot be read any more. */
static bool is_of(const struct shelf_options *options,
    const struct record *record, struct text bytes)
{
	const struct source_file *file = source_find(options->source,
	    record->path);
	struct source_identity identity;
	char id[SOURCE_ID_SIZE];

	if (!file || !record->id)
		return false;
	if (bytes.len && *file->id)
		return strcmp(file->id, record->id) == 0;
	if (bytes.len && source_identify(&identity, options->source, file) &&
	    strcmp(identity.id, record->id) == 0)
		return true;
	source_hash(id, bytes);
	return strcmp(id, record->id) == 0;
}

static void fill_entry(struct taker *taker, struct entry *entry, size_t at)
{
	const struct shelf_options *options = &taker->shelf->options;
	const struct record *record = &options->corpus->records.items[at];
	struct text bytes;

	shelf_read(&taker->bytes, options, record);
	bytes = text_make(taker->bytes.buf, taker->bytes.len);
	document_fill(&entry->document, record, bytes);
	entry->record = (uint32_t)at;
	entry->is_kept = taker->is_writing &&
	    document_key(&entry->key, record) && is_of(options, record, bytes);
}

/* To the next record without a document; false: there is none. */
static bool find_next(struct taker *taker)
{
	const struct shelf *shelf = taker->shelf;
	size_t count = shelf->options.corpus->records.count;

	while (taker->next < count && shelf->all[taker->next].document)
		taker->next++;
	return taker->next < count;
}

static void fill(struct taker *taker)
{
	struct batch *batch = taker->filled;
	size_t bytes = 0;

	while (batch->count < BATCH_DOCUMENTS && bytes < BATCH_BYTES &&
	    find_next(taker)) {
		fill_entry(taker, &batch->entries[batch->count++],
		    taker->next++);
		bytes += taker->bytes.len;
	}
}

/* A document that nobody else will ask for has no key. */
static uint32_t add_passing(struct shelf *shelf, const struct entry *entry)
{
	const struct search_index *passing = shelf->options.passing;

	if (!shelf->passing.index) {
		if (!passing->writer->begin(passing->context))
			return 0;
		shelf->passing.index = passing;
	}
	shelf->is_passing[entry->record] = true;
	return passing->writer->add(passing->context, text_make("", 0),
	    &entry->document);
}

static uint32_t add_kept(struct shelf *shelf, const struct entry *entry)
{
	const struct search_index *kept = shelf->kept.index;
	struct text key = text_make(entry->key.buf, entry->key.len);
	struct document_lengths ignored;
	uint32_t found = kept->reader->find(kept->context, key, &ignored);

	/* a copy of the same file may have been taken just now */
	return found ? found
		     : kept->writer->add(kept->context, key, &entry->document);
}

static void add(struct taker *taker)
{
	struct shelf *shelf = taker->shelf;
	struct batch *batch = taker->added;

	for (size_t i = 0; i < batch->count && taker->is_fine; i++) {
		const struct entry *entry = &batch->entries[i];
		struct shelf_row *row = &shelf->all[entry->record];

		row->lengths = document_measure(&entry->document);
		row->document = entry->is_kept ? add_kept(shelf, entry)
					       : add_passing(shelf, entry);
		taker->is_fine = row->document != 0;
	}
	batch->count = 0;
}

/* Files are read in the thread that has opened them. */
static void work(void *context, unsigned number)
{
	if (number)
		add(context);
	else
		fill(context);
}

static void take_all(struct taker *taker)
{
	const struct shelf_options *options = &taker->shelf->options;
	unsigned threads = threads_count(options->threads) > 1 ? 2 : 1;

	do {
		struct batch *batch = taker->added;

		taker->added = taker->filled;
		taker->filled = batch;
		threads_run(taker->added->count ? threads : 1, work, taker);
		add(taker); /* where no other thread did */
		if (options->progress)
			options->progress(options->context, taker->next,
			    options->corpus->records.count);
	} while (taker->is_fine && taker->filled->count);
}

static struct batch *batch_new(void)
{
	struct batch *batch = mem_alloc(sizeof(*batch));

	for (size_t i = 0; i < BATCH_DOCUMENTS; i++) {
		document_init(&batch->entries[i].document);
		strbuf_init(&batch->entries[i].key);
	}
	return batch;
}

static void batch_free(struct batch *batch)
{
	for (size_t i = 0; i < BATCH_DOCUMENTS; i++) {
		document_release(&batch->entries[i].document);
		strbuf_release(&batch->entries[i].key);
	}
	free(batch);
}

bool take_missing(struct shelf *shelf, bool is_writing)
{
	struct taker taker = { .shelf = shelf,
		.is_writing = is_writing,
		.is_fine = true,
		.bytes = STRBUF_INIT };

	if (!find_next(&taker))
		return true;
	taker.filled = batch_new();
	taker.added = batch_new();
	take_all(&taker);
	batch_free(taker.filled);
	batch_free(taker.added);
	strbuf_release(&taker.bytes);
	return taker.is_fine;
}
