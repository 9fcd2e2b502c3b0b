/* SPDX-License-Identifier: MIT */
#include "core/base/clip.h"

#include <assert.h>
#include <string.h>

#include "core/base/unicode.h"

struct clip clip_make(struct text words, size_t most)
{
	struct clip out;
	struct text rest = words;
	size_t len = 0;

	assert(most <= CLIP_MOST);
	while (rest.len) {
		uint32_t code;
		size_t bytes = unicode_decode(rest, &code);

		if (len + bytes > most)
			break;
		len += bytes;
		rest = text_skip(rest, bytes);
	}
	if (len)
		memcpy(out.text, words.data, len);
	strcpy(out.text + len, rest.len ? "\u2026" : "");
	return out;
}
