/* SPDX-License-Identifier: MIT */
/*
 * One record as plain values: what a careful reader finds in one file. What is
 * parsed holds counts, offsets into the file and offsets into its own string
 * pool, so that it can be written to a cache as it is; the first members are
 * the corpus's and are filled in anew. Knows no other record: what needs
 * several is core/corpus.
 */
#ifndef HENCE_RECORD_RECORD_H
#define HENCE_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/format/markdown.h"
#include "core/record/lexicon.h"
#include "core/record/name.h"

enum record_format {
	FORMAT_MARKDOWN,
	FORMAT_RST,
	FORMAT_ASCIIDOC,
	FORMAT_PLAIN
};

/* Where a field stands (DESIGN 2, in the order they are looked up). */
enum field_place {
	PLACE_FRONT_MATTER,
	PLACE_BULLET,
	PLACE_LINE,
	PLACE_TABLE,
	PLACE_HEADER, /* an RFC 822 header */
	PLACE_SIDECAR, /* kep.yaml beside the file: no span */
	PLACE_SECTION,
	PLACE_FOLDER /* a folder named by a status word: no span */
};

/* Offset into record.strings; 0 is "not there". */
typedef uint32_t string_ref;

struct field {
	enum field_key key; /* FIELD_OTHER: see name */
	enum field_place place;
	string_ref name; /* as written: "Decision makers" */
	string_ref value; /* plain text, markup and quotes off */
	struct span span; /* the value's bytes in the file, or empty */
};

/* Sets of field keys as bits. */
#define RECORD_KEY(key) ((uint64_t)1 << (key))
#define RECORD_DECIDER_KEYS \
	(RECORD_KEY(FIELD_DECIDER) | RECORD_KEY(FIELD_DECIDERS) | \
	    RECORD_KEY(FIELD_DECISION_MAKERS))

struct section {
	uint32_t level; /* 1 to 6 */
	uint32_t line;
	uint64_t classes; /* a bit for each enum section_class, 0: none */
	string_ref title; /* plain text as written */
	struct span heading; /* the heading's lines */
	struct span body; /* up to the next heading of any level */
	uint32_t words; /* of text in it, sub-sections left out */
	uint32_t end; /* index behind the last sub-section */
};

enum link_kind {
	LINK_INLINE,
	LINK_REFERENCE,
	LINK_AUTOLINK,
	LINK_IMAGE,
	LINK_IMAGE_REFERENCE,
	LINK_HTML, /* href= of an <a>; text is empty */
	LINK_HTML_IMAGE, /* src= of an <img> and the like */
	LINK_DEFINITION,
	LINK_UNUSED_DEFINITION /* no reference leads to it, nor does any page */
};

struct link {
	enum link_kind kind;
	string_ref url; /* unescaped, percent signs as written */
	string_ref text; /* plain text or label */
	struct span span; /* empty: could not be placed, see line */
	uint32_t line; /* of the link, or of its block when not placed */
	uint32_t section; /* index + 1 of the section it stands in, 0: before */
};

struct relation {
	enum relation_kind kind;
	bool inverse; /* "superseded by" rather than "supersedes" */
	enum field_place place;
	string_ref target; /* as written: a path, number, id or title */
	struct span span; /* the target's bytes, or empty */
	uint32_t line; /* 0: not in this file */
};

/* Something in the text that readers of rules look for. */
enum mark_kind {
	MARK_WAIVER, /* <!-- hence: waive family/rule: reason --> */
	/* a block that is "{title of option 1}" or "[option 1]", no more */
	MARK_PLACEHOLDER,
	MARK_TO_DO, /* a paragraph that is "TBD" or the like, no more */
	/* a paragraph: "... is superseded by ...", or above the sections
	 * "Superseded in 2024, as ..." */
	MARK_SUPERSEDED,
	MARK_MENTION /* "ADR-0042" in running text */
};

struct mark {
	enum mark_kind kind;
	string_ref text; /* a waiver's rule, else what stands there */
	string_ref reason; /* of a waiver, or 0 */
	struct span span; /* empty: only the line is known */
	uint32_t line;
	uint32_t section; /* index + 1 of the section it stands in, 0: before */
};

/*
 * A paragraph's words, so that those of two texts can be compared without them:
 * equal hashes are equal words, however the lines are broken.
 */
struct prose {
	uint64_t hash;
	struct span span; /* start == end: no paragraph, but code or HTML */
};

/* How an objection stands; one that no word says is open. */
enum objection_state {
	OBJECTION_OPEN,
	OBJECTION_INTEGRATED,
	OBJECTION_DEFERRED,
	OBJECTION_MONITORED,
	OBJECTION_WITHDRAWN,
	OBJECTION_OVERRULED,
	OBJECTION_UNKNOWN /* a word that is none of these */
};

/* "open", "integrated" ...; read whatever case they have. */
const char *objection_state_name(enum objection_state state);
enum objection_state objection_state_of(struct text word);

