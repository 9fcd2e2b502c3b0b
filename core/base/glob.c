/* SPDX-License-Identifier: MIT */
/*
 * All places of the pattern that the path may have come to are carried along
 * byte by byte, so that stars cannot make it try one way after the other.
 */
#include "core/base/glob.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"

struct matcher {
	struct text pattern;
	bool *now, *next; /* the pattern up to there may have been read */
	bool is_pattern; /* what is matched is one itself */
};

static bool is_double(struct text pattern, size_t at)
{
	return at + 1 < pattern.len && pattern.data[at] == '*' &&
	    pattern.data[at + 1] == '*';
}

/* Behind a set that begins at "["; at itself where it does not end. */
static size_t set_end(struct text pattern, size_t at)
{
	size_t i = at + 1;

	if (i < pattern.len && char_is_one_of(pattern.data[i], "!^"))
		i++;
	if (i < pattern.len && pattern.data[i] == ']')
		i++;
	while (i < pattern.len && pattern.data[i] != ']')
		i++;
	return i < pattern.len ? i + 1 : at;
}

/* set: with its brackets. */
static bool set_has(struct text set, char c)
{
	size_t i = 1, last = set.len - 1;
	bool is_not = char_is_one_of(set.data[i], "!^"), found = false;

	i += is_not;
	for (size_t first = i; i < last && (i == first || i < last); i++) {
		unsigned char from = (unsigned char)set.data[i], to = from;

		if (i + 2 < last && set.data[i + 1] == '-') {
			to = (unsigned char)set.data[i + 2];
			i += 2;
		}
		found |= from <= (unsigned char)c && (unsigned char)c <= to;
	}
	return found != is_not;
}

/* Where the pattern goes on without a byte being read: past stars, and where
 * a name begins in the path past the slash behind two of them. */
static void skip_stars(const struct matcher *m, bool *places, bool begins)
{
	struct text pattern = m->pattern;

	for (size_t at = 0; at < pattern.len; at++) {
		if (!places[at] || pattern.data[at] != '*')
			continue;
		if (!is_double(pattern, at)) {
			places[at + 1] = true;
			continue;
		}
		places[at + 2] = true;
		if (begins && at + 2 < pattern.len &&
		    pattern.data[at + 2] == '/' &&
		    (!at || pattern.data[at - 1] == '/'))
			places[at + 3] = true;
	}
}

/* Take one byte at a place of the pattern. star: it is one of the other
 * pattern's, deep: one of two. */
static void take(struct matcher *m, size_t at, char c, bool star, bool deep)
{
	struct text pattern = m->pattern;
	char wanted = pattern.data[at];
	size_t end;

	if (wanted == '*' && is_double(pattern, at)) {
		m->next[at] = true;
	} else if (wanted == '*') {
		m->next[at] |= c != '/' && !deep;
	} else if (wanted == '?') {
		m->next[at + 1] |= c != '/' && !star;
	} else if (wanted == '[' && (end = set_end(pattern, at)) > at) {
		struct text set = text_make(pattern.data + at, end - at);

		m->next[end] |= c != '/' && !star && set_has(set, c);
	} else {
		m->next[at + 1] |= wanted == c && !star;
	}
}

static bool run(struct matcher *m, struct text path)
{
	size_t size = m->pattern.len + 1;

	m->now[0] = true;
	skip_stars(m, m->now, true);
	for (size_t i = 0; i < path.len; i++) {
		char c = path.data[i];
		bool star = m->is_pattern && char_is_one_of(c, "*?[");
		bool deep = m->is_pattern &&
		    (is_double(path, i) || (i && is_double(path, i - 1)));
		bool *swap;

		memset(m->next, 0, size);
		for (size_t at = 0; at < m->pattern.len; at++)
			if (m->now[at])
				take(m, at, c, star, deep);
		swap = m->now;
		m->now = m->next;
		m->next = swap;
		skip_stars(m, m->now, c == '/');
	}
	return m->now[m->pattern.len];
}

/* "services/" then two stars, without the slash: the folder itself. */
static bool is_folder_of(struct text pattern, struct text path)
{
	return text_ends(pattern, "/**") && path.len + 3 == pattern.len &&
	    text_same(text_make(pattern.data, path.len), path);
}

static bool match(struct text pattern, struct text path, bool is_pattern)
{
	size_t size = pattern.len + 1;
	struct matcher m = { .pattern = pattern, .is_pattern = is_pattern };
	bool *places = mem_alloc(2 * size), matches;

	if (text_ends(path, "/"))
		path.len--;
	m.now = places;
	m.next = places + size;
	matches = is_folder_of(pattern, path) || run(&m, path);
	free(places);
	return matches;
}

bool glob_matches(struct text pattern, struct text path)
{
	return match(pattern, path, false);
}

bool glob_covers(struct text pattern, struct text other)
{
	return match(pattern, other, true);
}
