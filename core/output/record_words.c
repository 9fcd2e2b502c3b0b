/* SPDX-License-Identifier: MIT */
#include "core/output/record_words.h"

#include "core/base/mem.h"
#include "core/base/path.h"

_Static_assert(FIELD_KEY_COUNT <= 64, "RECORD_KEY has 64 bits");

static const struct {
	uint32_t bit;
	const char *name, *summary;
} problems[] = {
	{ PROBLEM_FRONT_MATTER_UNTERMINATED, "front-matter-unterminated",
	    "its front matter has no end" },
	{ PROBLEM_FRONT_MATTER_BROKEN, "front-matter-broken",
	    "its front matter is no YAML" },
	{ PROBLEM_FRONT_MATTER_NO_MAPPING, "front-matter-no-mapping",
	    "its front matter has no keys" },
	{ PROBLEM_FRONT_MATTER_DUPLICATE, "front-matter-duplicate",
	    "its front matter has a key twice" },
	{ PROBLEM_NUL, "nul", "it has NUL bytes" },
	{ PROBLEM_ENCODING, "encoding", "it is not UTF-8" },
	{ PROBLEM_TOO_LARGE, "too-large", "it is over the size limit" },
	{ PROBLEM_UNREADABLE, "unreadable", "it cannot be read" },
};

const char *record_place_name(enum field_place place)
{
	static const char *const names[] = {
		[PLACE_FRONT_MATTER] = "front-matter",
		[PLACE_BULLET] = "bullet",
		[PLACE_LINE] = "line",
		[PLACE_TABLE] = "table",
		[PLACE_HEADER] = "header",
		[PLACE_SIDECAR] = "sidecar",
		[PLACE_SECTION] = "section",
		[PLACE_FOLDER] = "folder",
	};

	return names[place];
}

const char *record_link_name(enum link_kind kind)
{
	static const char *const names[] = {
		[LINK_INLINE] = "inline",
		[LINK_REFERENCE] = "reference",
		[LINK_AUTOLINK] = "autolink",
		[LINK_IMAGE] = "image",
		[LINK_DEFINITION] = "definition",
	};

	return names[kind];
}

const char *record_format_name(enum record_format format)
{
	static const char *const names[] = {
		[FORMAT_MARKDOWN] = "markdown",
		[FORMAT_RST] = "rst",
		[FORMAT_ASCIIDOC] = "asciidoc",
		[FORMAT_PLAIN] = "plain",
	};

	return names[format];
}

const char *record_problem_name(uint32_t bit)
{
	for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (problems[i].bit == bit)
			return problems[i].name;
	}
	return "unknown";
}

const char *record_problem_summary(uint32_t bit)
{
	for (size_t i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		if (problems[i].bit == bit)
			return problems[i].summary;
	}
	return "it has an unknown problem";
}

/* Does the relation's target, read from the record's folder, name other? */
static bool names_record(const struct corpus *corpus,
    const struct record *record, const struct relation *relation,
    const struct record *other)
{
	struct text target = text_of(record_string(record, relation->target));
	struct text folder = path_parent(record->path);
	size_t anchor = text_find_char(target, '#');
	record_list found = { 0 };
	char *id, *from = mem_strndup(folder.data, folder.len);
	bool names = false;

	if (anchor != SIZE_MAX && anchor > 0)
		target.len = anchor;
	id = mem_strndup(target.data, target.len);
	corpus_find(&found, corpus, id, from);
	for (size_t i = 0; i < found.count && !names; i++)
		names = found.items[i] == other;
	vec_release(&found);
	free(from);
	free(id);
	return names;
}

static uint32_t count_alike(const struct record *record,
    const struct relation *relation)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *other = &record->relations[i];

		count += other->kind == relation->kind &&
		    other->inverse == relation->inverse;
	}
	return count;
}

const struct record *record_related(const struct corpus *corpus,
    const struct record *record, const struct relation *relation)
{
	uint32_t self = (uint32_t)(record - corpus->records.items);
	const struct record *only = NULL;
	size_t candidates = 0;

	for (size_t i = 0; i < corpus->edges.count; i++) {
		const struct corpus_edge *edge = &corpus->edges.items[i];
		uint32_t here = relation->inverse ? edge->to : edge->from;
		uint32_t there = relation->inverse ? edge->from : edge->to;

		if (edge->kind != relation->kind || here != self)
			continue;
		only = &corpus->records.items[there];
		if (names_record(corpus, record, relation, only))
			return only;
		candidates++;
	}
	/* The corpus knew it by a title or a link that is no id. */
	if (candidates == 1 && count_alike(record, relation) == 1)
		return only;
	return NULL;
}
