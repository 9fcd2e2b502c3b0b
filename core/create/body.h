/* SPDX-License-Identifier: MIT */
/* What a text that is given for a record says by itself. */
#ifndef HENCE_CREATE_BODY_H
#define HENCE_CREATE_BODY_H

#include <stdbool.h>

#include "core/base/strbuf.h"
#include "core/base/text.h"

struct body_facts {
	struct strbuf title; /* plain text, or empty */
	const char *status; /* its name, or NULL */
	bool has_status, has_date, has_deciders, has_tags;
};

void body_read(struct body_facts *out, struct text body);
void body_release(struct body_facts *facts);

#endif
