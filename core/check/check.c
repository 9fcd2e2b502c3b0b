/* SPDX-License-Identifier: MIT */
#include "core/check/check.h"

#include <stdarg.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/base/strbuf.h"
#include "core/base/threads.h"
#include "core/check/baseline.h"

enum status check_levels(struct rule_levels *out, const struct config *config,
    struct error *err)
{
	rule_levels_init(out);
	for (uint32_t i = 0; i < config->rules_count; i++) {
		const struct config_rule *row = &config->rules[i];
		enum rule_id id = rule_find(text_of(row->name));
		const char *near;

		if (id != RULE_COUNT) {
			rule_levels_set(out, id, row->levels);
			continue;
		}
		error_set(err, STATUS_CONFIG, "%s:%u:%u: there is no rule '%s'",
		    CONFIG_FILE, row->line, row->column,
		    clip_of(row->name).text);
		near = rule_guess(row->name);
		if (near)
			error_hint(err, "Did you mean '%s'?", near);
		else
			error_hint(err,
			    "'hence check --explain all' lists the rules.");
		return STATUS_CONFIG;
	}
	return STATUS_OK;
}

static enum severity severity_of(const struct check *check, enum rule_id rule,
    const struct record *record)
{
	const char *kind = "adr";
	enum stage stage = STAGE_DECIDED;

	if (!check->options->wanted[rule])
		return SEVERITY_OFF;
	if (record) {
		kind = corpus_collection_of(check->corpus, record)->kind;
		stage = stage_of(corpus_status_of(check->corpus, record));
	}
	return rule_severity(&check->options->levels, rule, kind, stage);
}

/* Lives as long as the findings. */
static const char *format(const struct check *check, const char *fmt,
    va_list args) PRINTF_LIKE(2, 0);

static const char *format(const struct check *check, const char *fmt,
    va_list args)
{
	struct strbuf out = STRBUF_INIT;
	const char *kept;

	strbuf_vaddf(&out, fmt, args);
	kept = arena_strdup(&check->findings->arena, out.buf);
	strbuf_release(&out);
	return kept;
}

struct finding *check_add(const struct check *check, enum rule_id rule,
    const struct record *record, const char *fmt, ...)
{
	enum severity severity = severity_of(check, rule, record);
	struct finding *finding;
	va_list args;

	if (severity == SEVERITY_OFF)
		return NULL;
	finding = vec_push(&check->findings->items);
	va_start(args, fmt);
	finding->message = format(check, fmt, args);
	va_end(args);
	finding->rule = rule;
	finding->severity = severity;
	finding->record = record;
	finding->path = record ? record->path : NULL;
	finding->subject = "";
	return finding;
}

void check_advise(const struct check *check, struct finding *finding,
    const char *fmt, ...)
{
	va_list args;

	if (!finding)
		return;
	va_start(args, fmt);
	finding->fix = format(check, fmt, args);
	va_end(args);
}

void check_limit(const struct check *check, struct finding *finding,
    enum severity most)
{
	if (finding && finding->severity > most &&
	    !check->options->levels.is_set[finding->rule])
		finding->severity = most;
}

void check_raise(const struct check *check, struct finding *finding,
    enum severity least)
{
	if (finding && finding->severity < least &&
	    !check->options->levels.is_set[finding->rule])
		finding->severity = least;
}

const char *check_id(const struct check *check, const struct record *record)
{
	struct strbuf id = STRBUF_INIT;
	const char *kept;

	corpus_id(&id, check->corpus, record);
	kept = arena_strdup(&check->findings->arena, id.buf);
	strbuf_release(&id);
	return kept;
}

bool check_is_asked(const struct check *check, size_t index)
{
	return !check->asked || check->asked[index];
}

bool check_is_judged(const struct check *check, size_t index)
{
	return check_is_asked(check, index) &&
	    (!check->touched || check->touched[index]);
}

