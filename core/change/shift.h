/* SPDX-License-Identifier: MIT */
/* How the lines of a file move when it is edited, to say where they were. */
#ifndef HENCE_CHANGE_SHIFT_H
#define HENCE_CHANGE_SHIFT_H

#include "core/base/vec.h"
#include "core/check/finding.h"

/* Behind line there are so many more, or fewer, than before. */
struct shift {
	uint32_t line;
	int64_t more;
};

typedef VEC(struct shift) shift_list; /* vec_release it */

/* Add the edits, which do not meet, of the text as it was before them. */
void shifts_add(shift_list *out, struct text before,
    const struct finding_edit *edits, size_t count);

/* Which line it was before all that was added; of new lines the one that they
 * were put at. */
uint32_t shifts_undo(const shift_list *shifts, uint32_t line);

#endif
