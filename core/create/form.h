/* SPDX-License-Identifier: MIT */
/* How the files of a collection are named, and the name of a new one. */
#ifndef HENCE_CREATE_FORM_H
#define HENCE_CREATE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"
#include "core/corpus/corpus.h"

struct file_form {
	struct text prefix; /* before the number, "ADR-", as written */
	char separator; /* between words, and before the slug */
	bool dated; /* a date first */
	bool date_dashed; /* 2024-01-31 rather than 20240131 */
	bool numbered; /* a number in the name */
	bool has_slug;
	struct text cover; /* "README.": a folder per record; or empty */
	struct text extension; /* "md" */
};

/*
 * The form that most of the collection's files have, the newer one of two
 * equals; "0001-title.md" or the like where there are none. Its texts live as
 * long as the corpus.
 */
void form_infer(struct file_form *out, const struct corpus *corpus,
    const struct collection *collection);

/*
 * The collection's numbering; sequential, too, where most records state a
 * number that no file name has.
 */
enum numbering form_numbering(const struct corpus *corpus,
    const struct collection *collection);

struct file_name {
	uint32_t number, width;
	struct date date;
	struct text title;
};

/* out = the path of the record of that form and name in the folder. */
void form_path(struct strbuf *out, const struct file_form *form,
    const char *folder, const struct file_name *name);

#endif
