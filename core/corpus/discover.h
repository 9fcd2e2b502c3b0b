/* SPDX-License-Identifier: MIT */
/*
 * Which folders of a source are collections: given, configured, named by
 * another tool's configuration, or found. Internal to core/corpus.
 */
#ifndef HENCE_CORPUS_DISCOVER_H
#define HENCE_CORPUS_DISCOVER_H

#include "core/corpus/corpus.h"
#include "core/git/source.h"

/* Fill corpus.config and corpus.collections (all but what select_files does);
 * a configuration of another tool that cannot be used is a row of
 * corpus.skips. */
enum status discover_collections(struct corpus *corpus, struct source *source,
    const struct corpus_options *options, struct error *err);

/* Add a folder; one that is there twice is kept by its first origin. Sorted at
 * the end. */
struct collection *discover_add(struct corpus *corpus, struct text path,
    enum collection_origin origin);

#endif
