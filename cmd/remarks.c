/* SPDX-License-Identifier: MIT */
#include "cmd/remarks.h"

#include <string.h>

#include "core/base/escape.h"
#include "core/corpus/lifecycle.h"
#include "core/corpus/places.h"
#include "core/output/position.h"
#include "core/output/record_words.h"

struct remarks {
	const struct env *env;
	const struct corpus *corpus;
	const struct record *record;
	const char *kind;
	struct position_map map;
	size_t errors;
};

static const struct span nowhere = { 0, 0 };

enum severity {
	SEVERITY_INFO, /* shown with -v */
	SEVERITY_WARNING,
	SEVERITY_ERROR
};

static void remark(struct remarks *remarks, enum severity severity,
    const char *rule, const struct span *span, const char *words)
{
	static const char *const names[] = { "info", "warning", "error" };
	const struct common_options *common = &remarks->env->common;
	struct strbuf path = STRBUF_INIT, line = STRBUF_INIT;

	remarks->errors += severity == SEVERITY_ERROR;
	if (severity == SEVERITY_INFO && !common->verbose)
		return;
	env_path(&path, remarks->env, remarks->record->path);
	escape_path(&line, text_make(path.buf, path.len));
	if (span->start < span->end) {
		struct position at = position_of(&remarks->map, span->start);

		strbuf_addf(&line, ":%u:%u", at.line, at.column);
	}
	strbuf_addf(&line, ": %s: ", names[severity]);
	escape_terminal(&line, text_of(words));
	printf("%s [%s]\n", line.buf, rule);
	strbuf_release(&path);
	strbuf_release(&line);
}

static void judge_form(struct remarks *remarks)
{
	const struct record *record = remarks->record;
	const char *said = record_string(record, record->problem_text);
	const struct problem_words *problem = NULL;

	while ((problem = problem_next(record->problems, problem))) {
		struct strbuf words = STRBUF_INIT;
		bool is_broken = problem->bit == PROBLEM_FRONT_MATTER_BROKEN;

		strbuf_addstr(&words, problem->summary);
		if (said && is_broken)
			strbuf_addf(&words, ", %s", said);
		remark(remarks,
		    problem->bit == PROBLEM_FRONT_MATTER_NO_MAPPING
			? SEVERITY_WARNING
			: SEVERITY_ERROR,
		    problem->bit == PROBLEM_FRONT_MATTER_NO_MAPPING
			? "record/front-matter"
			: "record/unreadable",
		    &nowhere, words.buf);
		strbuf_release(&words);
	}
}

/* The field whose words decided on the status, or NULL. */
static const struct field *deciding_field(const struct record *record)
{
	for (uint32_t i = 0; i < record->fields_count; i++)
		if (record->fields[i].value == record->raw_status)
			return &record->fields[i];
	return NULL;
}

static void judge_unknown(struct remarks *remarks)
{
	const struct record *record = remarks->record;
	const struct field *field = deciding_field(record);
	const char *raw = record_string(record, record->raw_status);
	struct strbuf words = STRBUF_INIT;
	const char *nearest;

	strbuf_addf(&words, "the status '%.80s' is not known", raw ? raw : "");
	nearest = lifecycle_nearest(&remarks->corpus->config, remarks->kind,
	    raw ? raw : "");
	if (nearest)
		strbuf_addf(&words, "; did you mean '%s'?", nearest);
	remark(remarks, SEVERITY_WARNING, "record/status-unknown",
	    field ? &field->span : &nowhere, words.buf);
	strbuf_release(&words);
}

static void judge_status(struct remarks *remarks)
{
	const struct record *record = remarks->record;
	const struct field *other;
	struct strbuf words = STRBUF_INIT;

	if (record->status == RECORD_NO_STATUS)
		remark(remarks, SEVERITY_INFO, "record/status-missing",
		    &nowhere, "no status is stated");
	if (record->status == RECORD_UNKNOWN)
		judge_unknown(remarks);
	other = places_differ(record, &remarks->corpus->config, remarks->kind);
	if (other) {
		strbuf_addf(&words,
		    "'%.80s' is stated here (%s), and elsewhere '%.80s'",
		    record_string(record, other->value),
		    record_place_name(other->place),
		    record_string(record, record->raw_status));
		remark(remarks, SEVERITY_ERROR, "record/status-conflict",
		    &other->span, words.buf);
	}
	strbuf_release(&words);
}

static void judge_title(struct remarks *remarks)
{
	const struct record *record = remarks->record;

	if (record->title_span.start < record->title_span.end ||
	    record_field(record, FIELD_TITLE, 0))
		return;
	remark(remarks, SEVERITY_WARNING, "record/title-missing", &nowhere,
	    "no title is stated: the file's name stands for it");
}

/* "RFC 2119" and addresses are somebody else's. */
static bool is_file(struct text target)
{
	return text_find(target, "://") == SIZE_MAX &&
	    (text_ends_nocase(target, ".md") ||
		text_ends_nocase(target, ".markdown"));
}

static void judge_relations(struct remarks *remarks)
{
	const struct record *record = remarks->record;

	for (uint32_t i = 0; i < record->relations_count; i++) {
		const struct relation *relation = &record->relations[i];
		const char *target = record_string(record, relation->target);
		struct strbuf words = STRBUF_INIT;

		if (!target || corpus_related(remarks->corpus, record, i) ||
		    text_find(text_of(target), "://") != SIZE_MAX)
			continue;
		strbuf_addf(&words, "%s '%.120s', which is no record here",
		    relation_name(relation->kind, relation->inverse), target);
		remark(remarks,
		    is_file(text_of(target)) ? SEVERITY_ERROR
					     : SEVERITY_WARNING,
		    "links/unknown-record", &relation->span, words.buf);
		strbuf_release(&words);
	}
}

static void judge_number(struct remarks *remarks)
{
	const struct corpus *corpus = remarks->corpus;
	const struct record *record = remarks->record;
	const struct collection *collection = corpus_collection_of(corpus,
	    record);
	struct strbuf id = STRBUF_INIT, other = STRBUF_INIT;

	corpus_key(&id, corpus, record);
	for (uint32_t i = 0; i < collection->count && record->has_number; i++) {
		const struct record *twin =
		    &corpus->records.items[collection->first + i];
		struct strbuf words = STRBUF_INIT;

		strbuf_clear(&other);
		if (twin == record || !twin->has_number ||
		    twin->number != record->number)
			continue;
		corpus_key(&other, corpus, twin);
		if (strcmp(id.buf, other.buf) != 0)
			continue;
		strbuf_addf(&words, "'%s' has the number %u, too", twin->path,
		    record->number);
		remark(remarks, SEVERITY_ERROR, "number/duplicate", &nowhere,
		    words.buf);
		strbuf_release(&words);
	}
	strbuf_release(&id);
	strbuf_release(&other);
}

size_t remarks_print(const struct env *env, const struct record *record,
    struct text bytes)
{
	struct remarks remarks = { .env = env,
		.corpus = &env->corpus,
		.record = record,
		.kind = corpus_collection_of(&env->corpus, record)->kind };

	position_init(&remarks.map, bytes);
	judge_form(&remarks);
	if (!(record->problems & RECORD_UNREAD)) {
		judge_title(&remarks);
		judge_status(&remarks);
		judge_relations(&remarks);
	}
	judge_number(&remarks);
	position_release(&remarks.map);
	return remarks.errors;
}
