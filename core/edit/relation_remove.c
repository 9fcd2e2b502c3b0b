/* SPDX-License-Identifier: MIT */
/* Relations taken out, with what holds nothing else. */
#include "core/edit/relation_check.h"
#include "core/edit/relation_cut.h"
#include "core/edit/verify.h"

static bool remove_one(struct removing *r, const struct relation *relation)
{
	struct span extent = relation_extent(r->record, relation);
	const struct field *field;

	if (relation->place == PLACE_SIDECAR)
		return cut_from_sidecar(r, relation);
	if (extent.end <= extent.start)
		return false;
	field = field_around(r->record, relation->span);
	if (relation->place == PLACE_FRONT_MATTER && field &&
	    field->key != FIELD_STATUS)
		return cut_from_front_matter(r, relation);
	if (field)
		return cut_from_field(r, field, extent);
	return cut_from_section(r, relation, extent);
}

/* Apply, read again, compare. */
static enum status settle(struct removing *r)
{
	struct reading before = { .record = *r->record, .bytes = r->bytes };
	/* a log of the status has dates */
	unsigned parts = PART_RELATIONS | PART_STATUS | PART_DATE;
	struct reading after;
	enum status status;

	if (!edits_apply(&r->text, r->subject->text) ||
	    (r->subject->sidecar &&
		!edits_apply(&r->sidecar, r->subject->sidecar)))
		return STATUS_UNSUPPORTED;
	reading_init(&after, r->subject);
	status = relation_check_removed(r->record, &after.record, r->target,
	    NULL);
	if (after.record.relations_count >= r->record->relations_count)
		status = STATUS_UNSUPPORTED;
	if (after.record.sections_count < r->record->sections_count)
		parts |= PART_SECTIONS;
	if (status == STATUS_OK)
		status = verify_readings(&before, &after, parts, NULL);
	reading_release(&after);
	return status;
}

static bool is_said(const struct removing *r, const struct relation *relation,
    const struct relation_note *only)
{
	struct relation_line line;

	if (!only->words)
		return relation->kind == only->kind &&
		    relation->inverse == only->inverse;
	return relation_line_read(&line, r->record, r->bytes, relation) &&
	    text_equals_nocase(span_text(r->bytes, line.words), only->words);
}

static bool is_meant(const struct removing *r, const struct relation *relation,
    const struct relation_removal *removal)
{
	return r->target->means(r->target->context,
		   text_of(record_string(r->record, relation->target))) &&
	    (!removal->only || is_said(r, relation, removal->only));
}

static bool is_done(struct removing *r, const struct relation *relation)
{
	bool done;

	edits_init(&r->text);
	edits_init(&r->sidecar);
	done = remove_one(r, relation) && settle(r) == STATUS_OK;
	edits_release(&r->text);
	edits_release(&r->sidecar);
	return done;
}

/* Behind *passed that stay, take out the first one that can be. */
static bool remove_relation(struct removing *r,
    struct relation_removal *removal, const struct subject_copy *copy,
    uint32_t *passed)
{
	uint32_t seen = 0;

	for (uint32_t i = 0; i < r->record->relations_count; i++) {
		const struct relation *relation = &r->record->relations[i];

		if (!is_meant(r, relation, removal) || seen++ < *passed)
			continue;
		if (is_done(r, relation))
			return true;
		subject_restore(r->subject, copy);
		removal->left_line = relation->line;
		(*passed)++;
	}
	return false;
}

/* One relation; false: there is none left. */
static bool remove_next(struct subject *subject,
    struct relation_removal *removal, uint32_t *passed)
{
	struct subject_copy copy;
	struct subject still = *subject;
	struct removing r = { .subject = subject, .target = removal->target };
	struct reading before;
	bool done;

	subject_save(&copy, subject);
	still.text = &copy.text;
	if (subject->sidecar)
		still.sidecar = &copy.sidecar;
	reading_init(&before, &still);
	r.record = &before.record;
	r.bytes = before.bytes;
	done = remove_relation(&r, removal, &copy, passed);
	if (!done)
		subject_restore(subject, &copy);
	reading_release(&before);
	subject_copy_release(&copy);
	return done;
}

void relation_remove(struct subject *subject, struct relation_removal *removal)
{
	uint32_t passed = 0;

	removal->removed = 0;
	removal->left_line = 0;
	while (remove_next(subject, removal, &passed))
		removal->removed++;
}
