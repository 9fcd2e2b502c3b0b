/* SPDX-License-Identifier: MIT */
/* A waiver written into a record: <!-- hence: waive family/rule: reason -->. */
#ifndef HENCE_EDIT_WAIVE_H
#define HENCE_EDIT_WAIVE_H

#include "core/edit/subject.h"

/*
 * At the record's end, where readers of the text are not disturbed; in place of
 * the one that it has for the same rule. The reason is one line of plain text.
 */
enum status waive(struct subject *subject, const char *rule, const char *reason,
    struct error *err);

#endif
