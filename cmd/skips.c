/* SPDX-License-Identifier: MIT */
#include "cmd/skips.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/text.h"
#include "core/base/vec.h"
#include "core/output/record_words.h"

#define SAID 5

typedef VEC(const struct corpus_skip *) skip_list;

const char *skips_reason(const struct corpus_skip *skip)
{
	static const char begin[] = "cannot read '";
	const char *reason = skip->reason;
	size_t len = strlen(skip->path);

	if (strncmp(reason, begin, strlen(begin)) != 0)
		return reason;
	reason += strlen(begin);
	if (strncmp(reason, skip->path, len) != 0 ||
	    strncmp(reason + len, "': ", 3) != 0)
		return skip->reason;
	return reason + len + 3;
}

/* The hint goes with the last of those that have the same one. */
static void say_list(const struct env *env, const skip_list *skips)
{
	size_t count = skips->count, said = count;

	if (!env->common.verbose && count > SAID)
		said = SAID;
	for (size_t i = 0; i < said && !env->common.quiet; i++) {
		const struct corpus_skip *skip = skips->items[i];
		const char *next = i + 1 < said ? skips->items[i + 1]->hint
						: NULL;
		struct error err;

		error_set(&err, STATUS_IO, "skipped '%s': %s", skip->path,
		    skips_reason(skip));
		if (skip->hint && !(next && strcmp(next, skip->hint) == 0))
			error_hint(&err, "%s", skip->hint);
		env_warn(&err);
	}
	if (said < count)
		env_say(env, "skipped %zu more (-v names them)", count - said);
}

void skips_say(const struct env *env)
{
	const struct corpus *corpus = &env->corpus;
	skip_list skips = { 0 };

	for (size_t i = 0; i < corpus->skips.count; i++)
		*vec_push(&skips) = &corpus->skips.items[i];
	say_list(env, &skips);
	vec_release(&skips);
}

/* The record itself, or a sidecar in its folder. */
static bool is_about(const struct corpus_skip *skip,
    const struct record *record)
{
	if (strcmp(skip->path, record->path) == 0)
		return true;
	return text_ends(text_of(skip->path), "/kep.yaml") &&
	    text_same(path_parent(skip->path), path_parent(record->path));
}

void skips_say_of(const struct env *env, const record_list *records)
{
	const struct corpus *corpus = &env->corpus;
	skip_list skips = { 0 };

	for (size_t i = 0; i < corpus->skips.count; i++) {
		const struct corpus_skip *skip = &corpus->skips.items[i];
		bool matters = false;

		for (size_t r = 0; r < records->count && !matters; r++)
			matters = is_about(skip, records->items[r]);
		if (matters)
			*vec_push(&skips) = skip;
	}
	say_list(env, &skips);
	vec_release(&skips);
}

static const struct corpus_skip *skip_of(const struct corpus *corpus,
    const struct record *record)
{
	for (size_t i = 0; i < corpus->skips.count; i++) {
		if (strcmp(corpus->skips.items[i].path, record->path) == 0)
			return &corpus->skips.items[i];
	}
	return NULL;
}

static int fail_one(struct env *env, const struct record *record)
{
	const struct corpus_skip *skip = skip_of(&env->corpus, record);
	struct error err;

	error_set(&err, STATUS_IO, "'%s' is not shown: %s", record->path,
	    skip ? skips_reason(skip) : "it was not read");
	if (skip && skip->hint)
		error_hint(&err, "%s", skip->hint);
	return env_fail(env, &err);
}

int skips_fail(struct env *env, const record_list *records)
{
	record_list others = { 0 };
	int code = EXIT_FINE;

	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = records->items[i];

		if (record->problems & RECORD_UNREAD)
			code = fail_one(env, record);
		else
			*vec_push(&others) = record;
	}
	skips_say_of(env, &others);
	vec_release(&others);
	return code;
}
