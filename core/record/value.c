/* SPDX-License-Identifier: MIT */
#include "core/record/value.h"

#include "core/base/strbuf.h"
#include "core/base/unicode.h"

static bool folds_to(struct text value, const struct strbuf *wanted,
    bool partly, struct strbuf *folded)
{
	struct text t;

	strbuf_clear(folded);
	unicode_fold(folded, value);
	t = text_make(folded->buf, folded->len);
	return partly ? text_find(t, wanted->buf) != SIZE_MAX
		      : text_equals(t, wanted->buf);
}

bool record_has_value(const struct record *record, uint64_t keys,
    const char *wanted, bool partly)
{
	struct strbuf word = STRBUF_INIT, folded = STRBUF_INIT;
	bool has = false;

	unicode_fold(&word, text_of(wanted));
	for (uint32_t i = 0; i < record->fields_count && !has; i++) {
		const struct field *field = &record->fields[i];
		const char *value = record_string(record, field->value);

		if (keys & RECORD_KEY(field->key) && value)
			has = folds_to(text_of(value), &word, partly, &folded);
	}
	strbuf_release(&word);
	strbuf_release(&folded);
	return has;
}
