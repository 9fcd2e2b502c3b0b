/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/path.h"
#include "core/git/internal.h"

/* What another process puts in its place while it is read looks damaged, mostly
 * once. */
#define READ_TIMES 5

static void index_path(struct strbuf *out, const struct repo *repo)
{
	if (repo->index_path)
		strbuf_addstr(out, repo->index_path);
	else
		path_join(out, repo->info.git_dir, "index");
}

/* Newer git may leave out the checksum: it is all zeros then. */
static bool has_no_checksum(const char *path)
{
	char end[20] = { 1 };
	FILE *file = fopen(path, "rb");
	size_t i = 0;

	if (!file)
		return false;
	if (fseek(file, -(long)sizeof(end), SEEK_END) == 0 &&
	    fread(end, 1, sizeof(end), file) == sizeof(end)) {
		while (i < sizeof(end) && end[i] == 0)
			i++;
	}
	fclose(file);
	return i == sizeof(end);
}

/*
 * Is it a form that git writes and libgit2 does not know? A damaged one must
 * not go to git(1), which lists rubbish: it does not compare the checksum.
 */
static bool is_for_git(const char *path, const char *message)
{
	return strstr(message, "extension") || strstr(message, "version") ||
	    (strstr(message, "checksum") && has_no_checksum(path));
}

/* What libgit2 would say is gone: an index without room for its own ends. */
static enum status check_form(const char *path, struct error *err)
{
	static const size_t shortest = 12 + 20; /* header and checksum */
	char start[32];
	FILE *file = fopen(path, "rb");
	size_t len;

	if (!file && errno == ENOENT)
		return STATUS_OK;
	if (!file)
		return error_set_errno(err, STATUS_GIT, errno, "'%s'", path);
	len = fread(start, 1, sizeof(start), file);
	fclose(file);
	if (len == 0)
		return error_set(err, STATUS_GIT, "'%s' is empty", path);
	if (len < shortest)
		return error_set(err, STATUS_GIT, "'%s' is cut off", path);
	if (memcmp(start, "DIRC", 4) != 0)
		return error_set(err, STATUS_GIT,
		    "'%s' does not begin as an index does", path);
	return STATUS_OK;
}

static enum status open_index(git_index **out, const char *path, bool *use_git,
    struct error *err)
{
	enum status status = check_form(path, err);
	const git_error *last;
	const char *message;

	if (status)
		return status;
	if (git_index_open(out, path) == 0)
		return STATUS_OK;
	*out = NULL;
	last = git_error_last();
	message = last && last->message ? last->message : "no reason given";
	*use_git = is_for_git(path, message);
	return error_set(err, STATUS_GIT, "'%s' is damaged (%s)", path,
	    message);
}

static int64_t nanoseconds(int64_t seconds, uint32_t rest)
{
	return seconds * 1000000000 + rest;
}

static void pass_entry(const git_index_entry *found, index_fn fn, void *context)
{
	struct index_entry entry = { found->path, found->mode, 0, false, false,
		"" };

	entry.stage = git_index_entry_stage(found);
	entry.is_skipped = found->flags_extended &
	    GIT_INDEX_ENTRY_SKIP_WORKTREE;
	entry.is_intended = found->flags_extended &
	    GIT_INDEX_ENTRY_INTENT_TO_ADD;
	git_oid_tostr(entry.id, sizeof(entry.id), &found->id);
	fn(&entry, context);
}

/* Asked for before the index is read: what is written later looks racy. */
static int64_t written_at(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return 0;
	return nanoseconds(st.st_mtim.tv_sec, (uint32_t)st.st_mtim.tv_nsec);
}

/* Some commands need it twice: reading it again looks whether it is another
 * one first. */
static enum status read_index(struct repo *repo, const char *path,
    bool *use_git, struct error *err)
{
	enum status status = STATUS_GIT;

	if (repo->index && git_index_read(repo->index, false) == 0)
		return STATUS_OK;
	git_index_free(repo->index);
	repo->index = NULL;
	for (int i = 0; i < READ_TIMES && status && !*use_git; i++) {
		repo->index_written = written_at(path);
		status = open_index(&repo->index, path, use_git, err);
	}
	return status;
}

