/* SPDX-License-Identifier: MIT */
#include "cmd/list_filter.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/corpus/kinds.h"
#include "core/git/source.h"
#include "core/output/record_words.h"
#include "core/record/value.h"

const char *const list_status_words[] = { "none", "unknown", "draft",
	"proposed", "last-call", "accepted", "rejected", "postponed",
	"withdrawn", "deprecated", "superseded", NULL };

/* list_status_words are in the order of enum record_status. */
_Static_assert(sizeof(list_status_words) / sizeof(list_status_words[0]) ==
	RECORD_SUPERSEDED + 2,
    "a word for every status");

static bool is_kind_in(const struct string_list *kinds, const char *kind)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (kind_is(kind, kinds->items[i]))
			return true;
	return false;
}

/* Has the record a field of these keys with any of the words? */
static bool has_value(const struct record *record, uint64_t keys,
    const struct string_list *words, bool partly)
{
	for (size_t i = 0; i < words->count; i++)
		if (record_has_value(record, keys, words->items[i], partly))
			return true;
	return false;
}

static bool is_within_dates(const struct record *record,
    const struct list_filter *filter)
{
	if (!filter->after.year && !filter->before.year)
		return true;
	if (!record->date.year)
		return false;
	if (filter->after.year &&
	    date_compare(&record->date, &filter->after) < 0)
		return false;
	return !filter->before.year ||
	    date_compare(&record->date, &filter->before) <= 0;
}

static bool matches(const struct corpus *corpus, const struct record *record,
    const struct list_filter *filter)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);

	if (filter->statuses &&
	    !(filter->statuses &
		(uint32_t)1 << corpus_status_of(corpus, record)))
		return false;
	if (filter->kinds.count &&
	    !is_kind_in(&filter->kinds, collection->kind))
		return false;
	if (filter->tags.count &&
	    !has_value(record, RECORD_KEY(FIELD_TAGS), &filter->tags, false))
		return false;
	if (filter->deciders.count &&
	    !has_value(record, RECORD_DECIDER_KEYS, &filter->deciders, true))
		return false;
	return is_within_dates(record, filter);
}

static enum status check_kinds(const struct corpus *corpus,
    const struct string_list *kinds, struct error *err)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (!kind_is_there(corpus, kinds->items[i]))
			return kind_unknown(corpus, kinds->items[i], err);
	return STATUS_OK;
}

static enum status check_words(const struct string_list *words,
    const char *option, struct error *err)
{
	for (size_t i = 0; i < words->count; i++) {
		if (!text_trim(text_of(words->items[i])).len)
			return error_set(err, STATUS_USAGE, "'%s' needs a word",
			    option);
	}
	return STATUS_OK;
}

static enum status check_filter(const struct corpus *corpus,
    const struct list_filter *filter, struct error *err)
{
	enum status status = check_words(&filter->tags, "--tag", err);

	if (!status)
		status = check_words(&filter->deciders, "--decider", err);
	if (!status)
		status = check_kinds(corpus, &filter->kinds, err);
	if (!status && filter->after.year && filter->before.year &&
	    date_compare(&filter->after, &filter->before) > 0)
		status = error_set(err, STATUS_USAGE,
		    "no date is both after '--after' and before '--before'");
	return status;
}

/* Mark the records of the collections named, all where none is. */
static enum status mark_collections(bool *marks, const struct corpus *corpus,
    const struct string_list *names, struct error *err)
{
	if (!names->count)
		memset(marks, true, corpus->records.count);
	for (size_t i = 0; i < names->count; i++) {
		const struct collection *collection;
		enum status status = corpus_find_collection(&collection, corpus,
		    names->items[i], err);

		if (status)
			return status;
		memset(marks + collection->first, true, collection->count);
	}
	return STATUS_OK;
}

/* Is it a folder of the source? Then out is its path. */
static bool find_folder(struct strbuf *out, const struct env *env,
    const char *name)
{
	size_t end;

	if (env_resolve(out, env, name, NULL))
		return false;
	if (source_find(env->source, out->buf))
		return false;
	return source_range(env->source, out->buf, &end) < end;
}

/* A folder that the source knows nothing of: elsewhere, empty or ignored. */
static bool is_on_disk(const struct env *env, const char *name)
{
	return env->root && !env->common.rev && !env->common.staged &&
	    file_is_folder(name);
}

static void mark_folder(bool *marks, const struct env *env, const char *folder,
    const char *name)
{
	const struct corpus *corpus = &env->corpus;
	bool has_record = false;

	for (size_t i = 0; i < corpus->records.count; i++) {
		if (!path_is_inside(corpus->records.items[i].path, folder))
			continue;
		marks[i] = true;
		has_record = true;
	}
	if (!has_record)
		env_say(env, "no record is in the folder '%s'", name);
}

static enum status mark_operand(bool *marks, const struct env *env,
    const char *name, struct error *err)
{
	const struct corpus *corpus = &env->corpus;
	struct strbuf folder = STRBUF_INIT;
	record_list found = { 0 };
	enum status status = STATUS_OK;

	if (name[0] && find_folder(&folder, env, name)) {
		mark_folder(marks, env, folder.buf, name);
		goto out;
	}
	corpus_find(&found, corpus, name, env->cwd);
	for (size_t i = 0; i < found.count; i++)
		marks[found.items[i] - corpus->records.items] = true;
	if (!found.count && name[0] && is_on_disk(env, name)) {
		status = env_resolve(&folder, env, name, err);
		if (!status)
			mark_folder(marks, env, folder.buf, name);
	} else if (!found.count) {
		const struct record *none;

		status = corpus_resolve(&none, corpus, name, env->cwd, err);
	}
out:
	strbuf_release(&folder);
	vec_release(&found);
	return status;
}

static enum status mark_operands(bool *marks, const struct env *env,
    char *const *operands, struct error *err)
{
	enum status status = STATUS_OK;

	if (!*operands)
		memset(marks, true, env->corpus.records.count);
	for (; *operands && !status; operands++)
		status = mark_operand(marks, env, *operands, err);
	return status;
}

enum status list_select(record_list *out, const struct env *env,
    const struct list_filter *filter, char *const *operands, struct error *err)
{
	const struct corpus *corpus = &env->corpus;
	size_t count = corpus->records.count;
	bool *in_collection = mem_alloc(count + 1);
	bool *is_named = mem_alloc(count + 1);
	enum status status = check_filter(corpus, filter, err);

	if (!status)
		status = mark_collections(in_collection, corpus,
		    &filter->collections, err);
	if (!status)
		status = mark_operands(is_named, env, operands, err);
	for (size_t i = 0; i < count && !status; i++) {
		const struct record *record = &corpus->records.items[i];

		if (in_collection[i] && is_named[i] &&
		    matches(corpus, record, filter))
			*vec_push(out) = record;
	}
	free(in_collection);
	free(is_named);
	return status;
}
