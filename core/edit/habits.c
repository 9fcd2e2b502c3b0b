/* SPDX-License-Identifier: MIT */
#include "core/edit/habits.h"

#include <string.h>

#include "core/edit/relation_line.h"
#include "core/edit/status_words.h"
#include "core/record/status.h"

enum {
	LONGEST_PHRASE = 48, /* bytes of "superseded entirely by", and more */
	PHRASE_WORDS = 4
};

void habits_init(struct habits *habits)
{
	memset(habits, 0, sizeof(*habits));
	arena_init(&habits->arena);
}

void habits_release(struct habits *habits)
{
	arena_release(&habits->arena);
	memset(habits, 0, sizeof(*habits));
}

static const char *keep(struct habits *habits, struct text t)
{
	return arena_strndup(&habits->arena, t.data, t.len);
}

/* "Reverted by ...": what somebody has done, not the name of a state. */
static bool is_deed(const struct status_phrase *phrase, struct text value)
{
	struct text word = text_make(value.data + phrase->at, phrase->len);

	return phrase->status != RECORD_SUPERSEDED &&
	    !text_equals_nocase(word, status_name(phrase->status)) &&
	    text_starts_nocase(text_skip(value, phrase->at + phrase->len),
		" by ");
}

/* The word that decides, of a place that states no more than one. */
static void learn_status(struct habits *habits, struct text value)
{
	struct status_phrase phrase;
	struct status_line line;

	status_read(&line, value);
	if (line.status < RECORD_DRAFT || !line.is_short ||
	    habits->status_words[line.status] ||
	    !status_phrase_find(&phrase, value, 0, true) ||
	    phrase.status != line.status || is_deed(&phrase, value))
		return;
	/* "superseded by" is the beginning of something longer */
	if (text_ends_nocase(text_make(value.data + phrase.at, phrase.len),
		" by"))
		phrase.len -= 3;
	habits->status_words[line.status] = keep(habits,
	    text_make(value.data + phrase.at, phrase.len));
}

/* A key of front matter is no phrase to be read: "superseded-by". */
static const char *keep_phrase(struct habits *habits, struct text t)
{
	char *phrase = arena_strndup(&habits->arena, t.data, t.len);

	for (char *c = phrase; *c; c++)
		if (*c == '-' || *c == '_')
			*c = ' ';
	return phrase;
}

static void learn_field(struct habits *habits, const struct record *record,
    const struct field *field)
{
	struct text name = text_of(record_string(record, field->name));
	enum relation_kind kind;
	bool inverse;

	if (field->key == FIELD_STATUS) {
		learn_status(habits,
		    text_of(record_string(record, field->value)));
		return;
	}
	if (lexicon_relation(&kind, &inverse, name) &&
	    !habits->relation_words[kind][inverse])
		habits->relation_words[kind][inverse] = keep_phrase(habits,
		    name);
}

/* "Superceded by" in front of a target; the longest phrase that ends there. */
static void learn_relation(struct habits *habits, const struct record *record,
    const struct relation *relation, struct text bytes)
{
	const char **words =
	    &habits->relation_words[relation->kind][relation->inverse];
	uint32_t end = relation_extent(record, relation).start, at;
	size_t count = 0;

	if (*words || relation->span.end <= relation->span.start ||
	    relation->span.end > bytes.len)
		return;
	while (end > 0 && char_is_one_of(bytes.data[end - 1], " [(:*_<"))
		end--;
	for (at = end; at > 0 && end - at < LONGEST_PHRASE; at--) {
		struct text phrase = text_make(bytes.data + at, end - at);
		enum relation_kind kind;
		bool inverse;

		if (char_is_alnum(bytes.data[at - 1]))
			continue;
		if (lexicon_relation(&kind, &inverse, phrase) &&
		    kind == relation->kind && inverse == relation->inverse &&
		    char_is_alpha(phrase.len ? phrase.data[0] : ' '))
			*words = keep_phrase(habits, phrase);
		if (bytes.data[at - 1] != ' ' || ++count > PHRASE_WORDS)
			return;
	}
}

void habits_learn(struct habits *habits, const struct record *record,
    struct text bytes)
{
	for (uint32_t i = 0; i < record->relations_count; i++)
		learn_relation(habits, record, &record->relations[i], bytes);
	for (uint32_t i = 0; i < record->fields_count; i++)
		learn_field(habits, record, &record->fields[i]);
}

static void add_word(struct habits *habits, const char **word,
    const char *other)
{
	if (!*word && other)
		*word = arena_strdup(&habits->arena, other);
}

void habits_add(struct habits *habits, const struct habits *others)
{
	for (size_t i = 0; i <= RECORD_SUPERSEDED; i++)
		add_word(habits, &habits->status_words[i],
		    others->status_words[i]);
	for (size_t i = 0; i < RELATION_KIND_COUNT; i++)
		for (size_t k = 0; k < 2; k++)
			add_word(habits, &habits->relation_words[i][k],
			    others->relation_words[i][k]);
}