static enum status each_by_libgit2(struct repo *repo, index_fn fn,
    void *context, bool *use_git, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status;
	size_t i, count;

	index_path(&path, repo);
	status = read_index(repo, path.buf, use_git, err);
	strbuf_release(&path);
	if (status)
		return status;
	count = git_index_entrycount(repo->index);
	for (i = 0; i < count; i++)
		pass_entry(git_index_get_byindex(repo->index, i), fn, context);
	return STATUS_OK;
}

/* git keeps the low 32 bits of what is larger. */
static bool is_unchanged(const git_index_entry *entry,
    const struct source_stamp *stamp)
{
	return nanoseconds(entry->mtime.seconds, entry->mtime.nanoseconds) ==
	    stamp->modified &&
	    nanoseconds(entry->ctime.seconds, entry->ctime.nanoseconds) ==
	    stamp->changed &&
	    entry->ino == (uint32_t)stamp->inode &&
	    entry->file_size == (uint32_t)stamp->size &&
	    stamp->size <= UINT32_MAX;
}

/* Where it was read again, the older time only makes more files look racy. */
bool index_vouches(const struct repo *repo, const char *path,
    const struct source_stamp *stamp, char id[SOURCE_ID_SIZE])
{
	const git_index_entry *entry;

	if (!repo->index || stamp->modified >= repo->index_written ||
	    stamp->changed >= repo->index_written)
		return false;
	entry = git_index_get_bypath(repo->index, path, 0);
	if (!entry || (entry->mode & MODE_TYPE) != MODE_FILE ||
	    (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) ||
	    !is_unchanged(entry, stamp))
		return false;
	git_oid_tostr(id, SOURCE_ID_SIZE, &entry->id);
	return true;
}

/* "S 100644 <id> 0\t<path>"; S: left out of the worktree. */
static bool read_line(struct text line, struct index_entry *out)
{
	struct text tag, mode, id, stage;
	size_t i;

	if (!text_split(&line, ' ', &tag) || !text_split(&line, ' ', &mode) ||
	    !text_split(&line, ' ', &id) || !text_split(&line, '\t', &stage))
		return false;
	if (id.len >= OBJECT_ID_SIZE || stage.len != 1 || line.len == 0)
		return false;
	*out = (struct index_entry){ line.data, 0, stage.data[0] - '0', false,
		false, "" };
	out->is_skipped = text_equals(tag, "S");
	for (i = 0; i < mode.len; i++)
		out->mode = out->mode * 8 + (unsigned int)(mode.data[i] - '0');
	memcpy(out->id, id.data, id.len);
	return true;
}

static enum status each_by_git(struct repo *repo, index_fn fn, void *context,
    struct error *err)
{
	static const char *const args[] = { "ls-files", "-z", "-t", "--stage",
		NULL };
	struct strbuf list = STRBUF_INIT;
	struct index_entry entry;
	struct text rest, line;
	enum status status;

	status = repo_run(repo, args, &list, err);
	rest = text_make(list.buf, list.len);
	while (!status && text_split(&rest, '\0', &line)) {
		if (read_line(line, &entry))
			fn(&entry, context);
	}
	strbuf_release(&list);
	return status;
}

enum status index_each(struct repo *repo, index_fn fn, void *context,
    struct error *err)
{
	bool use_git = !repo->git;
	enum status status = STATUS_OK;

	if (!use_git)
		status = each_by_libgit2(repo, fn, context, &use_git, err);
	if (use_git)
		status = each_by_git(repo, fn, context, err);
	if (status) {
		error_prefix(err, "git's index cannot be read");
		error_hint(err,
		    "If it is damaged, move it away and run 'git reset' to "
		    "build it anew.");
	}
	return status;
}
