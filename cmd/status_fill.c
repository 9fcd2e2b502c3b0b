/* SPDX-License-Identifier: MIT */
#include "cmd/status_fill.h"

#include "core/corpus/terms.h"
#include "core/edit/set_field.h"

struct missing {
	bool applies, date, decider, mode;
};

static void find_missing(struct missing *out, const struct subject *subject,
    const struct config *config)
{
	struct reading reading;
	struct terms terms;
	const struct record *record = &reading.record;

	reading_init(&reading, subject);
	terms_read(&terms, record, config);
	out->applies = record->format == FORMAT_MARKDOWN &&
	    terms_apply(record, config);
	out->date = !record->date.year && !record_field(record, FIELD_DATE, 0);
	out->decider = !terms.deciders.count;
	out->mode = !terms.mode &&
	    !record_field(record, FIELD_DECISION_MODE, 0);
	terms_release(&terms);
	reading_release(&reading);
}

enum status status_fill(struct subject *subject, const struct config *config,
    const struct date *date, const char *decider, struct error *err)
{
	enum status status = STATUS_OK;
	struct missing missing;
	char day[DATE_SIZE];

	find_missing(&missing, subject, config);
	if (!missing.applies)
		return STATUS_OK;
	date_format(day, date);
	if (missing.date)
		status = set_field(subject, FIELD_DATE, text_of(day), err);
	if (!status && missing.decider && *decider)
		status = set_field(subject, FIELD_DECIDER, text_of(decider),
		    err);
	if (!status && missing.mode)
		status = set_field(subject, FIELD_DECISION_MODE,
		    text_of(mode_name(MODE_CONSENT)), err);
	return status;
}
