/* SPDX-License-Identifier: MIT */
/* What tells one state of a source from another, without reading its files. */
#include <inttypes.h>
#include <limits.h>
#include <stdatomic.h>

#include "core/base/hash.h"
#include "core/base/threads.h"
#include "core/git/internal.h"

#define AT_ONCE 128 /* files that a thread takes */
#define MANY 1024 /* files that are worth a second thread */

/* The stamps of files that several threads ask for. */
struct stamping {
	const struct source *source;
	bool (*matters)(const char *path);
	struct source_stamp *stamps; /* of each file; zero: none */
	atomic_size_t taken; /* files that some thread has, or has had */
	atomic_bool has_failed;
};

static void stamp_some(struct stamping *stamping, struct disk *disk,
    size_t from)
{
	const struct source *source = stamping->source;

	for (size_t i = from; i < from + AT_ONCE && i < source->count; i++) {
		const struct source_file *file = &source->items[i];

		if (file->type == SOURCE_FILE && !*file->id &&
		    stamping->matters(file->path))
			disk_stamp(disk, file->path, &stamping->stamps[i]);
	}
}

static void work(void *context, unsigned number)
{
	struct stamping *stamping = context;
	struct disk disk;
	size_t from;

	(void)number;
	disk_init(&disk);
	if (disk_open(&disk, stamping->source->root, NULL)) {
		stamping->has_failed = true;
		return;
	}
	while ((from = atomic_fetch_add(&stamping->taken, AT_ONCE)) <
	    stamping->source->count)
		stamp_some(stamping, &disk, from);
	disk_release(&disk);
}

/* False: the disk cannot be asked. */
static bool stamp_all(struct stamping *stamping, unsigned threads)
{
	const struct source *source = stamping->source;

	if (source->kind == SOURCE_STAGED)
		return true;
	threads_run(source->count < MANY ? 1 : threads_count(threads), work,
	    stamping);
	return !stamping->has_failed;
}

static void add_file(struct strbuf *out, struct source *source,
    const struct source_file *file)
{
	struct error ignored;

	strbuf_add(out, file->path, strlen(file->path) + 1);
	strbuf_add(out, &file->type, sizeof(file->type));
	strbuf_add(out, file->id, strlen(file->id) + 1);
	if (file->type == SOURCE_SYMLINK && !*file->id)
		source_read(source, file, PATH_MAX, out, &ignored);
}

static void add_gaps(struct strbuf *out, const struct source *source)
{
	for (size_t i = 0; i < source->gaps.count; i++) {
		strbuf_addstr(out, source->gaps.items[i].path);
		strbuf_addstr(out, source->gaps.items[i].reason);
	}
}

/* Of files on the disk: their stamps, where they matter. */
static bool add_listed(struct strbuf *out, struct source *source,
    const struct source_stamp *stamps, int64_t now)
{
	static const struct source_stamp none;
	bool is_settled = true;

	for (size_t i = 0; i < source->count; i++) {
		const struct source_stamp *stamp = &stamps[i];

		add_file(out, source, &source->items[i]);
		if (source_same_stamp(stamp, &none))
			continue;
		strbuf_add(out, stamp, sizeof(*stamp));
		is_settled = is_settled && source_is_settled(stamp, now);
	}
	return is_settled;
}

bool source_fingerprint(struct strbuf *out, struct source *source,
    bool (*matters)(const char *path), unsigned threads)
{
	struct stamping stamping = { .source = source, .matters = matters };
	struct strbuf all = STRBUF_INIT;
	int64_t now = source_now();
	bool is_settled;

	strbuf_addf(out, "%d %s ", (int)source->kind,
	    source->root ? source->root : "");
	if (*source->tree) {
		strbuf_addstr(out, source->tree);
		return true;
	}
	stamping.stamps = mem_alloc(
	    (source->count + 1) * sizeof(*stamping.stamps));
	is_settled = stamp_all(&stamping, threads) &&
	    add_listed(&all, source, stamping.stamps, now);
	add_gaps(&all, source);
	strbuf_addf(out, "%zu %016" PRIx64, source->count,
	    hash_bytes(text_make(all.buf, all.len)));
	strbuf_release(&all);
	free(stamping.stamps);
	return is_settled;
}
