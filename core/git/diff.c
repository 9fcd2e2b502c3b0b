/* SPDX-License-Identifier: MIT */
#include "core/git/diff.h"

#include <string.h>

#include "core/git/internal.h"

struct diff {
	const struct diff_side *before, *after;
	bool quotes_all; /* core.quotePath: bytes beyond ASCII too */
	struct text ids; /* "0123abc..4567def" */
	struct text hunks; /* from "@@" on */
};

static enum status fail(struct error *err)
{
	const git_error *last = git_error_last();

	return error_set(err, STATUS_GIT, "cannot compare texts: %s",
	    last ? last->message : "unknown reason");
}

static bool quotes_all(struct repo *repo)
{
	struct strbuf value = STRBUF_INIT;
	struct text word;
	bool is_off;

	repo_config(repo, "core.quotepath", &value);
	word = text_make(value.buf, value.len);
	is_off = text_equals_nocase(word, "false") ||
	    text_equals_nocase(word, "no") || text_equals_nocase(word, "off") ||
	    text_equals(word, "0");
	strbuf_release(&value);
	return !is_off;
}

/* The letter behind a backslash, or 0: none, -1: as a number. */
static int escape_of(unsigned char c, bool quotes_bytes)
{
	static const char letters[] = "abtnvfr"; /* 7 to 13 */

	if (c == '"' || c == '\\')
		return c;
	if (c >= 7 && c <= 13)
		return letters[c - 7];
	return c < ' ' || c == 0x7f || (c >= 0x80 && quotes_bytes) ? -1 : 0;
}

/* prefix is "a/" or the like, inside the quotes. */
static void add_path(struct strbuf *out, const struct diff *diff,
    const char *prefix, const char *path)
{
	struct strbuf quoted = STRBUF_INIT;
	bool needs = false;

	for (const char *s = path; *s; s++) {
		unsigned char c = (unsigned char)*s;
		int escape = escape_of(c, diff->quotes_all);

		needs |= escape != 0;
		if (escape < 0)
			strbuf_addf(&quoted, "\\%03o", c);
		else if (escape)
			strbuf_addf(&quoted, "\\%c", escape);
		else
			strbuf_addch(&quoted, *s);
	}
	strbuf_addf(out, "%s%s%s%s", needs ? "\"" : "", prefix, quoted.buf,
	    needs ? "\"" : "");
	strbuf_release(&quoted);
}

static const char *mode_of(const struct diff_side *side)
{
	return side->is_program ? "100755" : "100644";
}

/* How much of the larger one both share, by whole lines. */
static unsigned similarity(const struct diff *diff)
{
	size_t before = diff->before->bytes.len, after = diff->after->bytes.len;
	size_t larger = before > after ? before : after, gone = 0;
	struct text rest = diff->hunks, line;

	while (text_split(&rest, '\n', &line))
		if (line.len && line.data[0] == '-')
			gone += line.len;
	if (!larger)
		return 100;
	return gone < before ? (unsigned)((before - gone) * 100 / larger) : 0;
}

static void add_rename(struct strbuf *out, const struct diff *diff)
{
	strbuf_addf(out, "similarity index %u%%\nrename from ",
	    similarity(diff));
	add_path(out, diff, "", diff->before->path);
	strbuf_addstr(out, "\nrename to ");
	add_path(out, diff, "", diff->after->path);
	strbuf_addch(out, '\n');
}

static void add_header(struct strbuf *out, const struct diff *diff)
{
	const struct diff_side *before = diff->before, *after = diff->after;

	strbuf_addstr(out, "diff --git ");
	add_path(out, diff, "a/", before->path ? before->path : after->path);
	strbuf_addch(out, ' ');
	add_path(out, diff, "b/", after->path ? after->path : before->path);
	strbuf_addch(out, '\n');
	if (!before->path)
		strbuf_addf(out, "new file mode %s\n", mode_of(after));
	else if (!after->path)
		strbuf_addf(out, "deleted file mode %s\n", mode_of(before));
	else if (strcmp(before->path, after->path) != 0)
		add_rename(out, diff);
}

/* git puts a tab behind a name with blanks, for tools that look for a date. */
static void add_side(struct strbuf *out, const struct diff *diff,
    const char *mark, const char *prefix, const struct diff_side *side)
{
	strbuf_addstr(out, mark);
	if (side->path)
		add_path(out, diff, prefix, side->path);
	else
		strbuf_addstr(out, "/dev/null");
	if (side->path && strchr(side->path, ' '))
		strbuf_addch(out, '\t');
	strbuf_addch(out, '\n');
}

static void add_body(struct strbuf *out, const struct diff *diff)
{
	const struct diff_side *before = diff->before, *after = diff->after;

	if (diff->ids.len)
		strbuf_addf(out, "index %.*s%s%s\n", TEXT_ARG(diff->ids),
		    before->path && after->path ? " " : "",
		    before->path && after->path ? mode_of(after) : "");
	if (!diff->hunks.len)
		return;
	add_side(out, diff, "--- ", "a/", before);
	add_side(out, diff, "+++ ", "b/", after);
	strbuf_add(out, diff->hunks.data, diff->hunks.len);
}

/* Take the ids and the hunks out of a patch for one name. */
static void read_patch(struct diff *diff, struct text patch)
{
	struct text line;

	while (patch.len && !text_starts(patch, "@@")) {
		struct text start = patch;

		text_split(&patch, '\n', &line);
		if (!text_starts(start, "index "))
			continue;
		diff->ids = text_skip(line, strlen("index "));
		if (text_find_char(diff->ids, ' ') != SIZE_MAX)
			diff->ids.len = text_find_char(diff->ids, ' ');
	}
	diff->hunks = patch;
}

enum status diff_texts(struct strbuf *out, struct repo *repo,
    const struct diff_side *before, const struct diff_side *after,
    struct error *err)
{
	struct diff diff = { .before = before, .after = after };
	git_diff_options options;
	git_patch *patch = NULL;
	git_buf text = { 0 };
	enum status status = STATUS_OK;

	git_libgit2_init();
	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	options.flags = GIT_DIFF_FORCE_TEXT;
	if (git_patch_from_buffers(&patch,
		before->path ? before->bytes.data : NULL, before->bytes.len,
		"x", after->path ? after->bytes.data : NULL, after->bytes.len,
		"x", &options) < 0 ||
	    git_patch_to_buf(&text, patch) < 0) {
		status = fail(err);
		goto out;
	}
	diff.quotes_all = quotes_all(repo);
	read_patch(&diff, text_make(text.ptr, text.size));
	if (text.size ||
	    (before->path && after->path &&
		strcmp(before->path, after->path) != 0)) {
		add_header(out, &diff);
		add_body(out, &diff);
	}
out:
	git_buf_dispose(&text);
	git_patch_free(patch);
	git_libgit2_shutdown();
	return status;
}
