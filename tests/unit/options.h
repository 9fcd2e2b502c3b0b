/* SPDX-License-Identifier: MIT */
/* What was read about options as one string, for tests. */
#ifndef HENCE_TESTS_UNIT_OPTIONS_H
#define HENCE_TESTS_UNIT_OPTIONS_H

#include "core/base/strbuf.h"
#include "core/output/option_words.h"
#include "core/record/record.h"
#include "tests/unit/test.h"

/*
 * "+Kafka{fast;-dear}" for each option: "+" chosen, "-" rejected, "?" open,
 * its pros, its cons with a "-", others with a "=", its reason behind "!", and
 * when to look at it again behind "^"; then "=> manner choice", and the same of
 * all of them.
 */
static inline void write_option(struct strbuf *out, const struct record *record,
    uint32_t at)
{
	static const char verdicts[] = { [VERDICT_OPEN] = '?',
		[VERDICT_CHOSEN] = '+',
		[VERDICT_REJECTED] = '-' };
	static const char *const kinds
	    [] = { [POINT_PRO] = "", [POINT_CON] = "-", [POINT_NEUTRAL] = "=" };
	const struct option *option = &record->options[at];
	bool any = false;

	if (option->group)
		strbuf_addf(out, "[%s] ", record_string(record, option->group));
	strbuf_addch(out, verdicts[option->verdict]);
	strbuf_addstr(out, record_string(record, option->title));
	if (option->traits & OPTION_STATUS_QUO)
		strbuf_addch(out, '~');
	for (uint32_t i = 0; i < record->points_count; i++) {
		const struct point *point = &record->points[i];

		if (point->option != at)
			continue;
		strbuf_addf(out, "%s%s%s", any ? ";" : "{", kinds[point->kind],
		    record_string(record, point->text));
		any = true;
	}
	strbuf_addstr(out, any ? "}" : "");
	if (option->reason)
		strbuf_addf(out, "!%s", record_string(record, option->reason));
	if (option->reference)
		strbuf_addf(out, "@%s",
		    record_string(record, option->reference));
	if (option->revisit)
		strbuf_addf(out, "^%s", record_string(record, option->revisit));
	strbuf_addch(out, '\n');
}

static inline void check_options(const char *text, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct record record;
	struct arena arena;
	const char *manner;

	arena_init(&arena);
	record_parse(&record, "docs/adr/0001-a.md", text_of(text),
	    text_make("", 0), &arena);
	for (uint32_t i = 0; i < record.options_count; i++)
		write_option(&got, &record, i);
	manner = option_manner_name(record.outcome.manner);
	strbuf_addf(&got, "=> %s", manner ? manner : "none");
	if (record.outcome.option)
		strbuf_addf(&got, " %u", (unsigned)record.outcome.option);
	if (record.outcome.revisit)
		strbuf_addf(&got, " ^%s",
		    record_string(&record, record.outcome.revisit));
	CHECK_STRING(got.buf, want);
	if (strcmp(got.buf, want) != 0)
		fprintf(stderr, "%s\n", text);
	strbuf_release(&got);
	arena_release(&arena);
}

#endif
