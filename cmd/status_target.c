/* SPDX-License-Identifier: MIT */
#include "cmd/status_target.h"

#include <string.h>

#include "core/base/clip.h"
#include "core/corpus/places.h"

void status_target_init(struct status_target *target,
    const struct corpus *corpus, const struct record *record)
{
	memset(target, 0, sizeof(*target));
	target->corpus = corpus;
	target->record = record;
	target->kind = corpus_collection_of(corpus, record)->kind;
	strbuf_init(&target->id);
	strbuf_init(&target->was);
	arena_init(&target->reading.arena);
}

void status_target_release(struct status_target *target)
{
	reading_release(&target->reading);
	strbuf_release(&target->id);
	strbuf_release(&target->was);
}

/* Nearest of the states there are for the kind, or all of them. */
static enum status fail_state(const struct status_target *target,
    const char *word, struct error *err)
{
	const struct config *config = &target->corpus->config;
	const char *nearest = lifecycle_nearest(config, target->kind, word);
	lifecycle_states states = { 0 };
	struct strbuf all = STRBUF_INIT;

	lifecycle_all(&states, config, target->kind);
	for (size_t i = 0; i < states.count; i++)
		strbuf_addf(&all, "%s%s", i ? ", " : "", states.items[i].name);
	error_set(err, STATUS_USAGE, "there is no state '%s' for the kind '%s'",
	    word, target->kind);
	if (nearest)
		error_hint(err, "Did you mean '%s'?", nearest);
	else
		error_hint(err, "It is one of %s.", all.buf);
	vec_release(&states);
	strbuf_release(&all);
	return STATUS_USAGE;
}

static void find_from(struct status_target *target)
{
	const struct record *record = &target->reading.record;
	const struct config *config = &target->corpus->config;
	const char *raw = record_string(record, record->raw_status);
	enum record_status status = record->status;

	if (status == RECORD_NO_STATUS)
		status = config->default_status;
	lifecycle_of(&target->from, config, target->kind, status, raw);
	if (target->from.name)
		strbuf_addstr(&target->was, target->from.name);
	else if (raw)
		strbuf_addf(&target->was, "'%s'", clip_of(raw).text);
}

enum status status_target_read(struct status_target *target,
    const struct status_request *request, struct error *err)
{
	const struct config *config = &target->corpus->config;
	const char *word = request->word;

	reading_release(&target->reading);
	reading_init(&target->reading, &target->subject);
	corpus_id(&target->id, target->corpus, target->record);
	find_from(target);
	if (!word)
		word = status_name(request->status);
	if (!lifecycle_find(&target->to, config, target->kind, text_of(word)))
		return fail_state(target, word, err);
	if (target->to.own)
		target->word = target->to.name;
	else if (status_from_name(text_of(word)) == RECORD_UNKNOWN)
		target->word = word;
	/* A word of the team's own may mean the new status to everybody else:
	 * it must go all the same. */
	else if (target->from.own)
		target->word = target->to.name;
	return STATUS_OK;
}

static enum status forbid(const struct status_target *target, struct error *err)
{
	struct strbuf next = STRBUF_INIT;

	lifecycle_moves(&next, &target->corpus->config, target->kind,
	    &target->from);
	error_set(err, STATUS_FORBIDDEN, "'%s' %s%s: it cannot become %s",
	    target->id.buf, target->was.len ? "is " : "states no status",
	    target->was.buf, target->to.name);
	if (next.len)
		error_hint(err, "It may become: %s.", next.buf);
	else
		error_hint(err,
		    "Nothing follows %s. 'kinds: %s: moves:' of %s may allow "
		    "more: see hence-config(5).",
		    target->was.buf, target->kind, CONFIG_FILE);
	strbuf_release(&next);
	return STATUS_FORBIDDEN;
}

/* Is the word to be written another one than what stands there? */
static bool word_differs(const struct status_target *target)
{
	const struct record *record = &target->reading.record;
	struct strbuf old = STRBUF_INIT, new_ = STRBUF_INIT;
	bool differs;

	if (!target->word)
		return false;
	lexicon_normalise(&old,
	    text_of(record_string(record, record->raw_status)));
	lexicon_normalise(&new_, text_of(target->word));
	differs = !text_starts(text_make(old.buf, old.len), new_.buf);
	strbuf_release(&old);
	strbuf_release(&new_);
	return differs;
}

static bool is_complete(const struct status_target *target,
    const struct status_request *request)
{
	const struct record *record = &target->reading.record;

	return !request->because && !request->date.year &&
	    !request->waived.count && !request->chosen &&
	    !request->until.year && record->status != RECORD_NO_STATUS &&
	    !word_differs(target) &&
	    !places_differ(record, &target->corpus->config, target->kind);
}

enum status status_target_judge(struct status_target *target,
    const struct status_request *request, struct error *err)
{
	const struct lifecycle_state *from = &target->from, *to = &target->to;

	target->stays = from->name && from->own == to->own &&
	    strcmp(from->name, to->name) == 0;
	if (target->stays) {
		target->is_there = is_complete(target, request);
		return STATUS_OK;
	}
	if (!lifecycle_allows(&target->corpus->config, target->kind, from, to))
		return forbid(target, err);
	return STATUS_OK;
}

enum status status_target_check(const struct status_target *target,
    struct error *err)
{
	struct lifecycle_state now;
	struct reading reading;

	reading_init(&reading, &target->subject);
	lifecycle_of(&now, &target->corpus->config, target->kind,
	    reading.record.status,
	    record_string(&reading.record, reading.record.raw_status));
	reading_release(&reading);
	if (now.status == target->to.status && now.own == target->to.own)
		return STATUS_OK;
	return error_set(err, STATUS_UNSUPPORTED,
	    "'%s' cannot be edited safely: it would be read as %s",
	    target->subject.path, now.name ? now.name : "something unknown");
}
