/* SPDX-License-Identifier: MIT */
/* A new record: its number, name and text, as one new file of a change. */
#ifndef HENCE_CREATE_CREATE_H
#define HENCE_CREATE_CREATE_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/change/change.h"
#include "core/corpus/corpus.h"
#include "core/create/number.h"
#include "core/create/values.h"

struct create_request {
	struct change *change; /* what the new file becomes a part of */
	const struct corpus *corpus;
	const struct collection *collection;
	/* has_number: that number and no other; refused when it is taken. */
	struct record_values values;
	struct text template_text;
	/* Stands in place of the template's sections, or, with a title or front
	 * matter of its own, of all of it: then values.title is added where it
	 * has none. NULL data: none. */
	struct text body;
};

struct create_result {
	struct change_file *file; /* the change's; NULL: it was not made */
	struct number_gaps gaps; /* where its number may be used all the same */
};

void create_result_init(struct create_result *result);
void create_result_release(struct create_result *result);

/*
 * Make the record in the change. The caller holds the lock (lock.h) until the
 * change is applied, so that only one process at a time chooses a number.
 * STATUS_USAGE: the number is taken; STATUS_EXISTS: the file is there.
 */
enum status create_record(struct create_result *out,
    const struct create_request *request, struct error *err);

#endif
