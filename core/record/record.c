/* SPDX-License-Identifier: MIT */
#include "core/record/record.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/unicode.h"
#include "core/record/builder.h"
#include "core/record/name.h"

const char *record_string(const struct record *record, string_ref ref)
{
	return ref ? record->strings + ref : NULL;
}

static const char *const states[] = { "open", "integrated", "deferred",
	"monitored", "withdrawn", "overruled" };

const char *objection_state_name(enum objection_state state)
{
	return states[state];
}

enum objection_state objection_state_of(struct text word)
{
	for (int i = OBJECTION_OPEN; i < OBJECTION_UNKNOWN; i++)
		if (text_equals_nocase(word, states[i]))
			return (enum objection_state)i;
	return OBJECTION_UNKNOWN;
}

static const char *const outcomes[] = { NULL, "keep", "adapt", "extend",
	"revert" };

const char *review_outcome_name(enum review_outcome outcome)
{
	return outcomes[outcome];
}

enum review_outcome review_outcome_of(struct text word)
{
	for (int i = REVIEW_KEEP; i <= REVIEW_REVERT; i++)
		if (text_equals_nocase(word, outcomes[i]))
			return (enum review_outcome)i;
	return REVIEW_NO_OUTCOME;
}

const struct field *record_field(const struct record *record,
    enum field_key key, uint32_t n)
{
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].key == key && n-- == 0)
			return &record->fields[i];
	return NULL;
}

struct text record_stem(const char *path, enum name_format *format)
{
	struct text base = path_base(path), stem, parent;
	bool is_cover;

	*format = name_split(base.data, &stem);
	if (!name_is_page(stem, &is_cover) || !is_cover)
		return stem;
	/* README.md: the record is named by its folder */
	parent = path_parent(path);
	if (!parent.len)
		return stem;
	for (size_t i = parent.len; i > 0; i--)
		if (parent.data[i - 1] == '/')
			return text_skip(parent, i);
	return parent;
}

static void read_markdown(struct builder *b, struct text stem,
    struct text sidecar)
{
	read_front_matter(b);
	b->record->body = b->body;
	markdown_parse(&b->doc, b->bytes, b->body, &b->scratch);
	if (b->doc.too_complex)
		b->record->problems |= PROBLEM_TOO_COMPLEX;
	read_sections(b, stem);
	read_header(b);
	read_sidecar(b, sidecar);
	read_section_fields(b);
	read_links(b);
	read_html(b);
	read_anchors(b);
	read_words(b);
	read_steps(b);
	read_mentions(b);
	read_options(b);
}

void record_parse(struct record *out, const char *path, struct text bytes,
    struct text sidecar, struct arena *arena)
{
	struct builder b;
	enum name_format format;
	struct text stem = record_stem(path, &format);

	memset(out, 0, sizeof(*out));
	out->path = path;
	builder_init(&b, out, bytes, arena);
	if (bytes.len && memchr(bytes.data, '\0', bytes.len))
		out->problems |= PROBLEM_NUL;
	if (!unicode_is_valid(bytes))
		out->problems |= PROBLEM_ENCODING;
	if (format == NAME_MARKDOWN) {
		read_markdown(&b, stem, sidecar);
	} else {
		out->format = format == NAME_RST ? FORMAT_RST
		    : format == NAME_ASCIIDOC    ? FORMAT_ASCIIDOC
						 : FORMAT_PLAIN;
		read_plain(&b);
	}
	read_title(&b, stem);
	read_status(&b);
	read_dates(&b);
	read_relations(&b);
	builder_finish(&b);
}

void record_sidecar_path(struct strbuf *out, const char *path)
{
	struct text folder = path_parent(path);

	strbuf_clear(out);
	strbuf_add(out, folder.data, folder.len);
	strbuf_addstr(out, folder.len ? "/kep.yaml" : "kep.yaml");
}

void record_parse_name(struct record *out, const char *path,
    struct arena *arena)
{
	struct builder b;
	enum name_format format;
	struct text stem = record_stem(path, &format);

	memset(out, 0, sizeof(*out));
	out->path = path;
	builder_init(&b, out, text_make("", 0), arena);
	read_title(&b, stem);
	builder_finish(&b);
}
