/* SPDX-License-Identifier: MIT */
#include "core/change/recover.h"

#include <string.h>

#include "core/base/file.h"
#include "core/base/guard.h"
#include "core/base/path.h"
#include "core/change/carry.h"

static bool is_there(const struct change *change, const char *path)
{
	struct strbuf full = STRBUF_INIT;
	bool is;

	path_join(&full, change->root, path);
	is = file_exists(full.buf);
	strbuf_release(&full);
	return is;
}

static bool has_moved(const struct change *change, const char *from,
    const char *to)
{
	return is_there(change, to) && !is_there(change, from);
}

/*
 * Moves are done in order, and to names that were free: what is there tells
 * how many are done. False: somebody else was at work.
 */
static bool count_moved(size_t *moved, const struct change *change)
{
	const struct change_move *rows = change->moves.items;
	size_t count = change->moves.count;

	for (*moved = 0; *moved <= count; ++*moved) {
		size_t i = *moved;

		if (i && !has_moved(change, rows[i - 1].from, rows[i - 1].to))
			continue;
		if (i < count && !has_moved(change, rows[i].to, rows[i].from))
			continue;
		return true;
	}
	return false;
}

/* Set out to where a file stands when so many moves are done. */
static void path_now(struct strbuf *out, const struct change *change,
    const char *path, size_t moved)
{
	struct change part = *change;

	part.moves.count = moved;
	change_path_after(out, &part, path);
}

static enum status say_changed(const struct journal *journal, const char *path,
    struct error *err)
{
	error_set(err, STATUS_EXISTS,
	    "'%s' has been changed since 'hence %s' was stopped half-way", path,
	    journal->command);
	error_hint(err,
	    "Put it back as it was, or set all its files right by hand and "
	    "delete '%s'.",
	    journal->path);
	return STATUS_EXISTS;
}

static bool holds(const struct change_file *file, const struct strbuf *bytes)
{
	return text_same(text_make(file->before.buf, file->before.len),
	    text_make(bytes->buf, bytes->len));
}

static void set(struct change_file *file, const struct strbuf *bytes)
{
	strbuf_clear(&file->text);
	strbuf_add(&file->text, bytes->buf, bytes->len);
}

/* A file that is there, as now, and its row in the journal. */
static bool plan_present(struct change_file *now, const struct change_file *row,
    enum recover_way way)
{
	if (holds(now, &row->text)) {
		if (way == RECOVER_ABORT && row->is_new)
			now->is_gone = true;
		else if (way == RECOVER_ABORT)
			set(now, &row->before);
		return true;
	}
	if (row->is_new || !holds(now, &row->before))
		return false;
	if (way == RECOVER_CONTINUE)
		set(now, &row->text);
	return true;
}

static enum status plan_file(struct change *plan, const struct journal *journal,
    const struct change_file *row, size_t moved, enum recover_way way,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	struct change_file *now;
	enum status status;

	path_now(&path, &journal->change, row->path, moved);
	plan->limit = row->before.len > row->text.len ? row->before.len
						      : row->text.len;
	status = change_open(&now, plan, path.buf, err);
	if (status == STATUS_NOT_FOUND && row->is_new) {
		status = STATUS_OK;
		if (way == RECOVER_CONTINUE)
			status = change_add(&now, plan, path.buf, err);
		if (!status && way == RECOVER_CONTINUE)
			set(now, &row->text);
	} else if (status == STATUS_NOT_FOUND || status == STATUS_TOO_LARGE ||
	    (!status && !plan_present(now, row, way))) {
		status = say_changed(journal, path.buf, err);
	}
	strbuf_release(&path);
	return status;
}

static enum status plan_moves(struct change *plan, const struct change *change,
    size_t moved, enum recover_way way, struct error *err)
{
	const struct change_move *rows = change->moves.items;
	enum status status = STATUS_OK;

	if (way == RECOVER_ABORT)
		for (size_t i = moved; i > 0 && !status; i--)
			status = change_move(plan, rows[i - 1].to,
			    rows[i - 1].from, err);
	else
		for (size_t i = moved; i < change->moves.count && !status; i++)
			status = change_move(plan, rows[i].from, rows[i].to,
			    err);
	return status;
}

enum status recover_plan(struct change *plan, const struct journal *journal,
    enum recover_way way, struct error *err)
{
	const struct change *change = &journal->change;
	enum status status = STATUS_OK;
	size_t moved;

	change_init(plan, change->repo, change->root, "fix", 0);
	if (!count_moved(&moved, change))
		return say_changed(journal, change->moves.items[0].from, err);
	for (size_t i = 0; i < change->files.count && !status; i++)
		status = plan_file(plan, journal, change->files.items[i], moved,
		    way, err);
	if (!status)
		status = plan_moves(plan, change, moved, way, err);
	for (size_t i = 0; i < change->folders.count && !status; i++)
		status = change_check_path(plan, change->folders.items[i], err);
	return status;
}

enum status recover_apply(struct change *plan, const struct journal *journal,
    enum recover_way way, struct error *err)
{
	struct carry carry;
	struct guard guard;
	enum status status;

	guard_hold_signals(&guard);
	carry_init(&carry, plan);
	status = carry_prepare(&carry, err);
	if (!status)
		status = carry_do(&carry, err);
	if (!status && way == RECOVER_ABORT)
		carry_remove_folders(&journal->change);
	if (!status)
		status = journal_remove(plan->repo, plan->root, err);
	carry_release(&carry);
	guard_release_signals(&guard);
	return status;
}
