/* SPDX-License-Identifier: MIT */
#include "core/corpus/places.h"

#include "core/corpus/lifecycle.h"
#include "core/record/status.h"

struct asked {
	const struct record *record;
	const struct config *config;
	const char *kind;
};

static enum record_status stated_by(const struct asked *asked,
    const struct field *field)
{
	const char *value = record_string(asked->record, field->value);
	struct lifecycle_state state;
	struct status_line line;

	status_read(&line, text_of(value));
	lifecycle_of(&state, asked->config, asked->kind, line.status, value);
	return state.status;
}

const struct field *places_differ(const struct record *record,
    const struct config *config, const char *kind)
{
	const struct asked asked = { record, config, kind };
	const struct field *section = NULL;
	struct lifecycle_state own;
	bool section_agrees = false;

	lifecycle_of(&own, config, kind, record->status,
	    record_string(record, record->raw_status));
	for (uint32_t i = 0; i < record->fields_count; i++) {
		const struct field *field = &record->fields[i];
		enum record_status stated;

		if (field->key != FIELD_STATUS)
			continue;
		stated = stated_by(&asked, field);
		if (field->place == PLACE_SECTION) {
			section_agrees |= stated == own.status;
			if (!section && stated > RECORD_UNKNOWN)
				section = field;
		} else if (stated > RECORD_UNKNOWN && stated != own.status) {
			return field;
		}
	}
	return section_agrees ? NULL : section;
}
