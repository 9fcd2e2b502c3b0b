/* SPDX-License-Identifier: MIT */
/* From an id on the command line to records and collections. */
#include <string.h>

#include "core/base/path.h"
#include "core/corpus/corpus.h"

#define SHOWN_CANDIDATES 5

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
	uint32_t number;
	struct text prefix; /* in front of the number */
};

static void query_number(struct query *query)
{
	struct text id = query->id;
	size_t lead = id.len;

	while (lead > 0 && char_is_digit(id.data[lead - 1]))
		lead--;
	query->has_number = text_to_number(text_skip(id, lead), &query->number);
	while (lead > 0 && char_is_one_of(id.data[lead - 1], "- _#"))
		lead--;
	query->prefix = text_make(id.data, lead);
	for (size_t i = 0; i < lead; i++)
		if (!char_is_alnum(id.data[i]) &&
		    !char_is_one_of(id.data[i], "-_ "))
			query->has_number = false;
}

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
	    record->number != query->number)
		return false;
	if (!query->prefix.len)
		return true;
	return text_equals_nocase(query->prefix, collection->kind) ||
	    (own ? text_equals_nocase(query->prefix, own)
		 : text_equals_nocase(query->prefix, collection->prefix));
}

static bool matches_key(const struct query *query, const struct record *record)
{
	struct strbuf key = STRBUF_INIT, id = STRBUF_INIT;
	const struct collection *collection =
	    corpus_collection_of(query->corpus, record);
	size_t len = strlen(collection->name);
	bool found;

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
		query_number(&rest);
		found = matches_number(&rest, record);
	}
	strbuf_release(&key);
	strbuf_release(&id);
	return found;
}

static bool matches_alias(const struct query *query,
    const struct record *record)
{
	const struct field *field;

	for (uint32_t i = 0;
	     (field = record_field(record, FIELD_ALIASES, i)) != NULL; i++) {
		const char *value = record_string(record, field->value);
		struct query alias = { .id = text_of(value) };

		if (text_equals_nocase(query->id, value))
			return true;
		query_number(&alias);
		if (query->has_number && alias.has_number &&
		    query->number == alias.number &&
		    (!query->prefix.len ||
			(alias.prefix.len == query->prefix.len &&
			    !strncasecmp(alias.prefix.data, query->prefix.data,
				alias.prefix.len))))
			return true;
	}
	return false;
}

static bool contains_nocase(struct text t, struct text part)
{
	for (size_t i = 0; i + part.len <= t.len; i++)
		if (!strncasecmp(t.data + i, part.data, part.len))
			return true;
	return false;
}

static enum match match_record(const struct query *query,
    const struct record *record)
{
	enum name_format format;
	struct text stem = record_stem(record->path, &format);
	const char *slug = record_string(record, record->slug);
	char *name = mem_strndup(stem.data, stem.len);
	enum match match = MATCH_NONE;

	if (matches_path(query, record->path))
		match = MATCH_PATH;
	else if (matches_key(query, record))
		match = MATCH_KEY;
	else if (matches_number(query, record))
		match = MATCH_NUMBER;
	else if (text_equals_nocase(query->id, name) ||
	    (slug && text_equals_nocase(query->id, slug)) ||
	    text_equals_nocase(query->id, path_base(record->path).data))
		match = MATCH_NAME;
	else if (matches_alias(query, record))
		match = MATCH_ALIAS;
	else if (query->id.len > 1 && contains_nocase(stem, query->id))
		match = MATCH_PART;
	free(name);
	return match;
}

void corpus_find(record_list *out, const struct corpus *corpus, const char *id,
    const char *cwd)
{
	struct strbuf path = STRBUF_INIT, here = STRBUF_INIT,
		      joined = STRBUF_INIT;
	struct query query = { .corpus = corpus, .id = text_trim(text_of(id)) };
	enum match best = MATCH_PART;

	if (path_normalise(&path, id))
		query.path = path.buf;
	path_join(&joined, cwd ? cwd : "", id);
	if (path_normalise(&here, joined.buf))
		query.path_here = here.buf;
	query_number(&query);
	for (size_t i = 0; query.id.len && i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		enum match match = match_record(&query, record);

		if (match < best)
			continue;
		if (match > best) {
			best = match;
			out->count = 0;
		}
		*vec_push(out) = record;
	}
	strbuf_release(&path);
	strbuf_release(&here);
	strbuf_release(&joined);
}

/* The id nearest to a mistyped one; false when none is near. */
static bool nearest_id(struct strbuf *out, const struct corpus *corpus,
    const char *id)
{
	size_t count = corpus->records.count, best;
	char **ids = mem_realloc(NULL, 2 * count + 1, sizeof(*ids));

	for (size_t i = 0; i < count; i++) {
		const struct record *record = &corpus->records.items[i];
		const char *slug = record_string(record, record->slug);
		struct strbuf one = STRBUF_INIT;

		corpus_id(&one, corpus, record);
		ids[2 * i] = mem_strdup(one.buf);
		ids[2 * i + 1] = mem_strdup(slug ? slug : one.buf);
		strbuf_release(&one);
	}
	best = text_nearest(id, (const char *const *)ids, 2 * count);
	if (best != SIZE_MAX)
		corpus_id(out, corpus, &corpus->records.items[best / 2]);
	for (size_t i = 0; i < 2 * count; i++)
		free(ids[i]);
	free(ids);
	return best != SIZE_MAX;
}

static enum status say_none(const struct corpus *corpus, const char *id,
    struct error *err)
{
	struct strbuf nearest = STRBUF_INIT;

	error_set(err, STATUS_USAGE, "no record '%s'", id);
	if (nearest_id(&nearest, corpus, id))
		error_hint(err, "Did you mean %s? 'hence list' shows them all.",
		    nearest.buf);
	else
		error_hint(err, "'hence list' shows all records.");
	strbuf_release(&nearest);
	return STATUS_USAGE;
}

static enum status say_many(const struct corpus *corpus,
    const record_list *found, const char *id, struct error *err)
{
	struct strbuf names = STRBUF_INIT;

	error_set(err, STATUS_USAGE, "'%s' names %zu records", id,
	    found->count);
	for (size_t i = 0; i < found->count && i < SHOWN_CANDIDATES; i++) {
		strbuf_addstr(&names, i ? ", " : "");
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
		status = say_none(corpus, id, err);
	else if (found.count > 1)
		status = say_many(corpus, &found, id, err);
	else
		*out = found.items[0];
	vec_release(&found);
	return status;
}

static bool names_collection(const struct collection *collection,
    const char *name)
{
	return !strcmp(collection->name, name) ||
	    !strcmp(collection->path, name) ||
	    !strcasecmp(collection->kind, name);
}

enum status corpus_find_collection(const struct collection **out,
    const struct corpus *corpus, const char *name, struct error *err)
{
	struct strbuf names = STRBUF_INIT;
	size_t matches = 0;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct collection *collection =
		    &corpus->collections.items[i];

		strbuf_addf(&names, "%s%s", i ? ", " : "", collection->name);
		if (!strcmp(collection->name, name) ||
		    !strcmp(collection->path, name)) {
			*out = collection;
			matches = 1;
			break;
		}
		if (names_collection(collection, name)) {
			*out = collection;
			matches++;
		}
	}
	if (matches == 1) {
		strbuf_release(&names);
		return STATUS_OK;
	}
	error_set(err, STATUS_USAGE,
	    matches ? "'%s' names more than one collection"
		    : "no collection '%s'",
	    name);
	error_hint(err, "The collections are: %s.", names.buf);
	strbuf_release(&names);
	return STATUS_USAGE;
}
