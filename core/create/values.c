/* SPDX-License-Identifier: MIT */
#include "core/create/values.h"

#include "core/format/quote.h"

void values_add_list(struct strbuf *out, const char *const *items, size_t count,
    bool yaml)
{
	size_t i;

	if (yaml)
		strbuf_addch(out, '[');
	for (i = 0; i < count; i++) {
		if (i)
			strbuf_addstr(out, ", ");
		if (yaml)
			quote_yaml(out, text_of(items[i]));
		else
			quote_markdown(out, text_of(items[i]));
	}
	if (yaml)
		strbuf_addch(out, ']');
}

const char *values_status(const struct record_values *values)
{
	return values->status ? values->status : "proposed";
}
