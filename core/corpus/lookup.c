/* SPDX-License-Identifier: MIT */
#include "core/corpus/lookup.h"

#include <string.h>

#include "core/base/path.h"
#include "core/record/name.h"

static int compare_path(const void *a, const void *b)
{
	return strcmp((*(const struct record *const *)a)->path,
	    (*(const struct record *const *)b)->path);
}

static int compare_stem(const void *a, const void *b)
{
	const struct lookup_stem *x = a, *y = b;
	size_t len = x->stem.len < y->stem.len ? x->stem.len : y->stem.len;
	int order = len ? memcmp(x->stem.data, y->stem.data, len) : 0;

	return order
	    ? order
	    : (x->stem.len > y->stem.len) - (x->stem.len < y->stem.len);
}

void lookup_init(struct lookup *lookup, const struct corpus *corpus)
{
	enum name_format format;
	size_t count = corpus->records.count;

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
	}
	qsort(lookup->by_path, count, sizeof(*lookup->by_path), compare_path);
	qsort(lookup->by_stem, count, sizeof(*lookup->by_stem), compare_stem);
}

void lookup_release(struct lookup *lookup)
{
	free(lookup->by_path);
	free(lookup->by_stem);
}

static const struct record *find_path(const struct lookup *lookup,
    const char *path)
{
	struct record key = { .path = path };
	const struct record *pointer = &key, *const * found;

	found = bsearch(&pointer, lookup->by_path, lookup->count,
	    sizeof(*lookup->by_path), compare_path);
	return found ? *found : NULL;
}

static const struct record *find_stem(const struct lookup *lookup,
    struct text stem, uint32_t collection)
{
	struct lookup_stem key = { .stem = stem };
	const struct lookup_stem *found, *end = lookup->by_stem + lookup->count;

	found = bsearch(&key, lookup->by_stem, lookup->count,
	    sizeof(*lookup->by_stem), compare_stem);
	if (!found)
		return NULL;
	while (found > lookup->by_stem && !compare_stem(found - 1, &key))
		found--;
	for (const struct lookup_stem *at = found;
	     at < end && !compare_stem(at, &key); at++)
		if (at->record->collection == collection)
			return at->record;
	return found->record;
}

static bool has_prefix(const struct collection *collection,
    const struct record *record, struct text prefix)
{
	const char *own = record_string(record, record->prefix);

	if (own && text_equals_nocase(prefix, own))
		return true;
	return text_equals_nocase(prefix, collection->prefix) ||
	    text_equals_nocase(prefix, collection->kind);
}

/* The first record of that number in the collection, with that prefix. */
static const struct record *find_number(const struct lookup *lookup,
    const struct collection *collection, uint32_t number, struct text prefix)
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
	for (; low < end && records[low].has_number &&
	     records[low].number == number;
	     low++)
		if (!prefix.len ||
		    has_prefix(collection, &records[low], prefix))
			return &records[low];
	return NULL;
}

static struct text strip_url(struct text target)
{
	size_t end = text_find_char(target, '#');

	target = text_make(target.data, end < target.len ? end : target.len);
	end = text_find_char(target, '?');
	return text_make(target.data, end < target.len ? end : target.len);
}

static int hex_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c = char_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void percent_decode(struct strbuf *out, struct text t)
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
		record = find_path(lookup, path->buf);
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
    const struct record *from, struct text target)
{
	const struct corpus *corpus = lookup->corpus;
	struct text digits = target, prefix;
	const struct record *found;
	uint32_t number;
	size_t lead = target.len;

	while (lead > 0 && char_is_digit(target.data[lead - 1]))
		lead--;
	digits = text_skip(target, lead);
	prefix = text_make(target.data, lead);
	while (
	    prefix.len && char_is_one_of(prefix.data[prefix.len - 1], "- _#"))
		prefix.len--;
	if (!text_to_number(digits, &number))
		return NULL;
	found = find_number(lookup, corpus_collection_of(corpus, from), number,
	    prefix);
	if (found || !prefix.len)
		return found;
	for (size_t i = 0; i < corpus->collections.count; i++) {
		found = find_number(lookup, &corpus->collections.items[i],
		    number, prefix);
		if (found)
			return found;
	}
	return NULL;
}

/* A site's "/adr/23", or a path to where the record once stood. */
static const struct record *find_by_last_part(const struct lookup *lookup,
    const struct record *from, struct text target)
{
	struct text last = strip_url(target);
	uint32_t number;

	for (size_t i = last.len; i > 0; i--)
		if (last.data[i - 1] == '/') {
			last = text_skip(last, i);
			break;
		}
	if (last.len == target.len)
		return NULL;
	if (text_to_number(last, &number))
		return find_number(lookup,
		    corpus_collection_of(lookup->corpus, from), number,
		    text_make(last.data, 0));
	if (text_ends_nocase(last, ".md"))
		last.len -= strlen(".md");
	return find_stem(lookup, last, from->collection);
}

const struct record *lookup_target(const struct lookup *lookup,
    const struct record *from, struct text target)
{
	const struct record *found = find_by_id(lookup, from, target);
	struct record_name name;

	if (!found)
		found = find_by_url(lookup, from, target);
	if (!found)
		found = find_stem(lookup, target, from->collection);
	if (!found)
		found = find_by_last_part(lookup, from, target);
	if (!found) {
		/* "ADR-0012-use-c" where the file has moved or changed its
		 * slug */
		record_name_parse(&name, target);
		if (name.has_number && name.slug.len &&
		    text_find_char(target, '/') >= target.len)
			found = find_number(lookup,
			    corpus_collection_of(lookup->corpus, from),
			    name.number, name.prefix);
	}
	return found;
}
