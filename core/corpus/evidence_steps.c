/* SPDX-License-Identifier: MIT */
/* Who wrote objections and consents, and who closed them. */
#include <string.h>

#include "core/corpus/evidence_read.h"

/* Versions of one record, parsed once each. */
struct reading {
	struct evidence *evidence;
	const struct record *record;
	struct arena arena;
	struct map index; /* blob -> index + 1 */
	VEC(struct record) parsed;
};

/* The version of that blob, or NULL; valid until the next call. */
static const struct record *parse(struct reading *reading,
    const struct evidence_text *text)
{
	size_t *at;
	struct record record;

	if (!text->id)
		return NULL;
	at = map_at(&reading->index, text_of(text->id), NULL);
	if (!*at) {
		if (!evidence_read(&record, NULL, reading->evidence, text,
			&reading->arena))
			memset(&record, 0, sizeof(record));
		*vec_push(&reading->parsed) = record;
		*at = reading->parsed.count;
	}
	return &reading->parsed.items[*at - 1];
}

static bool is_same_string(const struct record *a, string_ref x,
    const struct record *b, string_ref y)
{
	return text_same(text_of(record_string(a, x)),
	    text_of(record_string(b, y)));
}

/* An objection is known by its label, one without by its text. */
static const struct objection *find_objection(const struct record *in,
    const struct record *record, const struct objection *wanted)
{
	for (uint32_t i = 0; in && i < in->objections_count; i++) {
		const struct objection *other = &in->objections[i];

		if (is_same_string(in, other->label, record, wanted->label) &&
		    (wanted->label ||
			is_same_string(in, other->text, record, wanted->text)))
			return other;
	}
	return NULL;
}

static bool has_consent(const struct record *in, const struct record *record,
    const struct consent *wanted)
{
	for (uint32_t i = 0; in && i < in->consents_count; i++) {
		const struct consent *other = &in->consents[i];

		if (is_same_string(in, other->who, record, wanted->who) &&
		    is_same_string(in, other->recorder, record,
			wanted->recorder) &&
		    is_same_string(in, other->hash, record, wanted->hash) &&
		    !date_compare(&other->date, &wanted->date))
			return true;
	}
	return false;
}

/* By that version, NULL: by none. What the first one has in a shallow clone
 * may be older than that. */
static void set_act(struct evidence_act *out, struct reading *reading,
    const struct record_evidence *row, const struct evidence_version *version)
{
	if (!version || !row->is_cut || version != row->versions)
		evidence_act_set(out, reading->evidence,
		    version ? version->commit : NULL);
}

/* Is it there, in the state that is wanted? */
static bool is_so(struct reading *reading, const struct evidence_text *text,
    const struct objection *wanted)
{
	const struct objection *found = find_objection(parse(reading, text),
	    reading->record, wanted);

	return found && found->state == wanted->state;
}

/* The last version that gave the objection the state it has; a merge that
 * takes it from one of its sides has not. NULL: it is not committed. */
static const struct evidence_version *find_closing(struct reading *reading,
    const struct record_evidence *row, const struct objection *wanted)
{
	for (size_t i = row->count; i-- > 0;) {
		const struct evidence_version *version = &row->versions[i];

		if (is_so(reading, &version->now, wanted)) {
			if (!is_so(reading, &version->before, wanted) &&
			    !is_so(reading, &version->other, wanted))
				return version;
		} else if (i + 1 == row->count) {
			return NULL;
		}
	}
	return NULL;
}

static void read_objection(struct evidence_objection *out,
    struct reading *reading, const struct record_evidence *row,
    const struct objection *wanted)
{
	const struct evidence_version *added = NULL, *closed;

	for (size_t i = 0; i < row->count && !added; i++)
		if (find_objection(parse(reading, &row->versions[i].now),
			reading->record, wanted))
			added = &row->versions[i];
	set_act(&out->added, reading, row, added);
	if (wanted->state == OBJECTION_OPEN ||
	    wanted->state == OBJECTION_UNKNOWN)
		return;
	closed = find_closing(reading, row, wanted);
	set_act(&out->closed, reading, row, closed);
	out->is_unproven = out->closed.is_done && added == closed;
}

static const struct evidence_version *find_consent(struct reading *reading,
    const struct record_evidence *row, const struct consent *wanted)
{
	const struct record *record = reading->record;

	for (size_t i = row->count; i-- > 0;) {
		const struct evidence_version *version = &row->versions[i];

		if (has_consent(parse(reading, &version->now), record,
			wanted)) {
			if (!has_consent(parse(reading, &version->before),
				record, wanted) &&
			    !has_consent(parse(reading, &version->other),
				record, wanted))
				return version;
		} else if (i + 1 == row->count) {
			return NULL;
		}
	}
	return NULL;
}

void evidence_read_steps(struct record_evidence *out, struct evidence *evidence,
    const struct record *record)
{
	struct reading reading = { .evidence = evidence, .record = record };
	struct evidence_objection *objections = arena_alloc(&evidence->arena,
	    (record->objections_count + 1) * sizeof(*objections));
	struct evidence_act *consents = arena_alloc(&evidence->arena,
	    (record->consents_count + 1) * sizeof(*consents));

	arena_init(&reading.arena);
	map_init(&reading.index);
	for (uint32_t i = 0; i < record->objections_count; i++)
		read_objection(&objections[i], &reading, out,
		    &record->objections[i]);
	for (uint32_t i = 0; i < record->consents_count; i++)
		set_act(&consents[i], &reading, out,
		    find_consent(&reading, out, &record->consents[i]));
	out->objections = objections;
	out->consents = consents;
	vec_release(&reading.parsed);
	map_release(&reading.index);
	arena_release(&reading.arena);
}
