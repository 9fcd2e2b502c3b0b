/* SPDX-License-Identifier: MIT */
/* The versions of a record: its own changes and those of its sidecar, together
 * as the log has them. */
#include <string.h>

#include "core/corpus/evidence_read.h"
#include "core/corpus/lifecycle.h"
#include "core/git/history.h"
#include "core/git/source.h"

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

/* Is the file as the last change of the trail has it? id is what is known of
 * its blob, or NULL. */
static bool is_as_last(struct evidence *evidence, const char *path,
    const char *id, const struct trail *trail)
{
	const struct log_change *last =
	    &evidence->log.changes.items[trail->changes.items[0]];
	const struct source_file *file;
	struct source_identity identity;

	if (!last->id || strcmp(last->path, path) != 0)
		return false;
	if (id && !strcmp(id, last->id))
		return true;
	file = source_find(evidence->source, path);
	if (!file)
		return false;
	if (*file->id)
		return !strcmp(file->id, last->id);
	if (source_identify(&identity, evidence->source, file) &&
	    identity.id[0] && !strcmp(identity.id, last->id))
		return true;
	return has_bytes_of(evidence, file, last->id);
}

/* One that is not there, and was not, has not changed. */
static bool is_sidecar_as_last(struct evidence *evidence, const char *path)
{
	const struct trail *trail = evidence_sidecar(evidence, path);
	struct source_identity identity;
	struct strbuf name = STRBUF_INIT;
	const struct source_file *file;
	bool is_there, same;

	record_sidecar_path(&name, path);
	file = source_find(evidence->source, name.buf);
	is_there = file &&
	    (*file->id || source_identify(&identity, evidence->source, file));
	if (!is_there)
		same = !trail || trail->is_gone;
	else
		same = trail && is_as_last(evidence, name.buf, NULL, trail);
	strbuf_release(&name);
	return same;
}

