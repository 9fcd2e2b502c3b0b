/* SPDX-License-Identifier: MIT */
#include "core/change/supersede.h"

#include <string.h>

#include "core/change/side.h"
#include "core/change/supersede_circle.h"
#include "core/corpus/lifecycle.h"
#include "core/edit/set_status.h"

/* What has no status is decided long ago, for all that anybody knows. */
static enum record_status standing(const struct side *side)
{
	enum record_status status = side_status(side);

	return status == RECORD_NO_STATUS ? RECORD_ACCEPTED : status;
}

static void find_state(struct lifecycle_state *out, const struct side *side)
{
	const struct corpus *corpus = side->plan->corpus;
	struct reading reading;

	reading_init(&reading, &side->subject);
	lifecycle_of(out, &corpus->config,
	    corpus_collection_of(corpus, side->record)->kind, standing(side),
	    record_string(&reading.record, reading.record.raw_status));
	reading_release(&reading);
}

static bool may_be_superseded(const struct side *older)
{
	const struct corpus *corpus = older->plan->corpus;
	const struct lifecycle_state to = { "superseded", RECORD_SUPERSEDED,
		false };
	struct lifecycle_state from;

	find_state(&from, older);
	/* one more successor */
	return from.status == RECORD_SUPERSEDED ||
	    lifecycle_allows(&corpus->config,
		corpus_collection_of(corpus, older->record)->kind, &from, &to);
}

static enum status refuse_move(const struct pair *pair,
    const struct side *older, struct error *err)
{
	const struct corpus *corpus = older->plan->corpus;
	const char *id = pair->b.id.buf; /* what b calls a, the older one */
	struct strbuf moves = STRBUF_INIT;
	struct lifecycle_state from;

	find_state(&from, older);
	lifecycle_moves(&moves, &corpus->config,
	    corpus_collection_of(corpus, older->record)->kind, &from);
	error_set(err, STATUS_FORBIDDEN,
	    "'%s' is %s: only what is accepted can be superseded", id,
	    from.name ? from.name : "in no known state");
	if (moves.len)
		error_hint(err,
		    "From there it may become %s ('hence status %s "
		    "STATE').",
		    moves.buf, id);
	strbuf_release(&moves);
	return STATUS_FORBIDDEN;
}

/* What was decided against, or is not to be used, takes no one's place. */
static enum status refuse_newer(const struct pair *pair, struct error *err)
{
	enum record_status status = standing(&pair->b);

	if (status != RECORD_REJECTED && status != RECORD_WITHDRAWN &&
	    status != RECORD_DEPRECATED)
		return STATUS_OK;
	error_set(err, STATUS_FORBIDDEN,
	    "'%s' is %s: it cannot take the place of '%s'", pair->a.id.buf,
	    status_name(status), pair->b.id.buf);
	error_hint(err,
	    "Only a record that is accepted, or may become so, supersedes "
	    "another one.");
	return STATUS_FORBIDDEN;
}

static enum status write_newer(struct pair *pair, bool partial,
    struct error *err)
{
	struct relation_note note;

	side_note(&note, pair, &pair->b, RELATION_SUPERSEDES, false);
	note.partial = partial;
	return relation_add(&pair->b.subject, &note, err);
}

static enum status write_older(struct pair *pair, bool partial,
    struct error *err)
{
	const struct status_change change = { .status = RECORD_SUPERSEDED,
		.date = pair->plan->date,
		.habits = &pair->habits };
	struct relation_note note;

	side_note(&note, pair, &pair->a, RELATION_SUPERSEDES, true);
	note.partial = partial;
	if (partial)
		return relation_add(&pair->a.subject, &note, err);
	return relation_supersede(&pair->a.subject, &note, &change, err);
}

/* In pair a is the older one and b the newer one. */
static enum status write_both(struct pair *pair, bool partial, bool *waits,
    struct error *err)
{
	enum record_status newer = standing(&pair->b);
	enum status status;

