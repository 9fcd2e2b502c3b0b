/* SPDX-License-Identifier: MIT */
#include "core/edit/lines.h"

#include "core/edit/edits.h"

struct text line_text(struct text file, uint32_t at)
{
	uint32_t start = line_start(file, at), end = line_next(file, at);

	while (end > start && char_is_one_of(file.data[end - 1], "\r\n"))
		end--;
	return text_make(file.data + start, end - start);
}

bool line_is_blank(struct text file, uint32_t at)
{
	return at >= file.len || !text_trim(line_text(file, at)).len;
}

bool line_begins(struct text file, uint32_t at)
{
	return at > 0 && char_is_one_of(file.data[at - 1], "\r\n");
}

struct text line_hard_break(struct text line)
{
	struct text kept = text_trim_end(line);

	if (text_ends(kept, "\\"))
		kept.len--;
	else if (text_ends(kept, "<br>"))
		kept.len -= 4;
	else if (line.len - kept.len < 2)
		return text_make("", 0);
	return text_make(kept.data + kept.len, line.len - kept.len);
}
