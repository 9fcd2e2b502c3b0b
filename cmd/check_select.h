/* SPDX-License-Identifier: MIT */
/* What of the rules and records `hence check` is asked for. */
#ifndef HENCE_CMD_CHECK_SELECT_H
#define HENCE_CMD_CHECK_SELECT_H

#include "cmd/env.h"
#include "core/check/finding.h"

#define CHECK_EVERY_RULE "all"

/* The rules' and families' names, NULL-terminated, for completions. */
extern const char *const check_rule_words[];

/* Mark the rules of a name: one of them, a family ("link", or with "/" and a star), or
 * "all". STATUS_USAGE with the nearest name where there is none. */
enum status check_mark_rules(bool marks[RULE_COUNT], const char *name,
    bool value, struct error *err);

/* The rules of --rule (all where it is not given) without those of
 * --no-rule. */
enum status check_choose_rules(bool wanted[RULE_COUNT],
    const struct string_list *only, const struct string_list *without,
    struct error *err);

/* Where the operands lead. */
struct check_paths {
	struct string_list list; /* from the root; owned */
	bool *chosen; /* records, as the corpus has them; NULL: all */
	size_t records; /* so many */
};

/* STATUS_USAGE for a path that holds neither a record nor a table of
 * contents. */
enum status check_choose_paths(struct check_paths *out, const struct env *env,
    char **names, struct error *err);
void check_paths_release(struct check_paths *paths);

/* Leave the findings on these paths, in order. */
void check_keep_paths(struct findings *findings,
    const struct check_paths *paths, const struct corpus *corpus);

#endif
