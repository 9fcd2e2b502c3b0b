/* SPDX-License-Identifier: MIT */
/* Where the findings of `hence check` go, and in which formats. */
#ifndef HENCE_CMD_CHECK_REPORT_H
#define HENCE_CMD_CHECK_REPORT_H

#include "cmd/env.h"
#include "core/output/finding_report.h"

/* "text", "json" ..., NULL-terminated. */
extern const char *const check_format_words[];

struct check_output {
	void (*write)(FILE *out, const struct finding_report *report);
	const char *file; /* NULL: standard output; borrowed */
};

struct check_outputs {
	struct check_output *items;
	size_t count, cap;
};

/*
 * Read the values of --format, "FORMAT" or "FORMAT=FILE", where the file "-" is
 * standard output; text goes there where none is given. json: --json was given, too.
 * STATUS_USAGE for an unknown word, and for two to one place.
 */
enum status check_outputs_init(struct check_outputs *out,
    const struct string_list *formats, bool json, struct error *err);
void check_outputs_release(struct check_outputs *outputs);

/* Does one of them say what mends each finding? */
bool check_outputs_say_fixes(const struct check_outputs *outputs);

/*
 * What the reports of all commands say alike. What would mend the findings is
 * attached before, as its places are looked up, too: they live in arena.
 */
void check_report_init(struct finding_report *out, struct env *env,
    const struct findings *findings, struct arena *arena);

/* Print the findings as `hence check` does. */
void check_print(struct env *env, const struct findings *findings);

/* Write them all, files all or nothing; pipes and devices as they take it. */
enum status check_outputs_write(const struct check_outputs *outputs,
    const struct finding_report *report, struct error *err);

#endif
