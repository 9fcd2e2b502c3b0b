/* SPDX-License-Identifier: MIT */
/* The values of .hence.yml: each type's check, and errors with their place. */
#ifndef HENCE_CORPUS_CONFIG_VALUE_H
#define HENCE_CORPUS_CONFIG_VALUE_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/corpus/config.h"
#include "core/format/yaml.h"

/* A kind or prefix: no file's name has a longer one. */
#define CONFIG_KIND_MAX 24
#define CONFIG_KIND_HINT \
	"A kind is a word of at most 24 small letters, digits and '-', such " \
	"as adr or rfc."

bool config_is_kind(struct text t);

/* Where a value goes; collection is NULL outside of "collections:". */
struct config_target {
	struct config *config;
	struct config_collection *collection;
	void *group; /* what the setting's offset counts in */
	const struct yaml_tree *tree;
	struct arena *arena;
};

/* Check the value of the setting and put it into the target. */
enum status config_read_value(struct config_target *target,
    const struct config_setting *setting, const struct yaml_node *node,
    struct error *err);

/* The types that go where an offset says. */
bool config_is_member(enum config_type type);
enum status config_read_member(struct config_target *target,
    const struct config_setting *setting, const struct yaml_node *node,
    struct error *err);

/* One plain value, without line breaks and control characters. */
enum status config_check_scalar(const struct config_setting *setting,
    const struct yaml_node *node, struct error *err);

/* Controls, line separators, and what turns the direction of writing: values
 * stand in ids and messages. */
bool config_has_control(struct text t);

/* A list of a setting's, for config_next. */
struct config_list {
	const char *name, *form; /* for messages: "moves", "- a -> b" */
	const struct yaml_node *node;
	const struct yaml_node *item; /* the one reached; NULL at first */
	uint32_t count, limit;
};

/* Go to the next item; false at the end, or with *status and err set where
 * there is no list or where it is longer than its limit. */
bool config_next(struct config_list *list, const struct yaml_tree *tree,
    enum status *status, struct error *err);

/* ".hence.yml:LINE:COLUMN: ..." at the value, or at its key. */
enum status config_fail(const struct yaml_node *node, struct error *err,
    const char *fmt, ...) PRINTF_LIKE(3, 4);
enum status config_fail_key(const struct yaml_node *node, struct error *err,
    const char *fmt, ...) PRINTF_LIKE(3, 4);

#endif
