/* SPDX-License-Identifier: MIT */
/* Consents and reviews. */
#include <string.h>
#include <strings.h>

#include "core/edit/lines.h"
#include "core/edit/relation_line.h"
#include "core/edit/set_field.h"
#include "core/edit/step_item.h"
#include "core/format/quote.h"
#include "core/record/frozen.h"
#include "core/record/person.h"

struct consented {
	const struct step_person *by;
	const char *hash;
};

static const struct consent *find_consent(const struct record *record,
    const char *who)
{
	for (uint32_t i = 0; i < record->consents_count; i++) {
		const struct consent *consent = &record->consents[i];

		if (person_same(text_of(record_string(record, consent->who)),
			text_of(who)))
			return consent;
	}
	return NULL;
}

static bool consent_is_said(const struct record *after, const void *wanted)
{
	const struct consented *consented = wanted;
	const struct consent *consent = find_consent(after, consented->by->who);

	return consent &&
	    step_is_by(after, consent->who, consent->recorder, consented->by) &&
	    step_is_said(after, consent->hash, consented->hash) &&
	    !date_compare(&consent->date, &consented->by->date);
}

/* In place of the one that the person gave before. */
static void put_consent(struct editing *editing, const struct step_person *by,
    struct text text)
{
	const struct consent *old = find_consent(&editing->before.record,
	    by->who);
	struct span span;
	struct text line;

	if (!old) {
		step_add_item(editing, &step_consents, text);
		return;
	}
	line = line_text(editing->before.bytes, old->span.start);
	span.start = old->span.start + (uint32_t)list_mark(line);
	span.end = old->span.start + (uint32_t)line.len;
	edits_replace(&editing->edits, span, text);
}

enum status step_consent(struct subject *subject, const struct step_person *by,
    struct error *err)
{
	struct consented consented = { by, NULL };
	struct strbuf text = STRBUF_INIT;
	struct editing editing;
	struct frozen frozen;
	enum status status;

	editing_begin(&editing, subject);
	frozen_read(&frozen, &editing.before.record, editing.before.bytes);
	consented.hash = frozen.hash;
	step_add_person(&text, by);
	strbuf_addstr(&text, ", ");
	step_add_date(&text, &by->date);
	strbuf_addf(&text, ", text %s", frozen.hash);
	put_consent(&editing, by, text_make(text.buf, text.len));
	strbuf_release(&text);
	status = step_finish(&editing, consent_is_said, &consented, err);
	frozen_release(&frozen);
	return status;
}

static bool review_is_said(const struct record *after, const void *wanted)
{
	const struct step_review *review = wanted;
	const struct review *last;

	if (!after->reviews_count)
		return false;
	last = &after->reviews[after->reviews_count - 1];
	return last->outcome == review->outcome &&
	    step_is_by(after, last->who, last->recorder, &review->by) &&
	    step_is_said(after, last->lesson, review->lesson) &&
	    !date_compare(&last->date, &review->by.date) &&
	    !date_compare(&last->until, &review->until);
}

static enum status add_review(struct subject *subject,
    const struct step_review *review, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	struct editing editing;

	step_add_date(&text, &review->by.date);
	strbuf_addf(&text, " %s ", review_outcome_name(review->outcome));
	if (review->until.year) {
		strbuf_addstr(&text, "until ");
		step_add_date(&text, &review->until);
		strbuf_addch(&text, ' ');
	}
	strbuf_addch(&text, '(');
	step_add_person(&text, &review->by);
	strbuf_addstr(&text, "): ");
	quote_markdown(&text, text_of(review->lesson));
	editing_begin(&editing, subject);
	step_add_item(&editing, &step_reviews, text_make(text.buf, text.len));
	strbuf_release(&text);
	return step_finish(&editing, review_is_said, review, err);
}

enum status step_review(struct subject *subject,
    const struct step_review *review, struct error *err)
{
	enum status status = add_review(subject, review, err);
	char until[DATE_SIZE];

	if (status || !review->until.year)
		return status;
	date_format(until, &review->until);
	return set_field(subject, FIELD_REVIEW_BY, text_of(until), err);
}
