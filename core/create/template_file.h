/* SPDX-License-Identifier: MIT */
/* The repository's own templates, as files of a source. */
#ifndef HENCE_CREATE_TEMPLATE_FILE_H
#define HENCE_CREATE_TEMPLATE_FILE_H

#include "core/create/template.h"

struct source_file;

/* The file that the name or path means to the query's collection, or NULL. */
const struct source_file *template_file_asked(const struct template_query
						  *query,
    const char *name);

/* The one that the collection takes where none is asked for, or NULL. */
const struct source_file *template_file_usual(
    const struct template_query *query);

#endif
