/* SPDX-License-Identifier: MIT */
#include "cmd/check_state.h"

#include <string.h>

#include "cmd/cache.h"
#include "core/check/check.h"
#include "core/corpus/config_load.h"
#include "core/git/source.h"

void check_state_init(struct check_state *state)
{
	memset(state, 0, sizeof(*state));
	strbuf_init(&state->commit);
	arena_init(&state->arena);
	config_init(&state->config);
}

void check_state_release(struct check_state *state)
{
	if (state->has_corpus)
		corpus_release(&state->corpus);
	source_free(state->source);
	arena_release(&state->arena);
	strbuf_release(&state->commit);
}

enum status check_state_configure(struct check_state *state,
    struct source *source, struct error *err)
{
	enum status status = config_load(&state->config, source, &state->arena,
	    err);

	return status ? status
		      : check_levels(&state->levels, &state->config, err);
}

enum status check_state_open(struct check_state *state, const struct env *env,
    struct error *err)
{
	enum status status = source_open(&state->source, env->repo,
	    SOURCE_REVISION, state->commit.buf, err);

	if (status == STATUS_OK)
		status = check_state_configure(state, state->source, err);
	return status;
}

/* With room for a corpus in the state. */
static struct corpus_options options_of(struct check_state *state,
    const struct env *env, const struct config *config)
{
	if (state->has_corpus)
		corpus_release(&state->corpus);
	state->has_corpus = true;
	return (struct corpus_options){ .dirs = env->dirs.items,
		.dirs_count = env->dirs.count,
		.config = config };
}

enum status check_state_discover(struct check_state *state,
    const struct env *env, struct error *err)
{
	const struct corpus_options options = options_of(state, env,
	    &state->config);

	return corpus_discover(&state->corpus, state->source, &options, err);
}

enum status check_state_load(struct check_state *state, const struct env *env,
    struct error *err)
{
	const struct corpus_options options = options_of(state, env,
	    env->config);

	return cache_load(&state->corpus, env, state->source, &options, err);
}
