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
	LINK_IMAGE, /* inline or by reference */
	LINK_HTML, /* href= of an <a>; text is empty */
	LINK_HTML_IMAGE, /* src= of an <img> and the like */
	LINK_DEFINITION
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
	/* one above the sections: "Superseded in 2024, as ..." */
	MARK_SUPERSEDED
};

struct mark {
	enum mark_kind kind;
	string_ref text; /* a waiver's rule, a placeholder as it stands */
	string_ref reason; /* of a waiver, or 0 */
	struct span span; /* empty: only the line is known */
	uint32_t line;
	uint32_t section; /* index + 1 of the section it stands in, 0: before */
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
	uint32_t fields_count, sections_count, links_count, relations_count,
	    marks_count, objections_count, consents_count, reviews_count;
	const struct field *fields;
	const struct section *sections;
	const struct link *links;
	const struct relation *relations;
	const struct mark *marks;
	const struct objection *objections;
	const struct consent *consents;
	const struct review *reviews;
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
