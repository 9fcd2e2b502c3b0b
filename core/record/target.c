/* SPDX-License-Identifier: MIT */
#include "core/record/target.h"

#include <string.h>

enum {
	LONGEST_LINK = 2000, /* bytes of a link in front matter */
	MOST_WORDS = 5 /* in front of a link, in words of somebody's own */
};

static bool is_remote(struct text url)
{
	size_t colon = text_find_char(url, ':');

	return colon < url.len && colon > 1;
}

/* Does a link's URL lead to a document beside this one? */
static bool is_local(struct text url)
{
	return url.len && !is_remote(url) && url.data[0] != '#';
}

/* The link that the parser found at the start of t, or NULL. */
static const struct placed_link *find_placed(const struct builder *b,
    struct text t)
{
	size_t low = 0, high = b->placed.count;
	uint32_t at;

	if (!builder_holds(b, t))
		return NULL;
	at = builder_span(b, t).start;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (b->placed.items[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == b->placed.count || b->placed.items[low].span.start != at)
		return NULL;
	return &b->placed.items[low];
}

/* [text](url) where no Markdown was parsed: in front matter. */
static bool scan_link(struct text t, size_t *len, struct text *target,
    bool *local)
{
	size_t close, end;
	struct text url;

	*local = false;
	if (t.len > LONGEST_LINK)
		t.len = LONGEST_LINK;
	close = text_find_char(t, ']');
	if (close >= t.len)
		return false;
	*target = text_make(t.data + 1, close - 1);
	*len = close + 1;
	if (close + 1 >= t.len || t.data[close + 1] != '(')
		return true;
	url = text_skip(t, close + 2);
	end = text_find_char(url, ')');
	if (end >= url.len)
		return true;
	*len = close + 2 + end + 1;
	url = text_trim(text_make(url.data, end));
	*local = is_local(url);
	if (*local)
		*target = url;
	return true;
}

bool target_read_link(const struct builder *b, struct text t, size_t *len,
    struct text *target, bool *local)
{
	const struct placed_link *placed;
	struct text url;

	if (!text_starts(t, "["))
		return false;
	placed = find_placed(b, t);
	if (!placed)
		return scan_link(t, len, target, local);
	*len = placed->span.end - placed->span.start;
	url = text_of(builder_text(b, b->links.items[placed->link].url));
	*target = text_of(builder_text(b, b->links.items[placed->link].text));
	*local = is_local(url);
	if (*local)
		*target = placed->url_span.end > placed->url_span.start
		    ? builder_bytes(b, placed->url_span)
		    : url;
	return true;
}

static bool is_id_char(char c)
{
	return char_is_alnum(c) || char_is_one_of(c, "_./#-") ||
	    (unsigned char)c >= 0x80;
}

bool target_read_id(const struct builder *b, struct text t, size_t *len,
    struct text *target)
{
	size_t end = 0;
	bool digit = false, letters_only = true, local;

	while (end < t.len && is_id_char(t.data[end])) {
		digit |= char_is_digit(t.data[end]);
		letters_only &= char_is_alpha(t.data[end]);
		end++;
	}
	if (end && letters_only && end < t.len && t.data[end] == ' ') {
		size_t start = ++end;

		while (end < t.len && char_is_digit(t.data[end]))
			end++;
		digit = end > start;
	}
	/* "ADR [23](/adr/23)": the link says it */
	if (end && !digit && t.data[end - 1] == ' ' &&
	    target_read_link(b, text_skip(t, end), len, target, &local)) {
		*len += end;
		return true;
	}
	while (end > 0 && (t.data[end - 1] == '.' || t.data[end - 1] == '-'))
		end--;
	*len = end;
	*target = text_make(t.data, end);
	return digit;
}

struct text target_skip_between(struct text t, bool *joined)
{
	static const char *const words[] = { "and ", "und ", "et ", "y ", "e ",
		"& " };

	*joined = false;
	while (t.len && char_is_one_of(t.data[0], " \t:,;*_`\"'<")) {
		*joined |= t.data[0] == ',' || t.data[0] == ';';
		t = text_skip(t, 1);
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_starts(t, words[i])) {
			*joined = true;
			return text_skip(t, strlen(words[i]));
		}
	return t;
}

bool target_words_fit(struct text words)
{
	size_t count = 1;

	words = text_trim(words);
	for (size_t i = 0; i < words.len; i++) {
		if (char_is_one_of(words.data[i], ".;:!?[]()<>|`*_~\\"))
			return false;
		count += words.data[i] == ' ';
	}
	return words.len && count <= MOST_WORDS &&
	    (char_is_alpha(words.data[0]) ||
		(unsigned char)words.data[0] >= 0x80);
}
