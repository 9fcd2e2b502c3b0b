/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/step.h"
#include "core/base/clip.h"
#include "core/check/rule.h"
#include "core/record/words.h"

struct review_values {
	struct step_options step;
	struct date until;
};

static const struct option_row rows[] = {
	{ .type = OPTION_DATE,
	    .name = "until",
	    .argument = "DATE",
	    .summary = "the next review, for adapt and extend; it becomes the "
		       "record's review-by",
	    .offset = offsetof(struct review_values, until) },
	STEP_ROWS(review_values, step),
	{ .name = NULL },
};

const struct usage usage_review = {
	.synopsis = "[OPTION]... ID keep|adapt|extend|revert LESSON...",
	.about =
	    "Write the review of a decided record: whether it stays (keep), "
	    "stays with changes (adapt), is tried for longer (extend) or is "
	    "taken back (revert), and what was learnt. Keep and revert end "
	    "the duty to review; the others need a new date. The lesson "
	    "has 5 words or more.",
	.options = rows,
	.examples = "hence review 12 keep The lag stayed under 2 s all year\n"
		    "hence review 12 extend --until 2027-08-01 Too few users "
		    "yet to tell\n",
	.values_size = sizeof(struct review_values),
	.operands_min = 3,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status read_review(struct step_review *out,
    const struct review_values *asked, const char *word, const char *lesson,
    struct error *err)
{
	bool goes_on;

	out->outcome = review_outcome_of(text_of(word));
	out->until = asked->until;
	out->lesson = lesson;
	if (!out->outcome) {
		error_set(err, STATUS_USAGE, "'%s' is no outcome",
		    clip_of(word).text);
		error_hint(err, "It is one of keep, adapt, extend and revert.");
		return STATUS_USAGE;
	}
	goes_on = out->outcome == REVIEW_ADAPT || out->outcome == REVIEW_EXTEND;
	if (goes_on && !asked->until.year) {
		error_set(err, STATUS_USAGE, "'%s' needs the next review",
		    word);
		error_hint(err, "Say when: '--until 2027-08-01'.");
		return STATUS_USAGE;
	}
	if (!goes_on && asked->until.year)
		return error_set(err, STATUS_USAGE,
		    "'--until' is for adapt and extend; '%s' ends the duty to "
		    "review",
		    word);
	if (words_count(text_of(lesson)) >= LESSON_WORDS)
		return step_check_words("lesson", lesson, err);
	error_set(err, STATUS_USAGE,
	    "what was learnt is told in at least %d words", LESSON_WORDS);
	error_hint(err, "Whoever decides next has nothing else to go by.");
	return STATUS_USAGE;
}

/* A decision that is taken back is in force until the record says so. */
static void say_next(const struct step *step)
{
	const struct env *env = step->work.env;
	struct strbuf id = STRBUF_INIT;

	corpus_id(&id, &env->corpus, step->record);
	env_say(env,
	    "%s %s as it was: 'hence deprecate %s' takes it back, or 'hence "
	    "new --supersedes %s TITLE'",
	    id.buf, step->work.dry_run ? "would stay" : "stays", id.buf,
	    id.buf);
	strbuf_release(&id);
}

static enum status write_review(struct step *step, struct step_review *review,
    struct error *err)
{
	enum status status;

	review->by = step->by;
	if (review->until.year &&
	    date_compare(&review->until, &step->by.date) <= 0)
		return error_set(err, STATUS_USAGE,
		    "the next review must come after this one");
	status = step_review(&step->subject, review, err);
	if (status == STATUS_OK)
		status = work_finish(&step->work, err);
	if (status == STATUS_OK && review->outcome == REVIEW_REVERT)
		say_next(step);
	return status;
}

int cmd_review(struct env *env, const void *values, int argc, char **argv)
{
	const struct review_values *asked = values;
	struct strbuf lesson = STRBUF_INIT;
	struct step_review review;
	struct error err = { 0 };
	struct step step;
	enum status status;

	for (int i = 2; i < argc; i++)
		strbuf_addf(&lesson, "%s%s", i > 2 ? " " : "", argv[i]);
	status = read_review(&review, asked, argv[1], lesson.buf, &err);
	if (status == STATUS_OK) {
		status = step_begin(&step, env, "review", argv[0], &asked->step,
		    true, &err);
		if (status == STATUS_OK)
			status = write_review(&step, &review, &err);
		step_release(&step);
	}
	strbuf_release(&lesson);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
