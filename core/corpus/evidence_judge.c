/* SPDX-License-Identifier: MIT */
/* Configurations of the past, one for each of their texts. */
#include <string.h>

#include "core/corpus/config_load.h"
#include "core/corpus/evidence_read.h"
#include "core/git/history.h"

/* Append the commit's id; nothing: there is none. */
static void find_commit(struct strbuf *out, const struct evidence *evidence,
    const struct evidence_act *act)
{
	const char *parents;

	if (!act->is_done || !act->commit) {
		strbuf_addstr(out,
		    evidence->options.tip ? evidence->options.tip : "");
		return;
	}
	parents = act->commit->parents;
	if (*parents)
		strbuf_add(out, parents, strcspn(parents, " "));
	else
		strbuf_addstr(out, act->commit->id);
}

static const struct config *load(struct evidence *evidence, const char *blob)
{
	struct config *config = arena_alloc(&evidence->arena, sizeof(*config));
	struct strbuf bytes = STRBUF_INIT;
	bool broken = *blob &&
	    (history_read(&bytes, evidence->repo, blob, CONFIG_LIMIT, NULL) ||
		config_parse(config, text_make(bytes.buf, bytes.len),
		    &evidence->arena, NULL));

	if (broken || !*blob)
		config_init(config);
	strbuf_release(&bytes);
	return config;
}

const struct config *evidence_judge(struct evidence *evidence,
    const struct evidence_act *act)
{
	struct strbuf commit = STRBUF_INIT, blob = STRBUF_INIT;
	const struct config *found = NULL;
	size_t *at;
	bool is_new;

	find_commit(&commit, evidence, act);
	if (commit.len &&
	    history_find(&blob, evidence->repo, commit.buf, CONFIG_FILE,
		NULL) == STATUS_OK) {
		at = map_at(&evidence->judges_index,
		    text_make(blob.buf, blob.len), &is_new);
		if (is_new) {
			*vec_push(&evidence->judges) = load(evidence, blob.buf);
			*at = evidence->judges.count;
		}
		found = evidence->judges.items[*at - 1];
	}
	strbuf_release(&commit);
	strbuf_release(&blob);
	return found;
}
