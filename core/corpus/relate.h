/* SPDX-License-Identifier: MIT */
/* From what relations name to the records themselves. Internal to
 * core/corpus. */
#ifndef HENCE_CORPUS_RELATE_H
#define HENCE_CORPUS_RELATE_H

#include "core/corpus/corpus.h"

/* Fill every record's targets, corpus.edges and corpus.edges_by_target. */
void relate_records(struct corpus *corpus);

#endif
