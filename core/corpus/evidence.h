/* SPDX-License-Identifier: MIT */
/*
 * What git can prove of records: which commits proposed and decided them, and
 * wrote their objections and consents (RULES.md, "What git can prove"). One
 * walk gives the commits; old versions are read for the records that are asked
 * about. Knows no rule.
 */
#ifndef HENCE_CORPUS_EVIDENCE_H
#define HENCE_CORPUS_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/corpus/corpus.h"
#include "core/git/log.h"
#include "core/record/frozen.h"

struct byte_cache;
struct evidence;
struct repo;
struct source;

/* Something that was done to a record. */
struct evidence_act {
	bool is_done;
	const struct log_commit *commit; /* NULL: it is not committed yet */
	struct date date; /* the commit's, UTC; else today's */
};

/* What a record was made of at some time. */
struct evidence_text {
	const char *path, *id; /* the blob's; NULL: it was not there */
	const char *sidecar; /* that of the kep.yaml beside it, or NULL */
};

/* A commit that gave a record, or its sidecar, new bytes or another path. */
struct evidence_version {
	const struct log_commit *commit;
	struct evidence_text now, before;
	struct evidence_text other; /* in a merge: in the second parent */
	enum record_status status, old_status;
	const char *raw_status, *old_raw_status; /* as written, or NULL */
	bool is_new; /* it came with the change: see evidence_options.base */
};

/* What was done before a shallow clone begins is not known to be done. */
struct evidence_objection {
	struct evidence_act added;
	struct evidence_act closed; /* its state became what it is now */
	bool is_unproven; /* both in one: nobody else can have seen it open */
};

struct record_evidence {
	/* Oldest first; sides of a merge stand one behind the other. */
	const struct evidence_version *versions;
	uint32_t count;
	/* A shallow clone ends before the record begins: what was done in its
	 * first version may have been done earlier, by somebody else. */
	bool is_cut;
	bool is_changed; /* it has changes that are not committed */
	struct evidence_act proposed; /* first; last call, too */
	/* It became accepted, deprecated or superseded (or rejected, withdrawn
	 * or postponed), for the last time; not done where it is in another
	 * state. */
	struct evidence_act decided;
	enum record_status decided_from;
	bool is_born_decided; /* its first version was */
	/* Decided, and in no commit before that proposed. */
	bool is_unproven;
	const struct evidence_objection *objections; /* as the record has */
	const struct evidence_act *consents; /* written as they stand now */
};

/* A file in the place of a record that is gone, and not moved. */
struct evidence_removal {
	struct evidence_act removed;
	const char *path;
	const char *id; /* its last blob */
	uint32_t collection;
	bool is_new;
};

struct evidence_options {
	const char *tip; /* full id of the commit that is looked back from */
	const char
	    *base; /* full id: what it has is not new; NULL: all is old */
	/* Of what was read, to be gone on from; outlives the evidence. NULL:
	 * none. */
	const struct byte_cache *cache;
	/* Called now and then while old versions are read; may be NULL. */
	void (*progress)(void *context, size_t done, size_t total);
	void *context;
	struct date today; /* when that is done which is not committed */
};

/*
 * Walk the history of the corpus's collections; all three outlive the evidence.
 * STATUS_GIT where git(1) fails.
 */
enum status evidence_open(struct evidence **out, struct repo *repo,
    struct source *source, const struct corpus *corpus,
    const struct evidence_options *options, struct error *err);
void evidence_free(struct evidence *evidence); /* NULL is fine */

/* All about one of the corpus's records; lives as long as the evidence. */
const struct record_evidence *evidence_of(struct evidence *evidence,
    const struct record *record);

/* The last thing that was done to it; reads no old version. */
void evidence_last(struct evidence_act *out, struct evidence *evidence,
    const struct record *record);

/*
 * Was it decided before that day? Old versions are read only where the record
 * was changed since. False where the history is cut, and for a day of year 0.
 */
bool evidence_is_decided_before(struct evidence *evidence,
    const struct record *record, const struct date *day);

/* The text that was decided on: that of the version which made the decision,
 * today's where that is not committed. False: it is not decided, or that
 * version cannot be read; nothing to release then. */
bool evidence_decided_text(struct frozen *out, struct evidence *evidence,
    const struct record *record);

/* Parse it anew, into arena; append its bytes, unless that is NULL. False: it
 * cannot be read. */
bool evidence_read(struct record *out, struct strbuf *bytes,
    struct evidence *evidence, const struct evidence_text *text,
    struct arena *arena);

/* The text of one of a record's versions. False: it cannot be read. */
bool evidence_version_text(struct frozen *out, struct evidence *evidence,
    const struct evidence_version *version);

/* The same of the text as it stands. False: it cannot be read. */
bool evidence_current_text(struct frozen *out, struct evidence *evidence,
    const struct record *record);

const struct evidence_removal *evidence_removals(const struct evidence
						     *evidence,
    size_t *count);

/* What it said of itself last, and when it was decided as far as that is
 * known. */
enum record_status evidence_removed_status(struct evidence *evidence,
    const struct evidence_removal *removal, struct evidence_act *decided);

/*
 * The configuration that judges what was done, so that nobody gives themselves
 * a role along with it (DESIGN 3): that of its commit's first parent, or of the
 * tip where it is not committed. One that cannot be read is the defaults, with
 * which nobody has a role. NULL: there is none before it, or not in this clone.
 */
const struct config *evidence_judge(struct evidence *evidence,
    const struct evidence_act *act);

/* Does a shallow clone hide the beginning of some record? */
bool evidence_is_cut(const struct evidence *evidence);

/* Was the commit made by the change? False without one. */
bool evidence_is_new(const struct evidence *evidence,
    const struct log_commit *commit);

#endif
