/* SPDX-License-Identifier: MIT */
#include "cmd/gate.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/check_settings.h"
#include "cmd/evidence.h"
#include "core/base/escape.h"
#include "core/check/check.h"
#include "core/corpus/evidence.h"
#include "core/corpus/terms.h"
#include "core/git/source.h"

bool gate_is_for(enum record_status from, enum record_status to)
{
	return stage_of(from) != STAGE_DECIDED && from != to &&
	    to > RECORD_DRAFT && to != RECORD_DEPRECATED &&
	    to != RECORD_SUPERSEDED;
}

/* How a record is written matters where it goes on, not where it ends. */
static bool is_wanted(enum rule_id rule, enum record_status status)
{
	struct text name = text_of(rules[rule].name);

	return text_starts(name, "safe-to-try/") ||
	    text_starts(name, "options/") ||
	    (text_starts(name, "record/") && stage_of(status) != STAGE_CLOSED);
}

static enum status read_options(struct check_options *out, struct env *env,
    enum record_status status, struct error *err)
{
	memset(out, 0, sizeof(*out));
	for (int rule = 0; rule < RULE_COUNT; rule++)
		out->wanted[rule] = is_wanted((enum rule_id)rule, status);
	date_today(&out->today);
	return check_settings(out, env, err);
}

/* In the place of the one that the corpus has; its relations lead nowhere where
 * they are other ones. */
static void take_place(struct record *slot, struct reading *reading)
{
	struct record now = reading->record;

	now.path = slot->path;
	now.collection = slot->collection;
	now.targets = slot->targets;
	if (now.relations_count != slot->relations_count)
		now.targets = arena_alloc(&reading->arena,
		    (now.relations_count + 1) * sizeof(*now.targets));
	*slot = now;
}

/* A repository without a configuration has not asked for gates: it hears what
 * they would say. */
static void count(struct gate *gate, const struct config *config)
{
	for (size_t i = 0; i < gate->findings.items.count; i++) {
		struct finding *finding = &gate->findings.items.items[i];

		if (finding->waived)
			continue;
		if (!config->present && finding->severity == SEVERITY_ERROR)
			finding->severity = SEVERITY_WARNING;
		gate->errors += finding->severity == SEVERITY_ERROR;
		gate->waivable += finding->severity == SEVERITY_ERROR &&
		    rules[finding->rule].waivable;
		gate->warnings += finding->severity == SEVERITY_WARNING;
	}
}

/* What commits prove is looked up where steps or roles may need it. */
static enum status run(struct gate *gate, struct env *env, size_t index,
    const struct check_options *options, struct error *err)
{
	bool *asked = mem_alloc(env->corpus.records.count * sizeof(*asked));
	struct check check = { .repo = env->repo,
		.source = env->source,
		.corpus = &env->corpus,
		.options = options,
		.findings = &gate->findings,
		.asked = asked };
	struct evidence_use history = { 0 };
	enum status status = STATUS_OK;

	asked[index] = true;
	if (terms_apply(&env->corpus.records.items[index], &env->corpus.config))
		status = evidence_load(&history, env, options, NULL, err);
	check.evidence = history.evidence;
	progress_end(&history.progress);
	if (status == STATUS_OK) {
		check_gate(&gate->findings, &check);
		count(gate, &env->corpus.config);
	}
	evidence_release(&history);
	free(asked);
	return status;
}

enum status gate_judge(struct gate *out, struct env *env,
    const struct record *record, const struct subject *subject,
    struct error *err)
{
	size_t index = corpus_index_of(&env->corpus, record);
	struct record *slot = &env->corpus.records.items[index];
	struct record before = *slot;
	struct check_options options;
	enum status status;

	memset(out, 0, sizeof(*out));
	findings_init(&out->findings);
	reading_init(&out->reading, subject);
	source_put(env->source, record->path, out->reading.bytes);
	status = read_options(&options, env, out->reading.record.status, err);
	if (status != STATUS_OK)
		return status;
	take_place(slot, &out->reading);
	status = run(out, env, index, &options, err);
	*slot = before;
	return status;
}

void gate_release(struct gate *gate)
{
	findings_release(&gate->findings);
	reading_release(&gate->reading);
}

static void print_line(FILE *out, const char *indent, const char *words)
{
	struct strbuf safe = STRBUF_INIT;

	escape_terminal(&safe, text_of(words));
	fprintf(out, "%s%s\n", indent, safe.buf);
	strbuf_release(&safe);
}

void gate_print(FILE *out, const struct env *env, const struct gate *gate)
{
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < gate->findings.items.count; i++) {
		const struct finding *finding = &gate->findings.items.items[i];

		if (finding->waived ||
		    (finding->severity < SEVERITY_WARNING &&
			!env->common.verbose))
			continue;
		strbuf_clear(&line);
		strbuf_addf(&line, "%s: %s [%s]",
		    severity_name(finding->severity), finding->message,
		    rules[finding->rule].name);
		print_line(out, "  ", line.buf);
		if (finding->fix)
			print_line(out, "    ", finding->fix);
	}
	strbuf_release(&line);
}

json_t *gate_json(const struct gate *gate)
{
	json_t *list = json_array();

	for (size_t i = 0; i < gate->findings.items.count; i++) {
		const struct finding *finding = &gate->findings.items.items[i];
		json_t *row = json_object();

		if (finding->waived) {
			json_decref(row);
			continue;
		}
		json_put(row, "rule",
		    json_of_string(rules[finding->rule].name));
		json_put(row, "severity",
		    json_of_string(severity_name(finding->severity)));
		json_put(row, "message", json_of_string(finding->message));
		json_put(row, "fix",
		    finding->fix ? json_of_string(finding->fix) : json_null());
		json_push(list, row);
	}
	return list;
}
