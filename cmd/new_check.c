/* SPDX-License-Identifier: MIT */
#include "cmd/new_check.h"

#include "core/base/unicode.h"
#include "core/record/lexicon.h"

bool new_has_control(struct text t)
{
	while (t.len) {
		uint32_t code;

		t = text_skip(t, unicode_decode(t, &code));
		if (code < 0x20 || (code >= 0x7f && code < 0xa0) ||
		    code == 0x2028 || code == 0x2029)
			return true;
	}
	return false;
}

enum status new_check_word(const char *what, struct text t, bool listed,
    struct error *err)
{
	if (!text_trim(t).len)
		return error_set(err, STATUS_USAGE, "the %s is empty", what);
	if (new_has_control(t))
		return error_set(err, STATUS_USAGE,
		    "the %s has a line break or control character in it", what);
	if (!unicode_is_valid(t))
		return error_set(err, STATUS_USAGE, "the %s is no UTF-8", what);
	if (listed && text_find_char(t, ',') != SIZE_MAX) {
		error_set(err, STATUS_USAGE, "the %s '%.*s' has a comma in it",
		    what, TEXT_ARG(t));
		error_hint(err, "Give --%s once for each.", what);
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

enum status new_check_list(const char *what, const struct string_list *list,
    struct error *err)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; i < list->count && status == STATUS_OK; i++)
		status = new_check_word(what, text_of(list->items[i]), true,
		    err);
	return status;
}

enum status new_check_status(const char *words, struct error *err)
{
	struct strbuf phrase = STRBUF_INIT;
	size_t len = 0;
	bool known;

	if (!words)
		return STATUS_OK;
	lexicon_normalise(&phrase, text_of(words));
	known = lexicon_status(text_make(phrase.buf, phrase.len), &len) !=
		RECORD_UNKNOWN &&
	    len == phrase.len;
	strbuf_release(&phrase);
	if (known)
		return new_check_word("status", text_of(words), false, err);
	error_set(err, STATUS_USAGE, "'%s' is no status", words);
	error_hint(err,
	    "It is one of draft, proposed, last-call, accepted, rejected, "
	    "postponed, withdrawn, deprecated and superseded.");
	return STATUS_USAGE;
}
