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

static void read_person(struct person *out, struct text t)
{
	size_t open, close;

	t = text_trim(t);
	open = text_find_char(t, '<');
	close = text_find_char(t, '>');
	*out = (struct person){ t, text_make(t.data, 0) };
	if (open < close && close < t.len) {
		out->address = text_trim(
		    text_make(t.data + open + 1, close - open - 1));
		out->name = text_trim(text_make(t.data, open));
	} else if (is_address(t)) {
		out->address = t;
		out->name.len = 0;
	}
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
