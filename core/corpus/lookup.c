/* SPDX-License-Identifier: MIT */
#include "core/corpus/lookup.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/corpus/id.h"
#include "core/record/name.h"

static int compare_path(const void *a, const void *b)
{
	return strcmp((*(const struct record *const *)a)->path,
	    (*(const struct record *const *)b)->path);
}

/* Records stand in the corpus by collection, then by number. */
static int compare_place(const struct record *a, const struct record *b)
{
	return (a > b) - (a < b);
}

static int compare_stem(const void *a, const void *b)
{
	const struct lookup_stem *x = a, *y = b;
	int order = text_compare(x->stem, y->stem);

	return order ? order : compare_place(x->record, y->record);
}

static int compare_prefix(struct text a, struct text b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return a.len ? strncasecmp(a.data, b.data, a.len) : 0;
}

static int compare_id(const void *a, const void *b)
{
	const struct lookup_id *x = a, *y = b;
	int order = (x->number > y->number) - (x->number < y->number);

	if (!order)
		order = compare_prefix(x->prefix, y->prefix);
	return order ? order : compare_place(x->record, y->record);
}

/* "ADR-0012" may stand for it by its own prefix, its collection's or the
 * collection's kind; mostly they are one word. */
static void add_ids(struct lookup *lookup, const struct record *record)
{
	const struct collection *collection =
	    corpus_collection_of(lookup->corpus, record);
	const struct text words[] = { text_of(collection->prefix),
		text_of(collection->kind),
		text_of(record_string(record, record->prefix)) };

	for (size_t i = 0; record->has_number && i < 3; i++) {
		bool is_new = words[i].len > 0;
		struct lookup_id *id;

		for (size_t k = 0; k < i && is_new; k++)
			is_new = compare_prefix(words[i], words[k]) != 0;
		if (!is_new)
			continue;
		id = vec_push(&lookup->by_id);
		id->number = record->number;
		id->prefix = words[i];
		id->record = record;
	}
}

/* Most records stand in the order of all three: their numbers have as many
 * digits. */
static void sort(void *items, size_t count, size_t size,
    int (*compare)(const void *a, const void *b))
{
	const char *at = items;

	for (size_t i = 1; i < count; i++, at += size)
		if (compare(at, at + size) > 0) {
			qsort(items, count, size, compare);
			return;
		}
}

static void sort_all(struct lookup *lookup)
{
	sort(lookup->by_path, lookup->count, sizeof(*lookup->by_path),
	    compare_path);
	sort(lookup->by_stem, lookup->count, sizeof(*lookup->by_stem),
	    compare_stem);
	sort(lookup->by_id.items, lookup->by_id.count,
	    sizeof(*lookup->by_id.items), compare_id);
}

void lookup_init(struct lookup *lookup, const struct corpus *corpus)
{
	enum name_format format;
	size_t count = corpus->records.count;

	memset(lookup, 0, sizeof(*lookup));
	lookup->corpus = corpus;
	lookup->count = count;
	lookup->by_path = mem_realloc(NULL, count + 1,
	    sizeof(*lookup->by_path));
	lookup->by_stem = mem_realloc(NULL, count + 1,
	    sizeof(*lookup->by_stem));
	for (size_t i = 0; i < count; i++) {
		const struct record *record = &corpus->records.items[i];

		lookup->by_path[i] = record;
		lookup->by_stem[i].stem = record_stem(record->path, &format);
		lookup->by_stem[i].record = record;
		add_ids(lookup, record);
	}
	alias_list_fill(&lookup->aliases, corpus);
	sort_all(lookup);
}

void lookup_release(struct lookup *lookup)
{
	free(lookup->by_path);
	free(lookup->by_stem);
	vec_release(&lookup->by_id);
	vec_release(&lookup->aliases);
}

const struct record *lookup_path(const struct lookup *lookup, const char *path)
{
	struct record key = { .path = path };
	const struct record *pointer = &key, *const * found;

	found = bsearch(&pointer, lookup->by_path, lookup->count,
	    sizeof(*lookup->by_path), compare_path);
	return found ? *found : NULL;
}

