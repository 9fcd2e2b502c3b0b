/* SPDX-License-Identifier: MIT */
#include "core/output/finding_report.h"

#include <string.h>

static bool is_other_file(const struct finding *finding, const char *path)
{
	return !path || strcmp(finding->path ? finding->path : "", path) != 0;
}

void finding_count(struct finding_counts *out,
    const struct finding_report *report)
{
	const struct record *old = NULL;
	const char *path = NULL;

	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < report->count; i++) {
		const struct finding *finding = report->places[i].finding;

		if (finding->waived) {
			out->waived++;
			continue;
		}
		if (finding->fails_unless_old && finding->record != old) {
			old = finding->record;
			out->old++;
		}
		out->severities[finding->severity]++;
		if (finding->severity == SEVERITY_INFO && !report->infos)
			continue;
		if (!is_other_file(finding, path))
			continue;
		path = finding->path ? finding->path : "";
		if (finding->record)
			out->records++;
		else
			out->others++;
	}
}

bool finding_is_hidden(const struct finding *finding,
    const struct finding_report *report)
{
	if (finding->waived)
		return !report->waived;
	return finding->severity == SEVERITY_INFO && !report->infos;
}

void finding_words(struct strbuf *out, const struct finding *finding)
{
	strbuf_addstr(out, finding->message);
	if (finding->fix)
		strbuf_addf(out, ". %s", finding->fix);
}

static void add_count(struct strbuf *out, size_t count, const char *what)
{
	if (count)
		strbuf_addf(out, "%s%zu %s%s", out->len ? ", " : "", count,
		    what, count == 1 ? "" : "s");
}

/* "3 of 120 records and 1 other file" */
static void add_files(struct strbuf *out, const struct finding_counts *counts,
    size_t records)
{
	const char *ending = records == 1 ? "" : "s";

	strbuf_addstr(out, " in ");
	if (counts->records == records)
		strbuf_addf(out, "%zu record%s", records, ending);
	else if (counts->records || !counts->others)
		strbuf_addf(out, "%zu of %zu record%s", counts->records,
		    records, ending);
	if (counts->others)
		strbuf_addf(out, "%s%zu %sfile%s",
		    counts->records ? " and " : "", counts->others,
		    counts->records ? "other " : "",
		    counts->others == 1 ? "" : "s");
}

bool finding_say_old(struct strbuf *out, const struct finding_report *report)
{
	struct finding_counts counts;
	char since[DATE_SIZE];

	finding_count(&counts, report);
	if (!counts.old)
		return false;
	date_format(since, &report->corpus->config.since);
	strbuf_addf(out,
	    "%zu record%s decided before %s would not pass; infos say why%s",
	    counts.old, counts.old == 1 ? "" : "s", since,
	    report->infos ? "" : " (-v)");
	return true;
}

void finding_summary(struct strbuf *out, const struct finding_report *report)
{
	struct strbuf found = STRBUF_INIT;
	struct finding_counts counts;
	size_t infos;

	finding_count(&counts, report);
	infos = counts.severities[SEVERITY_INFO];
	add_count(&found, counts.severities[SEVERITY_ERROR], "error");
	add_count(&found, counts.severities[SEVERITY_WARNING], "warning");
	if (report->infos)
		add_count(&found, infos, "info");
	if (found.len) {
		strbuf_add(out, found.buf, found.len);
		add_files(out, &counts, report->records);
	} else {
		strbuf_addf(out, "%zu record%s, nothing to report",
		    report->records, report->records == 1 ? "" : "s");
	}
	if (infos && !report->infos)
		strbuf_addf(out, "; %zu info%s, shown with -v", infos,
		    infos == 1 ? "" : "s");
	if (counts.waived)
		strbuf_addf(out, "; %zu waived%s", counts.waived,
		    report->waived ? "" : ", shown with --show-waived");
	strbuf_release(&found);
}
