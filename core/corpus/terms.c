/* SPDX-License-Identifier: MIT */
#include "core/corpus/terms.h"

#include <string.h>

#include "core/record/person.h"

static const char *const tier_names[] = { "light", "standard", "heavy" };

const char *tier_name(enum tier tier)
{
	return tier_names[tier];
}

const char *terms_field(const struct record *record, enum field_key key)
{
	const struct field *field = record_field(record, key, 0);

	return field ? record_string(record, field->value) : NULL;
}

struct date terms_day(const struct record *record, enum field_key key)
{
	struct date day = { 0 };

	if (!date_parse(&day, text_of(terms_field(record, key))))
		day.year = 0;
	return day;
}

bool person_is_in(const person_list *people, const char *who)
{
	for (size_t i = 0; i < people->count; i++)
		if (person_same(text_of(people->items[i]), text_of(who)))
			return true;
	return false;
}

/* Index + 1 of the word among names, 0: none of them. */
static int find_word(const char *word, const char *const *names, int count)
{
	struct text t = text_trim(text_of(word));

	for (int i = 0; i < count; i++)
		if (text_equals_nocase(t, names[i]))
			return i + 1;
	return 0;
}

static void add_people(person_list *out, const struct record *record,
    enum field_key key)
{
	const struct field *field;

	for (uint32_t n = 0; (field = record_field(record, key, n)); n++) {
		const char *who = record_string(record, field->value);

		if (!person_is_in(out, who))
			*vec_push(out) = who;
	}
}

/* The one decider where one is named as that; the circle of them else. */
static void find_deciders(person_list *out, const struct record *record)
{
	add_people(out, record, FIELD_DECIDER);
	if (out->count)
		return;
	add_people(out, record, FIELD_DECIDERS);
	add_people(out, record, FIELD_DECISION_MAKERS);
}

/* The record may ask for more care than follows from what it says, not for
 * less. */
static enum tier find_tier(const struct terms *terms,
    const struct record *record)
{
	enum tier tier = TIER_STANDARD;
	int said = find_word(terms_field(record, FIELD_TIER), tier_names, 3);

	if (terms->way_back == WAY_BACK_ONE_WAY || terms->radius == RADIUS_ORG)
		tier = TIER_HEAVY;
	else if (terms->way_back == WAY_BACK_TWO_WAY &&
	    terms->radius == RADIUS_TEAM)
		tier = TIER_LIGHT;
	return said > (int)tier ? (enum tier)(said - 1) : tier;
}

void terms_read(struct terms *out, const struct record *record,
    const struct config *config)
{
	static const char *const ways[] = { "two-way", "costly", "one-way" };
	const char *mode = terms_field(record, FIELD_DECISION_MODE);

	memset(out, 0, sizeof(*out));
	out->mode = mode ? mode_from_name(text_trim(text_of(mode)))
			 : config->default_mode;
	out->way_back = (enum way_back)find_word(terms_field(record,
						     FIELD_REVERSIBILITY),
	    ways, 3);
	out->radius = radius_from_name(
	    text_trim(text_of(terms_field(record, FIELD_BLAST_RADIUS))));
	out->tier = find_tier(out, record);
	find_deciders(&out->deciders, record);
	add_people(&out->authors, record, FIELD_AUTHOR);
}

void terms_release(struct terms *terms)
{
	vec_release(&terms->deciders);
	vec_release(&terms->authors);
}

bool terms_apply(const struct record *record, const struct config *config)
{
	return config->since.year || config->default_mode ||
	    record_field(record, FIELD_DECISION_MODE, 0) ||
	    record->objections_count || record->consents_count;
}
