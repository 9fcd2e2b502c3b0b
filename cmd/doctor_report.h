/* SPDX-License-Identifier: MIT */
/* What `hence doctor` has found, line by line. */
#ifndef HENCE_CMD_DOCTOR_REPORT_H
#define HENCE_CMD_DOCTOR_REPORT_H

#include "cmd/env.h"
#include "core/base/vec.h"

enum level {
	LEVEL_OK,
	LEVEL_NOTE,
	LEVEL_PROBLEM
};

struct finding {
	enum level level;
	const char *check;
	char *message;
};

struct report {
	struct env *env;
	VEC(struct finding) findings;
	bool has_problem;
};

/* check names what was looked at. */
void report_say(struct report *report, enum level level, const char *check,
    const char *fmt, ...) PRINTF_LIKE(4, 5);

/* A problem, with what to do about it. */
void report_error(struct report *report, const char *check,
    const struct error *err);

void report_text(const struct report *report);
void report_json(const struct report *report);
void report_release(struct report *report);

#endif
