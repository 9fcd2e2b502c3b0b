/* SPDX-License-Identifier: MIT */
/* Numbers of records, and what two of them say of each other. */
#include <string.h>

#include "core/change/fixer.h"
#include "core/change/relate.h"
#include "core/change/supersede.h"
#include "core/edit/set_title.h"
#include "core/record/title.h"

/* Another one that the file's name gives the same number, or NULL. */
static const struct record *twin_of(const struct fixer *fixer,
    const struct record *record)
{
	const struct corpus *corpus = fixer->scope->corpus;
	const struct collection *c = corpus_collection_of(corpus, record);

	for (uint32_t i = 0; i < c->count; i++) {
		const struct record *other =
		    &corpus->records.items[c->first + i];

		if (other != record && other->has_number &&
		    other->number == record->number)
			return other;
	}
	return NULL;
}

/* The number that the finding is about; false: it is none. */
static bool wrong_number(uint32_t *out, const struct finding *finding)
{
	const struct record *record = finding->record;
	const struct field *field;
	struct title_number split;

	if (!strcmp(finding->subject, "title")) {
		title_split(&split,
		    text_of(record_string(record, record->title_raw)), false,
		    0);
		*out = split.number;
		return split.has_number;
	}
	for (uint32_t n = 0;
	     (field = record_field(record, FIELD_NUMBER, n)) != NULL; n++)
		if (text_to_number(text_of(record_string(record, field->value)),
			out) &&
		    *out != record->number)
			return true;
	return false;
}

enum status fix_number(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	const struct record *record = finding->record;
	const struct record *twin = twin_of(fixer, record);
	struct number_change change = { 0, record->number, record->width };
	struct subject subject;
	enum status status;

	if (!record->width)
		return error_set(err, STATUS_UNSUPPORTED,
		    "the file's name has no number that would decide");
	if (twin)
		return error_set(err, STATUS_UNSUPPORTED,
		    "'%s' has the number %u, too: its file may be the one that "
		    "is named wrong",
		    twin->path, record->number);
	if (!wrong_number(&change.from, finding))
		return error_set(err, STATUS_UNSUPPORTED,
		    "the number is not understood");
	status = plan_subject(&subject, &fixer->plan, record, err);
	if (status == STATUS_OK)
		status = set_number(&subject, &change, record->path, err);
	strbuf_addf(&fixer->done, "it says %u", record->number);
	return status;
}

static void add_id(struct strbuf *out, const struct fixer *fixer,
    const struct record *record)
{
	corpus_id(out, fixer->scope->corpus, record);
}

static enum status refuse(const struct fixer *fixer, struct error *err,
    const struct record *record, const char *why)
{
	const struct corpus *corpus = fixer->scope->corpus;
	enum record_status status = corpus_status_of(corpus, record);
	struct strbuf id = STRBUF_INIT;

	add_id(&id, fixer, record);
	error_set(err, STATUS_FORBIDDEN, "'%s' is %s: %s", id.buf,
	    status <= RECORD_UNKNOWN ? "of no known status"
				     : status_name(status),
	    why);
	strbuf_release(&id);
	return STATUS_FORBIDDEN;
}

/* "Superseded by" goes with the status, and that with the newer one's. */
static enum status check_older(const struct fixer *fixer,
    const struct finding *finding, struct error *err)
{
	const struct corpus *corpus = fixer->scope->corpus;
	const struct record *newer = finding->record, *older = finding->other;
	enum record_status now = corpus_status_of(corpus, older);

	if (finding->relation->kind != RELATION_SUPERSEDES ||
	    finding->relation->inverse)
		return STATUS_OK;
	if (stage_of(corpus_status_of(corpus, newer)) != STAGE_DECIDED)
		return refuse(fixer, err, newer,
		    "until it is accepted the other one stays as it is");
	if (now == RECORD_SUPERSEDED || now == RECORD_DEPRECATED ||
	    stage_of(now) == STAGE_CLOSED)
		return STATUS_OK;
	return refuse(fixer, err, older,
	    "that it is superseded goes with a change of its status");
}

enum status fix_reciprocal(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	const struct relation *relation = finding->relation;
	const struct bond bond = { .kind = relation->kind,
		.inverse = relation->inverse };
	enum status status = check_older(fixer, finding, err);
	bool wrote;

	if (status == STATUS_OK)
		status = relate(&fixer->plan, finding->record, &bond,
		    finding->other, &wrote, err);
	strbuf_addch(&fixer->done, '\'');
	add_id(&fixer->done, fixer, finding->other);
	strbuf_addf(&fixer->done, "' says '%s ",
	    relation_name(relation->kind, !relation->inverse));
	add_id(&fixer->done, fixer, finding->record);
	strbuf_addch(&fixer->done, '\'');
	return status;
}

enum status fix_successor(struct fixer *fixer, const struct finding *finding,
    struct error *err)
{
	strbuf_addstr(&fixer->done, "its status is superseded, by '");
	add_id(&fixer->done, fixer, finding->other);
	strbuf_addch(&fixer->done, '\'');
	return supersede_complete(&fixer->plan, finding->record, finding->other,
	    err);
}
