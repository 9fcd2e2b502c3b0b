/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/step.h"
#include "core/corpus/terms.h"

struct object_values {
	struct step_options step;
	const char *harm, *because, *removed_by;
	const char *close, *section, *owner, *criterion;
	struct date until;
};

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

/* What a state needs to be said of it, and what else has no place there. */
struct closing_form {
	const char *word;
	enum objection_state state;
	bool needs_owner, needs_criterion, needs_until, needs_because;
	bool takes_section;
};

static const struct closing_form forms[] = {
	{ "integrated", OBJECTION_INTEGRATED, false, false, false, false,
	    true },
	{ "withdrawn", OBJECTION_WITHDRAWN, false, false, false, false, false },
	{ "overruled", OBJECTION_OVERRULED, false, false, false, true, false },
	{ "deferred", OBJECTION_DEFERRED, true, false, true, false, false },
	{ "monitored", OBJECTION_MONITORED, false, true, true, false, false },
};

static enum status check_need(const char *word, const char *option, bool needed,
    bool given, struct error *err)
{
	if (needed && !given)
		return error_set(err, STATUS_USAGE, "'%s' needs '%s'", word,
		    option);
	if (!needed && given)
		return error_set(err, STATUS_USAGE,
		    "'%s' has no place where an objection is %s", option, word);
	return STATUS_OK;
}

static enum status check_form(const struct closing_form *form,
    const struct object_values *asked, struct error *err)
{
	const struct {
		const char *option;
		bool needed, given;
	} rows_of[] = {
		{ "--because", form->needs_because, asked->because != NULL },
		{ "--owner", form->needs_owner, asked->owner != NULL },
		{ "--criterion", form->needs_criterion,
		    asked->criterion != NULL },
		{ "--until", form->needs_until, asked->until.year != 0 },
		{ "--in", form->takes_section && asked->section,
		    asked->section != NULL },
		{ "--harm", false, asked->harm != NULL },
		{ "--removed-by", false, asked->removed_by != NULL },
	};
	enum status status = STATUS_OK;

	for (size_t i = 0; !status && i < sizeof(rows_of) / sizeof(*rows_of);
	     i++)
		status = check_need(form->word, rows_of[i].option,
		    rows_of[i].needed, rows_of[i].given, err);
	return status;
}

static enum status find_form(const struct closing_form **out, const char *word,
    struct error *err)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		*out = &forms[i];
		if (!strcmp(forms[i].word, word))
			return STATUS_OK;
	}
	error_set(err, STATUS_USAGE, "'%.80s' is no end of an objection", word);
	error_hint(err,
	    "It is one of integrated, withdrawn, overruled, deferred and "
	    "monitored.");
	return STATUS_USAGE;
}

/* These tell what became of the decision, not what is decided. */
#define STEP_SECTIONS \
	(1ull << SECTION_STATUS | 1ull << SECTION_OBJECTIONS | \
	    1ull << SECTION_CONSENT | 1ull << SECTION_REVIEW_LOG)

static enum status forbid(const char *label, const char *who, const char *end,
    struct error *err)
{
	error_set(err, STATUS_FORBIDDEN, "objection '%s' is for '%s' to %s",
	    label, who, end);
	error_hint(err,
	    "What they have told you, '--as %s' writes down for them.", who);
	return STATUS_FORBIDDEN;
}

/* Integrated and withdrawn is for the one to say who objected. */
static enum status check_objector(const struct step *step,
    const struct record *record, const char *wanted, struct error *err)
{
	for (uint32_t i = 0; i < record->objections_count; i++) {
		const struct objection *o = &record->objections[i];
		const char *label = record_string(record, o->label);
		const char *who = record_string(record, o->who);

		if (label && who &&
		    text_equals_nocase(text_of(label), wanted) &&
		    !step_is_person(step, who))
			return forbid(label, who, "close", err);
	}
	return STATUS_OK;
}

/* Overruled it is by who decides; that nobody is named yet the gate of the
 * decision will tell. */
