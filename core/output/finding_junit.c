/* SPDX-License-Identifier: MIT */
/*
 * A suite for each collection, a case for each record, and a suite for the
 * files that are no records. Readers of JUnit's files take one <failure> a
 * case, so it holds all that fails; the rest is what the case said.
 */
#include <string.h>

#include "core/base/escape.h"
#include "core/base/map.h"
#include "core/output/finding_report.h"

/* Findings by file, so that no case looks through all of them. */
struct junit {
	const struct finding_report *report;
	struct map first; /* path -> 1 + index of its first place */
	struct strbuf cases; /* of the suite at hand */
	size_t tests, failures;
};

static void add_attribute(struct strbuf *out, const char *name,
    const char *value)
{
	strbuf_addf(out, " %s=\"", name);
	escape_xml(out, text_of(value));
	strbuf_addch(out, '"');
}

/* "path:3:1: error: message [rule]" */
static void add_line(struct strbuf *out, const struct finding_place *place)
{
	struct strbuf line = STRBUF_INIT, words = STRBUF_INIT;
	const struct finding *finding = place->finding;

	escape_path(&line, text_of(finding->path ? finding->path : "."));
	if (place->line)
		strbuf_addf(&line, ":%u", place->line);
	if (place->column)
		strbuf_addf(&line, ":%u", place->column);
	strbuf_addf(&line, ": %s: ", severity_name(finding->severity));
	finding_words(&words, finding);
	escape_terminal(&line, text_make(words.buf, words.len));
	strbuf_addf(&line, " [%s]\n", rules[finding->rule].name);
	escape_xml(out, text_make(line.buf, line.len));
	strbuf_release(&line);
	strbuf_release(&words);
}

static void add_failure(struct strbuf *out, const struct strbuf *lines,
    const struct finding *finding, size_t count)
{
	struct strbuf message = STRBUF_INIT;

	if (!count)
		return;
	strbuf_addstr(&message, finding->message);
	if (count > 1)
		strbuf_addf(&message, " (and %zu more)", count - 1);
	strbuf_addstr(out, "      <failure");
	add_attribute(out, "message", message.buf);
	add_attribute(out, "type", rules[finding->rule].name);
	strbuf_addf(out, ">%s</failure>\n", lines->buf);
	strbuf_release(&message);
}

/* What was found in the file whose first place is at index. */
static void add_findings(struct junit *junit, size_t index)
{
	const struct finding_report *report = junit->report;
	const char *path = report->places[index].finding->path;
	const struct finding *worst = NULL;
	struct strbuf failing = STRBUF_INIT, said = STRBUF_INIT;
	size_t count = 0;

	for (size_t i = index; i < report->count; i++) {
		const struct finding *finding = report->places[i].finding;

		if (strcmp(finding->path ? finding->path : "",
			path ? path : "") != 0)
			break;
		if (finding_is_silenced(finding))
			continue;
		if (!finding_fails(finding, report->strict)) {
			add_line(&said, &report->places[i]);
			continue;
		}
		add_line(&failing, &report->places[i]);
		if (!worst || finding->severity > worst->severity)
			worst = finding;
		count++;
	}
	add_failure(&junit->cases, &failing, worst, count);
	if (said.len)
		strbuf_addf(&junit->cases,
		    "      <system-out>%s</system-out>\n", said.buf);
	junit->failures += count > 0;
	strbuf_release(&failing);
	strbuf_release(&said);
}

static void add_case(struct junit *junit, const char *suite, const char *name,
    const char *path)
{
	const size_t *first = map_find(&junit->first, text_of(path));

	strbuf_addstr(&junit->cases, "    <testcase");
	add_attribute(&junit->cases, "classname", suite);
	add_attribute(&junit->cases, "name", name);
	add_attribute(&junit->cases, "file", path);
	junit->tests++;
	if (!first) {
		strbuf_addstr(&junit->cases, "/>\n");
		return;
	}
	strbuf_addstr(&junit->cases, ">\n");
	add_findings(junit, *first - 1);
	strbuf_addstr(&junit->cases, "    </testcase>\n");
}

static void end_suite(struct strbuf *out, struct junit *junit, const char *name)
{
	if (junit->tests) {
		strbuf_addstr(out, "  <testsuite");
		add_attribute(out, "name", name);
		strbuf_addf(out,
		    " tests=\"%zu\" failures=\"%zu\" errors=\"0\" "
		    "skipped=\"0\">\n",
		    junit->tests, junit->failures);
		strbuf_add(out, junit->cases.buf, junit->cases.len);
		strbuf_addstr(out, "  </testsuite>\n");
	}
	strbuf_clear(&junit->cases);
	junit->tests = junit->failures = 0;
}

static void add_record(struct junit *junit, const char *suite,
    const struct record *record)
{
	const struct corpus *corpus = junit->report->corpus;
	struct strbuf name = STRBUF_INIT;

	corpus_id(&name, corpus, record);
	if (record->title)
		strbuf_addf(&name, " %s", record_string(record, record->title));
	add_case(junit, suite, name.buf, record->path);
	/* what is left in the end belongs to no record */
	if (map_find(&junit->first, text_of(record->path)))
		*map_at(&junit->first, text_of(record->path), NULL) = 0;
	strbuf_release(&name);
}

static void add_collection(struct strbuf *out, struct junit *junit,
    const struct collection *collection)
{
	const struct finding_report *report = junit->report;

	for (uint32_t i = 0; i < collection->count; i++) {
		uint32_t index = collection->first + i;

		if (!report->chosen || report->chosen[index])
			add_record(junit, collection->name,
			    &report->corpus->records.items[index]);
	}
	end_suite(out, junit, collection->name);
}

static void add_others(struct strbuf *out, struct junit *junit)
{
	static const char suite[] = "other files";

	for (size_t i = 0; i < junit->report->count; i++) {
		const char *path = junit->report->places[i].finding->path;
		const size_t *first;

		path = path ? path : "";
		first = map_find(&junit->first, text_of(path));
		if (*first == i + 1)
			add_case(junit, suite, path[0] ? path : ".", path);
	}
	end_suite(out, junit, suite);
}

void finding_junit(FILE *out, const struct finding_report *report)
{
	struct junit junit = { .report = report, .cases = STRBUF_INIT };
	struct strbuf suites = STRBUF_INIT;

	map_init(&junit.first);
	for (size_t i = 0; i < report->count; i++) {
		const char *path = report->places[i].finding->path;
		bool is_new;
		size_t *first = map_at(&junit.first, text_of(path), &is_new);

		if (is_new)
			*first = i + 1;
	}
	for (size_t i = 0; i < report->corpus->collections.count; i++)
		add_collection(&suites, &junit,
		    &report->corpus->collections.items[i]);
	add_others(&suites, &junit);
	fprintf(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<testsuites name=\"hence check\">\n%s</testsuites>\n",
	    suites.buf);
	map_release(&junit.first);
	strbuf_release(&junit.cases);
	strbuf_release(&suites);
}
