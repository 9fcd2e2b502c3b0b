/* SPDX-License-Identifier: MIT */
/* What a new record says about itself when it is written. */
#ifndef HENCE_CREATE_VALUES_H
#define HENCE_CREATE_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/strbuf.h"
#include "core/base/text.h"

struct record_values {
	struct text title;
	bool has_number;
	uint32_t number, width;
	bool number_inside; /* no file name has the number */
	struct date date;
	bool date_asked; /* else it is today's */
	const char *status; /* as asked for, or NULL */
	const char *const *deciders;
	size_t deciders_count;
	const char *const *tags;
	size_t tags_count;
	const char *author; /* NULL: not known */
};

/* The status that the record begins with: "proposed" where none is asked for. */
const char *values_status(const struct record_values *values);

/* Append "a, b", or "[a, b]" in YAML. */
void values_add_list(struct strbuf *out, const char *const *items, size_t count,
    bool yaml);

#endif
