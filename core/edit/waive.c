/* SPDX-License-Identifier: MIT */
#include "core/edit/waive.h"

#include <string.h>

#include "core/edit/editing.h"
#include "core/edit/section_list.h"
#include "core/edit/verify.h"

static const struct mark *find_waiver(const struct record *record,
    const char *rule)
{
	for (uint32_t i = 0; i < record->marks_count; i++) {
		const struct mark *mark = &record->marks[i];

		if (mark->kind == MARK_WAIVER &&
		    text_equals(text_of(record_string(record, mark->text)),
			rule))
			return mark;
	}
	return NULL;
}

static void put(struct editing *editing, const char *rule, struct text comment)
{
	const struct mark *old = find_waiver(&editing->before.record, rule);
	struct text file = editing->before.bytes;

	if (old && old->span.end > old->span.start)
		edits_replace(&editing->edits, old->span, comment);
	else
		section_insert(&editing->edits, file,
		    section_text_end(file,
			(struct span){ 0, (uint32_t)file.len }),
		    true, comment);
}

/* It stands at the end of some section, and is none of what stands there. */
static bool is_read_back(const struct record *before,
    const struct record *after, const char *rule, const char *reason)
{
	const struct mark *mark = find_waiver(after, rule);

	return mark && before->sections_count == after->sections_count &&
	    before->objections_count == after->objections_count &&
	    before->consents_count == after->consents_count &&
	    before->reviews_count == after->reviews_count &&
	    text_same(text_of(record_string(after, mark->reason)),
		text_of(reason));
}

enum status waive(struct subject *subject, const char *rule, const char *reason,
    struct error *err)
{
	struct strbuf comment = STRBUF_INIT;
	struct editing editing;
	struct reading after;
	enum status status;

	strbuf_addf(&comment, "<!-- hence: waive %s: %s -->", rule, reason);
	editing_begin(&editing, subject);
	put(&editing, rule, text_make(comment.buf, comment.len));
	status = editing_apply(&editing, &after, err);
	if (!status &&
	    !is_read_back(&editing.before.record, &after.record, rule, reason))
		status = error_set(err, STATUS_UNSUPPORTED,
		    "the waiver would not be read back");
	if (!status)
		status = verify_readings(&editing.before, &after,
		    PART_STEPS | PART_SECTIONS, err);
	if (status)
		error_prefix(err, "'%s' cannot be edited safely",
		    subject->path);
	reading_release(&after);
	editing_end(&editing, status);
	strbuf_release(&comment);
	return status;
}
