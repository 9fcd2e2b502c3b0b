/* SPDX-License-Identifier: MIT */
/* The words by which output names what is known of options. */
#ifndef HENCE_OUTPUT_OPTION_WORDS_H
#define HENCE_OUTPUT_OPTION_WORDS_H

#include "core/record/record.h"

const char *option_verdict_name(enum option_verdict verdict); /* "chosen" */
const char *option_form_name(enum option_form form); /* "heading" */
/* "quoted"; NULL where nothing decides. */
const char *option_manner_name(enum outcome_manner manner);

#endif
