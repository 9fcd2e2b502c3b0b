/* SPDX-License-Identifier: MIT */
#include "core/change/hooks.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/base/text.h"
#include "core/change/hook_text.h"

#define LIMIT ((size_t)1 << 20)

const char *const hook_names[] = { "pre-commit", "pre-push", NULL };

static struct text before(const struct hook *hook)
{
	return text_make(hook->file->before.buf, hook->file->before.len);
}

static void find_full(struct strbuf *out, const struct hook *hook)
{
	path_join(out, hook->change.root, hook->path.buf);
}

static bool is_executable(const struct hook *hook)
{
	struct strbuf full = STRBUF_INIT;
	struct stat info;
	bool is;

	find_full(&full, hook);
	is = stat(full.buf, &info) == 0 && (info.st_mode & 0111);
	strbuf_release(&full);
	return is;
}

static enum status look(struct hook *hook, struct error *err)
{
	struct text text = before(hook), lines = hook_lines(hook->name), found;
	struct span span;
	bool has_end;

	hook->state = HOOK_FOREIGN;
	if (!hook_find_lines(text, &span, &has_end))
		return STATUS_OK;
	if (!has_end) {
		error_set(err, STATUS_UNSUPPORTED,
		    "the lines of hence in '%s' lack their end, '%s'",
		    hook->path.buf, HOOK_END);
		error_hint(err, "Take them out by hand.");
		return STATUS_UNSUPPORTED;
	}
	found = text_make(text.data + span.start, span.end - span.start);
	hook->is_own = span.start == strlen(HOOK_HEAD) &&
	    span.end == text.len && text_starts(text, HOOK_HEAD);
	hook->state = HOOK_INSTALLED;
	/* At the end of a file that ends in none, ours have none either. */
	if (!text_same(text_trim_end(found), text_trim_end(lines)))
		hook->state = HOOK_OUTDATED;
	else if (!is_executable(hook))
		hook->state = HOOK_IDLE;
	return STATUS_OK;
}

enum status hook_open(struct hook *hook, const struct hooks_place *place,
    const char *name, struct error *err)
{
	struct error why;
	enum status status;

	memset(hook, 0, sizeof(*hook));
	hook->name = name;
	strbuf_init(&hook->path);
	path_join(&hook->path, place->folder.buf, name);
	change_init(&hook->change, place->repo, place->root.buf, "hooks",
	    LIMIT);
	if (text_ends(text_of(place->root.buf), "/.git"))
		hook->change.shown = ".git";
	status = change_open(&hook->file, &hook->change, hook->path.buf, &why);
	if (status == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (!status)
		return look(hook, err);
	if (err)
		*err = why;
	error_hint(err,
	    "Add this line to what git runs there by hand: hence hooks run %s "
	    "\"$@\"",
	    name);
	return status;
}

void hook_release(struct hook *hook)
{
	change_release(&hook->change);
	strbuf_release(&hook->path);
}

static enum status refuse_foreign(const struct hook *hook, const char *why,
    struct error *err)
{
	error_set(err, STATUS_UNSUPPORTED, "'%s' %s", hook->path.buf, why);
	error_hint(err,
	    "Add this line to it by hand: hence hooks run %s \"$@\"",
	    hook->name);
	return STATUS_UNSUPPORTED;
}

static enum status check_foreign(const struct hook *hook, struct error *err)
{
	struct text text = before(hook);
	const struct hook_writer *writer = hook_find_writer(text);

	if (writer) {
		error_set(err, STATUS_UNSUPPORTED, "'%s' is written by %s",
		    hook->path.buf, writer->name);
		error_hint(err, "Add 'hence hooks run %s' to %s.", hook->name,
		    writer->where);
		return STATUS_UNSUPPORTED;
	}
	if (!hook_is_shell_script(text))
		return refuse_foreign(hook, "is no script for sh or bash", err);
	if (is_executable(hook))
		return STATUS_OK;
	error_set(err, STATUS_UNSUPPORTED,
	    "'%s' is not executable, so git does not run it", hook->path.buf);
	error_hint(err, "Make it executable, or move it out of the way.");
	return STATUS_UNSUPPORTED;
}

/* Behind the first line: what follows may end the script at any place. */
static void insert(struct hook *hook)
{
	struct strbuf *text = &hook->file->text;
	struct text lines = hook_lines(hook->name);
	size_t first = text_find_char(before(hook), '\n');

	if (first != SIZE_MAX) {
		strbuf_splice(text, first + 1, 0, lines.data, lines.len);
		return;
	}
	strbuf_addch(text, '\n');
	strbuf_add(text, lines.data, lines.len - 1);
}

static void replace(struct hook *hook)
{
	struct text lines = hook_lines(hook->name);
	struct span span;
	bool has_end;

	if (!hook_find_lines(before(hook), &span, &has_end))
		return;
	/* Where the last line had no end, none is put there. */
	if (hook->file->before.buf[span.end - 1] != '\n')
		lines.len--;
	strbuf_splice(&hook->file->text, span.start, span.end - span.start,
	    lines.data, lines.len);
}

enum status hook_install(struct hook *hook, struct error *err)
{
	struct text lines = hook_lines(hook->name);
	enum status status = STATUS_OK;

	hook->needs_mode = hook->is_own && !is_executable(hook);
	switch (hook->state) {
	case HOOK_ABSENT:
		status = change_add(&hook->file, &hook->change, hook->path.buf,
		    err);
		if (status)
			break;
		hook->is_own = hook->needs_mode = true;
		strbuf_addstr(&hook->file->text, HOOK_HEAD);
		strbuf_add(&hook->file->text, lines.data, lines.len);
		break;
	case HOOK_FOREIGN:
		status = check_foreign(hook, err);
		if (!status)
			insert(hook);
		break;
	case HOOK_OUTDATED:
		replace(hook);
		break;
	case HOOK_IDLE:
		if (!hook->is_own)
			status = check_foreign(hook, err);
		break;
	case HOOK_INSTALLED:
		break;
	}
	return status;
}

void hook_uninstall(struct hook *hook)
{
	struct span span;
	bool has_end;

	if (!hook->file || !hook_find_lines(before(hook), &span, &has_end))
		return;
	if (hook->is_own) {
		hook->file->is_gone = true;
		return;
	}
	/* A first line that had no end has none again. */
	if (hook->file->before.buf[span.end - 1] != '\n')
		span.start--;
	strbuf_splice(&hook->file->text, span.start, span.end - span.start, "",
	    0);
}

bool hook_is_changed(const struct hook *hook)
{
	return hook->needs_mode || !change_is_empty(&hook->change);
}

/* For whom it may be read. */
static enum status make_executable(const struct hook *hook, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	enum status status = STATUS_OK;
	struct stat info;

	find_full(&full, hook);
	if (stat(full.buf, &info) < 0 ||
	    chmod(full.buf,
		(info.st_mode & 07777) | (info.st_mode & 0444) >> 2) < 0)
		status = file_say_failed("make executable", full.buf, errno,
		    err);
	strbuf_release(&full);
	return status;
}

enum status hook_apply(struct hook *hook, struct error *err)
{
	enum status status = change_apply(&hook->change, err);

	if (!status && hook->needs_mode)
		status = make_executable(hook, err);
	return status;
}
