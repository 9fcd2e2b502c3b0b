/* SPDX-License-Identifier: MIT */
#include "core/corpus/id.h"

bool id_split(struct id_parts *out, struct text id)
{
	size_t lead = id.len;

	while (lead > 0 && char_is_digit(id.data[lead - 1]))
		lead--;
	if (!text_to_number(text_skip(id, lead), &out->number))
		return false;
	while (lead > 0 && char_is_one_of(id.data[lead - 1], "- _#"))
		lead--;
	out->prefix = text_make(id.data, lead);
	for (size_t i = 0; i < lead; i++)
		if (!char_is_alnum(id.data[i]) &&
		    !char_is_one_of(id.data[i], "-_. "))
			return false;
	return true;
}
