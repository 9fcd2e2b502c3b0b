/* SPDX-License-Identifier: MIT */
#include "core/edit/retarget.h"

#include <string.h>

#include "core/base/path.h"
#include "core/edit/verify.h"
#include "core/record/name.h"

struct retargeter {
	const struct relink *relink;
	const char *folder;
	struct text file;
	struct edits edits;
};

static struct text bytes_of(const struct retargeter *r, struct span span)
{
	return text_make(r->file.data + span.start, span.end - span.start);
}

/* "ADR-0007", "RFC 7", "#7": not a path. */
static bool put_id(struct retargeter *r, struct span span)
{
	struct text t = bytes_of(r, span);
	size_t start = t.len;

	while (start && char_is_digit(t.data[start - 1]))
		start--;
	if (text_find_char(t, '/') < t.len ||
	    !number_at(text_skip(t, start), &r->relink->relabel.number))
		return false;
	number_replace(&r->edits, r->file, span.start + (uint32_t)start,
	    &r->relink->relabel.number);
	return true;
}

static bool put_path(struct retargeter *r, struct span span)
{
	return path_follow(&r->edits, r->file, span, PATH_PLAIN, r->folder,
		   &r->relink->moves) ||
	    path_follow(&r->edits, r->file, span, PATH_PLAIN, "",
		&r->relink->moves);
}

/* The last part of what is a path somewhere else: a site's, an old one. */
static bool put_name(struct retargeter *r, struct span span)
{
	const struct relabel *relabel = &r->relink->relabel;
	struct text last = path_last(bytes_of(r, span)), old, new, end;
	uint32_t start = (uint32_t)(last.data - r->file.data);

	if (!relabel->old_name)
		return false;
	end = last;
	for (size_t i = 0; i < last.len && end.len == last.len; i++)
		if (last.data[i] == '#' || last.data[i] == '?')
			end.len = i;
	name_split(relabel->old_name, &old);
	name_split(relabel->new_name, &new);
	if (text_equals(end, relabel->old_name)) {
		old = text_of(relabel->old_name);
		new = text_of(relabel->new_name);
	} else if (!text_same(end, old)) {
		return false;
	}
	edits_replace(&r->edits,
	    (struct span){ start, start + (uint32_t)old.len }, new);
	return true;
}

/* "ADR-0007-use-b" for a record whose slug has changed since. */
static void put_number(struct retargeter *r, struct span span)
{
	for (uint32_t at = span.start; at < span.end; at++) {
		if (!char_is_digit(r->file.data[at]))
			continue;
		number_replace(&r->edits, r->file, at,
		    &r->relink->relabel.number);
		return;
	}
}

static void put_relation(struct retargeter *r, struct span span)
{
	if (!put_id(r, span) && !put_path(r, span) && !put_name(r, span))
		put_number(r, span);
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Every relation that matches; one place may state two. */
static size_t put_relations(struct retargeter *r, const struct record *record,
    retarget_match_fn match, void *context)
{
	VEC(struct span) spans = { 0 };
	size_t count = 0;
	uint32_t done = 0;

	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];

		if (relation->span.end > relation->span.start &&
		    match(record, relation, context))
			*vec_push(&spans) = relation->span;
	}
	if (spans.count)
		qsort(spans.items, spans.count, sizeof(*spans.items),
		    compare_spans);
	for (size_t i = 0; i < spans.count; i++) {
		size_t before = r->edits.items.count;

		if (spans.items[i].start < done)
			continue;
		put_relation(r, spans.items[i]);
		done = spans.items[i].end;
		count += r->edits.items.count > before;
	}
	vec_release(&spans);
	return count;
}

/* Relations change their targets, in whatever field they stand. */
static enum status check(const struct reading *before,
    const struct reading *after, struct error *err)
{
	const struct record *a = &before->record, *b = &after->record;
	enum status status = verify_readings(before, after,
	    PART_RELATIONS | PART_STATUS | PART_OTHER, err);
	bool same = a->relations_count == b->relations_count &&
	    a->status == b->status;

	for (uint32_t i = 0; i < a->relations_count && same; i++)
		same = a->relations[i].kind == b->relations[i].kind &&
		    a->relations[i].inverse == b->relations[i].inverse;
	if (!status && !same)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "its relations would not be the same");
	return status;
}

static enum status put_all(struct retargeter *r, struct reading *before,
    struct subject *subject, size_t count, struct error *err)
{
	struct reading after;
	enum status status = STATUS_OK;

	if (!count)
		return STATUS_OK;
	if (!edits_apply(&r->edits, subject->text))
		status = error_set(err, STATUS_UNSUPPORTED,
		    "its relations stand in each other");
	reading_init(&after, subject);
	if (!status)
		status = check(before, &after, err);
	reading_release(&after);
	if (status) {
		strbuf_clear(subject->text);
		strbuf_add(subject->text, r->file.data, r->file.len);
		error_prefix(err, "'%s' cannot be edited safely",
		    subject->path);
	}
	return status;
}

enum status retarget(struct subject *subject, const struct relink *relink,
    retarget_match_fn match, void *context, size_t *count, struct error *err)
{
	struct text parent = path_parent(subject->path);
	char *folder = mem_strndup(parent.data, parent.len);
	struct strbuf old = STRBUF_INIT;
	struct subject kept = *subject;
	struct retargeter r = { .relink = relink, .folder = folder };
	struct reading before;
	enum status status;

	strbuf_add(&old, subject->text->buf, subject->text->len);
	kept.text = &old;
	reading_init(&before, &kept);
	edits_init(&r.edits);
	r.file = before.bytes;
	*count = put_relations(&r, &before.record, match, context);
	status = put_all(&r, &before, subject, *count, err);
	edits_release(&r.edits);
	reading_release(&before);
	strbuf_release(&old);
	free(folder);
	return status;
}
