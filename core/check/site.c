/* SPDX-License-Identifier: MIT */
#include "core/check/site.h"

#include <string.h>

#include "core/base/path.h"

void site_init(struct site *out)
{
	map_init(&out->addresses);
	out->is_filled = false;
}

void site_release(struct site *site)
{
	map_release(&site->addresses);
}

/* "docs/x.md" is shown as "docs/x", and "docs/x/index.md", too. */
static bool cut_to_page(struct text *path)
{
	static const char *const endings[] = { ".md", ".mdx", ".markdown" };
	static const char *const covers[] = { "index", "README", "readme",
		"_index" };
	struct text last;
	size_t i = 0;

	while (i < 3 && !text_ends_nocase(*path, endings[i]))
		i++;
	if (i == 3)
		return false;
	path->len -= strlen(endings[i]);
	last = path_last(*path);
	for (i = 0; i < sizeof(covers) / sizeof(*covers); i++)
		if (text_equals(last, covers[i]) && last.len < path->len)
			path->len -= last.len + 1;
	return true;
}

/* The site's root is any of the folders above the page. */
static void add_page(struct site *site, struct text page)
{
	size_t at;

	while ((at = text_find_char(page, '/')) < page.len) {
		page = text_skip(page, at + 1);
		map_at(&site->addresses, page, NULL);
	}
}

/* "site/static/img/x.png" is copied to "img/x.png". */
static void add_copied(struct site *site, struct text path)
{
	static const char *const folders[] = { "static/", "public/" };

	for (size_t at = 0; at < path.len; at++) {
		struct text rest = text_skip(path, at);

		if (at && path.data[at - 1] != '/')
			continue;
		for (size_t i = 0; i < 2; i++)
			if (text_starts(rest, folders[i]))
				map_at(&site->addresses,
				    text_skip(rest, strlen(folders[i])), NULL);
	}
}

static void fill(struct site *site, const struct source *source)
{
	size_t count;
	const struct source_file *files = source_files(source, &count);

	site->is_filled = true;
	for (size_t i = 0; i < count; i++) {
		struct text path = text_of(files[i].path);

		add_copied(site, path);
		if (cut_to_page(&path))
			add_page(site, path);
	}
}

bool site_has(struct site *site, const struct source *source, struct text path)
{
	if (!text_starts(path, "/"))
		return false;
	path = text_skip(path, 1);
	if (text_ends(path, "/"))
		path.len--;
	if (!site->is_filled)
		fill(site, source);
	return map_find(&site->addresses, path) != NULL;
}
