/* SPDX-License-Identifier: MIT */
#include "core/corpus/find.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/alias.h"
#include "core/corpus/id.h"
#include "core/corpus/nearest.h"

#define SHOWN_CANDIDATES 5
#define DATE_DIGITS 6 /* of 20240131 to be taken for a part of it */

/* How well an id names a record; the best kind of match wins. */
enum match {
	MATCH_NONE,
	MATCH_PART, /* of the file's name */
	MATCH_ALIAS,
	MATCH_NAME, /* slug, file name, folder name */
	MATCH_NUMBER,
	MATCH_KEY, /* collection/number */
	MATCH_PATH
};

struct query {
	const struct corpus *corpus;
	struct text id;
	const char *path; /* the id as a path from the root, or NULL */
	const char *path_here; /* as seen from the current folder */
	bool has_number;
	struct id_parts parts; /* where it has */
	enum id_form form;
	bool has_prefix; /* in front of the number: of a collection here */
};

static bool matches_path(const struct query *query, const char *path)
{
	struct text folder = path_parent(path);
	const char *const wanted[] = { query->path, query->path_here };

	for (size_t i = 0; i < 2; i++) {
		if (!wanted[i] || !*wanted[i])
			continue;
		if (!strcmp(wanted[i], path))
			return true;
		/* the folder of a folder-per-record */
		if (text_equals(folder, wanted[i])) {
			struct text stem;
			bool cover;

			name_split(path_base(path).data, &stem);
			if (name_is_page(stem, &cover) && cover)
				return true;
		}
	}
	return false;
}

static bool matches_number(const struct query *query,
    const struct record *record)
{
	const struct collection *collection =
	    corpus_collection_of(query->corpus, record);
	const char *own = record_string(record, record->prefix);

	if (!query->has_number || !record->has_number ||
	    record->number != query->parts.number)
		return false;
	if (!query->parts.prefix.len)
		return true;
	return text_equals_nocase(query->parts.prefix, collection->kind) ||
	    text_equals_nocase(query->parts.prefix,
		own ? own : collection->prefix);
}

static bool matches_key(const struct query *query, const struct record *record)
{
	struct strbuf key = STRBUF_INIT, id = STRBUF_INIT;
	const struct collection *collection =
	    corpus_collection_of(query->corpus, record);
	size_t len = strlen(collection->name);
	bool found;

	/* Ids and keys end in the record's number, if it has one. */
	if (query->has_number && record->has_number && record->number &&
	    record->number != query->parts.number)
		return false;
	corpus_key(&key, query->corpus, record);
	corpus_id(&id, query->corpus, record);
	found = text_equals_nocase(query->id, key.buf) ||
	    text_equals_nocase(query->id, id.buf);
	/* "rfcs/0012": any width behind the collection */
	if (!found && query->id.len > len + 1 &&
	    text_starts(query->id, collection->name) &&
	    query->id.data[len] == '/') {
		struct query rest = *query;

		rest.id = text_skip(query->id, len + 1);
		rest.has_number = id_split(&rest.parts, rest.id);
		found = matches_number(&rest, record);
	}
	strbuf_release(&key);
	strbuf_release(&id);
	return found;
}

static bool contains_nocase(struct text t, struct text part)
{
	for (size_t i = 0; i + part.len <= t.len; i++)
		if (!strncasecmp(t.data + i, part.data, part.len))
			return true;
	return false;
}

/* The whole name, with or without extension, or all that is behind the number.
 */
static bool matches_name(const struct query *query, const struct record *record,
    struct text stem)
{
	const char *slug = record_string(record, record->slug);
	bool is_number = query->form == ID_NUMBER || query->has_prefix;

	return (query->id.len == stem.len &&
		   !strncasecmp(query->id.data, stem.data, stem.len)) ||
	    (slug && !is_number && text_equals_nocase(query->id, slug)) ||
	    text_equals_nocase(query->id, path_base(record->path).data);
}

/* A number is a part of a name only where that begins with a date: who asks
 * for record 11 does not want another one about Python 3.11. */
static bool matches_part(const struct query *query, const struct record *record,
    struct text stem)
{
	bool is_number = query->form >= ID_WORD_AND_NUMBER || query->has_prefix;
	bool is_date = query->form == ID_NUMBER &&
	    char_is_digit(query->id.data[0]) && query->id.len >= DATE_DIGITS;

	if (query->id.len < 2)
		return false;
	if (is_number && !(is_date && record->name_date.year))
		return false;
	return contains_nocase(stem, query->id);
}

static enum match match_record(const struct query *query,
    const struct record *record)
{
	enum name_format format;
	struct text stem = record_stem(record->path, &format);

	if (matches_path(query, record->path))
		return MATCH_PATH;
	if (matches_key(query, record))
		return MATCH_KEY;
	if (matches_number(query, record))
		return MATCH_NUMBER;
	if (matches_name(query, record, stem))
		return MATCH_NAME;
	if (alias_has(query->corpus, record, query->id))
		return MATCH_ALIAS;
	return matches_part(query, record, stem) ? MATCH_PART : MATCH_NONE;
}

static bool is_prefix(const struct corpus *corpus, struct text word)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (text_equals_nocase(word,
			corpus->collections.items[i].prefix) ||
		    text_equals_nocase(word, corpus->collections.items[i].kind))
			return true;
	return false;
}

