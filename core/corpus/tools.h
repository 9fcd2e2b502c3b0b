/* SPDX-License-Identifier: MIT */
/* Collections that the configuration of other tools names: .adr-dir and
 * .log4brains.yml. Internal to core/corpus. */
#ifndef HENCE_CORPUS_TOOLS_H
#define HENCE_CORPUS_TOOLS_H

#include "core/corpus/corpus.h"
#include "core/git/source.h"

/* Add them to corpus.collections; what cannot be used is a row of
 * corpus.skips. */
void tools_add(struct corpus *corpus, struct source *source);

/* Is it a file that tools_add reads? */
bool tools_reads(const char *path);

#endif
