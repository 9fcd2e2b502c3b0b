/* SPDX-License-Identifier: MIT */
#include "core/corpus/nearest.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/id.h"
#include "core/record/name.h"

#define WORD_LETTERS 4 /* shorter words are like too many others */

/* What records go by, and the record of each. */
struct names {
	struct arena arena;
	VEC(const char *) words;
	VEC(const struct record *) records;
};

static void add_name(struct names *names, struct text word,
    const struct record *record)
{
	if (!word.len)
		return;
	*vec_push(
	    &names->words) = arena_strndup(&names->arena, word.data, word.len);
	*vec_push(&names->records) = record;
}

static const struct record *choose(const struct names *names, const char *word)
{
	size_t best = text_nearest(word, names->words.items,
	    names->words.count);

	return best == SIZE_MAX ? NULL : names->records.items[best];
}

static void names_release(struct names *names)
{
	vec_release(&names->words);
	vec_release(&names->records);
	arena_release(&names->arena);
}

/* Where the word that begins there ends. */
static size_t word_end(struct text t, size_t at)
{
	while (at < t.len && !char_is_one_of(t.data[at], "-_. "))
		at++;
	return at;
}

static size_t count_words(struct text t)
{
	size_t count = 1;

	for (size_t at = word_end(t, 0); at < t.len; at = word_end(t, at + 1))
		count++;
	return count;
}

/* Each run of that many words of the slug. */
static void add_words(struct names *names, const struct record *record,
    size_t words)
{
	struct text slug = text_of(record_string(record, record->slug));

	for (size_t from = 0; from < slug.len;
	     from = word_end(slug, from) + 1) {
		size_t end = word_end(slug, from);

		for (size_t i = 1; i < words && end < slug.len; i++)
			end = word_end(slug, end + 1);
		add_name(names, text_make(slug.data + from, end - from),
		    record);
	}
}

static bool nearest_name(struct strbuf *out, const struct corpus *corpus,
    const char *id)
{
	struct names names = { 0 };
	struct text given = text_of(id);
	size_t words = count_words(given);
	const struct record *found;

	arena_init(&names.arena);
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		struct strbuf one = STRBUF_INIT;
		enum name_format format;

		corpus_id(&one, corpus, record);
		add_name(&names, text_of(one.buf), record);
		strbuf_release(&one);
		add_name(&names, record_stem(record->path, &format), record);
		add_name(&names, text_of(record_string(record, record->slug)),
		    record);
		if (given.len >= WORD_LETTERS)
			add_words(&names, record, words);
	}
	found = choose(&names, id);
	if (found)
		corpus_id(out, corpus, found);
	names_release(&names);
	return found != NULL;
}

/* The record whose file has a name like that; of README.md and other covers it
 * is the folder. */
static const struct record *find_base(const struct corpus *corpus,
    const char *base)
{
	struct names names = { 0 };
	const struct record *found;

	arena_init(&names.arena);
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		enum name_format format;
		struct text stem = record_stem(record->path, &format);
		struct text file = path_base(record->path);

		if (file.len > stem.len &&
		    !memcmp(file.data, stem.data, stem.len))
			add_name(&names, file, record);
		add_name(&names, stem, record);
	}
	found = choose(&names, base);
	names_release(&names);
	return found;
}

/* Of the records with that one's name the one with the nearest path. */
static const struct record *find_path(const struct corpus *corpus,
    const char *path, const struct record *like)
{
	struct names names = { 0 };
	enum name_format format;
	struct text stem = record_stem(like->path, &format);
	const struct record *found;

	arena_init(&names.arena);
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (text_same(stem, record_stem(record->path, &format)))
			add_name(&names, text_of(record->path), record);
	}
	found = choose(&names, path);
	names_release(&names);
	return found ? found : like;
}

/* docs/adr/0001-x for docs/adr/0001-x/README.md */
static void strip_cover(struct strbuf *path)
{
	struct text stem, folder = path_parent(path->buf);
	bool is_cover = false;

	name_split(path_base(path->buf).data, &stem);
	if (folder.len && name_is_page(stem, &is_cover) && is_cover)
		strbuf_setlen(path, folder.len);
}

static bool nearest_path(struct strbuf *out, const struct corpus *corpus,
    const char *id, const char *cwd)
{
	struct strbuf joined = STRBUF_INIT, path = STRBUF_INIT;
	const struct record *found = NULL;
	struct text prefix;

	path_join(&joined, cwd ? cwd : "", id);
	if (path_normalise(&path, joined.buf)) {
		struct text base;

		strip_cover(&path);
		base = path_base(path.buf);
		/* "docs/adr/99": one number is not like another */
		if (id_form(&prefix, base) < ID_WORD_AND_NUMBER)
			found = find_base(corpus, base.data);
	}
	if (found)
		strbuf_addf(out, "'%s'",
		    find_path(corpus, path.buf, found)->path);
	strbuf_release(&joined);
	strbuf_release(&path);
	return found != NULL;
}

bool nearest_record(struct strbuf *out, const struct corpus *corpus,
    const char *id, const char *cwd)
{
	struct text stem;

	if (strchr(id, '/') ||
	    name_split(path_base(id).data, &stem) != NAME_NO_DOCUMENT)
		return nearest_path(out, corpus, id, cwd);
	return nearest_name(out, corpus, id);
}
