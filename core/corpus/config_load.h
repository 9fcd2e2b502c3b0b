/* SPDX-License-Identifier: MIT */
/* .hence.yml, and other settings of a team's, from the source that the records
 * come from. */
#ifndef HENCE_CORPUS_CONFIG_LOAD_H
#define HENCE_CORPUS_CONFIG_LOAD_H

#include "core/base/strbuf.h"
#include "core/corpus/config.h"

struct source;

#define CONFIG_LIMIT (1u << 20) /* bytes of it */

/*
 * The defaults where there is none. One that is there and cannot be read, or
 * that only this machine would see, is an error: rules that are passed over in
 * silence are worse than none.
 */
enum status config_load(struct config *out, struct source *source,
    struct arena *arena, struct error *err);

/* A file at the root. */
struct config_file {
	const char *name;
	size_t limit; /* bytes */
};

/* Append its bytes to out and set *found, with errors as those above. */
enum status config_read_file(struct strbuf *out, bool *found,
    struct source *source, const struct config_file *wanted, struct error *err);

#endif
