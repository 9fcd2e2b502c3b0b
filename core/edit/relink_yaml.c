/* SPDX-License-Identifier: MIT */
#include "core/edit/relink_parts.h"

struct linked {
	const char *folder;
	const struct relink *relink;
};

#define LONGEST_URL 2000 /* bytes */

/* Could the words stand in YAML and in a link's text as they are? */
static bool is_simple(const char *title)
{
	for (; *title; title++)
		if (!char_is_alnum(*title) && !char_is_one_of(*title, " -.") &&
		    !((unsigned char)*title & 0x80))
			return false;
	return true;
}

static void relabel(struct edits *edits, struct text file, struct span span,
    const struct relink *relink)
{
	struct relabel relabel = relink->relabel;

	if (relabel.new_title && !is_simple(relabel.new_title))
		relabel.old_title = relabel.new_title = NULL;
	relabel_text(edits, file, span, &relabel);
}

/* "[" of the text that ends at the byte, in the same line; or the byte. */
static uint32_t text_start(struct text file, struct span all, uint32_t end)
{
	uint32_t at = end;

	while (at > all.start && file.data[at - 1] != '[')
		if (char_is_one_of(file.data[--at], "\r\n]"))
			return end;
	return at > all.start ? at : end;
}

static uint32_t url_end(struct text file, struct span all, uint32_t at)
{
	uint32_t start = at;

	while (at < all.end && at - start < LONGEST_URL &&
	    !char_is_one_of(file.data[at], ")\r\n \""))
		at++;
	return at;
}

/* at: of the "](" */
static void follow(struct edits *edits, struct text file, struct span all,
    uint32_t at, const struct linked *linked)
{
	struct span url = { at + 2, url_end(file, all, at + 2) };
	struct span text = { text_start(file, all, at), at };

	path_follow(edits, file, url, PATH_MARKDOWN, linked->folder,
	    &linked->relink->moves);
	if (relink_is_to_record(linked->relink, linked->folder,
		text_make(file.data + url.start, url.end - url.start)))
		relabel(edits, file, text, linked->relink);
}

size_t relink_yaml(struct edits *edits, struct text file, struct span span,
    const char *folder, const struct relink *relink)
{
	const struct linked linked = { folder, relink };
	size_t count = 0;

	for (uint32_t at = span.start; at + 2 < span.end; at++) {
		size_t before = edits->items.count;

		if (file.data[at] == ']' && file.data[at + 1] == '(')
			follow(edits, file, span, at, &linked);
		count += edits->items.count > before;
	}
	return count;
}
