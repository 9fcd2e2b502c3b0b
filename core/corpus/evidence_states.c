/* SPDX-License-Identifier: MIT */
/* Versions of a record, and the acts that its states show. */
#include <string.h>

#include "core/base/strbuf.h"
#include "core/corpus/evidence_read.h"
#include "core/corpus/lifecycle.h"
#include "core/git/history.h"
#include "core/git/source.h"

void evidence_act_set(struct evidence_act *out, const struct evidence *evidence,
    const struct log_commit *commit)
{
	out->is_done = true;
	out->commit = commit;
	out->date = evidence->today;
	if (commit)
		date_of_time(&out->date, commit->time);
}

bool evidence_parse(struct record *out, struct strbuf *bytes,
    struct evidence *evidence, const char *path, const char *id,
    struct arena *arena)
{
	struct strbuf own = STRBUF_INIT, *into = bytes ? bytes : &own;
	bool fine = history_read(into, evidence->repo, id,
			evidence->corpus->config.record_bytes,
			NULL) == STATUS_OK;

	if (fine)
		record_parse(out, path, text_make(into->buf, into->len),
		    text_make("", 0), arena);
	strbuf_release(&own);
	return fine;
}

static void read_facts(struct version_facts *out, struct evidence *evidence,
    uint32_t collection, const char *path, const char *id)
{
	const struct corpus *corpus = evidence->corpus;
	struct lifecycle_state state;
	struct record record;
	struct arena arena;

	arena_init(&arena);
	if (evidence_parse(&record, NULL, evidence, path, id, &arena)) {
		const char *raw = record_string(&record, record.raw_status);

		lifecycle_of(&state, &corpus->config,
		    corpus->collections.items[collection].kind, record.status,
		    raw);
		out->status = state.status;
		if (state.status == RECORD_NO_STATUS)
			out->status = corpus->config.default_status;
		if (raw)
			out->raw_status = arena_strdup(&evidence->arena, raw);
	}
	arena_release(&arena);
}

const struct version_facts *evidence_facts(struct evidence *evidence,
    uint32_t collection, const char *path, const char *id)
{
	struct strbuf key = STRBUF_INIT;
	struct version_facts facts = { RECORD_NO_STATUS, NULL };
	size_t *at;

	strbuf_addf(&key, "%s\n%s", path, id);
	at = map_at(&evidence->facts_index, text_make(key.buf, key.len), NULL);
	if (!*at) {
		read_facts(&facts, evidence, collection, path, id);
		*vec_push(&evidence->facts) = facts;
		*at = evidence->facts.count;
	}
	strbuf_release(&key);
	return &evidence->facts.items[*at - 1];
}

static bool has_bytes_of(struct evidence *evidence,
    const struct source_file *file, const char *id)
{
	struct strbuf now = STRBUF_INIT, then = STRBUF_INIT;
	size_t limit = evidence->corpus->config.record_bytes;
	bool same;

	same = source_read(evidence->source, file, limit, &now, NULL) ==
		STATUS_OK &&
	    history_read(&then, evidence->repo, id, limit, NULL) == STATUS_OK &&
	    text_same(text_make(now.buf, now.len),
		text_make(then.buf, then.len));
	strbuf_release(&now);
	strbuf_release(&then);
	return same;
}

bool evidence_is_committed(struct evidence *evidence,
    const struct record *record, const struct trail *trail)
{
	const struct source_file *file = source_find(evidence->source,
	    record->path);
	const struct log_change *last =
	    &evidence->log.changes.items[trail->changes.items[0]];
	struct source_identity identity;

	if (!file || strcmp(last->path, record->path) != 0 || !last->id)
		return false;
	if (*file->id)
		return !strcmp(file->id, last->id);
	if (source_identify(&identity, evidence->source, file) &&
	    identity.id[0] && !strcmp(identity.id, last->id))
		return true;
	return has_bytes_of(evidence, file, last->id);
}

/* What was decided, what was turned down, and what is open. */
enum outcome {
	OUTCOME_OPEN,
	OUTCOME_DECIDED,
	OUTCOME_CLOSED
};

static enum outcome outcome_of(enum record_status status)
{
	switch (status) {
	case RECORD_ACCEPTED:
	case RECORD_DEPRECATED:
	case RECORD_SUPERSEDED:
		return OUTCOME_DECIDED;
	case RECORD_REJECTED:
	case RECORD_WITHDRAWN:
	case RECORD_POSTPONED:
		return OUTCOME_CLOSED;
	default:
		return OUTCOME_OPEN;
	}
}

/* The one file's state is known without parsing it again. */
static struct version_facts facts_of(struct evidence *evidence,
    const struct record_evidence *row, uint32_t collection,
    const struct record *record, const struct log_change *change)
{
	struct version_facts facts;

	if (!row->is_changed && record && !strcmp(change->path, record->path) &&
	    change ==
		&evidence->log.changes
		     .items[evidence_trail(evidence, record->path)
				->changes.items[0]]) {
		facts.status = corpus_status_of(evidence->corpus, record);
		facts.raw_status = record_string(record, record->raw_status);
		return facts;
	}
	return *evidence_facts(evidence, collection, change->path, change->id);
}