bool evidence_is_committed(struct evidence *evidence,
    const struct record *record, const struct trail *trail)
{
	char *known =
	    &evidence->committed[corpus_index_of(evidence->corpus, record)];

	if (!*known)
		*known = is_as_last(evidence, record->path, record->id,
			     trail) &&
			is_sidecar_as_last(evidence, record->path)
		    ? 'y'
		    : 'n';
	return *known == 'y';
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

struct reader {
	struct evidence *evidence;
	const struct trail *own, *sidecar; /* the second may be NULL */
	size_t next_own, next_sidecar;
	uint32_t collection;
	const char *path; /* the record's, behind the change that comes next */
	VEC(struct evidence_version) versions; /* newest first */
};

static const struct log_change *change_at(const struct reader *reader,
    const struct trail *trail, size_t n)
{
	return &reader->evidence->log.changes.items[trail->changes.items[n]];
}

/* The next older change; of a commit that has both, the record's own. */
static const struct log_change *next_change(struct reader *reader, bool *is_own)
{
	const struct trail *own = reader->own, *sidecar = reader->sidecar;
	const struct log_change *a = NULL, *b = NULL;

	if (reader->next_own < own->changes.count)
		a = change_at(reader, own, reader->next_own);
	if (sidecar && reader->next_sidecar < sidecar->changes.count)
		b = change_at(reader, sidecar, reader->next_sidecar);
	*is_own = a && (!b || a->commit <= b->commit);
	reader->next_sidecar += b && (!*is_own || a->commit == b->commit);
	reader->next_own += *is_own;
	return *is_own ? a : b;
}

/* The blob of a file in the commit, NULL: none. */
static const char *blob_at(const struct reader *reader, const char *commit,
    const char *path)
{
	struct strbuf id = STRBUF_INIT;
	const char *kept = NULL;

	if (*commit &&
	    history_find(&id, reader->evidence->repo, commit, path, NULL) ==
		STATUS_OK &&
	    id.len)
		kept = arena_strdup(&reader->evidence->arena, id.buf);
	strbuf_release(&id);
	return kept;
}

static const char *sidecar_at(const struct reader *reader, const char *commit,
    const char *path)
{
	struct strbuf name = STRBUF_INIT;
	const char *kept = NULL;

	record_sidecar_path(&name, path);
	if (reader->sidecar)
		kept = blob_at(reader, commit, name.buf);
	strbuf_release(&name);
	return kept;
}

/* Append the id of the n-th parent from 0; nothing: there is none. */
static void add_parent(struct strbuf *out, const struct log_commit *commit,
    int n)
{
	struct text rest = text_of(commit->parents), id;

	while (text_split(&rest, ' ', &id))
		if (!n--)
			strbuf_add(out, id.data, id.len);
}

/* What the record was made of where one of its two files had that blob. */
static void read_text(struct evidence_text *out, const struct reader *reader,
    const char *commit, const char *path, const char *id)
{
	*out = (struct evidence_text){ path, id, NULL };
	if (id)
		out->sidecar = sidecar_at(reader, commit, path);
}

static void read_sidecar_text(struct evidence_text *out,
    const struct reader *reader, const char *commit, const char *sidecar)
{
	*out = (struct evidence_text){ reader->path,
		blob_at(reader, commit, reader->path), sidecar };
}

/* A merge that takes the other side's state has not moved it. */
static void read_other(struct evidence_version *version,
    const struct reader *reader)
{
	const struct version_facts *facts;
	enum record_status status;

	if (!version->other.id)
		return;
	facts = evidence_facts(reader->evidence, &version->other);
	status = status_of(reader->evidence, reader->collection, facts);
	if (status != version->status)
		return;
	version->old_status = status;
	version->old_raw_status = facts->raw_status;
}

static void read_states(struct evidence_version *version,
    const struct reader *reader, const struct record *now)
{
	struct evidence *evidence = reader->evidence;
	const struct version_facts *facts;

	/* the version that is there now need not be parsed again */
	if (now) {
		version->status = corpus_status_of(evidence->corpus, now);
		version->raw_status = record_string(now, now->raw_status);
	} else {
		facts = evidence_facts(evidence, &version->now);
		version->status = status_of(evidence, reader->collection,
		    facts);
		version->raw_status = facts->raw_status;
	}
	if (!version->before.id)
		return;
	facts = evidence_facts(evidence, &version->before);
	version->old_status = status_of(evidence, reader->collection, facts);
	version->old_raw_status = facts->raw_status;
}

/* now: the record, where this is the version that is there now. */
static void read_version(struct reader *reader, const struct log_change *change,
    bool is_own, const struct record *now)
{
	const struct log_commit *commit =
	    &reader->evidence->log.commits.items[change->commit];
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct evidence_version version = { .commit = commit };

	add_parent(&first, commit, 0);
	add_parent(&second, commit, 1);
	if (is_own) {
		read_text(&version.now, reader, commit->id, change->path,
		    change->id);
		read_text(&version.before, reader, first.buf, change->old_path,
		    change->old_id);
		read_text(&version.other, reader, second.buf, change->path,
		    change->other_id);
		reader->path = change->old_path;
	} else {
		read_sidecar_text(&version.now, reader, commit->id, change->id);
		read_sidecar_text(&version.before, reader, first.buf,
		    change->old_id);
		if (change->other_id)
			read_sidecar_text(&version.other, reader, second.buf,
			    change->other_id);
	}
	strbuf_release(&first);
	strbuf_release(&second);
	if (!version.now.id)
		return;
	version.is_new = evidence_is_new(reader->evidence, commit);
	read_states(&version, reader, now);
	read_other(&version, reader);
	*vec_push(&reader->versions) = version;
}

void evidence_read_versions(struct record_evidence *out,
    struct evidence *evidence, const struct trail *trail, uint32_t collection,
    const struct record *record)
{
	struct reader reader = { .evidence = evidence,
		.own = trail,
		.sidecar = evidence_sidecar(evidence, trail->path),
		.collection = collection,
		.path = trail->path };
	const struct record *now = NULL;
	const struct log_change *change;
	struct evidence_version *versions;
	size_t count;
	bool is_own;

	/* one side of a merge may have the text, the other the sidecar */
	if (!out->is_changed && !reader.sidecar)
		now = record;
	while ((change = next_change(&reader, &is_own)) != NULL) {
		read_version(&reader, change, is_own, now);
		now = NULL;
	}
	count = reader.versions.count;
	versions = arena_alloc(&evidence->arena,
	    (count + 1) * sizeof(*versions));
	for (size_t i = 0; i < count; i++)
		versions[i] = reader.versions.items[count - 1 - i];
	vec_release(&reader.versions);
	out->versions = versions;
	out->count = (uint32_t)count;
	if (count)
		out->is_cut = map_find(&evidence->ends,
				  text_of(versions[0].commit->id)) != NULL;
}
