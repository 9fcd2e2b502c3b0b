/* SPDX-License-Identifier: MIT */
#include "cmd/evidence.h"

#include "core/corpus/evidence.h"
#include "core/git/history.h"

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

enum status evidence_load(struct evidence **out, const struct env *env,
    const struct check_options *options, const char *base, struct error *err)
{
	struct evidence_options asked = { .base = base,
		.today = options->today };
	struct strbuf tip = STRBUF_INIT;
	enum status status;

	*out = NULL;
	if (!is_needed(env, options))
		return STATUS_OK;
	/* no commit yet: nothing is committed */
	if (history_commit(&tip, env->repo,
		env->common.rev ? env->common.rev : "HEAD", NULL) == STATUS_OK)
		asked.tip = tip.buf;
	status = evidence_open(out, env->repo, env->source, &env->corpus,
	    &asked, err);
	strbuf_release(&tip);
	if (status == STATUS_OK && evidence_is_cut(*out))
		env_say(env,
		    "this clone is shallow, and what it lacks of the history "
		    "of its records proves nothing here: 'git fetch "
		    "--unshallow' gets it");
	return status;
}
