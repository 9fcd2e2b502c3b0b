/* SPDX-License-Identifier: MIT */
#include "core/corpus/load.h"

#include <pthread.h>
#include <string.h>

#include "core/base/path.h"
#include "core/base/threads.h"
#include "core/corpus/lifecycle.h"
#include "core/corpus/recall.h"
#include "core/corpus/sidecar.h"
#include "core/corpus/skip.h"

#define FEW_FILES 8 /* parsed before a thread has begun */
#define BATCH_FILES 32 /* handed over at once: locks cost more than files */
#define BATCH_BYTES (1u << 20)
#define QUEUE_BATCHES 16 /* read and not yet parsed */
#define LARGE_BYTES (256u << 10) /* a tree of it takes many times as much */

struct job {
	size_t index; /* of the candidate and its result */
	struct strbuf bytes, sidecar;
};

struct batch {
	struct job jobs[BATCH_FILES];
	size_t count, bytes;
};

/* A ring of files between the thread that reads and those that parse. */
struct queue {
	pthread_mutex_t mutex;
	pthread_cond_t filled, fetched;
	struct batch *batches[QUEUE_BATCHES];
	size_t head, count;
	bool closed;
	bool is_claimed; /* some thread fetches, or none is to */
	bool is_fetched; /* what the cache has is in memory */
	struct load_result *results;
	const candidate_list *candidates;
	const struct corpus_options *options;
	struct recall recall;
};

struct load {
	struct queue *queue;
	struct corpus *corpus;
	struct source *source;
	unsigned threads;
	struct arena arenas[THREADS_MAX];
};

static void parse_job(struct queue *queue, struct job *job, struct arena *arena)
{
	const struct candidate *candidate =
	    &queue->candidates->items[job->index];
	struct load_result *result = &queue->results[job->index];
	struct record *record = result->record;
	uint32_t problems = record->problems;

	sidecar_check(result, text_make(job->sidecar.buf, job->sidecar.len),
	    arena);
	record_parse(record, candidate->file->path,
	    text_make(job->bytes.buf, job->bytes.len),
	    text_make(job->sidecar.buf, job->sidecar.len), arena);
	record->problems |= problems;
	record->collection = candidate->collection;
	strbuf_release(&job->bytes);
	strbuf_release(&job->sidecar);
}

static void parse_batch(struct queue *queue, struct batch *batch,
    struct arena *arena)
{
	for (size_t i = 0; i < batch->count; i++)
		parse_job(queue, &batch->jobs[i], arena);
	free(batch);
}

/* The next batch; NULL when there is none, with wait: will be none. */
static struct batch *queue_take(struct queue *queue, bool wait)
{
	struct batch *batch = NULL;

	pthread_mutex_lock(&queue->mutex);
	while (wait && !queue->count && !queue->closed)
		pthread_cond_wait(&queue->filled, &queue->mutex);
	if (queue->count) {
		batch = queue->batches[queue->head];
		queue->head = (queue->head + 1) % QUEUE_BATCHES;
		queue->count--;
	}
	pthread_mutex_unlock(&queue->mutex);
	return batch;
}

/* False when the queue is full. */
static bool queue_put(struct queue *queue, struct batch *batch)
{
	bool fits;

	pthread_mutex_lock(&queue->mutex);
	fits = queue->count < QUEUE_BATCHES;
	if (fits) {
		queue->batches[(queue->head + queue->count) % QUEUE_BATCHES] =
		    batch;
		queue->count++;
		pthread_cond_signal(&queue->filled);
	}
	pthread_mutex_unlock(&queue->mutex);
	return fits;
}

static void queue_close(struct queue *queue)
{
	pthread_mutex_lock(&queue->mutex);
	queue->closed = true;
	pthread_cond_broadcast(&queue->filled);
	pthread_mutex_unlock(&queue->mutex);
}

/* False: another thread has. */
static bool claim_fetching(struct queue *queue)
{
	bool is_first;

	pthread_mutex_lock(&queue->mutex);
	is_first = !queue->is_claimed;
	queue->is_claimed = true;
	pthread_mutex_unlock(&queue->mutex);
	return is_first;
}

static void fetch(struct queue *queue)
{
	recall_fetch(&queue->recall);
	pthread_mutex_lock(&queue->mutex);
	queue->is_fetched = true;
	pthread_cond_signal(&queue->fetched);
	pthread_mutex_unlock(&queue->mutex);
}

static void await_fetched(struct queue *queue)
{
	pthread_mutex_lock(&queue->mutex);
	while (!queue->is_fetched)
		pthread_cond_wait(&queue->fetched, &queue->mutex);
	pthread_mutex_unlock(&queue->mutex);
}

/* Read one file; false when there is nothing to be parsed: it is gone, or the
 * cache knows these bytes. */
static bool read_job(struct job *job, struct queue *queue,
    struct corpus *corpus, struct source *source)
{
	const struct source_file *file =
	    queue->candidates->items[job->index].file;
	struct load_result *result = &queue->results[job->index];
	struct error err = { 0 };
	enum status status;

	strbuf_init(&job->bytes);
	strbuf_init(&job->sidecar);
	status = source_read(source, file, corpus->config.record_bytes,
	    &job->bytes, &err);
	if (status == STATUS_NOT_FOUND) {
		result->gone = true;
		return false;
	}
	if (status != STATUS_OK) {
		result->record->problems = status == STATUS_TOO_LARGE
		    ? PROBLEM_TOO_LARGE
		    : PROBLEM_UNREADABLE;
		skip_error(corpus, file->path, &err);
		return true;
	}
	sidecar_read(&job->sidecar, source, file->path, result, &corpus->arena);
	if (!recall_find_read(&queue->recall, job->index,
		text_make(job->bytes.buf, job->bytes.len),
		text_make(job->sidecar.buf, job->sidecar.len), result->record))
		return true;
	strbuf_release(&job->bytes);
	strbuf_release(&job->sidecar);
	return false;
}

