/* SPDX-License-Identifier: MIT */
#include "core/record/person.h"

#include <strings.h>

struct person {
	struct text name, address; /* one of them may be empty */
};

static bool is_address(struct text t)
{
	size_t at = text_find_char(t, '@');

	return at && at < t.len && text_find_char(t, ' ') > t.len;
}

/* The brackets are gone where Markdown has made a link of the address. */
static void read_person(struct person *out, struct text t)
{
	size_t start;

	t = text_trim(t);
	start = t.len;
	while (start > 0 && !char_is_one_of(t.data[start - 1], " \t<"))
		start--;
	out->address = text_skip(t, start);
	if (text_ends(out->address, ">"))
		out->address.len--;
	if (start > 0 && t.data[start - 1] == '<')
		start--;
	out->name = text_trim(text_make(t.data, start));
	if (is_address(out->address))
		return;
	*out = (struct person){ t, text_make(t.data, 0) };
}

static bool is_same(struct text a, struct text b)
{
	return a.len && a.len == b.len &&
	    strncasecmp(a.data, b.data, a.len) == 0;
}

bool person_same(struct text a, struct text b)
{
	struct person x, y;

	read_person(&x, a);
	read_person(&y, b);
	if (x.address.len && y.address.len)
		return is_same(x.address, y.address);
	return is_same(x.name, y.name);
}
