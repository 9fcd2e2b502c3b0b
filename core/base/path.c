/* SPDX-License-Identifier: MIT */
#include "core/base/path.h"

#include <string.h>

struct text path_last(struct text path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.data[i - 1] == '/')
			return text_skip(path, i);
	return path;
}

struct text path_folder(struct text path)
{
	size_t len = path.len - path_last(path).len;

	if (len == 1 && path.len == 1)
		len = 0;
	return text_make(path.data, len > 1 ? len - 1 : len);
}

struct text path_base(const char *path)
{
	return path_last(text_of(path));
}

struct text path_parent(const char *path)
{
	return path_folder(text_of(path));
}

struct text path_extension(struct text base)
{
	size_t dot = base.len;

	while (dot && base.data[dot - 1] != '.')
		dot--;
	if (dot < 2)
		return text_make("", 0);
	return text_skip(base, dot);
}

void path_join(struct strbuf *out, const char *dir, const char *name)
{
	size_t len = strlen(dir);

	strbuf_clear(out);
	if (name[0] != '/' && len) {
		strbuf_add(out, dir, len);
		if (dir[len - 1] != '/')
			strbuf_addch(out, '/');
	}
	strbuf_addstr(out, name);
}

/* Take the last part off; false when there is none. */
static bool drop_part(struct strbuf *out)
{
	size_t len = out->len;

	if (!len || (len == 1 && out->buf[0] == '/'))
		return false;
	while (len && out->buf[len - 1] != '/')
		len--;
	strbuf_setlen(out, len > 1 ? len - 1 : len);
	return true;
}

bool path_normalise(struct strbuf *out, const char *path)
{
	struct text rest = text_of(path), part;
	bool absolute = path[0] == '/';

	strbuf_clear(out);
	if (absolute)
		strbuf_addch(out, '/');
	while (text_split(&rest, '/', &part)) {
		if (!part.len || text_equals(part, "."))
			continue;
		if (text_equals(part, "..")) {
			if (!drop_part(out) && !absolute)
				return false;
			continue;
		}
		if (out->len && out->buf[out->len - 1] != '/')
			strbuf_addch(out, '/');
		strbuf_add(out, part.data, part.len);
	}
	return true;
}

bool path_is_inside(const char *path, const char *folder)
{
	size_t len = strlen(folder);

	if (!len)
		return true;
	if (strncmp(path, folder, len) != 0)
		return false;
	return !path[len] || path[len] == '/' || folder[len - 1] == '/';
}

/* Length of what both share, up to and with a slash or an end. */
static size_t shared_prefix(const char *a, const char *b)
{
	size_t shared = 0, i = 0;

	while (a[i] && a[i] == b[i]) {
		i++;
		if (a[i - 1] == '/')
			shared = i;
	}
	if ((!a[i] || a[i] == '/') && (!b[i] || b[i] == '/'))
		shared = i;
	return shared;
}

void path_relative(struct strbuf *out, const char *path, const char *folder)
{
	size_t shared = shared_prefix(path, folder);
	struct text rest = text_of(folder + shared), part;

	strbuf_clear(out);
	path += shared;
	if (*path == '/')
		path++;
	while (text_split(&rest, '/', &part))
		if (part.len)
			strbuf_addstr(out, out->len ? "/.." : "..");
	if (*path && out->len)
		strbuf_addch(out, '/');
	strbuf_addstr(out, path);
	if (!out->len)
		strbuf_addch(out, '.');
}
