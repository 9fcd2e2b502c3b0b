/* SPDX-License-Identifier: MIT */
/*
 * A YAML document as a flat tree with the position of every key and value:
 * what front matter, sidecars and .hence.yml are read from. With markdown.h
 * the twin that hides its library: this is the one place that knows libyaml.
 * Aliases are not followed, so nothing can blow up.
 */
#ifndef HENCE_FORMAT_YAML_H
#define HENCE_FORMAT_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/base/text.h"
#include "core/format/markdown.h"

enum yaml_kind {
	YAML_SCALAR,
	YAML_LIST,
	YAML_MAP,
	YAML_ALIAS
};

struct yaml_node {
	enum yaml_kind kind;
	uint32_t parent; /* index; the root is its own parent */
	uint32_t end; /* index behind the last node of the subtree */
	/* A value in a map whose key is a scalar. Keys that are lists, maps or
	 * aliases are left out, and their values have no key. */
	bool has_key;
	struct text key;
	struct text value; /* scalars: decoded; aliases: the anchor's name */
	bool quoted; /* a scalar in quotes or a block: never null or a number */
	bool marked; /* it has an anchor or a tag */
	/*
	 * Bytes in the text given to yaml_read: quotes, anchors and tags are
	 * included, comments are not; a block scalar goes from its indicator to
	 * the end of its last line that is not blank.
	 */
	struct span key_span, span;
	uint32_t line, column; /* 1-based, columns in code points */
	uint32_t key_line, key_column;
};

struct yaml_tree {
	struct yaml_node *nodes; /* node i's subtree is [i + 1, nodes[i].end) */
	uint32_t count; /* 0: an empty document */
};

/*
 * Read the first document of bytes (UTF-8, BOM allowed). STATUS_CONFIG when
 * it is no YAML (or nested over 100 deep, or over 100,000 values): the message
 * says why, *line and *column where (1-based; 0 when all is well).
 */
enum status yaml_read(struct yaml_tree *out, struct text bytes,
    struct arena *arena, uint32_t *line, uint32_t *column, struct error *err);

/* The value of key in the map at node, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_tree *tree, uint32_t node,
    const char *key);

/* A plain scalar that YAML reads as null: "", ~, null. */
bool yaml_is_null(const struct yaml_node *node);

#endif
