/* SPDX-License-Identifier: MIT */
#include "core/search/kept_catalog.h"

static bool get(void *context, uint32_t part, struct strbuf *out)
{
	const struct kept_catalog *kept = context;

	return kept->index->reader->recall(kept->index->context, kept->name,
	    part, out);
}

static bool put(void *context, uint32_t part, struct text bytes)
{
	const struct kept_catalog *kept = context;

	return kept->index->writer->keep(kept->index->context, kept->name, part,
	    bytes);
}

void kept_catalog_init(struct kept_catalog *kept,
    const struct search_index *index, const char *name)
{
	kept->store = (struct catalog_store){ kept, get, put };
	kept->index = index;
	kept->name = name;
}
