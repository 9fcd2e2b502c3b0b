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
	out->date = evidence->options.today;
	if (commit)
		date_of_time(&out->date, commit->time);
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

static bool is_committed(struct evidence *evidence, const struct record *record,
    const struct trail *trail)
{
	const struct source_file *file = source_find(evidence->source,
	    record->path);
	const struct log_change *last =
	    &evidence->log.changes.items[trail->changes.items[0]];
	struct source_identity identity;

	if (!file || strcmp(last->path, record->path) != 0 || !last->id)
		return false;
	if (record->id && !strcmp(record->id, last->id))
		return true;
	if (*file->id)
		return !strcmp(file->id, last->id);
	if (source_identify(&identity, evidence->source, file) &&
	    identity.id[0] && !strcmp(identity.id, last->id))
		return true;
	return has_bytes_of(evidence, file, last->id);
}

bool evidence_is_committed(struct evidence *evidence,
    const struct record *record, const struct trail *trail)
{
	char *known =
	    &evidence->committed[corpus_index_of(evidence->corpus, record)];

	if (!*known)
		*known = is_committed(evidence, record, trail) ? 'y' : 'n';
	return *known == 'y';
}

/* What was decided, what was turned down, and what is open. */
enum end {
	END_NONE,
	END_DECIDED,
	END_CLOSED
};

static enum end end_of(enum record_status status)
{
	switch (status) {
	case RECORD_ACCEPTED:
	case RECORD_DEPRECATED:
	case RECORD_SUPERSEDED:
		return END_DECIDED;
	case RECORD_REJECTED:
	case RECORD_WITHDRAWN:
	case RECORD_POSTPONED:
		return END_CLOSED;
	default:
		return END_NONE;
	}
}

/* As the corpus has it: what the team's own words stand for, and what those
 * that say nothing are. */
static enum record_status status_of(const struct evidence *evidence,
    uint32_t collection, const struct version_facts *facts)
{
	const struct corpus *corpus = evidence->corpus;
	struct lifecycle_state state;

	lifecycle_of(&state, &corpus->config,
	    corpus->collections.items[collection].kind, facts->status,
	    facts->raw_status);
	return state.status == RECORD_NO_STATUS ? corpus->config.default_status
						: state.status;
}

/* The version that is there now need not be parsed again. */
static void read_now(struct evidence_version *version,
    struct evidence *evidence, uint32_t collection, const struct record *record)
{
	const struct version_facts *facts;

	if (record) {
		version->status = corpus_status_of(evidence->corpus, record);
		version->raw_status = record_string(record, record->raw_status);
		return;
	}
	facts = evidence_facts(evidence, version->path, version->id);
	version->status = status_of(evidence, collection, facts);
	version->raw_status = facts->raw_status;
}

static void read_before(struct evidence_version *version,
    struct evidence *evidence, uint32_t collection,
    const struct log_change *change)
{
	struct version_facts old;
	enum record_status other;

	if (!change->old_id)
		return;
	old = *evidence_facts(evidence, change->old_path, change->old_id);
	version->old_status = status_of(evidence, collection, &old);
	version->old_raw_status = old.raw_status;
	if (!change->other_id)
		return;
	/* a merge that takes the other side's state has not moved it */
	old = *evidence_facts(evidence, change->path, change->other_id);
	other = status_of(evidence, collection, &old);
	if (other != version->status)
		return;
	version->old_status = other;
	version->old_raw_status = old.raw_status;
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
		bool is_now = record && !out->is_changed && i == 0;

		if (!change->id)
			continue;
		version->commit = &evidence->log.commits.items[change->commit];
		version->path = change->path;
		version->id = change->id;
		version->old_path = change->old_path;
		version->old_id = change->old_id;
		version->is_new = evidence_is_new(evidence, version->commit);
		read_now(version, evidence, collection, is_now ? record : NULL);
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
	enum end end = end_of(now);
	enum record_status last = out->count
	    ? out->versions[out->count - 1].status
	    : RECORD_NO_STATUS;

	if (end == END_NONE)
		return;
	if (!out->count || (out->is_changed && end_of(last) != end)) {
		evidence_act_set(&out->decided, evidence, NULL);
		out->decided_from = last;
		out->is_born_decided = !out->count;
		return;
	}
	for (size_t i = out->count; i-- > 0;) {
		const struct evidence_version *version = &out->versions[i];
		bool is_first = !version->old_id;

		if (end_of(version->status) != end ||
		    (!is_first && end_of(version->old_status) == end))
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
