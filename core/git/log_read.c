/* SPDX-License-Identifier: MIT */
/* Reading a whole history: folders that files came from, and what an earlier
 * run has read already. */
#include <string.h>
#include <time.h>

#include "core/base/file.h"
#include "core/base/map.h"
#include "core/base/path.h"
#include "core/base/sha256.h"
#include "core/git/history.h"
#include "core/git/internal.h"
#include "core/git/log.h"

typedef VEC(const char *) path_list;

static bool is_covered(const char *path, const path_list *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		if (path_is_inside(path, paths->items[i]))
			return true;
	return false;
}

/* Was the file moved into the paths from where they do not look? */
static bool is_from_outside(const struct log_change *change,
    const path_list *paths)
{
	return change->path != change->old_path &&
	    is_covered(change->path, paths) &&
	    !is_covered(change->old_path, paths);
}

/*
 * Add where files of the paths were before: folders that several came from,
 * since git is slow with many paths, else the file. All of the repository is
 * no such folder.
 */
static bool add_former(path_list *paths, const struct log *log,
    struct arena *arena)
{
	size_t before = paths->count;
	struct map moved;

	map_init(&moved);
	for (size_t i = 0; i < log->changes.count; i++) {
		const struct log_change *change = &log->changes.items[i];

		if (is_from_outside(change, paths))
			++*map_at(&moved, path_parent(change->old_path), NULL);
	}
	for (size_t i = 0; moved.count && i < log->changes.count; i++) {
		const struct log_change *change = &log->changes.items[i];
		struct text folder = path_parent(change->old_path);
		const size_t *files = map_find(&moved, folder);

		if (!files || !is_from_outside(change, paths))
			continue;
		*vec_push(paths) = *files > 1 && folder.len
		    ? arena_strndup(arena, folder.data, folder.len)
		    : arena_strdup(arena, change->old_path);
	}
	map_release(&moved);
	return paths->count > before;
}

/* A log that is being read. */
struct reading {
	struct repo *repo;
	const char *tip;
	path_list paths;
	struct strbuf raw;
	struct arena arena; /* of paths */
};

static bool add_hash(struct sha256 *sha, const char *path)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status = file_read(&bytes, path, FILE_NO_LIMIT, NULL);

	sha256_add(sha, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
	return status == STATUS_OK || status == STATUS_NOT_FOUND;
}

/*
 * Append what the same walk depends on besides its tip: whom the mailmap makes
 * of whom, and the folders. False where that cannot be told: other mailmaps
 * than the usual one, and a history that may grow at its old end.
 */
static bool add_key(struct strbuf *out, const struct reading *reading)
{
	const struct repo_info *info = &reading->repo->info;
	unsigned char digest[SHA256_SIZE];
	struct strbuf value = STRBUF_INIT;
	struct sha256 sha;
	bool is_fine;

	is_fine = info->root && !info->shallow &&
	    !repo_config(reading->repo, "mailmap.file", &value) &&
	    !repo_config(reading->repo, "mailmap.blob", &value);
	sha256_start(&sha);
	if (is_fine) {
		strbuf_clear(&value);
		path_join(&value, info->root, ".mailmap");
		is_fine = add_hash(&sha, value.buf);
	}
	for (size_t i = 0; i < reading->paths.count; i++) {
		sha256_add(&sha, text_of(reading->paths.items[i]));
		sha256_add(&sha, text_make("", 1));
	}
	sha256_end(digest, &sha);
	for (size_t i = 0; i < sizeof(digest); i++)
		strbuf_addf(out, "%02x", digest[i]);
	strbuf_release(&value);
	return is_fine;
}

static void keep(struct log_memory *memory, const struct reading *reading,
    const char *key)
{
	struct strbuf *out = &memory->bytes;

	strbuf_clear(out);
	strbuf_addf(out, "%s%c%s%c", key, '\0', reading->tip, '\0');
	for (size_t i = 0; i < reading->paths.count; i++)
		strbuf_addf(out, "%s%c", reading->paths.items[i], '\0');
	strbuf_addch(out, '\0');
	strbuf_add(out, reading->raw.buf, reading->raw.len);
}

