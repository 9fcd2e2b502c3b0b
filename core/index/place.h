/* SPDX-License-Identifier: MIT */
/* Where the file of the cache may be. */
#ifndef HENCE_INDEX_PLACE_H
#define HENCE_INDEX_PLACE_H

/* The first of two paths, each may be "", in a folder that can be written to
 * (which is made); or NULL. */
const char *place_choose(char *const paths[2]);

#endif
