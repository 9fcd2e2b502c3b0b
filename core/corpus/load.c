/* SPDX-License-Identifier: MIT */
#include "core/corpus/load.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "core/base/path.h"

#define MAX_THREADS 64
#define FEW_FILES 8 /* parsed before a thread has begun */
#define BATCH_FILES 32 /* handed over at once: locks cost more than files */
#define BATCH_BYTES (1u << 20)
#define QUEUE_BATCHES 16 /* read and not yet parsed */
#define SIDECAR_LIMIT (1u << 20)

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
	pthread_cond_t filled;
	struct batch *batches[QUEUE_BATCHES];
	size_t head, count;
	bool closed;
	struct load_result *results;
	const candidate_list *candidates;
	const struct corpus_options *options;
};

struct worker {
	pthread_t thread;
	struct arena arena;
	struct queue *queue;
};

static void parse_job(struct queue *queue, struct job *job, struct arena *arena)
{
	const struct candidate *candidate =
	    &queue->candidates->items[job->index];
	struct load_result *result = &queue->results[job->index];
	uint32_t problems = result->record.problems;

	record_parse(&result->record, candidate->file->path,
	    text_make(job->bytes.buf, job->bytes.len),
	    text_make(job->sidecar.buf, job->sidecar.len), arena);
	result->record.problems |= problems;
	result->record.collection = candidate->collection;
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

static void *work(void *data)
{
	struct worker *worker = data;
	struct batch *batch;

	while ((batch = queue_take(worker->queue, true)) != NULL)
		parse_batch(worker->queue, batch, &worker->arena);
	return NULL;
}

static void read_sidecar_of(struct source *source, const char *path,
    struct strbuf *out)
{
	struct strbuf name = STRBUF_INIT;
	struct text parent = path_parent(path);
	const struct source_file *file;
	struct error ignored;

	strbuf_add(&name, parent.data, parent.len);
	strbuf_addstr(&name, parent.len ? "/kep.yaml" : "kep.yaml");
	file = source_find(source, name.buf);
	if (file && file->type == SOURCE_FILE)
		source_read(source, file, SIDECAR_LIMIT, out, &ignored);
	strbuf_release(&name);
}

/* "'x.md' has 2000000 bytes": the path is said beside the reason. */
static const char *reason_of(const struct error *err, const char *path)
{
	size_t len = strlen(path);
	const char *message = err->message;

	if (message[0] == '\'' && !strncmp(message + 1, path, len) &&
	    message[len + 1] == '\'')
		message += len + 2;
	while (*message == ' ' || *message == ':')
		message++;
	return message;
}

/* Read one file; false when it is gone. */
static bool read_job(struct job *job, struct corpus *corpus,
    struct source *source, const struct candidate *candidate,
    struct load_result *result)
{
	struct error err;
	enum status status;
	struct corpus_skip *skip;

	strbuf_init(&job->bytes);
	strbuf_init(&job->sidecar);
	memset(result, 0, sizeof(*result));
	status = source_read(source, candidate->file,
	    corpus->config.record_bytes, &job->bytes, &err);
	if (status == STATUS_OK) {
		read_sidecar_of(source, candidate->file->path, &job->sidecar);
		return true;
	}
	if (status == STATUS_NOT_FOUND) {
		result->gone = true;
		return false;
	}
	result->record.problems = status == STATUS_TOO_LARGE
	    ? PROBLEM_TOO_LARGE
	    : PROBLEM_UNREADABLE;
	skip = vec_push(&corpus->skips);
	skip->path = candidate->file->path;
	skip->reason = arena_strdup(&corpus->arena,
	    reason_of(&err, candidate->file->path));
	return true;
}

static unsigned thread_count(unsigned wanted, size_t files)
{
	long processors;

	if (!wanted) {
		processors = sysconf(_SC_NPROCESSORS_ONLN);
		wanted = processors > 0 ? (unsigned)processors : 1;
	}
	if (files < FEW_FILES)
		wanted = 1;
	return wanted < MAX_THREADS ? wanted : MAX_THREADS;
}

/*
 * Read every file and hand them over, a batch at a time; parse along when
 * there is more than the others can take.
 */
static void feed(struct queue *queue, struct corpus *corpus,
    struct source *source, size_t batch_files)
{
	struct batch *batch = mem_alloc(sizeof(*batch));

	for (size_t i = 0; i < queue->candidates->count; i++) {
		struct job *job = &batch->jobs[batch->count];

		job->index = i;
		if (!read_job(job, corpus, source, &queue->candidates->items[i],
			&queue->results[i]))
			continue;
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

static void load_threaded(struct queue *queue, struct corpus *corpus,
    struct source *source, unsigned threads)
{
	struct worker workers[MAX_THREADS];
	unsigned started = 0;

	pthread_mutex_init(&queue->mutex, NULL);
	pthread_cond_init(&queue->filled, NULL);
	for (unsigned i = 1; i < threads; i++) {
		arena_init(&workers[started].arena);
		workers[started].queue = queue;
		if (!pthread_create(&workers[started].thread, NULL, work,
			&workers[started]))
			started++;
	}
	feed(queue, corpus, source, batch_files(queue, threads));
	for (unsigned i = 0; i < started; i++) {
		pthread_join(workers[i].thread, NULL);
		arena_merge(&corpus->arena, &workers[i].arena);
	}
	pthread_cond_destroy(&queue->filled);
	pthread_mutex_destroy(&queue->mutex);
}

void load_records(struct load_result *results, struct corpus *corpus,
    struct source *source, const candidate_list *candidates,
    const struct corpus_options *options)
{
	struct queue queue = { .results = results,
		.candidates = candidates,
		.options = options };

	load_threaded(&queue, corpus, source,
	    thread_count(options->threads, candidates->count));
}
