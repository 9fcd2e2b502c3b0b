/* SPDX-License-Identifier: MIT */
/* The option that a user means, among those that a record has. */
#ifndef HENCE_EDIT_CHOICE_H
#define HENCE_EDIT_CHOICE_H

#include "core/base/error.h"
#include "core/record/record.h"

/*
 * *out: the title of the option that words name: its title, its label ("Option
 * 2", "2", "B"), or its title in upper and lower case as it may be, where that
 * is one alone. The words themselves where the record names no option, or only
 * those that lost. It lives as long as the record and words. STATUS_USAGE, with
 * the options to choose from: they name none, or several.
 */
enum status choice_find(const char **out, const struct record *record,
    const char *words, struct error *err);

#endif
