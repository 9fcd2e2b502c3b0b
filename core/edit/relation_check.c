/* SPDX-License-Identifier: MIT */
#include "core/edit/relation_check.h"

#include <string.h>

#include "core/edit/relation_form.h"

void subject_save(struct subject_copy *out, const struct subject *subject)
{
	strbuf_init(&out->text);
	strbuf_init(&out->sidecar);
	strbuf_add(&out->text, subject->text->buf, subject->text->len);
	if (subject->sidecar)
		strbuf_add(&out->sidecar, subject->sidecar->buf,
		    subject->sidecar->len);
}

void subject_restore(struct subject *subject, const struct subject_copy *copy)
{
	strbuf_clear(subject->text);
	strbuf_add(subject->text, copy->text.buf, copy->text.len);
	if (!subject->sidecar)
		return;
	strbuf_clear(subject->sidecar);
	strbuf_add(subject->sidecar, copy->sidecar.buf, copy->sidecar.len);
}

void subject_copy_release(struct subject_copy *copy)
{
	strbuf_release(&copy->text);
	strbuf_release(&copy->sidecar);
}

static const char *target_of(const struct record *record, uint32_t i)
{
	return record_string(record, record->relations[i].target);
}

static bool is_equal(const struct record *a, uint32_t i, const struct record *b,
    uint32_t k)
{
	return a->relations[i].kind == b->relations[k].kind &&
	    a->relations[i].inverse == b->relations[k].inverse &&
	    a->relations[i].place == b->relations[k].place &&
	    !strcmp(target_of(a, i), target_of(b, k));
}

/* In any order: a list of one may have become another place's list. */
static bool holds(const struct record *record, bool *used,
    const struct record *other, uint32_t at)
{
	for (uint32_t i = 0; i < record->relations_count; i++)
		if (!used[i] && is_equal(record, i, other, at)) {
			used[i] = true;
			return true;
		}
	return false;
}

/* What is read and not used is the new one. */
static enum status check_rest(const struct record *after, const bool *used,
    const struct relation_note *note, struct error *err)
{
	bool found = false;

	for (uint32_t i = 0; i < after->relations_count; i++) {
		const struct relation *relation = &after->relations[i];

		if (used[i])
			continue;
		if (found ||
		    !note->target->means(note->target->context,
			text_of(target_of(after, i))))
			return error_set(err, STATUS_UNSUPPORTED,
			    "it would be read as '%s'", target_of(after, i));
		if (relation->kind != note_kind(note) ||
		    relation->inverse != note->inverse)
			return error_set(err, STATUS_UNSUPPORTED,
			    "it would be read as '%s'",
			    relation_name(relation->kind, relation->inverse));
		found = true;
	}
	return found ? STATUS_OK
		     : error_set(err, STATUS_UNSUPPORTED,
			   "the relation would not be read");
}

enum status relation_check_added(const struct record *before,
    const struct record *after, const struct relation_note *note,
    struct error *err)
{
	bool *used = mem_alloc(after->relations_count + 1);
	enum status status = STATUS_OK;

	for (uint32_t i = 0; i < before->relations_count; i++)
		if (!holds(after, used, before, i)) {
			status = error_set(err, STATUS_UNSUPPORTED,
			    "the edit would lose the relation to '%s'",
			    target_of(before, i));
			break;
		}
	if (status == STATUS_OK)
		status = check_rest(after, used, note, err);
	free(used);
	return status;
}

enum status relation_check_removed(const struct record *before,
    const struct record *after, const struct relation_target *target,
    struct error *err)
{
	bool *used = mem_alloc(before->relations_count + 1);
	enum status status = STATUS_OK;

	for (uint32_t i = 0; i < after->relations_count; i++)
		if (!holds(before, used, after, i))
			status = error_set(err, STATUS_UNSUPPORTED,
			    "the edit would make a relation to '%s'",
			    target_of(after, i));
	for (uint32_t i = 0; i < before->relations_count; i++)
		if (!used[i] &&
		    !target->means(target->context,
			text_of(target_of(before, i))))
			status = error_set(err, STATUS_UNSUPPORTED,
			    "the edit would lose the relation to '%s'",
			    target_of(before, i));
	free(used);
	return status;
}
