/* SPDX-License-Identifier: MIT */
#include "cmd/new_check.h"

#include "cmd/words.h"
#include "core/base/vec.h"
#include "core/create/number.h"
#include "core/record/status.h"

/* Readers of lists take a comma or a semicolon for the end of an item. */
static enum status check_separators(const char *what, struct text t,
    struct error *err)
{
	const char *name = NULL;

	if (text_find_char(t, ',') != SIZE_MAX)
		name = "comma";
	else if (text_find_char(t, ';') != SIZE_MAX)
		name = "semicolon";
	if (!name)
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "the %s '%.*s' has a %s in it", what,
	    TEXT_ARG(t), name);
	error_hint(err, "Give --%s once for each.", what);
	return STATUS_USAGE;
}

enum status new_check_list(struct string_list *out, const char *what,
    const struct string_list *list, struct arena *arena, struct error *err)
{
	enum status status = STATUS_OK;
	size_t i;

	for (i = 0; i < list->count && status == STATUS_OK; i++) {
		struct text item = words_trim(text_of(list->items[i]));

		status = words_check(what, item, err);
		if (status == STATUS_OK)
			status = check_separators(what, item, err);
		*vec_push(out) = arena_strndup(arena, item.data, item.len);
	}
	return status;
}

enum status new_check_number(struct option_number *out, const char *words,
    struct error *err)
{
	const char *c = words;

	if (!words)
		return STATUS_OK;
	while (char_is_digit(*c))
		c++;
	if (!*words || *c)
		return error_set(err, STATUS_USAGE,
		    "the number '%s' is no whole number", words);
	out->given = text_to_number(text_of(words), &out->value) &&
	    out->value <= NUMBER_MAX;
	if (!out->given)
		return error_set(err, STATUS_USAGE,
		    "the number '%s' is too large; at most %u", words,
		    NUMBER_MAX);
	return STATUS_OK;
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
	return words_check("status", text_of(words), err);
}
