/* SPDX-License-Identifier: MIT */
#include "cmd/object_close.h"

#include <assert.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/corpus/terms.h"

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

/* NULL: no such state. */
static const struct closing_form *find_form(const char *word)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (!strcmp(forms[i].word, word))
			return &forms[i];
	return NULL;
}

enum status object_check_close(const struct object_values *asked,
    const char *state, struct error *err)
{
	const struct closing_form *form = find_form(state);

	if (form)
		return check_form(form, asked, err);
	error_set(err, STATUS_USAGE, "'%s' is no end of an objection",
	    clip_of(state).text);
	error_hint(err,
	    "It is one of integrated, withdrawn, overruled, deferred and "
	    "monitored.");
	return STATUS_USAGE;
}

/* These tell what became of the decision, not what is decided. */
#define STEP_SECTIONS \
	(SECTION_BIT(STATUS) | SECTION_BIT(OBJECTIONS) | \
	    SECTION_BIT(CONSENT) | SECTION_BIT(REVIEW_LOG))

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
    const struct record *record, const char *label, bool *alone,
    struct error *err)
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
	*alone = mode_is_for_one(terms.mode);
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
		error_set(err, STATUS_USAGE, "'%s' has no section '%s'", path,
		    clip_of(wanted).text);
		error_hint(err, "Write the section that answers it first%s%s.",
		    all.len ? "; there are " : "", all.buf);
	}
	strbuf_release(&want);
	strbuf_release(&has);
	strbuf_release(&all);
	return out->len ? STATUS_OK : STATUS_USAGE;
}

/* What a closing needs to know of the record. */
struct closing_facts {
	struct strbuf section; /* its title as it stands there; "": none */
	bool alone; /* one decides, and may overrule */
};

static enum status check_closing(struct closing_facts *out,
    const struct step *step, const struct object_values *asked,
    const struct closing_form *form, struct error *err)
{
	const char *label = asked->close;
	struct reading reading;
	enum status status = STATUS_OK;

	reading_init(&reading, &step->subject);
	if (form->state == OBJECTION_INTEGRATED ||
	    form->state == OBJECTION_WITHDRAWN)
		status = check_objector(step, &reading.record, label, err);
	if (form->state == OBJECTION_OVERRULED)
		status = check_decider(step, &reading.record, label,
		    &out->alone, err);
	if (status == STATUS_OK && asked->section)
		status = find_section(&out->section, &reading.record,
		    step->subject.path, asked->section, err);
	if (status == STATUS_OK && asked->until.year &&
	    date_compare(&asked->until, &step->by.date) <= 0)
		status = error_set(err, STATUS_USAGE,
		    "'--until' must be a day that comes after this one");
	reading_release(&reading);
	return status;
}

enum status object_close(struct step *step, const struct object_values *asked,
    const char *state, struct error *err)
{
	const struct closing_form *form = find_form(state);
	struct closing_facts facts = { STRBUF_INIT, true };
	struct step_closing closing = { .by = step->by,
		.owner = asked->owner,
		.note = asked->criterion ? asked->criterion : asked->because,
		.until = asked->until };
	enum status status;

	assert(form);
	closing.state = form->state;
	status = check_closing(&facts, step, asked, form, err);
	if (asked->section)
		closing.note = facts.section.buf;
	if (status == STATUS_OK)
		status = step_close(&step->subject, asked->close, &closing,
		    err);
	if (status == STATUS_OK)
		status = work_finish(&step->work, err);
	if (status == STATUS_OK && !facts.alone)
		env_say(step->work.env,
		    "that stands only where one decides alone: "
		    "'decision-mode: safe-to-try'");
	strbuf_release(&facts.section);
	return status;
}