/* An item of the section Objections (DESIGN 2). People are as written. */
struct objection {
	string_ref label; /* "O1", or 0 */
	string_ref who;
	string_ref recorder; /* who wrote it down for them, or 0 */
	struct date date;
	string_ref text;
	string_ref harm, because, removed_by;
	enum objection_state state;
	string_ref state_who; /* who overruled it, or owns what was deferred */
	string_ref state_recorder; /* who wrote that down for them, or 0 */
	string_ref state_note; /* a reason, a criterion, a section's title */
	struct date state_date;
	struct date state_until; /* of what is deferred or monitored */
	struct span span; /* the item's lines */
	struct span state_span; /* of the state's words, or empty */
	uint32_t line;
};

/* An item of the section Consent. */
struct consent {
	string_ref who, recorder; /* as an objection's */
	struct date date;
	string_ref hash; /* of the text consented to, in hex; or 0 */
	struct span span;
	uint32_t line;
};

enum review_outcome {
	REVIEW_NO_OUTCOME,
	REVIEW_KEEP,
	REVIEW_ADAPT,
	REVIEW_EXTEND,
	REVIEW_REVERT
};

/* "keep", "adapt" ...; read whatever case they have. */
const char *review_outcome_name(enum review_outcome outcome);
enum review_outcome review_outcome_of(struct text word);

/* An item of the section Review log. */
struct review {
	struct date date;
	enum review_outcome outcome;
	struct date until; /* the next review, where it says so */
	string_ref who, recorder;
	string_ref lesson;
	struct span span;
	uint32_t line;
};

/* What a link's fragment may name: a heading, whose anchor depends on the
 * forge, or an id as it stands. */
enum anchor_kind {
	ANCHOR_HEADING,
	ANCHOR_ID /* id= or name= in HTML */
};

struct anchor {
	enum anchor_kind kind;
	string_ref text; /* blanks at its ends count; 0: no text */
};

/* How an option is written down. */
enum option_form {
	OPTION_FRONT_MATTER,
	OPTION_HEADING,
	OPTION_TABLE, /* a row or a column */
	OPTION_ITEM, /* of a list */
	OPTION_LEAD, /* bold words, or a label, that begin a paragraph */
	OPTION_STATEMENT /* "we decided for A and neglected B" */
};

enum option_verdict {
	VERDICT_OPEN,
	VERDICT_CHOSEN,
	VERDICT_REJECTED
};

/* What else is known of an option, as bits. */
enum option_trait {
	OPTION_STATUS_QUO = 1 << 0, /* "do nothing" */
	OPTION_MARKED = 1 << 1, /* its own text has its verdict */
	OPTION_LOSER = 1 << 2 /* its section has those alone that lost */
};

#define OPTIONS_MOST 200 /* nobody weighs more; others are not read */
#define OPTION_REMARK_WORDS 2u /* of text that tells of one: "too slow" */

/* One of those that were considered, wherever the record speaks of it. */
struct option {
	enum option_form form; /* where it is named first */
	enum option_verdict verdict;
	uint32_t traits;
	string_ref title; /* without its label and verdict */
	string_ref label; /* "Option 2", "B"; 0: none */
	string_ref group; /* what it is listed under: "When exporting" */
	string_ref reason; /* why it lost (or won), as it says itself */
	string_ref reference; /* what it says to see instead: "ADR-0036" */
	string_ref revisit; /* and when to look at it again */
	struct span span; /* of its title, or the line that has it */
	struct span reason_span;
	uint32_t line;
	uint32_t section; /* index + 1 of the section it stands in, 0: none */
	uint32_t words; /* about it, its title left out */
	uint32_t key; /* stems_key of its title; 0: none */
};

enum point_kind {
	POINT_PRO,
	POINT_CON,
	POINT_NEUTRAL /* a table's criterion, too: "cost: high" */
};

/* What speaks for or against an option. */
struct point {
	uint32_t option; /* its index */
	enum point_kind kind;
	string_ref text;
	struct span span;
	uint32_t line;
};

/* How it is known which option was chosen. */
enum outcome_manner {
	OUTCOME_NONE, /* no text decides, and nothing is marked */
	OUTCOME_AMBIGUOUS, /* a text decides, but not clearly for one */
	OUTCOME_FRONT_MATTER,
	OUTCOME_QUOTED, /* its title, in quotes */
	OUTCOME_MARKED, /* at the option itself */
	OUTCOME_NAMED, /* its title, in the decision's first paragraph */
	OUTCOME_LABELLED, /* "Option 2" */
	OUTCOME_SIMILAR, /* most of its words, in their order */
	OUTCOME_COMBINED, /* several on purpose; option is the first */
	OUTCOME_ITSELF /* all options lost: the decision is what won */
};

struct outcome {
	enum outcome_manner manner;
	uint32_t option; /* index + 1, 0: none */
	string_ref choice; /* as written where the choice is told */
	string_ref reason, revisit; /* why it, and when to look at it again */
	struct span choice_span, reason_span;
	struct span span; /* of the text that decides */
	uint32_t line; /* of that text, 0: none */
	uint32_t words; /* of it, the option's title left out */
	uint32_t choice_quoted; /* 1: the choice is in quotes, or a field */
};

