/* SPDX-License-Identifier: MIT */
/*
 * The words of real records: section headings, statuses, field and relation
 * names in nine languages. The rows are core/record/lexicon.tsv, built in.
 * Phrases are looked up normalised: lexicon_normalise.
 */
#ifndef HENCE_RECORD_LEXICON_H
#define HENCE_RECORD_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

enum record_status {
	RECORD_NO_STATUS, /* nothing said */
	RECORD_UNKNOWN, /* words that are not in the lexicon */
	RECORD_DRAFT,
	RECORD_PROPOSED,
	RECORD_LAST_CALL,
	RECORD_ACCEPTED,
	RECORD_REJECTED,
	RECORD_POSTPONED,
	RECORD_WITHDRAWN,
	RECORD_DEPRECATED,
	RECORD_SUPERSEDED
};

/* "accepted"; NULL for the first two. */
const char *status_name(enum record_status status);

/* The status of that English name, or RECORD_UNKNOWN. */
enum record_status status_from_name(struct text name);

enum section_class {
#define SECTION_CLASS(id, name) SECTION_##id,
#include "core/record/sections.def"
#undef SECTION_CLASS
	SECTION_CLASS_COUNT
};

/* Classes as a set: one bit each. */
#define SECTION_BIT(name) ((uint64_t)1 << SECTION_##name)

/* "options-all" */
const char *section_class_name(enum section_class class_);

enum field_key {
	FIELD_OTHER,
#define FIELD(id, name) FIELD_##id,
#include "core/record/fields.def"
#undef FIELD
	FIELD_KEY_COUNT
};

/* "decision-makers"; NULL for FIELD_OTHER. */
const char *field_key_name(enum field_key key);

enum relation_kind {
	RELATION_SUPERSEDES,
	RELATION_AMENDS,
	RELATION_CLARIFIES,
	RELATION_DEPENDS_ON,
	RELATION_IMPLEMENTS,
	RELATION_RELATES_TO,
	RELATION_CONFLICTS_WITH,
	RELATION_DUPLICATES,
	RELATION_REVISITS,
	RELATION_KIND_COUNT
};

enum option_phrase {
#define PHRASE(id) PHRASE_##id,
#include "core/record/phrases.def"
#undef PHRASE
	PHRASE_COUNT
};

/* Are they known in English, and hardly in another language? Folded, all
 * languages but those of other scripts are ASCII. */
bool lexicon_section_is_english(enum section_class class_);
bool lexicon_phrase_is_english(enum option_phrase phrase);

/* "supersedes", or "superseded-by" when inverse. */
const char *relation_name(enum relation_kind kind, bool inverse);

/*
 * Append phrase normalised: folded (unicode_fold), without enumeration
 * ("3.1 ", "a) "), emoji and punctuation at the ends, blanks run together.
 */
void lexicon_normalise(struct strbuf *out, struct text phrase);

/* The same, and without what stands between the words: "good because". */
void lexicon_normalise_words(struct strbuf *out, struct text phrase);

/* All of these take a phrase as written. */
uint64_t lexicon_section_classes(struct text phrase); /* 0: none */

/* Those of wanted that some words in it name; a single word is too few. */
uint64_t lexicon_sections_within(struct text phrase, uint64_t wanted);

/* What people say about options, as bits. */
#define PHRASE_BIT(name) ((uint32_t)1 << PHRASE_##name)

/* Beside them: a relation's phrase, of lexicon_relation. */
#define RELATION_BIT ((uint32_t)1 << 31)

uint32_t lexicon_phrases(struct text phrase); /* 0: none */

/* Bytes of the longest phrase, and of marks before it: no more is looked at. */
#define LEXICON_LEAD_MOST 128

/*
 * The length of the longest phrase of the wanted kinds at the start of t, what
 * is no word in front of it included, and its kinds; 0: none.
 */
size_t lexicon_lead(struct text t, uint32_t wanted, uint32_t *phrases);

/* A cheap question before that, and before lexicon_relation: may the first word
 * of t begin such a phrase? */
bool lexicon_may_lead(struct text t, uint32_t wanted);

/* Does such a phrase stand anywhere in t? */
bool lexicon_has(struct text t, uint32_t wanted);

enum field_key lexicon_field(struct text phrase); /* FIELD_OTHER: none */
bool lexicon_relation(enum relation_kind *kind, bool *inverse,
    struct text phrase);

/* May a relation's phrase begin with these words, as they are written but for
 * the blanks between them? A cheap question before lexicon_relation, which most
 * words of a text need not be asked. */
bool lexicon_begins_relation(struct text words);

/*
 * The status whose phrase is the longest at the start of normalised words,
 * which end there; *len is its length. RECORD_UNKNOWN when none is.
 */
enum record_status lexicon_status(struct text words, size_t *len);

#endif
