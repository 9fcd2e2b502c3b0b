/* SPDX-License-Identifier: MIT */
#include "core/change/follow.h"

#include <string.h>

#include "core/base/path.h"
#include "core/edit/retarget.h"
#include "core/git/source.h"
#include "core/record/name.h"

#define SHOWN_PLACES 5

void follow_init(struct follow *follow, const struct relocation *relocation,
    struct relocate_result *out)
{
	memset(follow, 0, sizeof(*follow));
	follow->relocation = relocation;
	follow->out = out;
	follow->relink.moves.items = follow->moves;
	follow->relink.record = relocation->record->path;
	arena_init(&follow->arena);
}

void follow_release(struct follow *follow)
{
	if (follow->has_lookup)
		lookup_release(&follow->lookup);
	arena_release(&follow->arena);
}

/* Has it the number of the record, in one collection with it? */
static bool is_twin(const struct follow *follow, const struct record *other)
{
	const struct record *record = follow->relocation->record;

	return other != record && other->collection == record->collection &&
	    other->has_number && record->has_number &&
	    other->number == record->number;
}

static bool has_twin(const struct follow *follow)
{
	const struct corpus *corpus = follow->relocation->corpus;
	const struct collection *c = corpus_collection_of(corpus,
	    follow->relocation->record);

	for (uint32_t i = 0; i < c->count; i++)
		if (is_twin(follow, &corpus->records.items[c->first + i]))
			return true;
	return false;
}

static const struct lookup *lookup_of(struct follow *follow)
{
	if (!follow->has_lookup)
		lookup_init(&follow->lookup, follow->relocation->corpus);
	follow->has_lookup = true;
	return &follow->lookup;
}

static void add_place(struct follow *follow, const char *path, uint32_t line)
{
	struct strbuf *places = &follow->out->places;
	size_t count = follow->out->missed + follow->out->ambiguous;

	if (count <= SHOWN_PLACES)
		strbuf_addf(places, "%s%s:%u", places->len ? ", " : "", path,
		    line);
}

static bool has_same_prefix(const struct record *a, const struct record *b)
{
	const char *x = record_string(a, a->prefix);
	const char *y = record_string(b, b->prefix);

	return text_equals_nocase(text_of(x), y ? y : "");
}

/* May an id that means the record as well mean another one? */
static bool is_ambiguous(const struct follow *follow, struct text id)
{
	const struct corpus *corpus = follow->relocation->corpus;
	const struct record *record = follow->relocation->record;
	const struct collection *c = corpus_collection_of(corpus, record);

	for (uint32_t i = 0; i < c->count; i++) {
		const struct record *other =
		    &corpus->records.items[c->first + i];

		if (is_twin(follow, other) &&
		    (has_same_prefix(other, record) || !id.len ||
			!char_is_alpha(id.data[0])))
			return true;
	}
	return false;
}

/* Does the target name the record by its file or folder, not by a number? */
static bool is_by_name(const struct record *record, struct text target)
{
	struct text last, stem;
	bool is_folder;
	size_t end = 0;

	while (end < target.len && !char_is_one_of(target.data[end], "#?"))
		end++;
	last = path_last(text_make(target.data, end));
	stem = relocate_stem(record, &is_folder);
	return text_same(last, stem) ||
	    text_same(last, path_base(record->path));
}

static bool is_to_record(const struct record *reader,
    const struct relation *relation, void *context)
{
	struct follow *follow = context;
	struct text target = text_of(record_string(reader, relation->target));
	const struct record *found = lookup_target(lookup_of(follow),
	    follow->reader, target);
	const struct record *record = follow->relocation->record;

	if (!found || (found != record && !is_twin(follow, found)))
		return false;
	if (!follow->has_twin || is_by_name(found, target) ||
	    !is_ambiguous(follow, target))
		return found == record;
	follow->out->ambiguous++;
	add_place(follow, follow->reader->path, relation->line);
	return false;
}

static enum status follow_relations(struct follow *follow,
    struct change_file *file, struct error *err)
{
	struct subject subject = { .path = file->path, .text = &file->text };
	size_t count = 0;
	enum status status;

	follow->reader = lookup_path(lookup_of(follow), file->path);
	if (!follow->reader || follow->reader == follow->relocation->record)
		return STATUS_OK;
	status = retarget(&subject, &follow->relink, is_to_record, follow,
	    &count, err);
	follow->out->relations += count;
	return status;
}

static enum status follow_links(struct follow *follow, struct change_file *file,
    struct error *err)
{
	struct relink_count count;
	enum status status = relink_text(&file->text, file->path,
	    &follow->relink, &count, err);

	follow->out->links += count.links;
	follow->out->missed += count.missed;
	if (count.missed)
		add_place(follow, file->path, count.line);
	return status;
}

static enum status follow_file(struct follow *follow, const char *path,
    bool is_markdown, struct error *err)
{
	struct relocate_result *out = follow->out;
	size_t before = out->links + out->relations;
	struct change_file *file;
	enum status status = change_open(&file, follow->relocation->change,
	    path, err);

	if (!status && is_markdown)
		status = follow_links(follow, file, err);
	if (!status)
		status = follow_relations(follow, file, err);
	out->files += out->links + out->relations > before;
	return status;
}

static enum status look_at(struct follow *follow,
    const struct source_file *file, struct strbuf *bytes, struct error *err)
{
	const struct relocation *relocation = follow->relocation;
	enum name_format format;
	struct text stem;
	enum status status;

	format = name_split(path_base(file->path).data, &stem);
	if (format == NAME_NO_DOCUMENT || file->type != SOURCE_FILE ||
	    *file->id)
		return STATUS_OK;
	if (format != NAME_MARKDOWN &&
	    !lookup_path(lookup_of(follow), file->path))
		return STATUS_OK;
	strbuf_clear(bytes);
	status = source_read(relocation->source, file,
	    relocation->change->limit, bytes, err);
	if (status == STATUS_NOT_FOUND || status == STATUS_TOO_LARGE)
		return STATUS_OK;
	if (status ||
	    !mention_is_in(&follow->mention, text_make(bytes->buf, bytes->len)))
		return status;
	return follow_file(follow, file->path, format == NAME_MARKDOWN, err);
}

enum status follow_all(struct follow *follow, struct error *err)
{
	const struct relocation *relocation = follow->relocation;
	struct strbuf bytes = STRBUF_INIT;
	enum status status = STATUS_OK;
	const struct source_file *files;
	bool is_folder;
	size_t count;

	mention_init(&follow->mention,
	    relocate_stem(relocation->record, &is_folder),
	    relocation->has_number, relocation->record->number);
	follow->has_twin = relocation->has_number && has_twin(follow);
	files = source_files(relocation->source, &count);
	for (size_t i = 0; i < count && !status; i++)
		status = look_at(follow, &files[i], &bytes, err);
	strbuf_release(&bytes);
	return status;
}
