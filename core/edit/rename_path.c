/* SPDX-License-Identifier: MIT */
#include "core/edit/rename_path.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/format/markdown.h"

/* What a link may leave out behind a document's name. */
static const char *const endings[] = { ".md", ".markdown" };

struct follower {
	struct edits *edits;
	struct text file;
	enum path_form form;
	const struct name_moves *moves;
	struct strbuf at; /* the path so far, from the root */
	bool found;
};

/* Does it lead elsewhere, by a scheme or host? */
static bool is_remote(struct text url)
{
	size_t i = 0;

	if (text_starts(url, "//"))
		return true;
	if (!url.len || !char_is_alpha(url.data[0]))
		return false;
	while (i < url.len &&
	    (char_is_alnum(url.data[i]) || char_is_one_of(url.data[i], "+-.")))
		i++;
	return i > 1 && i < url.len && url.data[i] == ':';
}

/* Without query and fragment. */
static struct text path_part(struct text url)
{
	size_t end = 0;

	while (end < url.len && url.data[end] != '#' && url.data[end] != '?')
		end++;
	return text_make(url.data, end);
}

bool path_resolve(struct strbuf *out, struct text url, const char *folder)
{
	struct strbuf decoded = STRBUF_INIT, joined = STRBUF_INIT;
	struct text path = path_part(url);
	bool inside = false;

	if (path.len && !is_remote(url)) {
		percent_decode(&decoded, path);
		if (decoded.buf[0] == '/')
			strbuf_addstr(&joined, decoded.buf + 1);
		else
			path_join(&joined, folder, decoded.buf);
		inside = path_normalise(out, joined.buf);
	}
	strbuf_release(&decoded);
	strbuf_release(&joined);
	return inside;
}

/* path without its ending is at: "0007-use-c" for "0007-use-c.md". */
static size_t left_out(const char *at, size_t len, const char *path)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (strlen(path) == len + strlen(endings[i]) &&
		    !strncmp(path, at, len) && !strcmp(path + len, endings[i]))
			return strlen(endings[i]);
	return 0;
}

/* The new name of what is at the path, or an empty text. */
static struct text new_name(const struct name_moves *moves,
    const struct strbuf *at, bool is_last)
{
	for (size_t i = 0; i < moves->count; i++) {
		const struct name_move *move = &moves->items[i];
		struct text name = text_of(move->name);
		size_t less;

		if (move->to)
			continue;
		if (!strcmp(at->buf, move->path))
			return name;
		less = is_last ? left_out(at->buf, at->len, move->path) : 0;
		if (less && name.len > less)
			return text_make(name.data, name.len - less);
	}
	return text_make("", 0);
}

/* Where the file of that path goes as a whole, or NULL. */
static const char *new_place(const struct name_moves *moves, const char *path)
{
	for (size_t i = 0; i < moves->count; i++)
		if (moves->items[i].to && !strcmp(path, moves->items[i].path))
			return moves->items[i].to;
	return NULL;
}

void path_after(struct strbuf *out, const struct name_moves *moves,
    const char *path)
{
	struct text rest = text_of(path), part;
	const char *to = new_place(moves, path);
	struct strbuf at = STRBUF_INIT;

	strbuf_clear(out);
	if (to) {
		strbuf_addstr(out, to);
		return;
	}
	while (text_split(&rest, '/', &part)) {
		struct text name;

		strbuf_addf(&at, "%s%.*s", at.len ? "/" : "", TEXT_ARG(part));
		name = new_name(moves, &at, !rest.len);
		if (!name.len)
			name = part;
		strbuf_addf(out, "%s%.*s", out->len ? "/" : "", TEXT_ARG(name));
	}
	strbuf_release(&at);
}

static void unescape(struct strbuf *out, struct text raw, enum path_form form)
{
	if (form == PATH_PLAIN)
		strbuf_add(out, raw.data, raw.len);
	else
		markdown_unescape(out, raw);
}

static void decode(struct strbuf *out, struct text raw, enum path_form form)
{
	struct strbuf plain = STRBUF_INIT;

	unescape(&plain, raw, form);
	percent_decode(out, text_make(plain.buf, plain.len));
	strbuf_release(&plain);
}

static void encode_parts(struct strbuf *out, struct text path, bool all)
{
	size_t slash;

	while ((slash = text_find_char(path, '/')) != SIZE_MAX) {
		percent_encode(out, text_make(path.data, slash), all);
		strbuf_addch(out, '/');
		path = text_skip(path, slash + 1);
	}
	percent_encode(out, path, all);
}

