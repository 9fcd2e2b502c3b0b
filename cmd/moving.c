/* SPDX-License-Identifier: MIT */
#include "cmd/moving.h"

#include <string.h>

#include "cmd/env.h"

const struct option_row moving_rows[] = {
	WORK_DRY_RUN_ROW(offsetof(struct moving_options, dry_run)),
	{ .type = OPTION_FLAG,
	    .name = "no-alias",
	    .summary = "do not keep the old id as an alias",
	    .offset = offsetof(struct moving_options, no_alias) },
	{ .name = NULL },
};

/* A number may stand inside of what a date names, and another file of that
 * number be gone. */
static bool names_will_do(const struct moving *moving)
{
	const struct corpus *corpus = &moving->work.env->corpus;
	const struct record *record = moving->record;
	const struct collection *c = moving_collection(moving);
	const struct record *first = corpus->records.items + c->first;

	for (uint32_t i = 0; i < c->count; i++)
		if (first[i].number == record->number && &first[i] != record)
			return false;
	return record->has_number;
}

enum status moving_begin(struct moving *moving, struct env *env,
    const char *command, const struct moving_options *options, const char *id,
    struct error *err)
{
	enum status status;

	moving->options = options;
	strbuf_init(&moving->stem);
	relocate_result_init(&moving->result);
	status = work_begin(&moving->work, env, command, options->dry_run, err);
	if (!status)
		status = work_resolve(&moving->record, &moving->work, &id, 1,
		    err);
	if (!status && !names_will_do(moving) && !moving->work.is_full) {
		status = work_read_all(&moving->work, err);
		if (!status)
			status = work_resolve(&moving->record, &moving->work,
			    &id, 1, err);
	}
	if (!status)
		status = work_subject(&moving->subject, &moving->work,
		    moving->record, err);
	return status;
}

void moving_release(struct moving *moving)
{
	work_release(&moving->work);
	strbuf_release(&moving->stem);
	relocate_result_release(&moving->result);
}

const struct collection *moving_collection(const struct moving *moving)
{
	return corpus_collection_of(&moving->work.env->corpus, moving->record);
}

static void add_count(struct strbuf *out, size_t count, const char *one,
    const char *many)
{
	if (count)
		strbuf_addf(out, "%s%zu %s", out->len ? " and " : "", count,
		    count == 1 ? one : many);
}

static void say_nothing_done(const struct moving *moving)
{
	env_say(moving->work.env, "%s has that title already",
	    moving->result.old_id.buf);
}

static void say_done(const struct moving *moving, const char *title)
{
	const struct relocate_result *result = &moving->result;
	const struct env *env = moving->work.env;
	const char *would = moving->work.dry_run ? " would be " : " is now ";
	struct strbuf what = STRBUF_INIT;
	struct strbuf names = STRBUF_INIT;

	if (strcmp(result->old_id.buf, result->new_id.buf))
		strbuf_addf(&names, "%s%s%s", result->old_id.buf, would,
		    result->new_id.buf);
	else
		strbuf_addf(&names, "%s%s'%s'", result->old_id.buf, would,
		    title);
	add_count(&what, result->links, "link", "links");
	add_count(&what, result->relations, "relation", "relations");
	if (what.len)
		env_say(env, "%s; %s in %zu %s %s", names.buf, what.buf,
		    result->files, result->files == 1 ? "file" : "files",
		    result->links + result->relations == 1 ? "follows"
							   : "follow");
	else
		env_say(env, "%s; nothing else names it", names.buf);
	strbuf_release(&what);
	strbuf_release(&names);
}

static void say_left(const struct moving *moving)
{
	const struct relocate_result *result = &moving->result;
	const struct env *env = moving->work.env;

	if (result->is_shared)
		env_say_more(env,
		    "'%s' is no alias: another record has that id",
		    result->old_id.buf);
	if (result->no_alias.len)
		env_say(env, "'%s' could not be kept as an alias: %s",
		    result->old_id.buf, result->no_alias.buf);
	if (result->ambiguous)
		env_say(env,
		    "%zu %s '%s' and may mean another record; left alone: %s",
		    result->ambiguous,
		    result->ambiguous == 1 ? "relation names"
					   : "relations name",
		    result->old_id.buf, result->places.buf);
	else if (result->missed)
		env_say(env, "%zu %s not be written: %s", result->missed,
		    result->missed == 1 ? "link could" : "links could",
		    result->places.buf);
}

enum status moving_finish(struct moving *moving, const struct relocation *wish,
    struct error *err)
{
	struct relocation relocation = *wish;
	enum status status;

	relocation.change = &moving->work.change;
	relocation.source = moving->work.env->source;
	relocation.corpus = &moving->work.env->corpus;
	relocation.record = moving->record;
	relocation.subject = &moving->subject;
	relocation.drops_id = moving->options->no_alias;
	relocation.stem = moving->stem.buf;
	status = relocate(&moving->result, &relocation, err);
	if (!status && change_is_empty(&moving->work.change)) {
		say_nothing_done(moving);
		return STATUS_OK;
	}
	if (!status)
		status = work_finish(&moving->work, err);
	if (!status) {
		say_done(moving, wish->title);
		say_left(moving);
	}
	return status;
}
