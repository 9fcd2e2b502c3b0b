/* SPDX-License-Identifier: MIT */
#include "core/change/neighbours.h"

#include "core/edit/habits.h"
#include "core/git/source.h"

#define ASKED_MAX 20

/* Accepted, and then something else has happened; or by what way it came. */
static bool says_more(struct text word)
{
	static const char *const words[] = { "implemented",
		"accepted and implemented", "active", "aktiv", "completed",
		"done", "demonstrated", "enacted", "final", "published",
		"committed", "in use", "resolved", "reverted", "obsoleted",
		"likely accept", "likely decline", "stalled", "已实施",
		"已实现" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(word, words[i]))
			return true;
	return text_starts_nocase(word, "part");
}

/* The word of one record, or NULL. */
static const char *ask(struct source *source, const struct corpus *corpus,
    const struct record *record, enum record_status status, struct arena *arena)
{
	const struct source_file *file = source_find(source, record->path);
	struct strbuf bytes = STRBUF_INIT;
	struct arena parsed;
	struct record full;
	struct habits habits;
	const char *word = NULL;

	if (!file || file->type != SOURCE_FILE ||
	    source_read(source, file, corpus->config.record_bytes, &bytes,
		NULL) != STATUS_OK)
		goto out;
	arena_init(&parsed);
	habits_init(&habits);
	record_parse(&full, record->path, text_make(bytes.buf, bytes.len),
	    text_of(NULL), &parsed);
	if (full.status == status)
		habits_learn(&habits, &full, text_make(bytes.buf, bytes.len));
	word = habits.status_words[status];
	if (word)
		word = arena_strdup(arena, word);
	habits_release(&habits);
	arena_release(&parsed);
out:
	strbuf_release(&bytes);
	return word;
}

const char *neighbours_word(struct source *source, const struct corpus *corpus,
    const struct record *record, enum record_status status, struct arena *arena)
{
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	uint32_t self = corpus_index_of(corpus, record);
	uint32_t end = collection->first + collection->count;
	uint32_t last = self, next = self + 1, asked = 0;
	const char *found = NULL;

	/* The plain word wins, however far away it stands. */
	while (asked < ASKED_MAX && (last > collection->first || next < end)) {
		bool back = last > collection->first &&
		    (asked % 2 == 0 || next >= end);
		uint32_t index = back ? --last : next++;
		const char *word = ask(source, corpus,
		    &corpus->records.items[index], status, arena);

		asked++;
		if (!word || says_more(text_of(word)))
			continue;
		if (text_equals_nocase(text_of(word), status_name(status)))
			return word;
		if (!found)
			found = word;
	}
	return found;
}
