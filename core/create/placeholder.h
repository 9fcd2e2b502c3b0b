/* SPDX-License-Identifier: MIT */
/*
 * Templates that name their places: {{title}}, {{number}}, {{date}},
 * {{status}}, {{deciders}}, {{decider}}, {{tags}} and {{author}}.
 */
#ifndef HENCE_CREATE_PLACEHOLDER_H
#define HENCE_CREATE_PLACEHOLDER_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/create/values.h"

/* Has it such places? One for the title is the least. */
bool placeholder_is_in(struct text template_text);

/* Append the template; a line goes whose value is not known. */
void placeholder_fill(struct strbuf *out, struct text template_text,
    const struct record_values *values);

#endif
