/* SPDX-License-Identifier: MIT */
/* .hence.yml from the source that the records come from. */
#ifndef HENCE_CORPUS_CONFIG_LOAD_H
#define HENCE_CORPUS_CONFIG_LOAD_H

#include "core/corpus/config.h"

struct source;

/*
 * The defaults where there is none. One that is there and cannot be read, or
 * that only this machine would see, is an error: rules that are passed over in
 * silence are worse than none.
 */
enum status config_load(struct config *out, struct source *source,
    struct arena *arena, struct error *err);

#endif
