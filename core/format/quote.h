/* SPDX-License-Identifier: MIT */
/* Values made safe for where a new record or a setting has them. */
#ifndef HENCE_FORMAT_QUOTE_H
#define HENCE_FORMAT_QUOTE_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

/* Append t as a YAML scalar, in double quotes where it must be; it has no
 * control characters. Good inside of [a, b] too. */
void quote_yaml(struct strbuf *out, struct text t);

/* A word that YAML reads as something else than text: "yes", "null". */
bool quote_yaml_is_taken(struct text t);

/* Append t so that Markdown shows it as it is written. */
void quote_markdown(struct strbuf *out, struct text t);

/* The same where it is a value: read on its own, it may begin with what would be
 * a quote's or a list's mark at the start of a line. */
void quote_markdown_value(struct strbuf *out, struct text t);

/* The same at the start of a line, where "1." and "+" begin a list, too. */
void quote_markdown_line(struct strbuf *out, struct text t);

#endif
