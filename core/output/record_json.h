/* SPDX-License-Identifier: MIT */
/* Records as JSON: docs/json.md describes what is made here. */
#ifndef HENCE_OUTPUT_RECORD_JSON_H
#define HENCE_OUTPUT_RECORD_JSON_H

#include "core/base/json.h"
#include "core/corpus/corpus.h"

/* The number that changes when a reader of the JSON would break. */
#define JSON_SCHEMA 1

/* {"schema": 1} */
json_t *record_json_start(void);

/* What `list` says of one record. */
json_t *record_json_row(const struct corpus *corpus,
    const struct record *record);

/* What `list` says of records: an array. */
json_t *record_json_list(const struct corpus *corpus,
    const record_list *records);

/* What `options` says: push each option, with the record that it is of; those
 * alone that are wanted, unless that is NULL. */
void record_json_options(json_t *out, const struct corpus *corpus,
    const struct record *record, struct text bytes, const bool *wanted);

/* What `show` says: the same and all its parts; bytes: the whole file. */
json_t *record_json_full(const struct corpus *corpus,
    const struct record *record, struct text bytes);

#endif
