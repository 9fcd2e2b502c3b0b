/* SPDX-License-Identifier: MIT */
/* JSON by Jansson, with the few calls the library lacks. */
#ifndef HENCE_BASE_JSON_H
#define HENCE_BASE_JSON_H

#include <jansson.h>

#include "core/base/error.h"
#include "core/base/text.h"

/* A string of t; bytes that are no UTF-8 become U+FFFD, NULs are kept. */
json_t *json_of_text(struct text t);

/* A string, or null when s is NULL. */
json_t *json_of_string(const char *s);

/* Take value and set it; running out of memory ends the program. */
void json_put(json_t *object, const char *key, json_t *value);
void json_push(json_t *array, json_t *value);

/* Two blanks of indentation, keys in the order they were put, a newline. */
void json_print(FILE *out, const json_t *value);

#endif
