/* SPDX-License-Identifier: MIT */
/*
 * .hence.yml: read from the same source as the records. Settings are one
 * table (path, type, default, summary) that reading, `hence config` and the
 * test of docs/schema/hence.json share.
 */
#ifndef HENCE_CORPUS_CONFIG_H
#define HENCE_CORPUS_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/record/lexicon.h"

#define CONFIG_FILE ".hence.yml"

enum numbering {
	NUMBERING_INFERRED, /* not configured: from the files */
	NUMBERING_SEQUENTIAL,
	NUMBERING_DATE,
	NUMBERING_NONE
};

const char *numbering_name(enum numbering numbering);

/* One row under "collections:"; NULL or 0: not given. */
struct config_collection {
	const char
	    *path; /* normalised, from the repository's root; "" = root */
	const char *name;
	const char *kind;
	const char *prefix;
	const char *template_name;
	enum numbering numbering;
	uint32_t width; /* digits of a new number */
	uint32_t line;
};

/* kinds.KIND.states: a state of the team's own, for records of that kind. */
struct config_state {
	const char *kind;
	const char *name; /* as written: "On trial" */
	const char *phrase; /* the same, normalised: lexicon_normalise */
	enum record_status status; /* what it stands for */
	uint32_t line;
};

/* kinds.KIND.moves: one that the life cycle has not by itself. */
struct config_move {
	const char *kind;
	/* NULL: one of the nine words, see status */
	const struct config_state *from_state, *to_state;
	enum record_status from_status, to_status;
	uint32_t line;
};

/* How a decision is made (DESIGN 3); "consensus", "lazy" and "advice" are read
 * as consent. */
enum decision_mode {
	MODE_NONE, /* no word, or one that is not known */
	MODE_CONSENT,
	MODE_SAFE_TO_TRY,
	MODE_DIRECTED,
	MODE_COUNT
};

/* "safe-to-try"; NULL for the first. */
const char *mode_name(enum decision_mode mode);
enum decision_mode mode_from_name(struct text name);

/* Does one alone decide in that mode? */
bool mode_is_for_one(enum decision_mode mode);

/* How far a decision reaches. */
enum radius {
	RADIUS_NONE,
	RADIUS_TEAM,
	RADIUS_TEAMS,
	RADIUS_ORG
};

const char *radius_name(enum radius radius);
enum radius radius_from_name(struct text name);

struct config_words {
	const char *const *items;
	uint32_t count;
};

/* roles.NAME: who may decide alone, and where. */
struct config_role {
	const char *name;
	struct config_words members; /* addresses, or names */
	struct config_words area; /* globs and words; none: everything */
	enum radius ceiling; /* RADIUS_NONE: no ceiling */
	const char *escalates_to; /* another role's name, or NULL */
	uint32_t line;
};

/* delegates[]: who stands in for a role's members. */
struct config_delegate {
	const char *who, *role;
	struct date until; /* the last day; year 0: without end */
	uint32_t line;
};

/* modes.NAME; what is not configured has DESIGN 3's values. */
struct config_mode {
	uint32_t min_days; /* from the proposal to the decision */
	uint32_t quorum; /* consents */
	uint32_t horizon_days; /* from the decision to its review */
	const char *role; /* the only one that may; NULL: any */
	uint32_t line; /* 0: not configured */
};

/* rules.NAME; which names there are the rules themselves know. */
struct config_rule {
	const char *name; /* as written: "link/dangling" */
	const char *levels; /* of "-iwe": one for all stages, or three */
	uint32_t line, column;
};

/* links: anchors */
enum config_anchors {
	CONFIG_ANCHORS_BY_HOST, /* not configured */
	CONFIG_ANCHORS_GITHUB,
	CONFIG_ANCHORS_GITLAB,
	CONFIG_ANCHORS_NONE
};

/* Where a setting comes from: line of .hence.yml, 0: the default. */
struct config {
	bool present; /* there is a .hence.yml */
	enum record_status default_status; /* RECORD_NO_STATUS: unset */
	uint32_t default_status_line;
	uint32_t record_bytes; /* limits: record-bytes */
	uint32_t record_bytes_line;
	const struct config_collection *collections;
	uint32_t collections_count;
	bool finds_more; /* folders are looked for besides these */
	const char *const *found; /* with finds_more: those that were, once */
	uint32_t found_count;
	const struct config_state *states;
	uint32_t states_count;
	const struct config_move *moves;
	uint32_t moves_count;
	const struct config_rule *rules;
	uint32_t rules_count;
	enum config_anchors anchors;
	uint32_t anchors_line;
	struct date since; /* decisions: since; year 0: unset */
	uint32_t since_line;
	enum decision_mode default_mode; /* MODE_NONE: unset */
	uint32_t default_mode_line;
	uint32_t editorial_chars; /* a decided text may change by so many */
	uint32_t editorial_chars_line;
	uint32_t stalled_days; /* a proposal may lie untouched so long */
	uint32_t stalled_days_line;
	const struct config_role *roles;
	uint32_t roles_count;
	const struct config_delegate *delegates;
	uint32_t delegates_count;
	struct config_mode modes[MODE_COUNT];
};

/* What a setting takes. */
enum config_type {
	CONFIG_GROUP, /* more settings below it */
	CONFIG_LIST, /* a list of groups: "collections[]" stands for each */
	CONFIG_KINDS, /* a group for each kind: "kinds.*" stands for each */
	CONFIG_STATES,
	CONFIG_MOVES,
	CONFIG_RULES, /* names and severities */
	CONFIG_FOLDER,
	CONFIG_NAME,
	CONFIG_KIND,
	CONFIG_PREFIX,
	CONFIG_TEMPLATE,
	CONFIG_NUMBERING,
	CONFIG_WIDTH,
	CONFIG_STATUS,
	CONFIG_SIZE,
	CONFIG_ANCHORS,
	CONFIG_ROLES, /* a group for each name: "roles.*" */
	CONFIG_DELEGATES, /* a list of groups */
	CONFIG_MODES, /* a group for each mode: "modes.*" */
	/* The rest go where the setting's offset says. */
	CONFIG_DATE,
	CONFIG_MODE,
	CONFIG_NUMBER,
	CONFIG_RADIUS,
	CONFIG_WORD,
	CONFIG_WORDS
};

struct config_setting {
	const char *path; /* "collections[].prefix" */
	enum config_type type;
	const char *default_value; /* in words, or NULL: unset */
	const char *summary;
	/* Of the member that is set, in struct config or in its group's. A
	 * member of struct config has its line behind it. */
	size_t offset;
};

extern const struct config_setting config_settings[];
extern const size_t config_settings_count;

void config_init(struct config *out); /* the defaults */

/* Is a part of the path ".git", in any case of letters? No records there. */
bool config_is_git_folder(struct text path);

/*
 * Read the text of a .hence.yml; strings live in arena. STATUS_CONFIG with
 * ".hence.yml:LINE:COLUMN: ..." in the message when it is broken or has a key
 * or value that is not known (with "did you mean" in the hint).
 */
enum status config_parse(struct config *out, struct text bytes,
    struct arena *arena, struct error *err);

#endif
