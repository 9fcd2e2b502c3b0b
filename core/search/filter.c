/* SPDX-License-Identifier: MIT */
#include "core/search/filter.h"

#include "core/corpus/catalog.h"
#include "core/corpus/find.h"
#include "core/corpus/kinds.h"
#include "core/record/value.h"

static bool has_date(const struct record *record, const struct query_node *node)
{
	int order;

	if (!record->date.year)
		return false;
	order = date_compare(&record->date, &node->date);
	return node->field == QUERY_AFTER ? order >= 0 : order <= 0;
}

static bool fits(const struct record *record, const struct query_node *node)
{
	switch (node->field) {
	case QUERY_TAG:
		return record_has_value(record, RECORD_KEY(FIELD_TAGS),
		    node->value, false);
	case QUERY_AREA:
		return record_has_value(record, RECORD_KEY(FIELD_AREA),
		    node->value, true);
	case QUERY_DECIDER:
		return record_has_value(record, RECORD_DECIDER_KEYS,
		    node->value, true);
	case QUERY_AUTHOR:
		return record_has_value(record, RECORD_KEY(FIELD_AUTHOR),
		    node->value, true);
	case QUERY_AFTER:
	case QUERY_BEFORE:
		return has_date(record, node);
	default:
		return false;
	}
}

static void in_status(bool *has, const struct corpus *corpus, uint32_t statuses)
{
	for (uint32_t i = 0; i < corpus->records.count; i++)
		has[i] = statuses >> catalog_status(corpus, i) & 1;
}

static void take_all(bool *has, const struct collection *collection)
{
	for (uint32_t i = 0; i < collection->count; i++)
		has[collection->first + i] = true;
}

static enum status of_kind(bool *has, const struct corpus *corpus,
    const char *kind, struct error *err)
{
	if (!kind_is_there(corpus, kind))
		return kind_unknown(corpus, kind, err);
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (kind_is(corpus->collections.items[i].kind, kind))
			take_all(has, &corpus->collections.items[i]);
	return STATUS_OK;
}

static enum status in_collection(bool *has, const struct corpus *corpus,
    const char *name, struct error *err)
{
	const struct collection *collection;
	enum status status = corpus_find_collection(&collection, corpus, name,
	    err);

	if (!status)
		take_all(has, collection);
	return status;
}

static enum status superseding(bool *has, const struct corpus *corpus,
    const char *id, const char *cwd, struct error *err)
{
	const struct corpus_edge *edges;
	const struct record *old;
	enum status status = corpus_resolve(&old, corpus, id, cwd, err);
	size_t count;

	if (status)
		return status;
	edges = corpus_edges_to(corpus, corpus_index_of(corpus, old), &count);
	for (size_t i = 0; i < count; i++)
		if (edges[i].kind == RELATION_SUPERSEDES)
			has[edges[i].from] = true;
	return STATUS_OK;
}

enum status filter_run(bool *has, const struct corpus *corpus,
    const struct query_node *node, const char *cwd, struct error *err)
{
	switch (node->field) {
	case QUERY_STATUS:
		in_status(has, corpus, node->statuses);
		return STATUS_OK;
	case QUERY_COLLECTION:
		return in_collection(has, corpus, node->value, err);
	case QUERY_RECORD_KIND:
		return of_kind(has, corpus, node->value, err);
	case QUERY_SUPERSEDES:
		return superseding(has, corpus, node->value, cwd, err);
	default:
		break;
	}
	for (size_t i = 0; i < corpus->records.count; i++)
		has[i] = fits(&corpus->records.items[i], node);
	return STATUS_OK;
}

bool filter_needs_records(const struct query_node *root)
{
	bool needs = root->kind == QUERY_FIELD && root->field != QUERY_STATUS &&
	    root->field != QUERY_COLLECTION && root->field != QUERY_RECORD_KIND;

	for (const struct query_node *at = root->first; at && !needs;
	     at = at->next)
		needs = filter_needs_records(at);
	return needs;
}
