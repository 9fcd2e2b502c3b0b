/* SPDX-License-Identifier: MIT */
/* The text that --from names, and what it says by itself. */
#ifndef HENCE_CMD_NEW_BODY_H
#define HENCE_CMD_NEW_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"

struct new_body {
	struct strbuf text;
	bool is_there;
	struct strbuf title; /* of its own, or empty */
};

/* What the command line says, which the text must not say as well. */
struct new_claims {
	bool title, status, date, deciders, tags;
};

void new_body_init(struct new_body *body);
void new_body_release(struct new_body *body);

/* from: a file, a pipe, "-", or NULL for no text. UTF-8 without NUL only. */
enum status new_body_read(struct new_body *out, const char *from, size_t limit,
    struct error *err);

/* STATUS_USAGE: both say it. */
enum status new_body_check(const struct new_body *body,
    const struct new_claims *claims, struct error *err);

#endif
