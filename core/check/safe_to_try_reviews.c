/* SPDX-License-Identifier: MIT */
/* Family safe-to-try/: what was promised to be looked at again. */
#include "core/check/safe_to_try.h"
#include "core/record/words.h"

#define GRACE_DAYS 14 /* past the day: a warning */
#define PATIENCE_DAYS 30 /* past that: an error */
#define MOST_EXTENSIONS 2u

static bool ends_duty(const struct review *review)
{
	return review->outcome == REVIEW_KEEP ||
	    review->outcome == REVIEW_REVERT;
}

static const struct review *last_review(const struct record *record)
{
	const struct review *last = NULL;

	for (uint32_t i = 0; i < record->reviews_count; i++) {
		const struct review *review = &record->reviews[i];

		if (!last || date_compare(&review->date, &last->date) >= 0)
			last = review;
	}
	return last;
}

/* The day of the next review; false: none is due. */
static bool find_due(const struct trial *trial, struct date *due)
{
	const struct review *last = last_review(trial->record);

	*due = terms_day(trial->record, FIELD_REVIEW_BY);
	if (last && last->until.year &&
	    (!due->year || date_compare(&last->until, due) > 0))
		*due = last->until;
	if (!due->year || !last)
		return due->year;
	if (ends_duty(last))
		return false;
	return last->until.year || date_compare(&last->date, due) < 0;
}

static void check_overdue(struct trial *trial)
{
	struct finding *finding;
	struct date due;
	char day[DATE_SIZE];
	long late;

	if (trial->status != RECORD_ACCEPTED || !find_due(trial, &due))
		return;
	late = date_days(&due, &trial->check->options->today);
	if (late <= GRACE_DAYS)
		return;
	date_format(day, &due);
	finding = check_add(trial->check, RULE_SAFE_REVIEW_OVERDUE,
	    trial->record, "it was to be reviewed by %s, %ld days ago", day,
	    late);
	if (late <= GRACE_DAYS + PATIENCE_DAYS)
		check_limit(trial->check, finding, SEVERITY_WARNING);
	trial_at_field(trial, finding, FIELD_REVIEW_BY);
	check_advise(trial->check, finding,
	    "'hence review %s keep|adapt|extend|revert LESSON' says what was "
	    "learnt.",
	    trial_id(trial));
}

static void check_outcome(struct trial *trial, const struct review *review)
{
	const char *lesson = record_string(trial->record, review->lesson);
	struct finding *finding;

	if (!review->outcome)
		finding = check_add(trial->check,
		    RULE_SAFE_REVIEW_WITHOUT_OUTCOME, trial->record,
		    "a review that does not say keep, adapt, extend or revert");
	else if (words_count(text_of(lesson)) < LESSON_WORDS)
		finding = check_add(trial->check,
		    RULE_SAFE_REVIEW_WITHOUT_OUTCOME, trial->record,
		    "a review that does not say in %d words what was learnt",
		    LESSON_WORDS);
	else
		return;
	trial_at_step(finding, review->span, review->line, "");
	check_advise(trial->check, finding,
	    "Write it as '2027-02-15 keep (ana@example.org): what was learnt, "
	    "in a sentence'.");
}

void check_reviews(struct trial *trial)
{
	const struct record *record = trial->record;
	uint32_t extensions = 0;

	check_overdue(trial);
	for (uint32_t i = 0; i < record->reviews_count; i++) {
		check_outcome(trial, &record->reviews[i]);
		extensions += record->reviews[i].outcome == REVIEW_EXTEND;
	}
	if (extensions > MOST_EXTENSIONS)
		finding_whole(check_add(trial->check,
				  RULE_SAFE_EXTENDED_TOO_OFTEN, record,
				  "it was extended %u times", extensions),
		    "");
}
