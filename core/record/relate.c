/* SPDX-License-Identifier: MIT */
#include "core/record/relate.h"

#include <string.h>

#include "core/base/path.h"
#include "core/record/name.h"

/* Records by path and by stem, for look-ups in logarithmic time. */
struct index {
	const struct corpus *corpus;
	const struct record **by_path;
	struct stem {
		struct text stem;
		const struct record *record;
	} *by_stem;
	size_t count;
};

static int compare_path(const void *a, const void *b)
{
	return strcmp((*(const struct record *const *)a)->path,
	    (*(const struct record *const *)b)->path);
}

static int compare_stem(const void *a, const void *b)
{
	const struct stem *x = a, *y = b;
	size_t len = x->stem.len < y->stem.len ? x->stem.len : y->stem.len;
	int order = len ? memcmp(x->stem.data, y->stem.data, len) : 0;

	return order ? order :
		       (x->stem.len > y->stem.len) -
		(x->stem.len < y->stem.len);
}

static void index_init(struct index *index, const struct corpus *corpus)
{
	enum name_format format;
	size_t count = corpus->records.count;

	index->corpus = corpus;
	index->count = count;
	index->by_path =
	    mem_realloc(NULL, count + 1, sizeof(*index->by_path));
	index->by_stem =
	    mem_realloc(NULL, count + 1, sizeof(*index->by_stem));
	for (size_t i = 0; i < count; i++) {
		const struct record *record = &corpus->records.items[i];

		index->by_path[i] = record;
		index->by_stem[i].stem = record_stem(record->path, &format);
		index->by_stem[i].record = record;
	}
	qsort(index->by_path, count, sizeof(*index->by_path), compare_path);
	qsort(index->by_stem, count, sizeof(*index->by_stem), compare_stem);
}

static void index_release(struct index *index)
{
	free(index->by_path);
	free(index->by_stem);
}

static const struct record *find_path(
    const struct index *index, const char *path)
{
	struct record key = { .path = path };
	const struct record *pointer = &key, *const *found;

	found = bsearch(&pointer, index->by_path, index->count,
	    sizeof(*index->by_path), compare_path);
	return found ? *found : NULL;
}

