/* SPDX-License-Identifier: MIT */
/*
 * A record while it is being read; internal to core/record. Each reader
 * (front matter, header, sections, relations ...) appends what it finds, in
 * the order in which places are looked up; builder_finish makes it a record.
 */
#ifndef HENCE_RECORD_BUILDER_H
#define HENCE_RECORD_BUILDER_H

#include "core/base/strbuf.h"
#include "core/base/vec.h"
#include "core/record/record.h"
#include "core/record/words.h"

/* An inline link whose bytes are known. */
struct placed_link {
	struct span span, url_span; /* url_span is empty for references */
	uint32_t link; /* index into builder.links */
};

struct builder {
	struct record *record;
	struct arena *arena; /* the record's */
	struct arena scratch; /* gone when the record is finished */
	struct text bytes; /* the whole file */
	uint32_t body; /* offset behind front matter */
	struct md_document doc; /* Markdown only, else no nodes */
	uint32_t title_node; /* the heading that is the title, or 0 */
	/* Its header: nodes up to the first heading that is no title. */
	uint32_t header_end;
	VEC(struct field) fields;
	VEC(struct section) sections;
	VEC(uint32_t) section_nodes; /* each section's heading */
	VEC(struct link) links;
	VEC(struct placed_link) placed; /* by where they begin */
	VEC(struct relation) relations;
	VEC(struct mark) marks;
	VEC(struct objection) objections;
	VEC(struct consent) consents;
	VEC(struct review) reviews;
	VEC(struct anchor) anchors;
	VEC(struct option) options;
	VEC(struct point) points;
	VEC(struct prose) prose;
	struct strbuf strings;
};

void builder_init(struct builder *b, struct record *record, struct text bytes,
    struct arena *arena);

/* Put all into the record and free the rest. */
void builder_finish(struct builder *b);

/* Blanks at the ends are taken off; an empty text gives 0. */
string_ref builder_string(struct builder *b, struct text t);
/* The same with its blanks. */
string_ref builder_verbatim(struct builder *b, struct text t);
/* Stale after the next string. */
const char *builder_text(const struct builder *b, string_ref ref);

/*
 * Add a field with the value's bytes at span (its blanks at the ends are left
 * out). value: its plain text; NULL makes it from the bytes, Markdown marks
 * taken off. Values of lists ("tags", "deciders") are split at commas. A value
 * that is empty is not added. name: as written.
 */
void builder_field(struct builder *b, enum field_place place, struct text name,
    struct span span, const struct text *value);

/* The plain text of some inline Markdown. */
void builder_plain(struct strbuf *out, struct text raw);

struct text builder_bytes(const struct builder *b, struct span span);
struct span builder_span(const struct builder *b, struct text t);

/* Is t a part of the file? */
bool builder_holds(const struct builder *b, struct text t);

/* The nodes of a section: from behind its heading to the next one. */
void builder_section_nodes(const struct builder *b, size_t section,
    uint32_t *from, uint32_t *end);

/* The readers, in the order of DESIGN 2. */
void read_front_matter(struct builder *b); /* sets body */
/* sets title_node and header_end too; stem: the file's name */
void read_sections(struct builder *b, struct text stem);
void read_header(struct builder *b); /* bullets, lines, tables, RFC 822 */
void read_sidecar(struct builder *b, struct text sidecar);
void read_section_fields(struct builder *b);
void read_plain(struct builder *b); /* not Markdown: a header and a title */
void read_title(struct builder *b, struct text stem);
void read_status(struct builder *b);
void read_dates(struct builder *b);
void read_links(struct builder *b);
void read_relations(struct builder *b);
void read_html(struct builder *b); /* links and waivers in HTML */
void read_anchors(struct builder *b); /* of headings, and ids in HTML */
void read_words(struct builder *b); /* counts, and placeholders */
void read_steps(struct builder *b); /* objections, consents, reviews */
void read_mentions(struct builder *b); /* of records, by their ids */
void read_options(struct builder *b); /* and the outcome */

/* Index + 1 of the last section that begins at or before line; 0: none. */
uint32_t builder_section_at(const struct builder *b, uint32_t line);

#endif
