/* SPDX-License-Identifier: MIT */
#include "cmd/status_write.h"

#include <string.h>

#include "cmd/status_fill.h"
#include "core/change/neighbours.h"
#include "core/edit/outcome.h"
#include "core/edit/set_field.h"
#include "core/edit/set_status.h"
#include "core/edit/waive.h"
#include "core/git/identity.h"

/* "Ana <ana@example.org>"; a name that a list would be split at is left out. */
static void ask_git(struct status_writing *with)
{
	with->has_asked = true;
	if (!identity_add_decider(&with->decider, with->env->repo))
		env_say_more(with->env,
		    "git knows no name of yours: nobody is written as decider");
}

/* NULL instead of a word that stands for a state of the team's own. */
static const char *plain_word(const struct status_target *target,
    const char *word)
{
	struct lifecycle_state state;

	if (word &&
	    lifecycle_find(&state, &target->corpus->config, target->kind,
		text_of(word)) &&
	    state.own)
		return NULL;
	return word;
}

/* The record's own word for the new status, else its neighbours'. */
static void learn(struct habits *habits, const struct status_writing *with,
    const struct status_target *target)
{
	enum record_status status = target->to.status;
	const char **word = &habits->status_words[status];

	habits_learn(habits, &target->reading.record, target->reading.bytes);
	*word = plain_word(target, *word);
	if (!target->word && !*word)
		*word = plain_word(target,
		    neighbours_word(with->env->source, target->corpus,
			target->record, status, &habits->arena));
}

static enum status write_status(struct status_target *target,
    struct status_writing *with, struct error *err)
{
	const struct status_request *request = with->request;
	enum record_status to = target->to.status;
	bool moves = target->from.status != to || request->date.year;
	struct status_change change = {
		.status = to,
		.word = target->word,
		.date = with->date,
		.decides = moves &&
		    (to == RECORD_ACCEPTED || to == RECORD_REJECTED),
		.because = request->because,
	};
	bool accepts = change.decides && to == RECORD_ACCEPTED;
	struct habits habits;
	enum status status;

	habits_init(&habits);
	learn(&habits, with, target);
	change.habits = &habits;
	if (accepts && !with->has_asked)
		ask_git(with);
	if (accepts && with->decider.len)
		change.decider = with->decider.buf;
	status = set_status(&target->subject, &change, err);
	if (status == STATUS_OK && accepts)
		status = status_fill(&target->subject, &target->corpus->config,
		    &with->date, with->decider.buf, err);
	habits_release(&habits);
	return status;
}

static enum status write_waivers(struct status_target *target,
    const struct status_request *request, struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < request->waived.count && !status; i++)
		status = waive(&target->subject, request->waived.items[i],
		    request->waived_because, err);
	return status;
}

static enum status write_last_call(struct status_target *target,
    const struct status_request *request, struct error *err)
{
	enum status status = STATUS_OK;
	char day[DATE_SIZE];

	date_format(day, &request->until);
	if (*day)
		status = set_field(&target->subject, FIELD_LAST_CALL_UNTIL,
		    text_of(day), err);
	if (!status && request->disposition)
		status = set_field(&target->subject,
		    FIELD_LAST_CALL_DISPOSITION, text_of(request->disposition),
		    err);
	return status;
}

enum status status_write(struct status_target *target,
    struct status_writing *with, struct error *err)
{
	const struct status_request *request = with->request;
	enum status status = STATUS_OK;

	if (request->chosen)
		status = set_outcome(&target->subject, request->chosen,
		    request->chosen_because, err);
	if (status == STATUS_OK)
		status = write_status(target, with, err);
	if (status == STATUS_OK)
		status = write_last_call(target, request, err);
	if (status == STATUS_OK)
		status = write_waivers(target, request, err);
	return status ? status : status_target_check(target, err);
}
