/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"
#include "cmd/step.h"

struct consent_values {
	struct step_options step;
};

static const struct option_row rows[] = {
	STEP_ROWS(consent_values, step),
	{ .name = NULL },
};

const struct usage usage_consent = {
	.synopsis = "[OPTION]... ID",
	.about =
	    "Consent to a record that is not decided yet: you know of no harm "
	    "that it would do. Your consent names the text as it is now; a "
	    "change of what it decides, its options or its context makes it "
	    "stale, and then you are asked again.",
	.options = rows,
	.examples = "hence consent 12\n"
		    "hence consent 12 --as ben@example.org # as he has said\n",
	.values_size = sizeof(struct consent_values),
	.operands_min = 1,
	.operands_max = 1,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

int cmd_consent(struct env *env, const void *values, int argc, char **argv)
{
	const struct consent_values *asked = values;
	struct step step;
	struct error err = { 0 };
	enum status status = step_begin(&step, env, "consent", argv[0],
	    &asked->step, false, &err);

	(void)argc;
	if (status == STATUS_OK)
		status = step_consent(&step.subject, &step.by, &err);
	if (status == STATUS_OK && change_is_empty(&step.work.change))
		env_say(env, "'%s' has this consent to its text already",
		    argv[0]);
	if (status == STATUS_OK)
		status = work_finish(&step.work, &err);
	step_release(&step);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
