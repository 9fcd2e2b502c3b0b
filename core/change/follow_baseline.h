/* SPDX-License-Identifier: MIT */
/* The baseline of `hence check` names files that move. Internal to
 * core/change. */
#ifndef HENCE_CHANGE_FOLLOW_BASELINE_H
#define HENCE_CHANGE_FOLLOW_BASELINE_H

#include "core/change/change.h"

struct source;

/* Write the paths that the change's moves give into the baseline, where there
 * is one. One that is damaged is left to `hence check`. */
enum status follow_baseline(struct change *change, struct source *source,
    struct error *err);

#endif
