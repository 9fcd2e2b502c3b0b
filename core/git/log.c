/* SPDX-License-Identifier: MIT */
#include "core/git/log.h"

#include <string.h>

#include "core/base/map.h"
#include "core/base/path.h"
#include "core/git/internal.h"

enum status log_fetch(struct strbuf *raw, struct repo *repo, const char *tip,
    const char *without, const char *const *folders, size_t count,
    struct error *err)
{
	static const char *const args[] = { "log", "--no-show-signature",
		"--no-color", "--use-mailmap", "--root", "--no-relative",
		"--topo-order", "--full-history", "--raw", "-z", "--no-abbrev",
		"-M", "-c", "--full-diff", "--ignore-submodules",
		"--format=%H%x00%P%x00%aN%x00%aE%x00%ct", "--stdin", NULL };
	struct strbuf input = STRBUF_INIT;
	enum status status;

	/* more paths than a command line may hold */
	strbuf_addf(&input, "%s\n", tip);
	if (without)
		strbuf_addf(&input, "^%s\n", without);
	strbuf_addstr(&input, "--\n");
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&input, ":(top,literal)%s\n", folders[i]);
	status = command_run(raw, repo->prefix, args, &input, err);
	strbuf_release(&input);
	return status;
}

enum status log_commits(struct strbuf *out, struct repo *repo, const char *tip,
    const char *without, struct error *err)
{
	const char *const args[] = { "rev-list", tip, "--not", without, "--",
		NULL };

	return command_run(out, repo->prefix, args, NULL, err);
}

/* The bytes up to the next NUL; false at the end. */
static bool next(struct text *rest, struct text *out)
{
	size_t len = text_find_char(*rest, '\0');

	if (len >= rest->len)
		return false;
	*out = text_make(rest->data, len);
	*rest = text_skip(*rest, len + 1);
	return true;
}

static const char *keep(struct log *log, struct text t)
{
	return arena_strndup(&log->arena, t.data, t.len);
}

static bool is_id(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!char_is_digit(t.data[i]) &&
		    !(t.data[i] >= 'a' && t.data[i] <= 'f'))
			return false;
	return t.len == 40 || t.len == 64;
}

static const char *keep_id(struct log *log, struct text id)
{
	bool zero = true;

	for (size_t i = 0; i < id.len; i++)
		zero = zero && id.data[i] == '0';
	return zero ? NULL : keep(log, id);
}

/* Behind the id: parents, name, address and time. */
static bool read_commit(struct log *log, struct text id, struct text *rest)
{
	struct log_commit *commit = vec_push(&log->commits);
	struct text parents, name, email, seconds;

	if (!is_id(id) || !next(rest, &parents) || !next(rest, &name) ||
	    !next(rest, &email) || !next(rest, &seconds))
		return false;
	commit->id = keep(log, id);
	commit->parents = keep(log, parents);
	commit->name = keep(log, name);
	commit->email = keep(log, email);
	for (size_t i = 0; i < seconds.len; i++) {
		if (!char_is_digit(seconds.data[i]) || i > 15)
			return seconds.data[0] == '-';
		commit->time = commit->time * 10 + (seconds.data[i] - '0');
	}
	return true;
}

/*
 * ":100644 100644 ID ID M", NUL, path, NUL; "R087" has the old path first; in
 * a merge a colon, mode and id for each parent, and one path.
 */
static bool read_change(struct log *log, struct text head, struct text *rest)
{
	struct log_change *change;
	struct text part, old_id = text_make("", 0), other_id = old_id;
	struct text id = old_id, path, to;
	size_t parents = 0;

	while (parents < head.len && head.data[parents] == ':')
		parents++;
	if (!log->commits.count)
		return false;
	head = text_skip(head, parents);
	for (size_t i = 0; i <= 2 * parents + 1; i++) {
		if (!text_split(&head, ' ', &part))
			return false;
		if (i == parents + 1)
			old_id = part;
		if (i == parents + 2)
			other_id = part;
		id = part;
	}
	if (!is_id(id) || !is_id(old_id) || !next(rest, &path))
		return false;
	to = path;
	if (parents == 1 && text_starts(head, "R") && !next(rest, &to))
		return false;
	change = vec_push(&log->changes);
	change->commit = (uint32_t)log->commits.count - 1;
	change->old_path = keep(log, path);
	change->path = text_same(path, to) ? change->old_path : keep(log, to);
	change->id = keep_id(log, id);
	change->old_id = keep_id(log, old_id);
	if (parents > 1)
		change->other_id = keep_id(log, other_id);
	return true;
}

bool log_parse(struct log *out, struct text raw)
{
	struct text part;
	bool fine = true;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	while (fine && next(&raw, &part)) {
		part = text_trim_start(part);
		if (!part.len)
			continue;
		fine = part.data[0] == ':' ? read_change(out, part, &raw)
					   : read_commit(out, part, &raw);
	}
	if (fine && !raw.len)
		return true;
	log_release(out);
	return false;
}

void log_release(struct log *log)
{
	vec_release(&log->commits);
	vec_release(&log->changes);
	arena_release(&log->arena);
}

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

enum status log_read(struct log *out, struct repo *repo, const char *tip,
    const char *const *folders, size_t count, struct error *err)
{
	struct strbuf raw = STRBUF_INIT;
	path_list paths = { 0 };
	struct arena arena;
	enum status status;

	arena_init(&arena);
	for (size_t i = 0; i < count; i++)
		*vec_push(&paths) = folders[i];
	for (;;) {
		strbuf_clear(&raw);
		status = log_fetch(&raw, repo, tip, NULL, paths.items,
		    paths.count, err);
		if (status == STATUS_OK &&
		    !log_parse(out, text_make(raw.buf, raw.len)))
			status = error_set(err, STATUS_GIT,
			    "'git log' printed what cannot be read");
		if (status != STATUS_OK || !add_former(&paths, out, &arena))
			break;
		log_release(out);
	}
	vec_release(&paths);
	strbuf_release(&raw);
	arena_release(&arena);
	return status;
}
