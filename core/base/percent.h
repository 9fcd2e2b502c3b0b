/* SPDX-License-Identifier: MIT */
/* %20 and the like, in the path of a URL. */
#ifndef HENCE_BASE_PERCENT_H
#define HENCE_BASE_PERCENT_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

/* Append t with its %XX decoded; what is no %XX stays. */
void percent_decode(struct strbuf *out, struct text t);

/*
 * Append one part of a path, encoded where a URL in Markdown or in an HTML
 * attribute must have it so, and ":", which in front is a scheme's. all: bytes that are no ASCII too.
 */
void percent_encode(struct strbuf *out, struct text part, bool all);

#endif
