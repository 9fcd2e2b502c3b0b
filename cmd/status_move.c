/* SPDX-License-Identifier: MIT */
#include "cmd/status_move.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/earlier.h"
#include "cmd/gate.h"
#include "cmd/status_target.h"
#include "cmd/status_write.h"
#include "cmd/words.h"
#include "cmd/work.h"
#include "core/change/supersede.h"
#include "core/record/status.h"

struct mover {
	struct work work;
	const struct status_request *request;
	struct date date; /* of the move */
	VEC(struct status_target *) targets;
	record_list superseded; /* by what has been accepted */
	struct status_writing writing;
};

static void mover_release(struct mover *mover)
{
	for (size_t i = 0; i < mover->targets.count; i++) {
		status_target_release(mover->targets.items[i]);
		free(mover->targets.items[i]);
	}
	vec_release(&mover->targets);
	vec_release(&mover->superseded);
	strbuf_release(&mover->writing.decider);
	work_release(&mover->work);
}

static struct plan plan_of(struct mover *mover)
{
	struct plan plan = work_plan(&mover->work);

	plan.date = mover->date;
	return plan;
}

/* Has it been accepted, whatever has become of it since? */
static bool was_accepted(const struct corpus *corpus,
    const struct record *record)
{
	enum record_status status = corpus_status_of(corpus, record);

	return status == RECORD_ACCEPTED || status == RECORD_DEPRECATED ||
	    status == RECORD_SUPERSEDED;
}

/* By all that were accepted and say that they take its place. */
static enum status write_superseded(struct mover *mover,
    const struct status_target *target, struct error *err)
{
	const struct corpus *corpus = target->corpus;
	struct plan plan = plan_of(mover);
	enum status status = STATUS_OK;
	size_t count, found = 0;
	const struct corpus_edge *edges = corpus_edges_to(corpus,
	    corpus_index_of(corpus, target->record), &count);

	if (mover->request->because || mover->request->waived.count)
		return error_set(err, STATUS_USAGE,
		    "'--because' has no place where the other record is named");
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const struct record *newer =
		    &corpus->records.items[edges[i].from];
		bool waits;

		if (edges[i].kind != RELATION_SUPERSEDES ||
		    !was_accepted(corpus, newer))
			continue;
		found++;
		status = supersede(&plan, target->record, newer, false, &waits,
		    err);
	}
	if (found)
		return status;
	error_set(err, STATUS_FORBIDDEN, "no accepted record supersedes '%s'",
	    target->id.buf);
	error_hint(err, "'hence supersede %s NEW' says which one does.",
	    target->id.buf);
	return STATUS_FORBIDDEN;
}

static enum status add_target(struct mover *mover, const struct record *record,
    struct error *err)
{
	struct status_target *target = mem_alloc(sizeof(*target));
	enum status status;

	*vec_push(&mover->targets) = target;
	status_target_init(target, &mover->work.env->corpus, record);
	status = work_subject(&target->subject, &mover->work, record, err);
	if (status == STATUS_OK)
		status = status_target_read(target, mover->request, err);
	if (status == STATUS_OK)
		status = status_target_judge(target, mover->request, err);
	return status;
}

static enum status write_target(struct mover *mover,
    struct status_target *target, struct error *err)
{
	if (target->is_there)
		return STATUS_OK;
	if (target->to.status == RECORD_SUPERSEDED)
		return write_superseded(mover, target, err);
	return status_write(target, &mover->writing, err);
}

/* What the records that are accepted now supersede. */
static enum status follow(struct mover *mover, struct error *err)
{
	struct plan plan = plan_of(mover);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < mover->targets.count && !status; i++) {
		const struct status_target *target = mover->targets.items[i];

		if (target->to.status == RECORD_ACCEPTED &&
		    target->from.status != RECORD_ACCEPTED)
			status = supersede_accepted(&plan, target->record,
			    &mover->superseded, err);
	}
	return status;
}

/* Who supersedes a record only the texts of all others say. */
static bool needs_all(const struct mover *mover)
{
	const struct config *config = &mover->work.env->corpus.config;
	const char *word = mover->request->word;

	if (!word)
		return mover->request->status == RECORD_SUPERSEDED;
	if (status_of_word(text_of(word)) == RECORD_SUPERSEDED)
		return true;
	for (uint32_t i = 0; i < config->states_count; i++)
		if (config->states[i].status == RECORD_SUPERSEDED)
			return true;
	return false;
}

static enum status make_change(struct mover *mover, const char *const *ids,
    size_t count, struct error *err)
{
	const struct record **records = mem_realloc(NULL, count,
	    sizeof(*records));
	enum status status = STATUS_OK;

	if (needs_all(mover))
		status = work_read_all(&mover->work, err);
	if (status == STATUS_OK)
		status = work_resolve(records, &mover->work, ids, count, err);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		size_t before = 0;

		while (before < i && records[before] != records[i])
			before++;
		if (before == i)
			status = add_target(mover, records[i], err);
	}
	for (size_t i = 0; i < mover->targets.count && status == STATUS_OK; i++)
		status = write_target(mover, mover->targets.items[i], err);
	if (status == STATUS_OK)
		status = follow(mover, err);
	free(records);
	return status;
}

