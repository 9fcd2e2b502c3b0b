/* SPDX-License-Identifier: MIT */
/* A new record: its number, name and text, written as one new file. */
#ifndef HENCE_CREATE_CREATE_H
#define HENCE_CREATE_CREATE_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/create/number.h"
#include "core/create/values.h"
#include "core/corpus/corpus.h"

struct repo;

struct create_request {
	struct repo *repo; /* NULL: outside of git */
	const char *root; /* absolute */
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
	struct strbuf path; /* of the record, from the root */
	struct number_gaps gaps; /* where its number may be used all the same */
};

void create_result_init(struct create_result *result);
void create_result_release(struct create_result *result);

/*
 * Write the record; the caller holds the lock (lock.h), so that only one
 * process at a time chooses a number. No file is ever written over. STATUS_USAGE: the number is taken; STATUS_EXISTS: the file
 * is there.
 */
enum status create_record(struct create_result *out,
    const struct create_request *request, struct error *err);

/*
 * Make the folder (a path from root) and its parents. STATUS_IO when its name
 * goes through a link that leaves root.
 */
enum status create_folder(const char *root, const char *folder,
    struct error *err);

#endif
