/* SPDX-License-Identifier: MIT */
/* What there is to say of a rule, for a terminal and as Markdown. */
#ifndef HENCE_OUTPUT_RULE_TEXT_H
#define HENCE_OUTPUT_RULE_TEXT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/check/rule.h"

/* Append name, summary, severities and explanation. */
void rule_text(struct strbuf *out, enum rule_id id, bool color);

/* Append docs/rules.md: all the rules, family by family. */
void rule_pages(struct strbuf *out);

#endif
