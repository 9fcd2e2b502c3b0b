/* SPDX-License-Identifier: MIT */
/* How documents come into a shelf's indexes. Internal to the shelf. */
#ifndef HENCE_SEARCH_TAKE_H
#define HENCE_SEARCH_TAKE_H

#include "core/search/shelf.h"

/*
 * Take in every record that has no document yet: into the kept index where
 * is_writing, and where it is the file that the record was read from, else into
 * the passing one. False: the index that was written to is of no use any more.
 */
bool take_missing(struct shelf *shelf, bool is_writing);

#endif
