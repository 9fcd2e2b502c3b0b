/* SPDX-License-Identifier: MIT */
#include "core/check/finding.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/strbuf.h"

void findings_init(struct findings *findings)
{
	memset(findings, 0, sizeof(*findings));
	arena_init(&findings->arena);
}

void findings_release(struct findings *findings)
{
	vec_release(&findings->items);
	arena_release(&findings->arena);
}

void findings_merge(struct findings *to, struct findings *from)
{
	for (size_t i = 0; i < from->items.count; i++)
		*vec_push(&to->items) = from->items.items[i];
	arena_merge(&to->arena, &from->arena);
	findings_release(from);
}

void finding_whole(struct finding *finding, const char *subject)
{
	if (!finding)
		return;
	finding->whole_file = true;
	finding->subject = subject;
}

bool finding_is_silenced(const struct finding *finding)
{
	return finding->waived || finding->in_baseline;
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

void findings_sort(struct findings *findings)
{
	if (findings->items.count)
		qsort(findings->items.items, findings->items.count,
		    sizeof(*findings->items.items), compare_findings);
}

void finding_fingerprint(struct strbuf *out, const struct finding *finding)
{
	strbuf_addf(out, "%s\n%s\n%s", rules[finding->rule].name,
	    finding->path ? finding->path : "", finding->subject);
}
