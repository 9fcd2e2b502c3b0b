/* SPDX-License-Identifier: MIT */
#include "core/corpus/alias.h"

#include <strings.h>

#include "core/corpus/id.h"

/* May the record's ids begin with it? */
static bool is_own_prefix(const struct corpus *corpus,
    const struct record *record, struct text prefix)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	const char *own = record_string(record, record->prefix);

	return !prefix.len || text_equals_nocase(prefix, collection->prefix) ||
	    text_equals_nocase(prefix, collection->kind) ||
	    (own && text_equals_nocase(prefix, own));
}

bool alias_is(const struct corpus *corpus, const struct record *record,
    struct text alias, struct text id)
{
	struct id_parts old, asked;

	if (alias.len == id.len && !strncasecmp(alias.data, id.data, id.len))
		return true;
	if (!id_split(&old, alias) || !id_split(&asked, id) ||
	    old.number != asked.number)
		return false;
	return (old.prefix.len == asked.prefix.len &&
		   !strncasecmp(old.prefix.data, asked.prefix.data,
		       old.prefix.len)) ||
	    (is_own_prefix(corpus, record, old.prefix) &&
		is_own_prefix(corpus, record, asked.prefix));
}

bool alias_has(const struct corpus *corpus, const struct record *record,
    struct text id)
{
	const struct field *field;

	for (uint32_t i = 0; (field = record_field(record, FIELD_ALIASES, i));
	     i++)
		if (alias_is(corpus, record,
			text_of(record_string(record, field->value)), id))
			return true;
	return false;
}

const struct record *alias_find(const struct corpus *corpus,
    const struct record *const *records, size_t count,
    const struct collection *collection, struct text id)
{
	const struct record *found = NULL;
	struct id_parts parts;
	bool bare = id_split(&parts, id) && !parts.prefix.len;

	for (size_t i = 0; i < count; i++) {
		bool own = corpus_collection_of(corpus, records[i]) ==
		    collection;

		if ((!own && (bare || found)) ||
		    !alias_has(corpus, records[i], id))
			continue;
		if (own)
			return records[i];
		found = records[i];
	}
	return found;
}
