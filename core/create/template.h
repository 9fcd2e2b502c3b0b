/* SPDX-License-Identifier: MIT */
/* The template of a new record: the repository's own, else a built-in one. */
#ifndef HENCE_CREATE_TEMPLATE_H
#define HENCE_CREATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"

struct source;

/* Bytes; what is longer is no template. */
#define TEMPLATE_LIMIT ((size_t)1 << 20)

/* One of templates/: its file name without ".md", and its text. */
struct template_row {
	const char *name, *text;
};

extern const struct template_row template_rows[];
extern const size_t template_rows_count;

/* The text of a built-in template, or NULL. */
const char *template_builtin(const char *name);

/* Append "madr, nygard, ...": those that `new` offers. */
void template_names(struct strbuf *out);

/* For whom a template is wanted. */
struct template_query {
	struct source *source;
	const struct corpus *corpus;
	const struct collection *collection;
	/* As asked for: a file's path from the source's root, or a name; or
	 * NULL. */
	const char *name;
};

enum template_origin {
	TEMPLATE_ASKED, /* by the query's name */
	TEMPLATE_CONFIGURED, /* by .hence.yml */
	TEMPLATE_OWN, /* a template file of the repository's */
	TEMPLATE_INFERRED /* from the newest record */
};

struct template_choice {
	const char *name; /* a built-in one's, or a file's path; borrowed */
	bool is_file;
	enum template_origin origin;
};

/*
 * Which template it is. Without a name: what is configured, but a template file
 * of the collection's before a built-in one of that name, else the built-in one
 * that is most like the newest record. STATUS_USAGE: no template of that name;
 * STATUS_CONFIG: the one configured is not there.
 */
enum status template_choose(struct template_choice *out,
    const struct template_query *query, struct error *err);

/* Append its text to out, and its name as above to where. */
enum status template_load(struct strbuf *out, struct strbuf *where,
    const struct template_query *query, struct error *err);

/* Is that the name of a file, rather than of a template? */
bool template_is_path(const char *name);

/* path is NULL for a built-in one. */
typedef void (*template_fn)(const char *name, const char *path, void *context);

/* Each one that `new` offers. */
void template_each_builtin(template_fn fn, void *context);

/*
 * Each template file of the repository's own that has a name: in the folders
 * for templates of every collection and of the repository, by source path.
 */
void template_each_own(const struct source *source, const struct corpus *corpus,
    template_fn fn, void *context);

/* Each file that the query's collection takes where none is asked for: the
 * first one that is there. Some have a name, too. */
void template_each_usual(const struct template_query *query, template_fn fn,
    void *context);

#endif