static bool is_ancestor(struct repo *repo, const char *old, const char *new)
{
	struct strbuf base = STRBUF_INIT;
	bool is_one = !strcmp(old, new) ||
	    (history_merge_base(&base, repo, old, new, NULL) == STATUS_OK &&
		!strcmp(base.buf, old));

	strbuf_release(&base);
	return is_one;
}

/* Put what has come since behind what the tip of the last run had. */
static bool go_on(struct reading *reading, struct text memory, const char *key)
{
	struct text rest = memory, part, tip;
	path_list paths = { 0 };
	bool is_fine;

	is_fine = text_split(&rest, '\0', &part) && text_equals(part, key) &&
	    text_split(&rest, '\0', &tip) &&
	    is_ancestor(reading->repo, tip.data, reading->tip);
	while (is_fine && text_split(&rest, '\0', &part) && part.len)
		*vec_push(&paths) = arena_strndup(&reading->arena, part.data,
		    part.len);
	if (is_fine && strcmp(tip.data, reading->tip) != 0)
		is_fine = log_fetch(&reading->raw, reading->repo, reading->tip,
			      tip.data, paths.items, paths.count,
			      NULL) == STATUS_OK;
	if (!is_fine) {
		vec_release(&paths);
		strbuf_clear(&reading->raw);
		return false;
	}
	strbuf_add(&reading->raw, rest.data, rest.len);
	vec_release(&reading->paths);
	reading->paths.items = paths.items;
	reading->paths.count = paths.count;
	reading->paths.cap = paths.cap;
	return true;
}

static enum status parse(struct log *out, const struct reading *reading,
    struct error *err)
{
	if (log_parse(out, text_make(reading->raw.buf, reading->raw.len)))
		return STATUS_OK;
	return error_set(err, STATUS_GIT,
	    "'git log' printed what cannot be read");
}

static enum status read_all(struct log *out, struct reading *reading,
    struct error *err)
{
	enum status status;

	for (;;) {
		strbuf_clear(&reading->raw);
		status = log_fetch(&reading->raw, reading->repo, reading->tip,
		    NULL, reading->paths.items, reading->paths.count, err);
		if (status == STATUS_OK)
			status = parse(out, reading, err);
		if (status != STATUS_OK ||
		    !add_former(&reading->paths, out, &reading->arena))
			return status;
		log_release(out);
	}
}

static bool is_newer(const struct log_memory *memory, const char *tip)
{
	struct text rest = text_make(memory->bytes.buf, memory->bytes.len);
	struct text part;

	return !text_split(&rest, '\0', &part) ||
	    !text_split(&rest, '\0', &part) || !text_equals(part, tip);
}

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum status log_read(struct log *out, struct repo *repo, const char *tip,
    const char *const *folders, size_t count, struct log_memory *memory,
    struct error *err)
{
	struct reading reading = { .repo = repo, .tip = tip };
	struct strbuf key = STRBUF_INIT;
	long started = now_ms();
	enum status status = STATUS_OK;
	bool is_known = false;

	arena_init(&reading.arena);
	strbuf_init(&reading.raw);
	for (size_t i = 0; i < count; i++)
		*vec_push(&reading.paths) = folders[i];
	if (memory && !add_key(&key, &reading))
		memory = NULL;
	if (memory && memory->bytes.len)
		is_known = go_on(&reading,
		    text_make(memory->bytes.buf, memory->bytes.len), key.buf);
	if (is_known && parse(out, &reading, NULL) != STATUS_OK)
		is_known = false;
	if (is_known && add_former(&reading.paths, out, &reading.arena)) {
		log_release(out);
		is_known = false;
	}
	if (!is_known)
		status = read_all(out, &reading, err);
	if (memory && status == STATUS_OK) {
		memory->is_new = !is_known || is_newer(memory, tip);
		memory->took = now_ms() - started;
		if (memory->is_new)
			keep(memory, &reading, key.buf);
	}
	vec_release(&reading.paths);
	strbuf_release(&reading.raw);
	strbuf_release(&key);
	arena_release(&reading.arena);
	return status;
}
