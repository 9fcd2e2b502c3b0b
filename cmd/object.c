/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"
#include "cmd/object_close.h"

#define MEMBER(name) offsetof(struct object_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_STRING,
	    .name = "harm",
	    .argument = "TEXT",
	    .summary = "what would come to harm",
	    .offset = MEMBER(harm) },
	{ .type = OPTION_STRING,
	    .name = "because",
	    .argument = "TEXT",
	    .summary = "how the harm comes about; or why an objection is "
		       "overruled",
	    .offset = MEMBER(because) },
	{ .type = OPTION_STRING,
	    .name = "removed-by",
	    .argument = "TEXT",
	    .summary = "what would take the objection away",
	    .offset = MEMBER(removed_by) },
	{ .type = OPTION_STRING,
	    .name = "close",
	    .argument = "LABEL",
	    .summary = "close the objection of that label (O1): the operand "
		       "is then its new state",
	    .offset = MEMBER(close) },
	{ .type = OPTION_STRING,
	    .name = "in",
	    .argument = "SECTION",
	    .summary = "integrated: the section that answers it",
	    .offset = MEMBER(section) },
	{ .type = OPTION_STRING,
	    .name = "owner",
	    .argument = "WHO",
	    .summary = "deferred: who looks after it",
	    .offset = MEMBER(owner),
	    .completes = VALUE_DECIDER },
	{ .type = OPTION_STRING,
	    .name = "criterion",
	    .argument = "TEXT",
	    .summary = "monitored: what is watched",
	    .offset = MEMBER(criterion) },
	{ .type = OPTION_DATE,
	    .name = "until",
	    .argument = "DATE",
	    .summary = "deferred and monitored: until when",
	    .offset = MEMBER(until) },
	STEP_ROWS(object_values, step),
	{ .name = NULL },
};

const struct usage usage_object = {
	.synopsis = "[OPTION]... ID TEXT... | --close LABEL [OPTION]... ID "
		    "STATE",
	.about =
	    "Object to a record that is not decided yet: name the harm that "
	    "it would do. An objection without a harm or a reason counts as a "
	    "concern, and concerns hold nothing up.\n\n"
	    "With --close an objection comes to its end, as STATE: integrated "
	    "(the text answers it now) or withdrawn, both by who raised it; "
	    "overruled by who decides, with the reason; deferred or "
	    "monitored, until a date.",
	.options = rows,
	.examples =
	    "hence object 12 Slots can fill the disk --harm 'Writes stop'\n"
	    "hence object 12 --close O1 integrated --in 'Way back'\n"
	    "hence object 12 --close O2 overruled --because 'The lag is "
	    "watched'\n",
	.values_size = sizeof(struct object_values),
	.operands_min = 2,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status raise_objection(struct step *step,
    const struct object_values *asked, const char *text, struct error *err)
{
	const struct step_objection objection = { step->by, text, asked->harm,
		asked->because, asked->removed_by };
	struct strbuf label = STRBUF_INIT;
	enum status status = step_object(&step->subject, &label, &objection,
	    err);

	if (status == STATUS_OK)
		status = work_finish(&step->work, err);
	if (status == STATUS_OK)
		env_say(step->work.env, "it is objection %s%s", label.buf,
		    asked->harm || asked->because
			? ""
			: ", a concern: without '--harm' or '--because' it "
			  "holds nothing up");
	strbuf_release(&label);
	return status;
}

static enum status check_words(const struct object_values *asked,
    const char *text, struct error *err)
{
	const struct {
		const char *what, *words;
	} all[] = { { "objection", text }, { "harm", asked->harm },
		{ "reason", asked->because }, { "remedy", asked->removed_by },
		{ "section", asked->section }, { "owner", asked->owner },
		{ "criterion", asked->criterion } };
	enum status status = STATUS_OK;

	for (size_t i = 0; !status && i < sizeof(all) / sizeof(*all); i++)
		status = step_check_words(all[i].what, all[i].words, err);
	if (!status && !asked->close &&
	    (asked->section || asked->owner || asked->criterion ||
		asked->until.year))
		status = error_set(err, STATUS_USAGE,
		    "'%s' is said where an objection is closed; '--close' is "
		    "missing",
		    asked->section         ? "--in"
			: asked->owner     ? "--owner"
			: asked->criterion ? "--criterion"
					   : "--until");
	return status;
}

int cmd_object(struct env *env, const void *values, int argc, char **argv)
{
	const struct object_values *asked = values;
	struct strbuf text = STRBUF_INIT;
	struct error err = { 0 };
	struct step step;
	enum status status;

	for (int i = 1; i < argc; i++)
		strbuf_addf(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	status = check_words(asked, text.buf, &err);
	if (status == STATUS_OK && asked->close)
		status = object_check_close(asked, text.buf, &err);
	if (status == STATUS_OK) {
		status = step_begin(&step, env, "object", argv[0], &asked->step,
		    false, &err);
		if (status == STATUS_OK)
			status = asked->close
			    ? object_close(&step, asked, text.buf, &err)
			    : raise_objection(&step, asked, text.buf, &err);
		step_release(&step);
	}
	strbuf_release(&text);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