	if (!partial && !may_be_superseded(&pair->a))
		return refuse_move(pair, &pair->a, err);
	status = refuse_newer(pair, err);
	if (status == STATUS_OK)
		status = supersede_refuse_circle(pair, err);
	if (status != STATUS_OK)
		return status;
	pair_learn(pair, RELATION_SUPERSEDES);
	status = write_newer(pair, partial, err);
	*waits = newer != RECORD_ACCEPTED && newer != RECORD_SUPERSEDED;
	if (status == STATUS_OK && (!*waits || partial))
		status = write_older(pair, partial, err);
	return status;
}

enum status supersede(struct plan *plan, const struct record *older,
    const struct record *newer, bool partial, bool *waits, struct error *err)
{
	struct pair_copy copy = { 0 };
	struct pair pair;
	enum status status;

	*waits = false;
	if (older == newer)
		return error_set(err, STATUS_FORBIDDEN,
		    "'%s' cannot supersede itself", older->path);
	status = pair_init(&pair, plan, older, newer, err);
	if (status == STATUS_OK) {
		pair_save(&copy, &pair);
		status = write_both(&pair, partial, waits, err);
		if (status != STATUS_OK)
			pair_restore(&pair, &copy);
		pair_copy_release(&copy);
	}
	pair_release(&pair);
	return status;
}

/* The records that it says it supersedes. */
static enum status find_older(record_list *out, struct plan *plan,
    const struct record *newer, struct error *err)
{
	struct subject subject;
	struct reading reading;
	struct lookup lookup;
	enum status status = plan_subject(&subject, plan, newer, err);

	if (status != STATUS_OK)
		return status;
	lookup_init(&lookup, plan->corpus);
	reading_init(&reading, &subject);
	for (uint32_t i = 0; i < reading.record.relations_count; i++) {
		const struct relation *relation = &reading.record.relations[i];
		const struct record *older;

		if (relation->kind != RELATION_SUPERSEDES || relation->inverse)
			continue;
		older = lookup_target(&lookup, newer,
		    text_of(record_string(&reading.record, relation->target)));
		if (older && older != newer)
			*vec_push(out) = older;
	}
	reading_release(&reading);
	lookup_release(&lookup);
	return STATUS_OK;
}

enum status supersede_complete(struct plan *plan, const struct record *older,
    const struct record *newer, struct error *err)
{
	struct pair_copy copy = { 0 };
	struct pair pair;
	enum status status = pair_init(&pair, plan, older, newer, err);

	if (status == STATUS_OK && !may_be_superseded(&pair.a))
		status = refuse_move(&pair, &pair.a, err);
	if (status == STATUS_OK)
		status = supersede_refuse_circle(&pair, err);
	if (status == STATUS_OK) {
		pair_save(&copy, &pair);
		pair_learn(&pair, RELATION_SUPERSEDES);
		status = write_older(&pair, false, err);
		if (status != STATUS_OK)
			pair_restore(&pair, &copy);
		pair_copy_release(&copy);
	}
	pair_release(&pair);
	return status;
}

/* What may not be superseded is left. */
static enum status complete(struct plan *plan, const struct record *older,
    const struct record *newer, record_list *out, struct error *err)
{
	struct strbuf before = STRBUF_INIT;
	struct subject subject;
	enum status status = plan_subject(&subject, plan, older, err);

	if (status != STATUS_OK)
		return status;
	strbuf_add(&before, subject.text->buf, subject.text->len);
	status = supersede_complete(plan, older, newer, err);
	if (status == STATUS_FORBIDDEN)
		status = STATUS_OK;
	else if (status == STATUS_OK &&
	    strcmp(before.buf, subject.text->buf) != 0)
		*vec_push(out) = older;
	strbuf_release(&before);
	return status;
}

enum status supersede_accepted(struct plan *plan, const struct record *newer,
    record_list *out, struct error *err)
{
	record_list older = { 0 };
	enum status status = find_older(&older, plan, newer, err);

	for (size_t i = 0; i < older.count && status == STATUS_OK; i++)
		status = complete(plan, older.items[i], newer, out, err);
	vec_release(&older);
	return status;
}
