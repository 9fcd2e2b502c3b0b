/* SPDX-License-Identifier: MIT */
#include "core/change/journal.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/change/journal_text.h"
#include "core/change/own_folder.h"

static void find_journal(struct strbuf *out, const struct repo *repo,
    const char *root)
{
	struct strbuf folder = STRBUF_INIT;

	own_folder_of_worktree(&folder, repo, root);
	path_join(out, folder.buf, "journal");
	strbuf_release(&folder);
}

bool journal_is_there(const struct repo *repo, const char *root)
{
	struct strbuf path = STRBUF_INIT;
	bool is_there;

	find_journal(&path, repo, root);
	is_there = file_exists(path.buf);
	strbuf_release(&path);
	return is_there;
}

enum status journal_write(const struct change *change, struct error *err)
{
	struct strbuf path = STRBUF_INIT, folder = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;
	enum status status;

	own_folder_of_worktree(&folder, change->repo, change->root);
	find_journal(&path, change->repo, change->root);
	journal_format(&text, change, path.buf);
	status = file_make_folder(folder.buf, err);
	if (!status)
		status = file_create(path.buf, text.buf, text.len, err);
	strbuf_release(&path);
	strbuf_release(&folder);
	strbuf_release(&text);
	return status;
}

enum status journal_remove(const struct repo *repo, const char *root,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	find_journal(&path, repo, root);
	if (unlink(path.buf) < 0 && errno != ENOENT) {
		status = error_set_errno(err, STATUS_STOPPED, errno,
		    "cannot remove the journal '%s'", path.buf);
		error_hint(err,
		    "The files are right. Delete it when the cause is gone, or "
		    "nothing can be written here.");
	}
	strbuf_release(&path);
	return status;
}

static bool is_same(const char *a, const char *b)
{
	char *first = file_resolve(a), *second = file_resolve(b);
	bool is = first && second && !strcmp(first, second);

	free(first);
	free(second);
	return is;
}

/*
 * git's folder may serve several by GIT_WORK_TREE. Where it has been copied
 * since, or the files are no longer where they were, all of it has a new place.
 */
static enum status check_root(const struct journal *journal, const char *root,
    struct error *err)
{
	if (!is_same(journal->home, journal->path) ||
	    !file_exists(journal->root) || is_same(journal->root, root))
		return STATUS_OK;
	error_set(err, STATUS_STOPPED,
	    "an earlier 'hence %s' was stopped half-way in '%s'",
	    journal->command, journal->root);
	error_hint(err,
	    "Run 'hence fix' there, or delete '%s' if you need neither its old "
	    "nor its new texts.",
	    journal->path);
	return STATUS_STOPPED;
}

static enum status say_damaged(const struct journal *journal, struct error *err)
{
	error_set(err, STATUS_STOPPED,
	    "the journal '%s' of a command that was stopped half-way is "
	    "damaged",
	    journal->path);
	error_hint(err,
	    "Set the files right by hand, by 'git diff' and by what can be "
	    "read in it, then delete it.");
	return STATUS_STOPPED;
}

enum status journal_read(struct journal *out, struct repo *repo,
    const char *root, struct error *err)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	enum status status;

	memset(out, 0, sizeof(*out));
	change_init(&out->change, repo, root, "", 0);
	find_journal(&path, repo, root);
	out->path = strbuf_detach(&path);
	status = file_read(&text, out->path, FILE_NO_LIMIT, err);
	if (!status && !journal_parse(out, text_make(text.buf, text.len)))
		status = say_damaged(out, err);
	if (!status)
		status = check_root(out, root, err);
	if (!status)
		out->change.command = out->command;
	strbuf_release(&text);
	return status;
}

void journal_release(struct journal *journal)
{
	change_release(&journal->change);
	free(journal->path);
	free(journal->home);
	free(journal->root);
	free(journal->command);
}

enum status journal_say(struct repo *repo, const char *root, struct error *err)
{
	struct journal journal;
	enum status status;

	if (!journal_is_there(repo, root))
		return STATUS_OK;
	status = journal_read(&journal, repo, root, err);
	if (!status) {
		status = error_set(err, STATUS_STOPPED,
		    "an earlier 'hence %s' was stopped half-way",
		    journal.command);
		error_hint(err,
		    "Run 'hence fix --continue' to finish it, or 'hence fix "
		    "--abort' to undo it.");
	}
	journal_release(&journal);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}
