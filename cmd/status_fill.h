/* SPDX-License-Identifier: MIT */
/* What a record that is accepted must say of its decision, and the command can:
 * when, by whom and how, where the record says nothing of it. */
#ifndef HENCE_CMD_STATUS_FILL_H
#define HENCE_CMD_STATUS_FILL_H

#include "core/base/date.h"
#include "core/corpus/config.h"
#include "core/edit/subject.h"

/*
 * Nothing where neither the repository nor the record asks for the terms of
 * decisions (terms_apply): most records have no place for them. decider is ""
 * where git knows nobody.
 */
enum status status_fill(struct subject *subject, const struct config *config,
    const struct date *date, const char *decider, struct error *err);

#endif