bool check_is_touched(const struct check *check, const struct record *record)
{
	return check->touched &&
	    check->touched[corpus_index_of(check->corpus, record)];
}

/* The decision rules are for repositories that have adopted them, and for what
 * was decided since. */
static void soften(const struct check *check, struct finding *finding)
{
	if (!rule_spares_old(finding->rule))
		return;
	if (!check->corpus->config.present && rule_is_decision(finding->rule) &&
	    finding->severity == SEVERITY_ERROR)
		finding->severity = SEVERITY_WARNING;
	if (finding->severity <= SEVERITY_INFO || !finding->record ||
	    !check_is_old(check, finding->record))
		return;
	finding->fails_unless_old = finding->severity == SEVERITY_ERROR;
	finding->severity = SEVERITY_INFO;
}

/* Rules by what they look at: the corpus alone, which any number of threads may
 * read, or also the source, git and its history, which are one thread's. */
enum part {
	PART_CORPUS = 1,
	PART_SOURCE = 2
};

/* Those that judge a record by itself. */
static void judge_records(const struct check *check, unsigned parts)
{
	for (size_t i = 0; i < check->corpus->records.count; i++) {
		const struct record *record = &check->corpus->records.items[i];

		if (!check_is_judged(check, i))
			continue;
		if (parts & PART_CORPUS)
			check_record_form(check, record);
		if (parts & PART_SOURCE) {
			check_considered(check, record);
			check_safe_to_try(check, record);
		}
	}
	if (parts & PART_CORPUS)
		check_left_over(check);
}

static enum status ask_source(const struct check *check, struct error *err)
{
	enum status status = check_taken(check, err);

	if (status == STATUS_OK)
		status = check_links(check, err);
	if (status != STATUS_OK)
		return status;
	check_unknown(check);
	check_toc(check);
	check_lifecycle(check);
	return STATUS_OK;
}

static enum status run_parts(const struct check *check, unsigned parts,
    struct error *err)
{
	judge_records(check, parts);
	if (parts & PART_CORPUS) {
		check_again(check);
		check_numbers(check);
		check_relations(check);
		check_mentions(check);
	}
	return parts & PART_SOURCE ? ask_source(check, err) : STATUS_OK;
}

/* The two parts, each in its thread. */
struct halves {
	const struct check *source;
	struct check corpus; /* with findings of its own, and no source */
	bool corpus_is_done;
	enum status status;
	struct error *err;
};

static void run_half(void *context, unsigned number)
{
	struct halves *halves = context;

	if (!number) {
		halves->status = run_parts(halves->source, PART_SOURCE,
		    halves->err);
		return;
	}
	run_parts(&halves->corpus, PART_CORPUS, NULL);
	halves->corpus_is_done = true;
}

static enum status run_threaded(const struct check *check, struct error *err)
{
	struct findings findings;
	struct halves halves = { .source = check,
		.corpus = *check,
		.err = err };

	findings_init(&findings);
	halves.corpus.findings = &findings;
	halves.corpus.repo = NULL;
	halves.corpus.source = NULL;
	halves.corpus.evidence = NULL;
	threads_run(2, run_half, &halves);
	if (!halves.corpus_is_done)
		run_half(&halves, 1);
	findings_merge(check->findings, &findings);
	return halves.status;
}

enum status check_run(const struct check *check, struct error *err)
{
	enum status status = threads_count(check->threads) > 1
	    ? run_threaded(check, err)
	    : run_parts(check, PART_CORPUS | PART_SOURCE, err);

	if (status == STATUS_OK) {
		for (size_t i = 0; i < check->findings->items.count; i++)
			soften(check, &check->findings->items.items[i]);
		check_waivers(check);
	}
	findings_sort(check->findings);
	if (check->baseline)
		baseline_apply(check->baseline, check->findings);
	return status;
}

void check_gate(struct findings *out, const struct check *check)
{
	judge_records(check, PART_CORPUS | PART_SOURCE);
	check_again(check);
	check_waivers(check);
	findings_sort(out);
}
