/* SPDX-License-Identifier: MIT */
#include "cmd/words.h"

#include "core/base/escape.h"
#include "core/base/unicode.h"

bool words_have_control(struct text t)
{
	struct strbuf shown = STRBUF_INIT;
	bool has_control;

	escape_terminal(&shown, t);
	has_control = !text_same(t, text_make(shown.buf, shown.len));
	strbuf_release(&shown);
	return has_control;
}

struct text words_trim(struct text t)
{
	size_t at = 0, start = SIZE_MAX, end = 0;

	while (at < t.len) {
		uint32_t code;
		size_t len = unicode_decode(text_skip(t, at), &code);

		if (!unicode_is_space(code)) {
			end = at + len;
			start = start == SIZE_MAX ? at : start;
		}
		at += len;
	}
	return start == SIZE_MAX ? text_make(t.data, 0)
				 : text_make(t.data + start, end - start);
}

enum status words_check(const char *what, struct text t, struct error *err)
{
	if (!words_trim(t).len)
		return error_set(err, STATUS_USAGE, "the %s is empty", what);
	if (!unicode_is_valid(t))
		return error_set(err, STATUS_USAGE, "the %s is no UTF-8", what);
	if (words_have_control(t))
		return error_set(err, STATUS_USAGE,
		    "the %s has a line break or control character in it", what);
	return STATUS_OK;
}

enum status words_check_day(const struct date *date, struct error *err)
{
	char words[DATE_SIZE];
	struct date last;

	date_today(&last);
	date_next(&last, &last);
	if (!date->year || date_compare(date, &last) <= 0)
		return STATUS_OK;
	date_format(words, date);
	return error_set(err, STATUS_USAGE, "the date '%s' is still to come",
	    words);
}
