/* SPDX-License-Identifier: MIT */
#include "core/change/supersede_circle.h"

#define LONGEST_CHAIN 64 /* records that are looked at */

/* Push what the record supersedes, or what supersedes it; each once. */
static void push_next(record_list *out, struct pair *pair,
    const struct record *record, bool inverse)
{
	struct subject subject;
	struct reading reading;

	if (plan_subject(&subject, pair->plan, record, NULL) != STATUS_OK)
		return;
	reading_init(&reading, &subject);
	for (uint32_t i = 0; i < reading.record.relations_count; i++) {
		const struct relation *relation = &reading.record.relations[i];
		const struct record *next;
		bool is_new = true;

		if (relation->kind != RELATION_SUPERSEDES ||
		    relation->inverse != inverse)
			continue;
		next = lookup_target(pair->lookup, record,
		    text_of(record_string(&reading.record, relation->target)));
		for (size_t k = 0; k < out->count; k++)
			is_new = is_new && out->items[k] != next;
		if (next && is_new)
			*vec_push(out) = next;
	}
	reading_release(&reading);
}

static bool leads_to(struct pair *pair, const struct record *from,
    const struct record *to, bool inverse)
{
	record_list list = { 0 };
	bool found = false;

	*vec_push(&list) = from;
	for (size_t i = 0; i < list.count && i < LONGEST_CHAIN && !found; i++) {
		found = list.items[i] == to;
		if (!found)
			push_next(&list, pair, list.items[i], inverse);
	}
	vec_release(&list);
	return found;
}

enum status supersede_refuse_circle(struct pair *pair, struct error *err)
{
	if (!leads_to(pair, pair->a.record, pair->b.record, false) &&
	    !leads_to(pair, pair->b.record, pair->a.record, true))
		return STATUS_OK;
	error_set(err, STATUS_FORBIDDEN,
	    "'%s' supersedes '%s' already: it would be a circle",
	    pair->b.id.buf, pair->a.id.buf);
	error_hint(err, "'hence unlink %s %s' takes that back.", pair->b.id.buf,
	    pair->a.id.buf);
	return STATUS_FORBIDDEN;
}
