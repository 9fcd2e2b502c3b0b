/* SPDX-License-Identifier: MIT */
#include "core/corpus/find.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/id.h"

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
	struct id_parts parts; /* where it has */
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

/* Is "ADR-0019" what the query's "adr-19" or "19" means? */
static bool is_same_number(const struct query *query, struct text alias)
{
	struct id_parts parts;

	if (!query->has_number || !id_split(&parts, alias) ||
	    query->parts.number != parts.number)
		return false;
	return !query->parts.prefix.len ||
	    (parts.prefix.len == query->parts.prefix.len &&
		!strncasecmp(parts.prefix.data, query->parts.prefix.data,
		    parts.prefix.len));
}

static bool matches_alias(const struct query *query,
    const struct record *record)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		const char *value;

		if (field->key != FIELD_ALIASES)
			continue;
		value = record_string(record, field->value);
		if (text_equals_nocase(query->id, value) ||
		    is_same_number(query, text_of(value)))
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
	size_t first = out->count;

	if (path_normalise(&path, id))
		query.path = path.buf;
	path_join(&joined, cwd ? cwd : "", id);
	if (path_normalise(&here, joined.buf))
		query.path_here = here.buf;
	query.has_number = id_split(&query.parts, query.id);
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
		if (!strcasecmp(collection->kind, name)) {
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