static enum status refuse(const struct status_target *target,
    const struct gate *gate, struct error *err)
{
	error_set(err, STATUS_FORBIDDEN,
	    "'%s' cannot become %s yet: %zu error%s, and nothing is changed",
	    target->id.buf, target->to.name, gate->errors,
	    gate->errors == 1 ? "" : "s");
	error_hint(err, "Mend what is named above%s.",
	    gate->waivable ? "; or waive a rule with '--waive RULE --because "
			     "REASON', of 5 words or more"
			   : "");
	return STATUS_FORBIDDEN;
}

static enum status pass_gate(struct mover *mover,
    const struct status_target *target, struct error *err)
{
	struct env *env = mover->work.env;
	struct gate gate;
	enum status status = gate_judge(&gate, env, target->record,
	    &target->subject, err);

	if (status == STATUS_OK &&
	    (gate.errors || (gate.warnings && !env->common.quiet))) {
		env_say(env, "%s as %s:", target->id.buf, target->to.name);
		gate_print(stderr, env, &gate);
	}
	if (status == STATUS_OK && gate.errors)
		status = refuse(target, &gate, err);
	gate_release(&gate);
	return status;
}

/* All are heard before any is refused. */
static enum status pass_gates(struct mover *mover, struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < mover->targets.count; i++) {
		const struct status_target *target = mover->targets.items[i];
		struct error other;
		enum status passed;

		if (target->stays ||
		    !gate_is_for(target->from.status, target->to.status))
			continue;
		passed = pass_gate(mover, target, status ? &other : err);
		status = status ? status : passed;
	}
	return status;
}

static void say_target(const struct mover *mover,
    const struct status_target *target)
{
	const struct env *env = mover->work.env;
	const char *id = target->id.buf, *to = target->to.name;
	bool is_plan = mover->request->dry_run;

	if (target->is_there)
		env_say(env, "%s is %s already", id, to);
	else if (target->stays)
		env_say(env, "%s %s %s", id, is_plan ? "would stay" : "stays",
		    to);
	else if (!target->was.len)
		env_say(env, "%s %s %s (stated no status)", id,
		    is_plan ? "would be" : "is", to);
	else
		env_say(env, "%s %s %s (%s %s)", id,
		    is_plan ? "would be" : "is", to, is_plan ? "is" : "was",
		    target->was.buf);
}

/* A reason that was given before explains the state it was given for. */
static void say_old_reason(const struct mover *mover,
    const struct status_target *target)
{
	if (mover->request->because || target->stays || !target->was.len ||
	    !record_field(&target->reading.record, FIELD_BECAUSE, 0))
		return;
	env_say(mover->work.env,
	    "'because' of %s still gives the reason for %s: give --because",
	    target->id.buf, target->was.buf);
}

static void say_all(const struct mover *mover)
{
	const struct env *env = mover->work.env;

	for (size_t i = 0; i < mover->targets.count; i++) {
		say_target(mover, mover->targets.items[i]);
		say_old_reason(mover, mover->targets.items[i]);
	}
	for (size_t i = 0; i < mover->superseded.count; i++) {
		struct strbuf id = STRBUF_INIT;

		corpus_id(&id, &env->corpus, mover->superseded.items[i]);
		env_say(env, "%s %s superseded", id.buf,
		    mover->request->dry_run ? "would be" : "is");
		strbuf_release(&id);
	}
}

/* Of records that are proposed: whoever talks about one may not know of the
 * others. */
static void say_earlier(struct mover *mover)
{
	lock_release(&mover->work.lock);
	for (size_t i = 0; i < mover->targets.count; i++) {
		const struct status_target *target = mover->targets.items[i];
		const struct record *record = &target->reading.record;

		if (!target->stays && target->to.status == RECORD_PROPOSED &&
		    record->title)
			earlier_say(mover->work.env,
			    record_string(record, record->title),
			    target->record->path, target->id.buf);
	}
}

int status_move(struct env *env, const struct status_request *request,
    const char *const *ids, size_t count)
{
	struct mover mover = { .request = request, .date = request->date };
	struct error err = { 0 };
	enum status status;

	if (!mover.date.year)
		date_today(&mover.date);
	mover.writing = (struct status_writing){ env, request, mover.date,
		STRBUF_INIT, false };
	status = work_begin(&mover.work, env, request->command,
	    request->dry_run, &err);
	if (status == STATUS_OK)
		status = make_change(&mover, ids, count, &err);
	if (status == STATUS_OK)
		status = pass_gates(&mover, &err);
	if (status == STATUS_OK)
		status = work_finish(&mover.work, &err);
	if (status == STATUS_OK)
		say_all(&mover);
	if (status == STATUS_OK)
		say_earlier(&mover);
	mover_release(&mover);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