static void query_init(struct query *query, const struct corpus *corpus,
    const char *id)
{
	struct text prefix;

	memset(query, 0, sizeof(*query));
	query->corpus = corpus;
	query->id = text_trim(text_of(id));
	query->has_number = id_split(&query->parts, query->id);
	query->form = id_form(&prefix, query->id);
	query->has_prefix = query->form != ID_WORDS &&
	    is_prefix(corpus, prefix);
}

void corpus_find(record_list *out, const struct corpus *corpus, const char *id,
    const char *cwd)
{
	struct strbuf path = STRBUF_INIT, here = STRBUF_INIT,
		      joined = STRBUF_INIT;
	struct query query;
	enum match best = MATCH_PART;
	size_t first = out->count;

	query_init(&query, corpus, id);
	if (path_normalise(&path, id))
		query.path = path.buf;
	path_join(&joined, cwd ? cwd : "", id);
	if (path_normalise(&here, joined.buf))
		query.path_here = here.buf;
	for (size_t i = 0; query.id.len && i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		enum match match = match_record(&query, record);

		if (match < best)
			continue;
		if (match > best) {
			best = match;
			out->count = first;
		}
		*vec_push(out) = record;
	}
	strbuf_release(&path);
	strbuf_release(&here);
	strbuf_release(&joined);
}

static enum status say_none(const struct corpus *corpus, const char *id,
    const char *cwd, struct error *err)
{
	struct strbuf nearest = STRBUF_INIT;

	error_set(err, STATUS_USAGE, "no record '%s'", id);
	if (nearest_record(&nearest, corpus, id, cwd))
		error_hint(err, "Did you mean %s? 'hence list' shows them all.",
		    nearest.buf);
	else
		error_hint(err, "'hence list' shows all records.");
	strbuf_release(&nearest);
	return STATUS_USAGE;
}

/* Two records of one number have one key; they stand beside each other. */
static bool share_keys(const struct corpus *corpus, const record_list *found)
{
	struct strbuf key = STRBUF_INIT, last = STRBUF_INIT;
	bool shared = false;

	for (size_t i = 0; i < found->count && !shared; i++) {
		strbuf_clear(&key);
		corpus_key(&key, corpus, found->items[i]);
		shared = i && !strcmp(key.buf, last.buf);
		strbuf_clear(&last);
		strbuf_add(&last, key.buf, key.len);
	}
	strbuf_release(&key);
	strbuf_release(&last);
	return shared;
}

static enum status say_many(const struct corpus *corpus,
    const record_list *found, const char *id, struct error *err)
{
	struct strbuf names = STRBUF_INIT;
	bool by_path = share_keys(corpus, found);

	error_set(err, STATUS_USAGE, "'%s' names %zu records", id,
	    found->count);
	for (size_t i = 0; i < found->count && i < SHOWN_CANDIDATES; i++) {
		strbuf_addstr(&names, i ? ", " : "");
		if (by_path)
			strbuf_addstr(&names, found->items[i]->path);
		else
			corpus_key(&names, corpus, found->items[i]);
	}
	if (found->count > SHOWN_CANDIDATES)
		strbuf_addf(&names, " and %zu more",
		    found->count - SHOWN_CANDIDATES);
	error_hint(err, "Say which one: %s.", names.buf);
	strbuf_release(&names);
	return STATUS_USAGE;
}

enum status corpus_resolve(const struct record **out,
    const struct corpus *corpus, const char *id, const char *cwd,
    struct error *err)
{
	record_list found = { 0 };
	enum status status = STATUS_OK;

	corpus_find(&found, corpus, id, cwd);
	if (found.count == 0)
		status = say_none(corpus, id, cwd, err);
	else if (found.count > 1)
		status = say_many(corpus, &found, id, err);
	else
		*out = found.items[0];
	vec_release(&found);
	return status;
}

/* How many collections go by that name; one of that very name or path is the
 * only one. */
static size_t count_collections(const struct collection **out,
    const struct corpus *corpus, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool is_path = *name && path_normalise(&path, name);
	size_t matches = 0;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *collection =
		    &corpus->collections.items[i];

		if (!strcmp(collection->name, name) ||
		    (is_path && !strcmp(collection->path, path.buf))) {
			*out = collection;
			matches = 1;
			break;
		}
		if (!strcasecmp(collection->kind, name)) {
			*out = collection;
			matches++;
		}
	}
	strbuf_release(&path);
	return matches;
}

enum status corpus_find_collection(const struct collection **out,
    const struct corpus *corpus, const char *name, struct error *err)
{
	struct strbuf names = STRBUF_INIT;
	size_t matches = count_collections(out, corpus, name);

	if (matches == 1)
		return STATUS_OK;
	for (size_t i = 0; i < corpus->collections.count; i++)
		strbuf_addf(&names, "%s%s", i ? ", " : "",
		    corpus->collections.items[i].name);
	error_set(err, STATUS_USAGE,
	    matches ? "'%s' names more than one collection"
		    : "no collection '%s'",
	    name);
	error_hint(err, "The collections are: %s.", names.buf);
	strbuf_release(&names);
	return STATUS_USAGE;
}

const struct record *corpus_find_path(const struct corpus *corpus,
    const char *path)
{
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (record->path && !strcmp(record->path, path))
			return record;
	}
	return NULL;
}