/* The next job; false when its record is there without one. */
static bool take_job(struct job *job, struct queue *queue,
    struct corpus *corpus, struct source *source)
{
	const struct candidate *candidate =
	    &queue->candidates->items[job->index];
	struct record *record = queue->results[job->index].record;
	bool is_needed = !recall_find(&queue->recall, job->index, record) &&
	    read_job(job, queue, corpus, source);

	record->path = candidate->file->path;
	record->collection = candidate->collection;
	return is_needed;
}

/* Meanwhile another thread fetches what the cache has. */
static void identify(struct queue *queue, struct source *source)
{
	const candidate_list *candidates = queue->candidates;

	for (size_t i = 0; queue->recall.cache && i < candidates->count; i++) {
		const struct source_file *file = candidates->items[i].file;

		recall_identify(&queue->recall, i, file,
		    sidecar_find(source, file->path));
	}
}

static bool is_large(const struct job *job)
{
	return job->bytes.len > LARGE_BYTES || job->sidecar.len > LARGE_BYTES;
}

/*
 * Read every file and hand them over, a batch at a time; parse along when
 * there is more than the others can take. Large files are parsed here and
 * never wait, so that there is one of them in memory at a time.
 */
static void feed(struct queue *queue, struct corpus *corpus,
    struct source *source, size_t batch_files)
{
	struct batch *batch = mem_alloc(sizeof(*batch));

	for (size_t i = 0; i < queue->candidates->count; i++) {
		struct job *job = &batch->jobs[batch->count];

		job->index = i;
		if (!take_job(job, queue, corpus, source))
			continue;
		if (is_large(job)) {
			parse_job(queue, job, &corpus->arena);
			continue;
		}
		batch->bytes += job->bytes.len;
		if (++batch->count < batch_files && batch->bytes < BATCH_BYTES)
			continue;
		if (!queue_put(queue, batch))
			parse_batch(queue, batch, &corpus->arena);
		batch = mem_alloc(sizeof(*batch));
		if (queue->options->progress)
			queue->options->progress(queue->options->context, i,
			    queue->candidates->count);
	}
	queue_close(queue);
	do {
		parse_batch(queue, batch, &corpus->arena);
	} while ((batch = queue_take(queue, false)) != NULL);
}

/* Small batches where there are few files, so that every thread has some. */
static size_t batch_files(const struct queue *queue, unsigned threads)
{
	size_t files = queue->candidates->count / (threads * 4) + 1;

	return files < BATCH_FILES ? files : BATCH_FILES;
}

static void work(void *context, unsigned number)
{
	struct load *load = context;
	struct queue *queue = load->queue;
	struct batch *batch;

	if (!number) {
		identify(queue, load->source);
		if (!claim_fetching(queue))
			await_fetched(queue);
		feed(queue, load->corpus, load->source,
		    batch_files(queue, load->threads));
		return;
	}
	if (claim_fetching(queue))
		fetch(queue);
	while ((batch = queue_take(queue, true)) != NULL)
		parse_batch(queue, batch, &load->arenas[number]);
}

static void load_threaded(struct load *load)
{
	struct queue *queue = load->queue;

	pthread_mutex_init(&queue->mutex, NULL);
	pthread_cond_init(&queue->filled, NULL);
	pthread_cond_init(&queue->fetched, NULL);
	for (unsigned i = 1; i < load->threads; i++)
		arena_init(&load->arenas[i]);
	threads_run(load->threads, work, load);
	for (unsigned i = 1; i < load->threads; i++)
		arena_merge(&load->corpus->arena, &load->arenas[i]);
	pthread_cond_destroy(&queue->filled);
	pthread_cond_destroy(&queue->fetched);
	pthread_mutex_destroy(&queue->mutex);
}

/* A state of the team's own is the status that it stands for. */
static void read_own_state(const struct corpus *corpus, struct record *record,
    uint32_t collection)
{
	struct lifecycle_state state;

	lifecycle_of(&state, &corpus->config,
	    corpus->collections.items[collection].kind, record->status,
	    record_string(record, record->raw_status));
	record->status = state.status;
}

void load_records(struct load_result *results, struct corpus *corpus,
    struct source *source, const candidate_list *candidates,
    const struct corpus_options *options)
{
	struct queue queue = { .results = results,
		.candidates = candidates,
		.options = options };
	struct load load = { .queue = &queue,
		.corpus = corpus,
		.source = source,
		.threads = candidates->count < FEW_FILES
		    ? 1
		    : threads_count(options->threads) };

	recall_begin(&queue.recall, corpus, source, candidates, options->cache);
	load_threaded(&load);
	for (size_t i = 0; i < candidates->count; i++) {
		const char *id = recall_id(&queue.recall, i);

		results[i].record->id = *id ? arena_strdup(&corpus->arena, id)
					    : NULL;
	}
	corpus->files = candidates->count;
	corpus->recalled = queue.recall.found;
	recall_end(&queue.recall, results);
	/* what is kept knows no configuration */
	for (size_t i = 0; i < candidates->count; i++)
		read_own_state(corpus, results[i].record,
		    candidates->items[i].collection);
	sidecar_skip(corpus, results, candidates->count);
}