/* The first item that is not before the key, or the end. */
static const void *lower_bound(const void *key, const void *items, size_t count,
    size_t size, int (*compare)(const void *a, const void *b))
{
	const char *low = items;

	while (count) {
		const char *middle = low + count / 2 * size;

		if (compare(middle, key) < 0) {
			low = middle + size;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return low;
}

/* The first record of the collection, or where it would stand. */
static const struct record *first_of(const struct lookup *lookup,
    const struct collection *collection)
{
	return lookup->corpus->records.items + collection->first;
}

/* Of that collection if there is one, else the first. */
static const struct record *find_stem(const struct lookup *lookup,
    struct text stem, const struct collection *collection)
{
	const struct lookup_stem *end = lookup->by_stem + lookup->count;
	struct lookup_stem key = { stem, lookup->corpus->records.items };
	const struct lookup_stem *first, *own;

	first = lower_bound(&key, lookup->by_stem, lookup->count, sizeof(key),
	    compare_stem);
	if (first == end || !text_same(first->stem, stem))
		return NULL;
	key.record = first_of(lookup, collection);
	own = lower_bound(&key, lookup->by_stem, lookup->count, sizeof(key),
	    compare_stem);
	if (own != end && text_same(own->stem, stem) &&
	    own->record < key.record + collection->count)
		return own->record;
	return first->record;
}

/* The first record of that number and prefix from a place of the corpus on. */
static const struct record *find_id(const struct lookup *lookup,
    const struct id_parts *parts, const struct record *from)
{
	const struct lookup_id key = { parts->number, parts->prefix, from };
	size_t count = lookup->by_id.count;
	const struct lookup_id *found;

	if (!count)
		return NULL;
	found = lower_bound(&key, lookup->by_id.items, count, sizeof(key),
	    compare_id);
	if (found == lookup->by_id.items + count ||
	    found->number != parts->number ||
	    compare_prefix(found->prefix, parts->prefix))
		return NULL;
	return found->record;
}

/* The first record of the collection with that number. */
static const struct record *find_number(const struct lookup *lookup,
    const struct collection *collection, uint32_t number)
{
	const struct record *records = lookup->corpus->records.items;
	size_t low = collection->first, high = low + collection->count;
	size_t end = high;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (records[middle].has_number &&
		    records[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && records[low].has_number &&
		records[low].number == number
	    ? &records[low]
	    : NULL;
}

/* The same with the prefix, if there is one in front of the number. */
static const struct record *find_in(const struct lookup *lookup,
    const struct collection *collection, const struct id_parts *parts)
{
	const struct record *first, *found;

	if (!parts->prefix.len)
		return find_number(lookup, collection, parts->number);
	first = first_of(lookup, collection);
	found = find_id(lookup, parts, first);
	return found && found < first + collection->count ? found : NULL;
}

static struct text strip_url(struct text target)
{
	size_t end = text_find_char(target, '#');

	target = text_make(target.data, end < target.len ? end : target.len);
	end = text_find_char(target, '?');
	return text_make(target.data, end < target.len ? end : target.len);
}

/* The record at a path, with ".md" or a cover's name added where need be. */
static const struct record *find_document(const struct lookup *lookup,
    struct strbuf *path)
{
	static const char *const endings[] = { "", ".md", "/README.md",
		"/index.md" };
	size_t len = path->len;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		const struct record *record;

		strbuf_setlen(path, len);
		strbuf_addstr(path, endings[i]);
		record = lookup_path(lookup, path->buf);
		if (record)
			return record;
	}
	return NULL;
}

static const struct record *find_by_url(const struct lookup *lookup,
    const struct record *from, struct text target)
{
	struct strbuf decoded = STRBUF_INIT, joined = STRBUF_INIT,
		      path = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent = path_parent(from->path);
	const struct record *found = NULL;

	percent_decode(&decoded, strip_url(target));
	strbuf_add(&folder, parent.data, parent.len);
	path_join(&joined, folder.buf, decoded.buf);
	if (path_normalise(&path,
		joined.buf[0] == '/' ? joined.buf + 1 : joined.buf))
		found = find_document(lookup, &path);
	if (!found && path_normalise(&path, decoded.buf))
		found = find_document(lookup, &path);
	strbuf_release(&decoded);
	strbuf_release(&joined);
	strbuf_release(&path);
	strbuf_release(&folder);
	return found;
}

/* "ADR-0012", "RFC 12", "12": the record's own collection first. */
static const struct record *find_by_id(const struct lookup *lookup,
    const struct collection *own, struct text target)
{
	const struct record *found;
	struct id_parts parts;

	if (!id_split(&parts, target))
		return NULL;
	found = find_in(lookup, own, &parts);
	if (found || !parts.prefix.len)
		return found;
	return find_id(lookup, &parts, lookup->corpus->records.items);
}

/* A site's "/adr/23", or a path to where the record once stood. */
static const struct record *find_by_last_part(const struct lookup *lookup,
    const struct collection *own, struct text target)
{
	struct text last = path_last(strip_url(target));
	uint32_t number;

	if (last.len == target.len)
		return NULL;
	if (text_to_number(last, &number))
		return find_number(lookup, own, number);
	return find_stem(lookup, last, own);
}

/* "ADR-0012-use-c" where the file has moved or changed its slug. */
static const struct record *find_by_name(const struct lookup *lookup,
    const struct collection *own, struct text target)
{
	struct record_name name;
	struct id_parts parts;

	record_name_parse(&name, target);
	if (!name.has_number || !name.slug.len ||
	    text_find_char(target, '/') < target.len)
		return NULL;
	parts.prefix = name.prefix;
	parts.number = name.number;
	return find_in(lookup, own, &parts);
}

/* An id, or the name of a file or folder, that a record once had. */
static const struct record *find_by_alias(const struct lookup *lookup,
    const struct collection *own, struct text target)
{
	struct text last = path_last(strip_url(target)), ids[3];
	struct record_name name;
	size_t count = 2;

	if (!lookup->aliases.count)
		return NULL;
	if (text_ends_nocase(last, ".md"))
		last.len -= strlen(".md");
	ids[0] = target;
	ids[1] = last;
	record_name_parse(&name, last);
	if (name.has_number && name.slug.len) /* "ADR-0012" of its file */
		ids[count++] = text_make(last.data,
		    (size_t)(name.slug.data - last.data) -
			(name.separator != 0));
	for (size_t i = 0; i < count; i++) {
		const struct record *found = alias_find(&lookup->aliases,
		    lookup->corpus, own, ids[i]);

		if (found)
			return found;
	}
	return NULL;
}

const struct record *lookup_target(const struct lookup *lookup,
    const struct record *from, struct text target)
{
	const struct collection *own = corpus_collection_of(lookup->corpus,
	    from);
	const struct record *found = find_by_id(lookup, own, target);

	if (!found)
		found = find_by_url(lookup, from, target);
	if (text_ends_nocase(target, ".md"))
		target.len -= strlen(".md");
	if (!found)
		found = find_stem(lookup, target, own);
	if (!found)
		found = find_by_last_part(lookup, own, target);
	if (!found)
		found = find_by_name(lookup, own, target);
	return found ? found : find_by_alias(lookup, own, target);
}
