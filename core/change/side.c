/* SPDX-License-Identifier: MIT */
#include "core/change/side.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/url.h"
#include "core/base/vec.h"
#include "core/format/quote.h"
#include "core/git/source.h"

#define NEIGHBOURS 200 /* records that are looked at for their words */
#define FEW_NEIGHBOURS 50 /* for the form of their links alone */

static bool means(void *context, struct text text)
{
	const struct side *side = context;

	return lookup_target(side->lookup, side->record, text) == side->other;
}

/* May the bytes stand in a link's text as they are? */
static bool is_good_link_text(struct text t)
{
	size_t ticks = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (char_is_one_of(t.data[i], "[]<>\n\r"))
			return false;
		ticks += t.data[i] == '`';
	}
	return t.len && ticks % 2 == 0;
}

/* Its heading, as Markdown, with and without its number. */
static void write_title(struct side *side, const struct reading *other)
{
	const struct record *record = &other->record;
	struct text raw = text_make(other->bytes.data +
		record->title_span.start,
	    record->title_span.end - record->title_span.start);
	struct text whole = text_of(record_string(record, record->title_raw));
	struct text name = text_of(record_string(record, record->title));
	size_t number = name.len && text_ends(whole, name.data)
	    ? whole.len - name.len
	    : 0;

	if (record->title_span.start >= record->body &&
	    is_good_link_text(raw)) {
		raw = text_trim(raw);
		strbuf_add(&side->title, raw.data, raw.len);
		if (raw.len > number && !memcmp(raw.data, whole.data, number)) {
			raw = text_trim(text_skip(raw, number));
			strbuf_add(&side->name, raw.data, raw.len);
			return;
		}
	} else {
		quote_markdown(&side->title, whole.len ? whole : name);
	}
	quote_markdown(&side->name, name);
}

/* The other one as this one may call it. */
static void call_other(struct side *side, const struct reading *other)
{
	enum name_format format;
	struct text stem = record_stem(side->other->path, &format);

	corpus_id(&side->id, side->plan->corpus, side->other);
	strbuf_add(&side->stem, stem.data, stem.len);
	url_between(&side->url, side->other->path, side->record->path);
	write_title(side, other);
	side->target = (struct relation_target){
		.id = side->id.buf,
		.title = side->title.buf,
		.name = side->name.buf,
		.stem = side->stem.buf,
		.url = side->url.buf,
		.means = means,
		.context = side,
	};
}

static enum status open_side(struct side *side, struct pair *pair,
    const struct record *record, const struct record *other, struct error *err)
{
	side->plan = pair->plan;
	side->lookup = pair->lookup;
	side->record = record;
	side->other = other;
	strbuf_init(&side->id);
	strbuf_init(&side->title);
	strbuf_init(&side->name);
	strbuf_init(&side->stem);
	strbuf_init(&side->url);
	return plan_subject(&side->subject, pair->plan, record, err);
}

static void release_side(struct side *side)
{
	strbuf_release(&side->id);
	strbuf_release(&side->title);
	strbuf_release(&side->name);
	strbuf_release(&side->stem);
	strbuf_release(&side->url);
}

enum status pair_init(struct pair *pair, struct plan *plan,
    const struct record *a, const struct record *b, struct error *err)
{
	enum status status, other;
	struct reading reading;

	memset(pair, 0, sizeof(*pair));
	pair->plan = plan;
	pair->lookup = plan->lookup;
	if (!plan->lookup) {
		lookup_init(&pair->own, plan->corpus);
		pair->lookup = &pair->own;
	}
	habits_init(&pair->habits);
	relation_manner_init(&pair->manner);
	status = open_side(&pair->a, pair, a, b, err);
	other = open_side(&pair->b, pair, b, a, status ? NULL : err);
	if (status || other)
		return status ? status : other;
	reading_init(&reading, &pair->a.subject);
	call_other(&pair->b, &reading);
	reading_release(&reading);
	reading_init(&reading, &pair->b.subject);
	call_other(&pair->a, &reading);
	reading_release(&reading);
	return STATUS_OK;
}

void pair_release(struct pair *pair)
{
	release_side(&pair->a);
	release_side(&pair->b);
	if (pair->lookup == &pair->own)
		lookup_release(&pair->own);
	habits_release(&pair->habits);
	relation_manner_release(&pair->manner);
}

static void learn_from_subject(struct pair *pair, const struct subject *subject)
{
	struct reading reading;

	reading_init(&reading, subject);
	habits_learn(&pair->habits, &reading.record, reading.bytes);
	relation_manner_learn(&pair->manner, &reading.record, reading.bytes);
	reading_release(&reading);
}

/* Parsing costs more than looking for a word that such a record must have. */
static bool may_tell(struct text bytes, enum relation_kind kind)
{
	static const char *const words[] = { "upersed", "uperced", "eplace",
		"bsolete", "rsetzt" };

	if (kind != RELATION_SUPERSEDES)
		return text_find(bytes, "](") < bytes.len;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_find(bytes, words[i]) < bytes.len)
			return true;
	return false;
}

