/* SPDX-License-Identifier: MIT */
#include "core/base/url.h"

#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/unicode.h"

/* "https:" and "mailto:", but not "C:" nor "a/b:c". */
static bool has_scheme(struct text url)
{
	size_t i = 0;

	while (i < url.len &&
	    (char_is_alnum(url.data[i]) || char_is_one_of(url.data[i], "+.-")))
		i++;
	return i > 1 && i < url.len && url.data[i] == ':' &&
	    char_is_alpha(url.data[0]);
}

static struct text cut_at(struct text *t, char mark, bool *found)
{
	size_t at = text_find_char(*t, mark);
	struct text behind;

	*found = at < t->len;
	behind = *found ? text_skip(*t, at + 1) : text_make(t->data, 0);
	if (*found)
		t->len = at;
	return behind;
}

void url_split(struct url_parts *out, struct text url)
{
	bool has_query;

	out->remote = has_scheme(url) || text_starts(url, "//");
	out->path = url;
	out->fragment = cut_at(&out->path, '#', &out->has_fragment);
	out->query = cut_at(&out->path, '?', &has_query);
}

void url_encode(struct strbuf *out, struct text path)
{
	for (size_t i = 0; i < path.len; i++) {
		char c = path.data[i];

		if (char_is_alnum(c) || char_is_one_of(c, "-._~/"))
			strbuf_addch(out, c);
		else
			strbuf_addf(out, "%%%02X", (unsigned char)c);
	}
}

void url_between(struct strbuf *out, const char *path, const char *from)
{
	struct strbuf folder = STRBUF_INIT, relative = STRBUF_INIT;
	struct text parent = path_parent(from), rest, part;
	bool is_text;

	strbuf_add(&folder, parent.data, parent.len);
	path_relative(&relative, path, folder.buf);
	rest = text_make(relative.buf, relative.len);
	is_text = unicode_is_valid(rest);
	/* "a:b.md" would begin with a scheme */
	if (text_find_char(rest, ':') < text_find_char(rest, '/'))
		strbuf_addstr(out, "./");
	while (text_split(&rest, '/', &part)) {
		percent_encode(out, part, !is_text);
		if (part.data + part.len < relative.buf + relative.len)
			strbuf_addch(out, '/');
	}
	strbuf_release(&folder);
	strbuf_release(&relative);
}

bool url_resolve(struct strbuf *out, const char *path, const char *folder)
{
	struct strbuf joined = STRBUF_INIT;
	bool inside;

	path_join(&joined, path[0] == '/' ? "" : folder,
	    path[0] == '/' ? path + 1 : path);
	inside = path_normalise(out, joined.buf);
	strbuf_release(&joined);
	return inside;
}
