/* SPDX-License-Identifier: MIT */
#include "core/corpus/alias.h"

#include <strings.h>

#include "core/corpus/id.h"

static int compare_word(struct text a, struct text b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return a.len ? strncasecmp(a.data, b.data, a.len) : 0;
}

/* The words that the record's ids may begin with, nothing among them. */
static size_t own_words(struct text out[4], const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	const char *own = record_string(record, record->prefix);

	out[0] = text_of("");
	out[1] = text_of(collection->prefix);
	out[2] = text_of(collection->kind);
	out[3] = text_of(own);
	return own ? 4 : 3;
}

static bool is_own_word(const struct corpus *corpus,
    const struct record *record, struct text word)
{
	struct text words[4];
	size_t count = own_words(words, corpus, record);

	for (size_t i = 0; i < count; i++)
		if (!compare_word(words[i], word))
			return true;
	return false;
}

static bool is_same(const struct corpus *corpus, const struct record *record,
    struct text alias, struct text id)
{
	struct id_parts old, asked;

	if (!compare_word(alias, id))
		return true;
	if (!id_split(&old, alias) || !id_split(&asked, id) ||
	    old.number != asked.number)
		return false;
	return !compare_word(old.prefix, asked.prefix) ||
	    (is_own_word(corpus, record, old.prefix) &&
		is_own_word(corpus, record, asked.prefix));
}

bool alias_has(const struct corpus *corpus, const struct record *record,
    struct text id)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];

		if (field->key == FIELD_ALIASES &&
		    is_same(corpus, record,
			text_of(record_string(record, field->value)), id))
			return true;
	}
	return false;
}

static void add_row(alias_list *out, const struct record *record,
    const struct id_parts *parts, struct text word)
{
	struct alias_row *row = vec_push(out);

	row->has_number = parts != NULL;
	row->number = parts ? parts->number : 0;
	row->word = word;
	row->record = record;
}

/* "ADR-7" is asked for by the record's other prefixes, too. */
static void add_alias(alias_list *out, const struct corpus *corpus,
    const struct record *record, struct text alias)
{
	struct text words[4];
	struct id_parts parts;
	size_t count;

	if (!id_split(&parts, alias)) {
		add_row(out, record, NULL, alias);
		return;
	}
	if (!is_own_word(corpus, record, parts.prefix)) {
		add_row(out, record, &parts, parts.prefix);
		return;
	}
	count = own_words(words, corpus, record);
	for (size_t i = 0; i < count; i++)
		add_row(out, record, &parts, words[i]);
}

/* Records stand in the corpus by collection. */
static int compare_rows(const void *a, const void *b)
{
	const struct alias_row *x = a, *y = b;
	int order;

	if (x->has_number != y->has_number)
		return x->has_number ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	order = compare_word(x->word, y->word);
	return order ? order
		     : (x->record > y->record) - (x->record < y->record);
}

void alias_list_fill(alias_list *out, const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		for (uint32_t k = 0; k < record->fields_count; k++)
			if (record->fields[k].key == FIELD_ALIASES)
				add_alias(out, corpus, record,
				    text_of(record_string(record,
					record->fields[k].value)));
	}
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items),
		    compare_rows);
}

/* The first row that is not before the key, if it is of the same id. */
static const struct record *find_from(const alias_list *list,
    const struct alias_row *key)
{
	size_t low = 0, high = list->count;
	const struct alias_row *row;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_rows(&list->items[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == list->count)
		return NULL;
	row = &list->items[low];
	return row->has_number == key->has_number &&
		row->number == key->number &&
		!compare_word(row->word, key->word)
	    ? row->record
	    : NULL;
}

const struct record *alias_find(const alias_list *list,
    const struct corpus *corpus, const struct collection *collection,
    struct text id)
{
	const struct record *first = corpus->records.items + collection->first;
	struct alias_row key = { .word = id, .record = first };
	const struct record *found;
	struct id_parts parts;

	key.has_number = id_split(&parts, id);
	if (key.has_number) {
		key.number = parts.number;
		key.word = parts.prefix;
	}
	found = find_from(list, &key);
	if (found && found < first + collection->count)
		return found;
	if (key.has_number && !parts.prefix.len)
		return NULL;
	key.record = corpus->records.items;
	return find_from(list, &key);
}
