/* SPDX-License-Identifier: MIT */
#include "core/change/relocate.h"

#include <string.h>

#include "core/base/path.h"
#include "core/change/follow.h"
#include "core/change/follow_baseline.h"
#include "core/edit/set_field.h"
#include "core/edit/set_title.h"
#include "core/record/name.h"

void relocate_result_init(struct relocate_result *result)
{
	memset(result, 0, sizeof(*result));
	strbuf_init(&result->old_id);
	strbuf_init(&result->new_id);
	strbuf_init(&result->path);
	strbuf_init(&result->no_alias);
	strbuf_init(&result->places);
}

void relocate_result_release(struct relocate_result *result)
{
	strbuf_release(&result->old_id);
	strbuf_release(&result->new_id);
	strbuf_release(&result->path);
	strbuf_release(&result->no_alias);
	strbuf_release(&result->places);
}

struct text relocate_stem(const struct record *record, bool *is_folder)
{
	enum name_format format;
	struct text stem = record_stem(record->path, &format);

	*is_folder = stem.data < path_base(record->path).data;
	return stem;
}

/* The digits of a name; false where it has no number. */
static bool find_digits(struct text stem, struct span *out)
{
	struct record_name name;
	uint32_t at = 0;

	record_name_parse(&name, stem);
	if (!name.has_number)
		return false;
	if (name.date.year)
		at = name.date_dashed ? 11 : 9;
	else if (name.prefix.len)
		at = (uint32_t)name.prefix.len;
	while (at < stem.len && !char_is_digit(stem.data[at]))
		at++;
	*out = (struct span){ at, at + name.width };
	return true;
}

/* Digits that names are padded to: as many as the record's own, unless the
 * collection has names with less. */
static uint32_t padding(const struct corpus *corpus,
    const struct record *record)
{
	const struct collection *c = corpus_collection_of(corpus, record);

	for (uint32_t i = 0; i < c->count; i++) {
		const struct record *other =
		    &corpus->records.items[c->first + i];

		if (other->width && other->width < record->width)
			return 0;
	}
	return record->width;
}

bool relocate_renumber_stem(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, uint32_t number)
{
	const struct number_change change = { record->number, number,
		padding(corpus, record) };
	bool is_folder;
	struct text stem = relocate_stem(record, &is_folder);
	struct span digits;

	if (!find_digits(stem, &digits))
		return false;
	strbuf_add(out, stem.data, digits.start);
	number_write(out,
	    text_make(stem.data + digits.start, digits.end - digits.start),
	    true, &change);
	strbuf_add(out, stem.data + digits.end, stem.len - digits.end);
	return true;
}

static const char *copy_text(struct arena *arena, struct text t)
{
	return arena_strndup(arena, t.data, t.len);
}

static void add_move(struct follow *follow, const char *path, const char *name)
{
	struct name_move *move = &follow->moves[follow->relink.moves.count++];

	move->path = path;
	move->name = name;
}

/* The folder of the record; itself, or one that has its name. */
static void move_folder(struct follow *follow, const char *name)
{
	const char *path = follow->relocation->record->path;

	follow->folder = copy_text(&follow->arena, path_parent(path));
	follow->relink.record_folder = follow->folder;
	add_move(follow, follow->folder, name);
}

static void plan_moves(struct follow *follow)
{
	const struct relocation *relocation = follow->relocation;
	const struct record *record = relocation->record;
	const struct collection *collection =
	    corpus_collection_of(relocation->corpus, record);
	struct text base = path_base(record->path), stem, parent;
	struct strbuf name = STRBUF_INIT;
	bool is_folder;

	stem = relocate_stem(record, &is_folder);
	if (text_equals(stem, relocation->stem))
		return;
	if (is_folder) {
		move_folder(follow, relocation->stem);
		return;
	}
	strbuf_addf(&name, "%s%.*s", relocation->stem,
	    TEXT_ARG(text_skip(base, stem.len)));
	add_move(follow, record->path,
	    copy_text(&follow->arena, text_make(name.buf, name.len)));
	strbuf_release(&name);
	/* "0007-use-c/0007-use-c.md" */
	parent = path_parent(record->path);
	if (text_same(path_last(parent), stem) &&
	    !text_equals(parent, collection->path))
		move_folder(follow, relocation->stem);
}

static void plan_labels(struct follow *follow, const struct reading *reading)
{
	const struct relocation *relocation = follow->relocation;
	const struct record *record = relocation->record;
	struct relabel *relabel = &follow->relink.relabel;
	bool is_folder;
	struct text stem = relocate_stem(record, &is_folder);
	const char *title = record_string(&reading->record,
	    reading->record.title);

	if (relocation->has_number)
		relabel->number = (struct number_change){ record->number,
			relocation->number,
			padding(relocation->corpus, record) };
	else
		relabel->number = (struct number_change){ record->number,
			record->number, record->width };
	if (relocation->title && title) {
		relabel->old_title = copy_text(&follow->arena, text_of(title));
		relabel->new_title = relocation->title;
	}
	if (follow->relink.moves.count) {
		relabel->old_name = is_folder ? copy_text(&follow->arena, stem)
					      : path_base(record->path).data;
		relabel->new_name = follow->moves[0].name;
	}
}