/* What a record says about options in passing, as bits. */
enum options_sign {
	OPTIONS_ALL = 1 << 0, /* a section has all that were considered */
	OPTIONS_LOSERS = 1 << 1, /* one has those alone that lost */
	OPTIONS_DENIED = 1 << 2, /* "None": it says that there are none */
	OPTIONS_ELSEWHERE = 1 << 3, /* it sends elsewhere: "See the ticket" */
	OPTIONS_PROSE = 1 << 4, /* it tells of some that cannot be counted */
	/* What the decision and its consequences say: */
	OPTIONS_COMPARED = 1 << 5, /* they name a loser, or "only", "than" */
	OPTIONS_PRAISED = 1 << 6, /* no more than "the best option of all" */
	OPTIONS_BETTERED = 1 << 7, /* something that is not bad follows */
	OPTIONS_COST = 1 << 8 /* something speaks against what was chosen */
};

/* What was wrong with the form; the rest of the record is still read. */
enum record_problem {
	PROBLEM_FRONT_MATTER_UNTERMINATED = 1 << 0,
	PROBLEM_FRONT_MATTER_BROKEN = 1 << 1,
	PROBLEM_FRONT_MATTER_NO_MAPPING = 1 << 2,
	PROBLEM_FRONT_MATTER_DUPLICATE = 1 << 3,
	PROBLEM_NUL = 1 << 4,
	PROBLEM_ENCODING = 1 << 5,
	PROBLEM_TOO_LARGE = 1 << 6, /* named, not parsed */
	PROBLEM_UNREADABLE = 1 << 7, /* see the message given when loading */
	PROBLEM_TOO_COMPLEX = 1 << 8 /* its Markdown would take too long */
};

struct record {
	/* Filled by the corpus; not part of what is parsed. */
	const char *path;
	uint32_t collection;
	const uint32_t *targets; /* of each relation: its record's index + 1 */
	const char *id; /* of the blob with its bytes, where loading had one */

	enum record_format format;
	uint32_t body; /* offset behind front matter and a BOM */
	uint32_t problems; /* enum record_problem */
	string_ref problem_text; /* of broken front matter: line and reason */

	bool has_number;
	uint32_t number;
	uint32_t width; /* digits as the file writes it; 0: not in the name */
	string_ref prefix; /* "ADR" of ADR-0007-x.md, as written; 0: none */
	string_ref slug;
	string_ref title; /* without its number */
	string_ref title_raw; /* as written */
	struct span title_span;
	enum record_status status;
	string_ref raw_status; /* plain text of the place that decided */
	struct date date; /* of the decision; year 0: none */
	struct date name_date; /* of the file's name; year 0: none */

	uint32_t lead_words; /* of text before the first section, no fields */
	uint32_t options_signs; /* enum options_sign */
	uint32_t options_words; /* of sections about options, all text */
	string_ref options_reference; /* what such a section says to see */
	struct outcome outcome;
	uint32_t fields_count, sections_count, links_count, relations_count,
	    marks_count, anchors_count, objections_count, consents_count,
	    reviews_count, options_count, points_count, prose_count;
	const struct field *fields;
	const struct section *sections;
	const struct link *links;
	const struct relation *relations;
	const struct mark *marks;
	const struct objection *objections;
	const struct consent *consents;
	const struct review *reviews;
	const struct option *options;
	const struct point *points; /* by option, then as they come */
	const struct anchor *anchors; /* in the order of the document */
	/* Paragraphs of at least four words that are no fields, and blocks of
	 * code and HTML that are no comments, in order. */
	const struct prose *prose;
	const char *strings; /* the pool; byte 0 is NUL */
	uint32_t strings_size;
};

/* The string, or NULL for 0. Lives as long as the record. */
const char *record_string(const struct record *record, string_ref ref);

/* The n-th (from 0) field of that key, or NULL. */
const struct field *record_field(const struct record *record,
    enum field_key key, uint32_t n);

/* The part of a path that names the record: its stem, or its folder's name for
 * README.md, index.md and other covers. */
struct text record_stem(const char *path, enum name_format *format);

#define SIDECAR_LIMIT (1u << 20) /* bytes of a kep.yaml that are read */

/* Set out to the path of the kep.yaml beside the record of that path, in which
 * Kubernetes' proposals keep their fields; there may be none. */
void record_sidecar_path(struct strbuf *out, const char *path);

/* What the name alone says: number, width, prefix, slug, date. */
void record_parse_name(struct record *out, const char *path,
    struct arena *arena);

/*
 * Read one file. path is from the repository's root; sidecar is the text of a
 * kep.yaml beside it (empty: none). Everything lives in arena; bytes may go
 * away afterwards. Never fails: see problems.
 */
void record_parse(struct record *out, const char *path, struct text bytes,
    struct text sidecar, struct arena *arena);

#endif
