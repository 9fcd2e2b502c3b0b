/* SPDX-License-Identifier: MIT */
#include "cmd/new_check.h"

#include "core/base/escape.h"
#include "core/base/unicode.h"
#include "core/record/status.h"

bool new_has_control(struct text t)
{
	struct strbuf shown = STRBUF_INIT;
	bool has_control;

	escape_terminal(&shown, t);
	has_control = !text_same(t, text_make(shown.buf, shown.len));
	strbuf_release(&shown);
	return has_control;
}

enum status new_check_word(const char *what, struct text t, bool listed,
    struct error *err)
{
	if (!text_trim(t).len)
		return error_set(err, STATUS_USAGE, "the %s is empty", what);
	if (!unicode_is_valid(t))
		return error_set(err, STATUS_USAGE, "the %s is no UTF-8", what);
	if (new_has_control(t))
		return error_set(err, STATUS_USAGE,
		    "the %s has a line break or control character in it", what);
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

static enum status fail_status(const char *words, struct error *err)
{
	struct strbuf names = STRBUF_INIT;
	int i;

	for (i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		strbuf_addf(&names, "%s%s", names.len ? ", " : "",
		    status_name((enum record_status)i));
	error_set(err, STATUS_USAGE, "'%s' is no status", words);
	error_hint(err, "It is one of %s.", names.buf);
	strbuf_release(&names);
	return STATUS_USAGE;
}

enum status new_check_status(const char *words, struct error *err)
{
	if (!words)
		return STATUS_OK;
	if (status_of_word(text_of(words)) == RECORD_UNKNOWN)
		return fail_status(words, err);
	return new_check_word("status", text_of(words), false, err);
}
