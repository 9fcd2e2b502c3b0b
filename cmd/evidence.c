/* SPDX-License-Identifier: MIT */
#include "cmd/evidence.h"

#include <string.h>

#include "cmd/cache.h"
#include "core/corpus/evidence.h"
#include "core/git/history.h"
#include "core/index/cache.h"

static bool is_needed(const struct env *env,
    const struct check_options *options)
{
	if (!env->repo || !env->corpus.collections.count)
		return false;
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (options->wanted[i] && rule_spares_old((enum rule_id)i))
			return true;
	return false;
}

static void say_cut(const struct env *env)
{
	env_say(env,
	    "this clone is shallow, and what it lacks of the history of its "
	    "records proves nothing here: 'git fetch --unshallow' gets it");
}

enum status evidence_load(struct evidence_use *out, const struct env *env,
    const struct check_options *options, const char *base, struct error *err)
{
	struct evidence_options asked = { .base = base,
		.progress = progress_show,
		.context = &out->progress,
		.today = options->today };
	struct strbuf tip = STRBUF_INIT;
	enum status status;

	memset(out, 0, sizeof(*out));
	if (!is_needed(env, options))
		return STATUS_OK;
	progress_start(&out->progress, "reading old versions",
	    env->common.quiet);
	out->cache = cache_new(env);
	if (out->cache)
		asked.cache = index_cache_bytes(out->cache);
	/* no commit yet: nothing is committed */
	if (history_commit(&tip, env->repo,
		env->common.rev ? env->common.rev : "HEAD", NULL) == STATUS_OK)
		asked.tip = tip.buf;
	status = evidence_open(&out->evidence, env->repo, env->source,
	    &env->corpus, &asked, err);
	strbuf_release(&tip);
	if (status == STATUS_OK && evidence_is_cut(out->evidence))
		say_cut(env);
	return status;
}

void evidence_release(struct evidence_use *use)
{
	progress_end(&use->progress);
	evidence_free(use->evidence);
	index_cache_free(use->cache);
}
