/* SPDX-License-Identifier: MIT */
#include "core/check/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_MESSAGE 1024

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
	return rule_severity(rule, kind, stage);
}

struct finding *check_add(const struct check *check, enum rule_id rule,
    const struct record *record, const char *fmt, ...)
{
	enum severity severity = severity_of(check, rule, record);
	char message[LONGEST_MESSAGE];
	struct finding *finding;
	va_list args;

	if (severity == SEVERITY_OFF)
		return NULL;
	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	finding = vec_push(&check->findings->items);
	finding->rule = rule;
	finding->severity = severity;
	finding->record = record;
	finding->path = record ? record->path : NULL;
	finding->message = arena_strdup(&check->findings->arena, message);
	finding->subject = "";
	return finding;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int order = strcmp(x->path ? x->path : "", y->path ? y->path : "");

	if (!order)
		order = y->whole_file - x->whole_file;
	if (!order)
		order = compare_numbers(x->line, y->line);
	if (!order)
		order = compare_numbers(x->span.start, y->span.start);
	if (!order)
		order = compare_numbers(x->rule, y->rule);
	return order ? order : strcmp(x->message, y->message);
}

enum status check_run(struct findings *out, const struct check *check,
    struct error *err)
{
	enum status status;

	check_records(check);
	status = check_numbers(check, err);
	if (status == STATUS_OK)
		status = check_links(check, err);
	if (status == STATUS_OK) {
		check_relations(check);
		check_unknown(check);
		check_waivers(check);
	}
	if (out->items.count)
		qsort(out->items.items, out->items.count,
		    sizeof(*out->items.items), compare_findings);
	return status;
}
