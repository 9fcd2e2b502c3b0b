/* SPDX-License-Identifier: MIT */
/* The acts that the states of a record's versions show. */
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
		bool is_first = !version->before.id;

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
		evidence_read_versions(out, evidence, trail, collection,
		    record);
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
	fine = evidence_read(&record, &bytes, evidence, &version->now, &arena);
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