static void read_before(struct evidence_version *version,
    struct evidence *evidence, uint32_t collection,
    const struct log_change *change)
{
	const struct version_facts *old;

	if (!change->old_id)
		return;
	old = evidence_facts(evidence, collection, change->old_path,
	    change->old_id);
	version->old_status = old->status;
	version->old_raw_status = old->raw_status;
	if (!change->other_id)
		return;
	/* a merge that takes the other side's state has not moved it */
	old = evidence_facts(evidence, collection, change->path,
	    change->other_id);
	if (old->status != version->status)
		return;
	version->old_status = old->status;
	version->old_raw_status = old->raw_status;
}

static void read_versions(struct record_evidence *out,
    struct evidence *evidence, const struct trail *trail, uint32_t collection,
    const struct record *record)
{
	size_t count = trail->changes.count;
	struct evidence_version *versions = arena_alloc(&evidence->arena,
	    count * sizeof(*versions));

	out->versions = versions;
	for (size_t i = count; i-- > 0;) {
		const struct log_change *change =
		    &evidence->log.changes.items[trail->changes.items[i]];
		struct evidence_version *version = &versions[out->count];
		struct version_facts facts;

		if (!change->id)
			continue;
		facts = facts_of(evidence, out, collection, record, change);
		version->commit = &evidence->log.commits.items[change->commit];
		version->path = change->path;
		version->id = change->id;
		version->old_path = change->old_path;
		version->old_id = change->old_id;
		version->status = facts.status;
		version->raw_status = facts.raw_status;
		version->is_new = evidence_is_new(evidence, version->commit);
		read_before(version, evidence, collection, change);
		out->count++;
	}
	if (out->count)
		out->is_cut = map_find(&evidence->ends,
				  text_of(versions[0].commit->id)) != NULL;
}

static bool is_proposed(enum record_status status)
{
	return status == RECORD_PROPOSED || status == RECORD_LAST_CALL;
}

static void find_decision(struct record_evidence *out,
    struct evidence *evidence, enum record_status now)
{
	enum outcome outcome = outcome_of(now);
	enum record_status last = out->count
	    ? out->versions[out->count - 1].status
	    : RECORD_NO_STATUS;

	if (outcome == OUTCOME_OPEN)
		return;
	if (!out->count || (out->is_changed && outcome_of(last) != outcome)) {
		evidence_act_set(&out->decided, evidence, NULL);
		out->decided_from = last;
		out->is_born_decided = !out->count;
		return;
	}
	for (size_t i = out->count; i-- > 0;) {
		const struct evidence_version *version = &out->versions[i];
		bool is_first = !version->old_id;

		if (outcome_of(version->status) != outcome ||
		    (!is_first && outcome_of(version->old_status) == outcome))
			continue;
		evidence_act_set(&out->decided, evidence, version->commit);
		out->decided_from = version->old_status;
		out->is_born_decided = is_first && !out->is_cut;
		return;
	}
}

void evidence_read_states(struct record_evidence *out,
    struct evidence *evidence, const struct trail *trail, uint32_t collection,
    const struct record *record)
{
	enum record_status now;

	out->is_changed = record &&
	    (!trail || !evidence_is_committed(evidence, record, trail));
	if (trail)
		read_versions(out, evidence, trail, collection, record);
	now = record     ? corpus_status_of(evidence->corpus, record)
	    : out->count ? out->versions[out->count - 1].status
			 : RECORD_NO_STATUS;
	for (size_t i = 0; i < out->count && !out->proposed.is_done; i++)
		if (is_proposed(out->versions[i].status))
			evidence_act_set(&out->proposed, evidence,
			    out->versions[i].commit);
	if (!out->proposed.is_done && is_proposed(now))
		evidence_act_set(&out->proposed, evidence, NULL);
	find_decision(out, evidence, now);
	out->is_unproven = out->decided.is_done && !out->is_cut &&
	    !out->proposed.is_done;
}

/* The version that made the decision. */
static const struct evidence_version *decisive(
    const struct record_evidence *row)
{
	for (size_t i = row->count; i-- > 0;)
		if (row->versions[i].commit == row->decided.commit)
			return &row->versions[i];
	return NULL;
}

bool evidence_decided_text(struct frozen *out, struct evidence *evidence,
    const struct record *record)
{
	const struct record_evidence *row = evidence_of(evidence, record);
	const struct evidence_version *version = decisive(row);

	if (!row->decided.is_done)
		return false;
	if (!row->decided.commit)
		return evidence_current_text(out, evidence, record);
	return version && evidence_version_text(out, evidence, version);
}

bool evidence_version_text(struct frozen *out, struct evidence *evidence,
    const struct evidence_version *version)
{
	struct strbuf bytes = STRBUF_INIT;
	struct record record;
	struct arena arena;
	bool fine;

	arena_init(&arena);
	fine = evidence_parse(&record, &bytes, evidence, version->path,
	    version->id, &arena);
	if (fine)
		frozen_read(out, &record, text_make(bytes.buf, bytes.len));
	arena_release(&arena);
	strbuf_release(&bytes);
	return fine;
}

bool evidence_current_text(struct frozen *out, struct evidence *evidence,
    const struct record *record)
{
	const struct source_file *file = source_find(evidence->source,
	    record->path);
	struct strbuf bytes = STRBUF_INIT;
	bool fine = file &&
	    source_read(evidence->source, file,
		evidence->corpus->config.record_bytes, &bytes,
		NULL) == STATUS_OK;

	if (fine)
		frozen_read(out, record, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
	return fine;
}
