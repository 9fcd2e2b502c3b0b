/* SPDX-License-Identifier: MIT */
#include "core/output/finding_report.h"
#include "core/output/record_json.h"

static json_t *number_or_null(uint32_t number)
{
	return number ? json_integer(number) : json_null();
}

static json_t *key_of(const struct corpus *corpus, const struct record *record)
{
	struct strbuf key = STRBUF_INIT;
	json_t *value;

	if (!record)
		return json_null();
	corpus_key(&key, corpus, record);
	value = json_of_text(text_make(key.buf, key.len));
	strbuf_release(&key);
	return value;
}

static json_t *row_of(const struct finding_place *place,
    const struct finding_report *report)
{
	const struct finding *finding = place->finding;
	bool placed = place->column > 0;
	json_t *row = json_object();

	json_put(row, "rule", json_of_string(rules[finding->rule].name));
	json_put(row, "severity",
	    json_of_string(severity_name(finding->severity)));
	json_put(row, "path", json_of_string(finding->path));
	json_put(row, "line", number_or_null(place->line));
	json_put(row, "column", number_or_null(place->column));
	json_put(row, "end_line", number_or_null(placed ? place->end_line : 0));
	json_put(row, "end_column", number_or_null(place->end_column));
	json_put(row, "message", json_of_string(finding->message));
	json_put(row, "record", key_of(report->corpus, finding->record));
	json_put(row, "fix", json_of_string(finding->fix));
	json_put(row, "waived", json_of_string(finding->waived));
	json_put(row, "in_baseline", json_boolean(finding->in_baseline));
	return row;
}

static json_t *summary_of(const struct finding_report *report)
{
	struct finding_counts counts;
	json_t *summary = json_object();

	finding_count(&counts, report);
	json_put(summary, "records", json_integer((json_int_t)report->records));
	json_put(summary, "errors",
	    json_integer((json_int_t)counts.severities[SEVERITY_ERROR]));
	json_put(summary, "warnings",
	    json_integer((json_int_t)counts.severities[SEVERITY_WARNING]));
	json_put(summary, "infos",
	    json_integer((json_int_t)counts.severities[SEVERITY_INFO]));
	json_put(summary, "waived", json_integer((json_int_t)counts.waived));
	json_put(summary, "in_baseline",
	    json_integer((json_int_t)counts.in_baseline));
	return summary;
}

void finding_json(FILE *out, const struct finding_report *report)
{
	json_t *object = record_json_start(), *list = json_array();

	for (size_t i = 0; i < report->count; i++) {
		if (!finding_is_silenced(report->places[i].finding) ||
		    report->waived)
			json_push(list, row_of(&report->places[i], report));
	}
	json_put(object, "findings", list);
	json_put(object, "summary", summary_of(report));
	json_print(out, object);
	json_decref(object);
}
