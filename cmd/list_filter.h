/* SPDX-License-Identifier: MIT */
/* Which records `list` wants. */
#ifndef HENCE_CMD_LIST_FILTER_H
#define HENCE_CMD_LIST_FILTER_H

#include "cmd/env.h"

struct list_filter {
	uint32_t statuses; /* bits as list_status_words; 0: all */
	struct string_list kinds, collections, tags, deciders;
	struct date after, before; /* year 0: not given */
};

extern const char *const list_status_words[];

/*
 * Append the records that match all of filter's options, each by any of its
 * values, and any operand: a folder or an id. STATUS_USAGE for words that no
 * record could ever match.
 */
enum status list_select(record_list *out, const struct env *env,
    const struct list_filter *filter, char *const *operands, struct error *err);

#endif
