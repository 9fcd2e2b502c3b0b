/* SPDX-License-Identifier: MIT */
/*
 * Edits of YAML text (front matter, a sidecar) that keep comments, order and
 * the way in which values are quoted. Nothing is verified here: who applies
 * the edits reads the text again.
 */
#ifndef HENCE_EDIT_YAML_EDIT_H
#define HENCE_EDIT_YAML_EDIT_H

#include <stdbool.h>

#include "core/edit/edits.h"
#include "core/format/yaml.h"

struct yaml_text {
	struct text file; /* what the edits are of; borrowed */
	struct span span; /* of the YAML in it */
	struct text bytes; /* those; the tree's spans count from its start */
	struct yaml_tree tree; /* its root is a map, or it is empty */
};

/*
 * The front matter of a record's text; STATUS_NOT_FOUND where it has none,
 * STATUS_UNSUPPORTED where it is broken or no map. The tree lives in arena.
 */
enum status yaml_text_front_matter(struct yaml_text *out, struct text file,
    struct arena *arena, struct error *err);

/* All of a file that is YAML: kep.yaml. STATUS_UNSUPPORTED as above. */
enum status yaml_text_file(struct yaml_text *out, struct text file,
    struct arena *arena, struct error *err);

/* The value of that top-level key (as written, case ignored), or NULL. */
const struct yaml_node *yaml_text_get(const struct yaml_text *yaml,
    const char *key);

/* The node whose bytes stand at that span of the file: a field's. Or NULL. */
const struct yaml_node *yaml_text_at(const struct yaml_text *yaml,
    struct span span);

/* Where the node's bytes stand in the file. */
struct span yaml_text_span(const struct yaml_text *yaml,
    const struct yaml_node *node);

/*
 * Append value as a scalar written the way of like, a scalar's bytes ("" for
 * none): its quotes, or none where none are needed. Good inside of [a, b].
 */
void yaml_write(struct strbuf *out, struct text value, struct text like);

/*
 * The scalar (or nothing at all, behind its key) becomes value, in its own
 * quotes. STATUS_UNSUPPORTED for lists, maps and aliases, as below.
 */
enum status yaml_text_set(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text value, struct error *err);

/* The same with YAML that is written already: "[a, b]". */
void yaml_text_put(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct text written);

/*
 * A line "key: yaml" behind that top-level entry, at the end for NULL; written
 * is YAML already: a scalar of yaml_write, or "[a, b]".
 */
enum status yaml_text_add(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *behind, const char *key, struct text written,
    struct error *err);

/* Take the entry of a map out, with its key's lines. */
enum status yaml_text_remove(struct edits *edits, const struct yaml_text *yaml,
    const struct yaml_node *node, struct error *err);

/*
 * One more item: in a flow or block list, in its items' form; a scalar becomes
 * a list of two, nothing at all a list of one.
 */
enum status yaml_text_add_item(struct edits *edits,
    const struct yaml_text *yaml, const struct yaml_node *list,
    struct text value, struct error *err);

/*
 * Take an item out of its list, with its comma or line. The last one of a flow
 * list leaves "[]", that of a block list takes its key along. A scalar that is
 * no item is the only one: its entry is taken out.
 */
enum status yaml_text_remove_item(struct edits *edits,
    const struct yaml_text *yaml, const struct yaml_node *item,
    struct error *err);

#endif