static const struct record *find_stem(
    const struct index *index, struct text stem, uint32_t collection)
{
	struct stem key = { .stem = stem };
	const struct stem *found, *end = index->by_stem + index->count;

	found = bsearch(&key, index->by_stem, index->count,
	    sizeof(*index->by_stem), compare_stem);
	if (!found)
		return NULL;
	while (found > index->by_stem && !compare_stem(found - 1, &key))
		found--;
	for (const struct stem *at = found;
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
static const struct record *find_number(const struct index *index,
    const struct collection *collection, uint32_t number, struct text prefix)
{
	const struct record *records = index->corpus->records.items;
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
static const struct record *find_document(
    const struct index *index, struct strbuf *path)
{
	static const char *const endings[] = { "", ".md", "/README.md",
		"/index.md" };
	size_t len = path->len;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		const struct record *record;

		strbuf_setlen(path, len);
		strbuf_addstr(path, endings[i]);
		record = find_path(index, path->buf);
		if (record)
			return record;
	}
	return NULL;
}

static const struct record *find_by_url(
    const struct index *index, const struct record *from, struct text target)
{
	struct strbuf decoded = STRBUF_INIT, joined = STRBUF_INIT,
		      path = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent = path_parent(from->path);
	const struct record *found = NULL;

	percent_decode(&decoded, strip_url(target));
	strbuf_add(&folder, parent.data, parent.len);
	path_join(&joined, folder.buf, decoded.buf);
	if (path_normalise(
		&path, joined.buf[0] == '/' ? joined.buf + 1 : joined.buf))
		found = find_document(index, &path);
	if (!found && path_normalise(&path, decoded.buf))
		found = find_document(index, &path);
	strbuf_release(&decoded);
	strbuf_release(&joined);
	strbuf_release(&path);
	strbuf_release(&folder);
	return found;
}

/* "ADR-0012", "RFC 12", "12": the record's own collection first. */
static const struct record *find_by_id(
    const struct index *index, const struct record *from, struct text target)
{
	const struct corpus *corpus = index->corpus;
	struct text digits = target, prefix;
	const struct record *found;
	uint32_t number;
	size_t lead = target.len;

	while (lead > 0 && char_is_digit(target.data[lead - 1]))
		lead--;
	digits = text_skip(target, lead);
	prefix = text_make(target.data, lead);
	while (prefix.len && strchr("- _#", prefix.data[prefix.len - 1]))
		prefix.len--;
	if (!text_to_number(digits, &number))
		return NULL;
	found = find_number(index, corpus_collection_of(corpus, from), number,
	    prefix);
	if (found || !prefix.len)
		return found;
	for (size_t i = 0; i < corpus->collections.count; i++) {
		found = find_number(
		    index, &corpus->collections.items[i], number, prefix);
		if (found)
			return found;
	}
	return NULL;
}

static const struct record *find_target(
    const struct index *index, const struct record *from, struct text target)
{
	const struct record *found = find_by_id(index, from, target);
	struct record_name name;

	if (!found)
		found = find_by_url(index, from, target);
	if (!found)
		found = find_stem(index, target, from->collection);
	if (!found) {
		/* "ADR-0012-use-c" where the file has moved or changed its
		 * slug */
		record_name_parse(&name, target);
		if (name.has_number && name.slug.len &&
		    text_find_char(target, '/') >= target.len)
			found = find_number(index,
			    corpus_collection_of(index->corpus, from),
			    name.number, name.prefix);
	}
	return found;
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_from(const void *a, const void *b)
{
	const struct corpus_edge *x = a, *y = b;

	if (x->from != y->from)
		return compare(x->from, y->from);
	if (x->to != y->to)
		return compare(x->to, y->to);
	return compare(x->kind, y->kind);
}

static int compare_to(const void *a, const void *b)
{
	const struct corpus_edge *x = a, *y = b;

	return x->to != y->to ? compare(x->to, y->to) : compare_from(a, b);
}

static void sort_edges(struct corpus *corpus)
{
	size_t kept = 0;

	if (!corpus->edges.count)
		return;
	qsort(corpus->edges.items, corpus->edges.count,
	    sizeof(*corpus->edges.items), compare_from);
	for (size_t i = 1; i < corpus->edges.count; i++)
		if (compare_from(&corpus->edges.items[kept],
			&corpus->edges.items[i]))
			corpus->edges.items[++kept] = corpus->edges.items[i];
	corpus->edges.count = kept + 1;
	for (size_t i = 0; i < corpus->edges.count; i++)
		*vec_push(&corpus->edges_by_target) = corpus->edges.items[i];
	qsort(corpus->edges_by_target.items, corpus->edges_by_target.count,
	    sizeof(*corpus->edges_by_target.items), compare_to);
}

static void add_edge(struct corpus *corpus, const struct relation *relation,
    uint32_t from, uint32_t to)
{
	struct corpus_edge *edge = vec_push(&corpus->edges);

	edge->kind = relation->kind;
	edge->from = relation->inverse ? to : from;
	edge->to = relation->inverse ? from : to;
}

static void relate(
    struct corpus *corpus, const struct index *index, uint32_t at)
{
	struct record *record = &corpus->records.items[at];
	uint32_t *targets = arena_alloc(&corpus->arena,
	    (record->relations_count + 1) * sizeof(*targets));

	record->targets = targets;
	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		const struct record *target = find_target(index, record,
		    text_of(record_string(record, relation->target)));

		if (!target)
			continue;
		targets[i] = corpus_index_of(corpus, target) + 1;
		add_edge(corpus, relation, at, targets[i] - 1);
	}
}

void relate_records(struct corpus *corpus)
{
	struct index index;

	index_init(&index, corpus);
	for (size_t i = 0; i < corpus->records.count; i++)
		relate(corpus, &index, (uint32_t)i);
	sort_edges(corpus);
	index_release(&index);
}

const struct record *corpus_related(
    const struct corpus *corpus, const struct record *record, uint32_t n)
{
	uint32_t target = record->targets[n];

	return target ? &corpus->records.items[target - 1] : NULL;
}

const struct corpus_edge *corpus_edges_from(
    const struct corpus *corpus, uint32_t index, size_t *count)
{
	size_t low = 0, high = corpus->edges.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (corpus->edges.items[middle].from < index)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0; low + *count < corpus->edges.count &&
	     corpus->edges.items[low + *count].from == index;)
		(*count)++;
	return *count ? corpus->edges.items + low : NULL;
}

const struct corpus_edge *corpus_edges_to(
    const struct corpus *corpus, uint32_t index, size_t *count)
{
	size_t low = 0, high = corpus->edges_by_target.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (corpus->edges_by_target.items[middle].to < index)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0; low + *count < corpus->edges_by_target.count &&
	     corpus->edges_by_target.items[low + *count].to == index;)
		(*count)++;
	return *count ? corpus->edges_by_target.items + low : NULL;
}
