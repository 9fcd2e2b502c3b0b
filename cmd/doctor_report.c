/* SPDX-License-Identifier: MIT */
#include "cmd/doctor_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/escape.h"
#include "core/base/mem.h"
#include "core/output/record_json.h"

static const struct {
	const char *name, *color;
} levels[] = {
	[LEVEL_OK] = { "ok", "\033[32m" },
	[LEVEL_NOTE] = { "note", "\033[33m" },
	[LEVEL_PROBLEM] = { "problem", "\033[31m" },
};

void report_say(struct report *report, enum level level, const char *check,
    const char *fmt, ...)
{
	char message[1600];
	struct finding *finding = vec_push(&report->findings);
	va_list args;

	va_start(args, fmt);
	vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	finding->level = level;
	finding->check = check;
	finding->message = mem_strdup(message);
	report->has_problem = report->has_problem || level == LEVEL_PROBLEM;
}

void report_error(struct report *report, const char *check,
    const struct error *err)
{
	if (err->hint[0])
		report_say(report, LEVEL_PROBLEM, check, "%s. %s", err->message,
		    err->hint);
	else
		report_say(report, LEVEL_PROBLEM, check, "%s", err->message);
}

void report_text(const struct report *report)
{
	bool color = env_color(report->env);
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < report->findings.count; i++) {
		const struct finding *finding = &report->findings.items[i];

		strbuf_clear(&line);
		strbuf_addf(&line,
		    "%s%-8s%s%s: ", color ? levels[finding->level].color : "",
		    levels[finding->level].name, color ? "\033[0m" : "",
		    finding->check);
		escape_terminal(&line, text_of(finding->message));
		puts(line.buf);
	}
	strbuf_release(&line);
}

void report_json(const struct report *report)
{
	json_t *object = record_json_start(), *checks = json_array();

	for (size_t i = 0; i < report->findings.count; i++) {
		const struct finding *finding = &report->findings.items[i];
		json_t *check = json_object();

		json_put(check, "level",
		    json_of_string(levels[finding->level].name));
		json_put(check, "check", json_of_string(finding->check));
		json_put(check, "message",
		    json_of_text(text_of(finding->message)));
		json_push(checks, check);
	}
	json_put(object, "checks", checks);
	json_print(stdout, object);
	json_decref(object);
}

void report_release(struct report *report)
{
	for (size_t i = 0; i < report->findings.count; i++)
		free(report->findings.items[i].message);
	vec_release(&report->findings);
}
