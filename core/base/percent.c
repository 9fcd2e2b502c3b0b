/* SPDX-License-Identifier: MIT */
#include "core/base/percent.h"

static int hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void percent_decode(struct strbuf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		int high, low;

		if (t.data[i] == '%' && i + 2 < t.len &&
		    (high = hex_value(t.data[i + 1])) >= 0 &&
		    (low = hex_value(t.data[i + 2])) >= 0) {
			strbuf_addch(out, (char)(high * 16 + low));
			i += 2;
			continue;
		}
		strbuf_addch(out, t.data[i]);
	}
}

void percent_encode(struct strbuf *out, struct text part, bool all)
{
	for (size_t i = 0; i < part.len; i++) {
		unsigned char c = (unsigned char)part.data[i];
		bool plain = c >= 0x80 ? !all
				       : char_is_alnum((char)c) ||
			char_is_one_of((char)c, "-._~!$+,;=@");

		if (plain)
			strbuf_addch(out, (char)c);
		else
			strbuf_addf(out, "%%%02X", c);
	}
}
