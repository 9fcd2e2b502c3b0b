/* SPDX-License-Identifier: MIT */
/*
 * cmark's tree in memory of ours: nodes are handed out from a pool and freed
 * with it, which is a third of the time of a parse. Internal to core/format.
 */
#ifndef HENCE_FORMAT_TREE_H
#define HENCE_FORMAT_TREE_H

#include <stdbool.h>

#include <cmark.h>

#include "core/base/mem.h"
#include "core/base/text.h"

/* The document of t; it lives in pool and must not be freed by itself. */
cmark_node *tree_parse(struct arena *pool, struct text t);

/*
 * Would cmark need quadratic time, or hundreds of times the memory? It walks
 * over every image begun in a paragraph for every link that ends there (cmark
 * 0.30.2; "![[]()" repeated over 1 MiB takes a minute), and a line of a
 * million ">" becomes a million quotes.
 */
bool tree_is_too_complex(struct text t);

#endif