static enum status check_decider(const struct step *step,
    const struct record *record, const char *label, struct error *err)
{
	enum status status = STATUS_OK;
	bool found = false;
	struct terms terms;

	terms_read(&terms, record, &step->work.env->corpus.config);
	for (size_t i = 0; i < terms.deciders.count; i++)
		found |= step_is_person(step, terms.deciders.items[i]);
	if (terms.deciders.count && !found)
		status = forbid(label, terms.deciders.items[0], "overrule",
		    err);
	else if (!mode_is_for_one(terms.mode))
		env_say(step->work.env,
		    "that stands only where one decides alone: "
		    "'decision-mode: safe-to-try'");
	terms_release(&terms);
	return status;
}

/* The section's title as it stands there. */
static enum status find_section(struct strbuf *out, const struct record *record,
    const char *path, const char *wanted, struct error *err)
{
	struct strbuf want = STRBUF_INIT, has = STRBUF_INIT, all = STRBUF_INIT;

	lexicon_normalise(&want, text_of(wanted));
	for (uint32_t i = 0; i < record->sections_count && !out->len; i++) {
		const char *title = record_string(record,
		    record->sections[i].title);

		strbuf_clear(&has);
		lexicon_normalise(&has, text_of(title));
		if (has.len &&
		    text_same(text_make(has.buf, has.len),
			text_make(want.buf, want.len)))
			strbuf_addstr(out, title);
		if (record->sections[i].level == 2 && has.len &&
		    !(record->sections[i].classes & STEP_SECTIONS))
			strbuf_addf(&all, "%s'%s'", all.len ? ", " : "", title);
	}
	if (!out->len) {
		error_set(err, STATUS_USAGE, "'%s' has no section '%.80s'",
		    path, wanted);
		error_hint(err, "Write the section that answers it first%s%s.",
		    all.len ? "; there are " : "", all.buf);
	}
	strbuf_release(&want);
	strbuf_release(&has);
	strbuf_release(&all);
	return out->len ? STATUS_OK : STATUS_USAGE;
}

static enum status check_closing(const struct step *step,
    const struct object_values *asked, const struct closing_form *form,
    struct strbuf *section, struct error *err)
{
	struct reading reading;
	enum status status = STATUS_OK;

	reading_init(&reading, &step->subject);
	if (form->state == OBJECTION_INTEGRATED ||
	    form->state == OBJECTION_WITHDRAWN)
		status = check_objector(step, &reading.record, asked->close,
		    err);
	if (form->state == OBJECTION_OVERRULED)
		status = check_decider(step, &reading.record, asked->close,
		    err);
	if (status == STATUS_OK && asked->section)
		status = find_section(section, &reading.record,
		    step->subject.path, asked->section, err);
	reading_release(&reading);
	return status;
}

static enum status close_objection(struct step *step,
    const struct object_values *asked, const struct closing_form *form,
    struct error *err)
{
	struct strbuf section = STRBUF_INIT;
	struct step_closing closing = { .state = form->state,
		.by = step->by,
		.owner = asked->owner,
		.note = asked->criterion ? asked->criterion : asked->because,
		.until = asked->until };
	enum status status = check_closing(step, asked, form, &section, err);

	if (section.len)
		closing.note = section.buf;
	if (status == STATUS_OK && asked->until.year &&
	    date_compare(&asked->until, &step->by.date) <= 0)
		status = error_set(err, STATUS_USAGE,
		    "'--until' must be a day that comes after this one");
	if (status == STATUS_OK)
		status = step_close(&step->subject, asked->close, &closing,
		    err);
	strbuf_release(&section);
	return status ? status : work_finish(&step->work, err);
}

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
	const struct closing_form *form = NULL;
	struct strbuf text = STRBUF_INIT;
	struct error err = { 0 };
	struct step step;
	enum status status;

	for (int i = 1; i < argc; i++)
		strbuf_addf(&text, "%s%s", i > 1 ? " " : "", argv[i]);
	status = check_words(asked, text.buf, &err);
	if (status == STATUS_OK && asked->close)
		status = find_form(&form, text.buf, &err);
	if (form && status == STATUS_OK)
		status = check_form(form, asked, &err);
	if (status == STATUS_OK) {
		status = step_begin(&step, env, "object", argv[0], &asked->step,
		    false, &err);
		if (status == STATUS_OK)
			status = form
			    ? close_objection(&step, asked, form, &err)
			    : raise_objection(&step, asked, text.buf, &err);
		step_release(&step);
	}
	strbuf_release(&text);
	return status == STATUS_OK ? EXIT_FINE : env_fail(env, &err);
}