static void learn_from_file(struct neighbourhood *hood, const struct plan *plan,
    const struct record *record)
{
	const struct source_file *file = source_find(plan->source,
	    record->path);
	struct strbuf text = STRBUF_INIT;
	struct text bytes;
	struct arena arena;
	struct record read;

	if (file && file->type == SOURCE_FILE)
		source_read(plan->source, file, plan->change->limit, &text,
		    NULL);
	bytes = text_make(text.buf, text.len);
	if (may_tell(bytes, hood->kind)) {
		arena_init(&arena);
		record_parse(&read, record->path, bytes, text_of(""), &arena);
		habits_learn(&hood->habits, &read, bytes);
		relation_manner_learn(&hood->manner, &read, bytes);
		arena_release(&arena);
	}
	strbuf_release(&text);
}

static bool is_known(const struct habits *habits,
    const struct relation_manner *manner, enum relation_kind kind)
{
	if (kind != RELATION_SUPERSEDES)
		return manner->target != NULL;
	return habits->relation_words[kind][0] &&
	    habits->relation_words[kind][1] && manner->successor &&
	    manner->target;
}

static void learn_from_others(struct neighbourhood *hood,
    const struct plan *plan)
{
	const struct collection *collection = hood->collection;
	const struct record *first = plan->corpus->records.items +
	    collection->first;
	uint32_t left = collection->count;
	int most = hood->kind == RELATION_SUPERSEDES ? NEIGHBOURS
						     : FEW_NEIGHBOURS;

	habits_init(&hood->habits);
	relation_manner_init(&hood->manner);
	for (int i = 0; i < most && left-- &&
	     !is_known(&hood->habits, &hood->manner, hood->kind);
	     i++)
		learn_from_file(hood, plan, &first[left]);
}

void neighbourhoods_release(struct neighbourhoods *known)
{
	for (size_t i = 0; i < known->count; i++) {
		habits_release(&known->items[i].habits);
		relation_manner_release(&known->items[i].manner);
	}
	vec_release(known);
}

static const struct neighbourhood *find_hood(struct neighbourhoods *known,
    const struct plan *plan, const struct collection *collection,
    enum relation_kind kind)
{
	struct neighbourhood *hood;

	for (size_t i = 0; i < known->count; i++)
		if (known->items[i].collection == collection &&
		    known->items[i].kind == kind)
			return &known->items[i];
	hood = vec_push(known);
	hood->collection = collection;
	hood->kind = kind;
	learn_from_others(hood, plan);
	return hood;
}

void pair_learn(struct pair *pair, enum relation_kind kind)
{
	const struct plan *plan = pair->plan;
	const struct collection *collection = corpus_collection_of(plan->corpus,
	    pair->b.record);
	struct neighbourhoods own = { 0 };
	struct neighbourhoods *known = plan->neighbourhoods
	    ? plan->neighbourhoods
	    : &own;
	const struct neighbourhood *hood;

	learn_from_subject(pair, &pair->a.subject);
	learn_from_subject(pair, &pair->b.subject);
	if (!is_known(&pair->habits, &pair->manner, kind)) {
		hood = find_hood(known, plan, collection, kind);
		habits_add(&pair->habits, &hood->habits);
		relation_manner_add(&pair->manner, &hood->manner);
	}
	neighbourhoods_release(&own);
	/* one collection's sections are no other one's */
	pair->manner.in_links &= collection ==
	    corpus_collection_of(plan->corpus, pair->a.record);
}

void side_note(struct relation_note *out, const struct pair *pair,
    const struct side *side, enum relation_kind kind, bool inverse)
{
	memset(out, 0, sizeof(*out));
	out->kind = kind;
	out->inverse = inverse;
	out->target = &side->target;
	out->habits = &pair->habits;
	out->manner = &pair->manner;
}

enum record_status side_status(const struct side *side)
{
	const struct config *config = &side->plan->corpus->config;
	enum record_status status;
	struct reading reading;

	reading_init(&reading, &side->subject);
	status = reading.record.status;
	reading_release(&reading);
	return status == RECORD_NO_STATUS ? config->default_status : status;
}

static struct strbuf *text_of_copy(const struct pair *pair, int i)
{
	switch (i) {
	case 0:
		return pair->a.subject.text;
	case 1:
		return pair->a.subject.sidecar;
	case 2:
		return pair->b.subject.text;
	default:
		return pair->b.subject.sidecar;
	}
}

void pair_save(struct pair_copy *out, const struct pair *pair)
{
	for (int i = 0; i < 4; i++) {
		const struct strbuf *text = text_of_copy(pair, i);

		strbuf_init(&out->texts[i]);
		if (text)
			strbuf_add(&out->texts[i], text->buf, text->len);
	}
}

void pair_restore(struct pair *pair, const struct pair_copy *copy)
{
	for (int i = 0; i < 4; i++) {
		struct strbuf *text = text_of_copy(pair, i);

		if (!text)
			continue;
		strbuf_clear(text);
		strbuf_add(text, copy->texts[i].buf, copy->texts[i].len);
	}
}

void pair_copy_release(struct pair_copy *copy)
{
	for (int i = 0; i < 4; i++)
		strbuf_release(&copy->texts[i]);
}
