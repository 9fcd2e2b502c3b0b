/* SPDX-License-Identifier: MIT */
/* From what relations name to the records themselves. Internal to
 * core/record. */
#ifndef HENCE_RECORD_RELATE_H
#define HENCE_RECORD_RELATE_H

#include "core/record/corpus.h"

/* Fill corpus.edges. */
void relate_records(struct corpus *corpus);

#endif
