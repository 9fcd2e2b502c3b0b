/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "cmd/completion.h"
#include "core/base/mem.h"
#include "core/base/vec.h"

/* A record by the name that may be typed for it. */
struct choice {
	char *name;
	const struct record *record;
	bool is_twin; /* others have the name too */
};

typedef VEC(struct choice) choice_list;

static bool fits(const struct completer *completer, const struct strbuf *name)
{
	return text_starts_nocase(text_make(name->buf, name->len),
	    completer->typed);
}

/* The number alone, as short or as wide as it is being typed. */
static bool write_number(struct strbuf *out, const struct completer *completer,
    const struct record *record)
{
	const struct collection *collection =
	    corpus_collection_of(&completer->env->corpus, record);
	uint32_t width = record->width ? record->width : collection->width;

	if (!record->has_number || !char_is_digit(completer->typed[0]))
		return false;
	strbuf_clear(out);
	strbuf_addf(out, "%u", (unsigned)record->number);
	if (fits(completer, out))
		return true;
	strbuf_clear(out);
	strbuf_addf(out, "%0*u", (int)width, (unsigned)record->number);
	return fits(completer, out);
}

/* Set out to the first form of the id that begins as typed. */
static bool write_id(struct strbuf *out, const struct completer *completer,
    const struct record *record)
{
	const struct corpus *corpus = &completer->env->corpus;

	strbuf_clear(out);
	corpus_id(out, corpus, record);
	if (fits(completer, out) || write_number(out, completer, record))
		return true;
	if (!strchr(completer->typed, '/'))
		return false;
	strbuf_clear(out);
	corpus_key(out, corpus, record);
	return fits(completer, out);
}

static int compare_names(const void *a, const void *b)
{
	const struct choice *one = *(const struct choice *const *)a;
	const struct choice *other = *(const struct choice *const *)b;

	return strcmp(one->name, other->name);
}

static void mark_twins(choice_list *choices)
{
	VEC(struct choice *) sorted = { 0 };

	for (size_t i = 0; i < choices->count; i++)
		*vec_push(&sorted) = &choices->items[i];
	if (sorted.count)
		qsort(sorted.items, sorted.count, sizeof(*sorted.items),
		    compare_names);
	for (size_t i = 1; i < sorted.count; i++) {
		struct choice *one = sorted.items[i - 1];
		struct choice *other = sorted.items[i];

		if (strcmp(one->name, other->name) == 0)
			one->is_twin = other->is_twin = true;
	}
	vec_release(&sorted);
}

typedef void (*rename_fn)(struct strbuf *out, const struct env *env,
    const struct record *record);

static void write_key(struct strbuf *out, const struct env *env,
    const struct record *record)
{
	corpus_key(out, &env->corpus, record);
}

static void write_path(struct strbuf *out, const struct env *env,
    const struct record *record)
{
	env_path(out, env, record->path);
}

static void rename_twins(choice_list *choices, const struct env *env,
    rename_fn rename)
{
	mark_twins(choices);
	for (size_t i = 0; i < choices->count; i++) {
		struct choice *choice = &choices->items[i];
		struct strbuf name = STRBUF_INIT;

		if (!choice->is_twin)
			continue;
		rename(&name, env, choice->record);
		free(choice->name);
		choice->name = strbuf_detach(&name);
		choice->is_twin = false;
	}
}

void completer_add_records(struct completer *completer)
{
	const struct corpus *corpus = &completer->env->corpus;
	choice_list choices = { 0 };
	struct strbuf name = STRBUF_INIT;

	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (write_id(&name, completer, record))
			*vec_push(
			    &choices) = (struct choice){ mem_strdup(name.buf),
				record, false };
	}
	rename_twins(&choices, completer->env, write_key);
	rename_twins(&choices, completer->env, write_path);
	for (size_t i = 0; i < choices.count; i++) {
		const struct record *record = choices.items[i].record;

		completer_add(completer, choices.items[i].name,
		    record_string(record, record->title));
		free(choices.items[i].name);
	}
	vec_release(&choices);
	strbuf_release(&name);
}
