/* SPDX-License-Identifier: MIT */
#include "core/corpus/id.h"

#define SEPARATORS "- _#"

static size_t skip_blanks(struct text id, size_t end)
{
	while (end > 0 && id.data[end - 1] == ' ')
		end--;
	return end;
}

/* The end of the prefix: blanks, one '#' and one '-' or '_' may follow it. */
static size_t skip_separator(struct text id, size_t end)
{
	if (end > 0 && id.data[end - 1] == '#')
		end--;
	end = skip_blanks(id, end);
	if (end > 0 && char_is_one_of(id.data[end - 1], "-_"))
		end = skip_blanks(id, end - 1);
	return end;
}

static size_t digits_begin(struct text id)
{
	size_t lead = id.len;

	while (lead > 0 && char_is_digit(id.data[lead - 1]))
		lead--;
	return lead;
}

bool id_split(struct id_parts *out, struct text id)
{
	size_t digits = digits_begin(id), lead = skip_separator(id, digits);

	if (!text_to_number(text_skip(id, digits), &out->number))
		return false;
	out->prefix = text_make(id.data, lead);
	if (!lead)
		return !digits || (digits == 1 && id.data[0] == '#');
	if (char_is_one_of(id.data[lead - 1], SEPARATORS))
		return false;
	for (size_t i = 0; i < lead; i++)
		if (!char_is_alnum(id.data[i]) &&
		    !char_is_one_of(id.data[i], "-_. "))
			return false;
	return true;
}

enum id_form id_form(struct text *prefix, struct text id)
{
	size_t digits = digits_begin(id), lead = digits;
	bool is_word;

	while (lead > 0 && char_is_one_of(id.data[lead - 1], SEPARATORS))
		lead--;
	*prefix = text_make(id.data, lead);
	if (digits == id.len)
		return ID_WORDS;
	if (!lead)
		return ID_NUMBER;
	is_word = lead < digits && char_is_alpha(id.data[0]);
	for (size_t i = 0; i < lead && is_word; i++)
		is_word = char_is_alnum(id.data[i]);
	return is_word ? ID_WORD_AND_NUMBER : ID_NUMBERED;
}
