/* SPDX-License-Identifier: MIT */
#include "cmd/step.h"

#include <string.h>

#include "cmd/words.h"
#include "core/base/clip.h"
#include "core/check/rule.h"
#include "core/corpus/lifecycle.h"
#include "core/record/person.h"

static enum status who_am_i(struct step *step, struct error *err)
{
	if (identity_load(&step->me, step->work.env->repo))
		return STATUS_OK;
	error_set(err, STATUS_UNSUPPORTED, "git does not know who you are");
	error_hint(err, "Say it with 'git config user.email ana@example.org'.");
	return STATUS_UNSUPPORTED;
}

/* Do these words name the user? */
static bool is_me(const struct step *step, const char *who)
{
	struct strbuf me = STRBUF_INIT;
	bool same;

	identity_write(&me, &step->me);
	same = person_same(text_make(me.buf, me.len), text_of(who));
	strbuf_release(&me);
	return same;
}

bool step_is_person(const struct step *step, const char *who)
{
	if (step->by.recorder)
		return person_same(text_of(step->by.who), text_of(who));
	return is_me(step, who);
}

static enum record_status status_of(const struct step *step)
{
	const struct corpus *corpus = &step->work.env->corpus;
	const struct config *config = &corpus->config;
	struct lifecycle_state state;
	struct reading reading;
	const struct record *record = &reading.record;
	enum record_status status;

	reading_init(&reading, &step->subject);
	status = record->status ? record->status : config->default_status;
	lifecycle_of(&state, config,
	    corpus_collection_of(corpus, step->record)->kind, status,
	    record_string(record, record->raw_status));
	status = state.status;
	reading_release(&reading);
	return status;
}

static enum status check_stage(const struct step *step, bool decided,
    struct error *err)
{
	enum record_status status = status_of(step);
	enum stage stage = stage_of(status);
	bool is_decided = stage == STAGE_DECIDED || stage == STAGE_CLOSED;

	if (decided == is_decided)
		return STATUS_OK;
	if (is_decided) {
		error_set(err, STATUS_FORBIDDEN, "'%s' is decided: %s",
		    step->record->path, status_name(status));
		error_hint(err,
		    "'hence review' says what was learnt since; 'hence new "
		    "--supersedes' begins another decision.");
	} else {
		error_set(err, STATUS_FORBIDDEN, "'%s' is not decided yet",
		    step->record->path);
		error_hint(err,
		    "'hence object' and 'hence consent' are for what is still "
		    "open.");
	}
	return STATUS_FORBIDDEN;
}

static enum status open_record(struct step *step, struct env *env,
    const char *command, const char *id, const struct step_options *options,
    struct error *err)
{
	enum status status = work_begin(&step->work, env, command,
	    options->dry_run, err);

	if (status == STATUS_OK)
		status = words_check_day(&options->date, err);
	if (status == STATUS_OK)
		status = step_check_words("person", options->as, err);
	if (status == STATUS_OK)
		status = work_resolve(&step->record, &step->work, &id, 1, err);
	if (status == STATUS_OK)
		status = work_subject(&step->subject, &step->work, step->record,
		    err);
	if (status == STATUS_OK && step->record->format != FORMAT_MARKDOWN)
		status = error_set(err, STATUS_UNSUPPORTED,
		    "'%s' is no Markdown: it has no place for that",
		    step->record->path);
	return status;
}

/* Behind a comma the record says when. */
static enum status check_person(const char *who, struct error *err)
{
	if (!strchr(who, ','))
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "the name '%s' has a comma in it",
	    clip_of(who).text);
	error_hint(err, "An address says as well who it is.");
	return STATUS_USAGE;
}

static enum status name_people(struct step *step,
    const struct step_options *options, struct error *err)
{
	const char *name = step->me.name.buf, *email = step->me.email.buf;

	step->by.who = *email ? email : name;
	if (options->as && !is_me(step, options->as)) {
		step->by.recorder = step->by.who;
		step->by.who = options->as;
	}
	step->by.date = options->date.year ? options->date
					   : work_plan(&step->work).date;
	return check_person(step->by.who, err);
}

enum status step_begin(struct step *step, struct env *env, const char *command,
    const char *id, const struct step_options *options, bool decided,
    struct error *err)
{
	enum status status;

	memset(&step->by, 0, sizeof(step->by));
	identity_init(&step->me);
	status = open_record(step, env, command, id, options, err);
	if (status == STATUS_OK)
		status = check_stage(step, decided, err);
	if (status == STATUS_OK)
		status = who_am_i(step, err);
	if (status == STATUS_OK)
		status = name_people(step, options, err);
	return status;
}

void step_release(struct step *step)
{
	identity_release(&step->me);
	work_release(&step->work);
}

enum status step_check_words(const char *what, const char *words,
    struct error *err)
{
	return words ? words_check(what, text_of(words), err) : STATUS_OK;
}
