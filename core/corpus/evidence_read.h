/* SPDX-License-Identifier: MIT */
/* What the files of evidence share. Internal to core/corpus. */
#ifndef HENCE_CORPUS_EVIDENCE_READ_H
#define HENCE_CORPUS_EVIDENCE_READ_H

#include "core/base/map.h"
#include "core/corpus/evidence.h"
#include "core/corpus/trail.h"

/* What an old version says of its state, whatever that is called here. */
struct version_facts {
	const char *key; /* "path\nid", and a sidecar's id behind "\n" */
	enum record_status status;
	const char *raw_status; /* or NULL */
	bool is_used;
};

struct evidence {
	struct repo *repo;
	struct source *source;
	const struct corpus *corpus;
	struct evidence_options options;
	struct arena arena;
	struct log log;
	struct trails trails;
	struct map records; /* paths of the corpus's */
	struct map ends; /* commits at which a shallow clone ends */
	struct map fresh; /* commits of the change */
	struct map moved; /* path -> index + 1 into former: not committed */
	VEC(const char *) former;
	char *committed; /* by record: 'y', 'n' or not looked yet */
	struct record_evidence **rows; /* a record each; NULL: not asked yet */
	struct map facts_index; /* key -> index + 1 */
	VEC(struct version_facts) facts;
	size_t parsed; /* of them, in this run */
	bool has_recalled;
	VEC(struct evidence_removal) removals;
	struct map judges_index; /* blob of a .hence.yml -> index + 1 */
	VEC(const struct config *) judges;
	bool is_cut;
};

/* The trail of a record, or NULL where no commit has it. */
const struct trail *evidence_trail(const struct evidence *evidence,
    const char *path);

/* What evidence_read gives, of its state alone, which is remembered. */
const struct version_facts *evidence_facts(struct evidence *evidence,
    const struct evidence_text *text);

/* Keep what was read for the next run. */
void evidence_keep_facts(struct evidence *evidence);

/* The trail of the sidecar of a record of that path, or NULL. */
const struct trail *evidence_sidecar(const struct evidence *evidence,
    const char *path);

/* Are the file and its sidecar as their last versions have them? */
bool evidence_is_committed(struct evidence *evidence,
    const struct record *record, const struct trail *trail);

/* Fill versions; record may be NULL for a file that is gone. */
void evidence_read_versions(struct record_evidence *out,
    struct evidence *evidence, const struct trail *trail, uint32_t collection,
    const struct record *record);

/* The same, and the acts that their states show. */
void evidence_read_states(struct record_evidence *out,
    struct evidence *evidence, const struct trail *trail, uint32_t collection,
    const struct record *record);

/* Fill in who wrote objections and consents. */
void evidence_read_steps(struct record_evidence *out, struct evidence *evidence,
    const struct record *record);

void evidence_act_set(struct evidence_act *out, const struct evidence *evidence,
    const struct log_commit *commit);

#endif
