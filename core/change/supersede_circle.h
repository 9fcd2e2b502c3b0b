/* SPDX-License-Identifier: MIT */
/* A record that would, over others, supersede itself. Internal to
 * core/change. */
#ifndef HENCE_CHANGE_SUPERSEDE_CIRCLE_H
#define HENCE_CHANGE_SUPERSEDE_CIRCLE_H

#include "core/change/side.h"

/* STATUS_FORBIDDEN when a, the older one, supersedes b already, over others
 * too, as far as either side of each says so. */
enum status supersede_refuse_circle(struct pair *pair, struct error *err);

#endif
