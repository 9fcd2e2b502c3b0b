/* SPDX-License-Identifier: MIT */
#include "core/search/filter.h"

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

static bool fits(const struct corpus *corpus, const struct record *record,
    const struct query_node *node)
{
	switch (node->field) {
	case QUERY_STATUS:
		return node->statuses >> corpus_status_of(corpus, record) & 1;
	case QUERY_RECORD_KIND:
		return kind_is(corpus_collection_of(corpus, record)->kind,
		    node->value);
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
	case QUERY_COLLECTION:
	case QUERY_SUPERSEDES:
		break;
	}
	return false;
}

static enum status in_collection(bool *has, const struct corpus *corpus,
    const char *name, struct error *err)
{
	const struct collection *collection;
	enum status status = corpus_find_collection(&collection, corpus, name,
	    err);

	for (uint32_t i = 0; !status && i < collection->count; i++)
		has[collection->first + i] = true;
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
	if (node->field == QUERY_COLLECTION)
		return in_collection(has, corpus, node->value, err);
	if (node->field == QUERY_SUPERSEDES)
		return superseding(has, corpus, node->value, cwd, err);
	if (node->field == QUERY_RECORD_KIND &&
	    !kind_is_there(corpus, node->value))
		return kind_unknown(corpus, node->value, err);
	for (size_t i = 0; i < corpus->records.count; i++)
		has[i] = fits(corpus, &corpus->records.items[i], node);
	return STATUS_OK;
}