static void plan_prefixes(struct follow *follow)
{
	const struct relocation *relocation = follow->relocation;
	const struct collection *collection =
	    corpus_collection_of(relocation->corpus, relocation->record);
	const char *own = record_string(relocation->record,
	    relocation->record->prefix);
	size_t n = 0;

	follow->prefixes[n++] = collection->prefix;
	follow->prefixes[n++] = collection->kind;
	if (own)
		follow->prefixes[n++] = own;
	follow->relink.relabel.prefixes = follow->prefixes;
}

/* Its id before and after: the same record by another path and number. */
static void plan_ids(struct relocate_result *out, struct follow *follow)
{
	const struct relocation *relocation = follow->relocation;
	struct record after = *relocation->record, named;

	path_after(&out->path, &follow->relink.moves, relocation->record->path);
	corpus_id(&out->old_id, relocation->corpus, relocation->record);
	record_parse_name(&named, out->path.buf, &follow->arena);
	after.path = out->path.buf;
	after.width = named.width;
	after.slug = named.slug;
	after.prefix = named.prefix;
	after.strings = named.strings;
	if (relocation->has_number)
		after.number = relocation->number;
	/* the collection is found by its index, the rest is in the name */
	corpus_id(&out->new_id, relocation->corpus, &after);
}

/* Another record that has the old id still is the one to be found by it. */
static bool is_shared(const struct relocation *relocation, const char *id)
{
	const struct corpus *corpus = relocation->corpus;
	const struct collection *c = corpus_collection_of(corpus,
	    relocation->record);
	struct strbuf other = STRBUF_INIT;
	bool shared = false;

	for (uint32_t i = 0; i < c->count && !shared; i++) {
		const struct record *record =
		    &corpus->records.items[c->first + i];

		if (record == relocation->record ||
		    record->has_number != relocation->record->has_number ||
		    record->number != relocation->record->number)
			continue;
		strbuf_clear(&other);
		corpus_id(&other, corpus, record);
		shared = !strcmp(other.buf, id);
	}
	strbuf_release(&other);
	return shared;
}

static void add_alias(struct relocate_result *out,
    const struct relocation *relocation)
{
	struct error why = { 0 };

	out->is_shared = is_shared(relocation, out->old_id.buf);
	if (relocation->drops_id || out->is_shared)
		return;
	if (add_to_field(relocation->subject, FIELD_ALIASES,
		text_of(out->old_id.buf), &why))
		strbuf_addstr(&out->no_alias, why.message);
	else
		out->has_alias = true;
}

static enum status edit_record(struct relocate_result *out,
    struct follow *follow, struct error *err)
{
	const struct relocation *relocation = follow->relocation;
	enum status status = STATUS_OK;

	if (relocation->has_number)
		status = set_number(relocation->subject,
		    &follow->relink.relabel.number, out->path.buf, err);
	if (!status && relocation->title)
		status = set_title(relocation->subject,
		    text_of(relocation->title), err);
	if (status || !strcmp(out->old_id.buf, out->new_id.buf))
		return status;
	add_alias(out, relocation);
	return STATUS_OK;
}

static enum status move_all(const struct follow *follow, struct error *err)
{
	struct strbuf to = STRBUF_INIT;
	enum status status = STATUS_OK;

	/* what is inside of a folder first */
	for (size_t i = 0; i < follow->relink.moves.count && !status; i++) {
		const struct name_move *move = &follow->moves[i];
		struct text parent = path_parent(move->path);

		strbuf_clear(&to);
		strbuf_addf(&to, "%.*s%s%s", TEXT_ARG(parent),
		    parent.len ? "/" : "", move->name);
		status = change_move(follow->relocation->change, move->path,
		    to.buf, err);
	}
	strbuf_release(&to);
	return status;
}

enum status relocate(struct relocate_result *out,
    const struct relocation *relocation, struct error *err)
{
	struct follow follow;
	struct reading reading;
	enum status status;

	follow_init(&follow, relocation, out);
	plan_moves(&follow);
	plan_prefixes(&follow);
	reading_init(&reading, relocation->subject);
	plan_labels(&follow, &reading);
	reading_release(&reading);
	plan_ids(out, &follow);
	status = edit_record(out, &follow, err);
	if (!status)
		status = follow_all(&follow, err);
	if (!status)
		status = move_all(&follow, err);
	if (!status)
		status = follow_baseline(relocation->change, relocation->source,
		    err);
	if (!status)
		status = follow_baseline(relocation->change, relocation->source,
		    err);
	follow_release(&follow);
	return status;
}