/* As the old one is written: "%20" or " ", "%C3%BC" or "ü". What both names
 * share stays where it is not encoded: "(" may be plain there. */
static void write_name(struct strbuf *out, struct text name, struct text raw,
    struct text old)
{
	bool encoded = text_find_char(raw, '%') < raw.len;
	size_t head = 0, tail = 0,
	       shorter = name.len < raw.len ? name.len : raw.len;

	while (text_same(raw, old) && head < shorter &&
	    raw.data[head] == name.data[head])
		head++;
	while (text_same(raw, old) && tail < shorter - head &&
	    raw.data[raw.len - tail - 1] == name.data[name.len - tail - 1])
		tail++;
	strbuf_add(out, name.data, head);
	encode_parts(out, text_make(name.data + head, name.len - head - tail),
	    encoded);
	strbuf_add(out, name.data + name.len - tail, tail);
}

static void follow_part(struct follower *follower, struct text raw,
    bool is_last)
{
	struct strbuf part = STRBUF_INIT, written = STRBUF_INIT;
	struct strbuf joined = STRBUF_INIT, *at = &follower->at;
	uint32_t start = (uint32_t)(raw.data - follower->file.data);
	struct text name;

	decode(&part, raw, follower->form);
	path_join(&joined, at->buf, part.buf);
	/* a path that leaves the root leads nowhere from then on */
	if (!path_normalise(at, joined.buf))
		strbuf_addch(at, '\n');
	name = new_name(follower->moves, at, is_last);
	if (name.len && !text_equals(text_make(part.buf, part.len), "..")) {
		write_name(&written, name, raw, text_make(part.buf, part.len));
		edits_replace(follower->edits,
		    (struct span){ start, start + (uint32_t)raw.len },
		    text_make(written.buf, written.len));
		follower->found = true;
	}
	strbuf_release(&part);
	strbuf_release(&written);
	strbuf_release(&joined);
}

/* "./" in front stays, and "/". */
static void relative_place(struct strbuf *out, const char *to, struct text raw,
    const char *folder)
{
	struct strbuf relative = STRBUF_INIT;

	if (text_starts(raw, "/")) {
		strbuf_addf(out, "/%s", to);
		return;
	}
	path_relative(&relative, to, folder);
	if (text_starts(raw, "./") &&
	    !text_starts(text_of(relative.buf), "../"))
		strbuf_addstr(out, "./");
	strbuf_addstr(out, relative.buf);
	strbuf_release(&relative);
}

/* A file that goes to another folder: all of the path changes. */
static bool follow_place(const struct follower *follower, struct text url,
    const char *folder)
{
	struct text raw = path_part(url);
	struct strbuf plain = STRBUF_INIT, path = STRBUF_INIT,
		      name = STRBUF_INIT, written = STRBUF_INIT;
	uint32_t start = (uint32_t)(raw.data - follower->file.data);
	const char *to = NULL;

	unescape(&plain, raw, follower->form);
	if (path_resolve(&path, text_make(plain.buf, plain.len), folder))
		to = new_place(follower->moves, path.buf);
	if (to) {
		strbuf_clear(&plain);
		decode(&plain, raw, follower->form);
		relative_place(&name, to, raw, folder);
		write_name(&written, text_make(name.buf, name.len), raw,
		    text_make(plain.buf, plain.len));
		edits_replace(follower->edits,
		    (struct span){ start, start + (uint32_t)raw.len },
		    text_make(written.buf, written.len));
	}
	strbuf_release(&plain);
	strbuf_release(&path);
	strbuf_release(&name);
	strbuf_release(&written);
	return to != NULL;
}

bool path_follow(struct edits *edits, struct text file, struct span span,
    enum path_form form, const char *folder, const struct name_moves *moves)
{
	struct follower follower = { edits, file, form, moves, STRBUF_INIT,
		false };
	struct text url = text_trim(
	    text_make(file.data + span.start, span.end - span.start));
	struct text rest = path_part(url), part;

	if (is_remote(url))
		return false;
	if (follow_place(&follower, url, folder))
		return true;
	if (text_starts(rest, "/"))
		rest = text_skip(rest, 1);
	else
		strbuf_addstr(&follower.at, folder);
	while (text_split(&rest, '/', &part))
		if (part.len && !text_equals(part, "."))
			follow_part(&follower, part, !rest.len);
	strbuf_release(&follower.at);
	return follower.found;
}
