/* SPDX-License-Identifier: MIT */
/*
 * The steps of a decision (DESIGN 2) written into a record: objections,
 * consents and reviews, as items of their sections, in the record's own style
 * of lists. What was written is read back.
 */
#ifndef HENCE_EDIT_STEP_H
#define HENCE_EDIT_STEP_H

#include "core/base/date.h"
#include "core/edit/subject.h"

/* Who does it when; all strings are one line of plain text. */
struct step_person {
	const char *who; /* an address, or a name */
	const char *recorder; /* who writes it down for them, or NULL */
	struct date date;
};

struct step_objection {
	struct step_person by;
	const char *text;
	const char *harm, *because, *removed_by; /* or NULL */
};

/* Append the new objection's label, "O3", to label. */
enum status step_object(struct subject *subject, struct strbuf *label,
    const struct step_objection *objection, struct error *err);

struct step_closing {
	enum objection_state state; /* not open, not unknown */
	struct step_person by;
	const char *owner; /* deferred: who looks after it */
	const char *note; /* integrated: the section; overruled: why;
			   * monitored: the criterion; or NULL */
	struct date until; /* deferred, monitored */
};

/* STATUS_NOT_FOUND: no objection has that label. */
enum status step_close(struct subject *subject, const char *label,
    const struct step_closing *closing, struct error *err);

/* Consent to the text as it is; one that the person gave before is renewed. */
enum status step_consent(struct subject *subject, const struct step_person *by,
    struct error *err);

struct step_review {
	struct step_person by;
	enum review_outcome outcome;
	struct date until; /* year 0: none */
	const char *lesson;
};

/* A new until becomes review-by, too. */
enum status step_review(struct subject *subject,
    const struct step_review *review, struct error *err);

#endif
