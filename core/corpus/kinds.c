/* SPDX-License-Identifier: MIT */
#include "core/corpus/kinds.h"

#include <string.h>

#include "core/base/vec.h"

bool kind_is(const char *kind, const char *word)
{
	return text_equals_nocase(text_of(word), kind);
}

bool kind_is_there(const struct corpus *corpus, const char *kind)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (kind_is(corpus->collections.items[i].kind, kind))
			return true;
	return false;
}

bool kind_is_usual(const char *word)
{
	return kind_is("adr", word) || kind_is("rfc", word);
}

/* Is it also the kind of an earlier collection than that one? */
static bool is_repeated(const struct corpus *corpus, size_t index)
{
	const struct collection *items = corpus->collections.items;

	for (size_t i = 0; i < index; i++)
		if (strcmp(items[i].kind, items[index].kind) == 0)
			return true;
	return false;
}

enum status kind_unknown(const struct corpus *corpus, const char *kind,
    struct error *err)
{
	VEC(const char *) kinds = { 0 };
	struct strbuf words = STRBUF_INIT;
	size_t nearest;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const char *other = corpus->collections.items[i].kind;

		if (is_repeated(corpus, i))
			continue;
		*vec_push(&kinds) = other;
		strbuf_addf(&words, "%s%s", words.len ? ", " : "", other);
	}
	error_set(err, STATUS_USAGE, "no collection is of the kind '%s'", kind);
	nearest = text_nearest(kind, kinds.items, kinds.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'? Kinds here: %s.",
		    kinds.items[nearest], words.buf);
	else if (words.len)
		error_hint(err,
		    "Kinds here: %s; 'hence init FOLDER --kind %s' begins "
		    "another.",
		    words.buf, kind);
	strbuf_release(&words);
	vec_release(&kinds);
	return STATUS_USAGE;
}
