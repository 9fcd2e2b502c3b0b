/* SPDX-License-Identifier: MIT */
/* Family options/: was there something to choose from? */
#include "core/check/options.h"

#include <string.h>

#include "core/base/clip.h"
#include "core/record/stems.h"
#include "core/record/words.h"

#define SECTIONS (SECTION_BIT(OPTIONS_ALL) | SECTION_BIT(OPTIONS_LOSERS))
#define PROSE_WORDS 8u /* fewer tell of no option */
#define SHORT_PROSE 20u

const struct option *weighing_winner(const struct weighing *w)
{
	uint32_t option = w->record->outcome.option;

	return option ? &w->record->options[option - 1] : NULL;
}

static bool are_same(const struct record *record, const struct option *a,
    const struct option *b)
{
	struct stems x = { 0 }, y = { 0 };
	bool same;

	/* each group of options may have a "Do nothing" */
	if (!a->key || a->key != b->key || a->group != b->group)
		return false;
	stems_fill(&x, text_of(record_string(record, a->title)));
	stems_fill(&y, text_of(record_string(record, b->title)));
	same = stems_take_same(&x, &y);
	stems_release(&x);
	stems_release(&y);
	return same;
}

/* Does the option only repeat one that is named before it? */
static bool is_copy(const struct record *record, uint32_t at)
{
	for (uint32_t i = 0; i < at; i++)
		if (are_same(record, &record->options[i], &record->options[at]))
			return true;
	return false;
}

/* "See the ticket", and nothing more. */
static bool is_elsewhere(const struct record *record,
    const struct option *option)
{
	struct text title = text_of(record_string(record, option->title));
	uint32_t unused;
	size_t len;

	if (option->words)
		return false;
	len = lexicon_lead(title, PHRASE_BIT(ELSEWHERE), &unused);
	/* a phrase of wide letters may be the start of a longer word */
	return len > 2 && len < title.len &&
	    (unsigned char)title.data[len] < 0x80;
}

bool option_is_real(const struct record *record, uint32_t at)
{
	return !is_copy(record, at) &&
	    !is_elsewhere(record, &record->options[at]);
}

static uint32_t count_real(const struct weighing *w)
{
	const struct record *record = w->record;
	uint32_t count = 0;
	bool still = false;

	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];
		bool is_status_quo = option->traits & OPTION_STATUS_QUO;

		if (!option_is_real(record, i) || (is_status_quo && still))
			continue;
		still |= is_status_quo;
		count++;
	}
	return count + w->only_losers;
}

void weighing_at_option(const struct weighing *w, struct finding *finding,
    const struct option *option)
{
	const char *title = record_string(w->record, option->title);

	if (!finding)
		return;
	finding->span = option->span;
	finding->line = option->line;
	finding->whole_file = !option->line;
	finding->subject = title ? title : "";
}

void weighing_at_decision(const struct weighing *w, struct finding *finding)
{
	if (!finding)
		return;
	finding->line = w->record->outcome.line;
	finding->whole_file = !finding->line;
}

void weighing_at_options(const struct weighing *w, struct finding *finding)
{
	const struct record *record = w->record;

	if (!finding)
		return;
	finding->whole_file = true;
	for (uint32_t i = 0; i < record->sections_count; i++) {
		if (!(record->sections[i].classes & SECTIONS))
			continue;
		finding->whole_file = false;
		finding->line = record->sections[i].line;
		return;
	}
}

/* How to supply what is missing, or to say that there is none. */
static void advise(const struct weighing *w, struct finding *finding,
    const char *how)
{
	if (!finding)
		return;
	if (w->is_strict)
		check_advise(w->check, finding, "%s", how);
	else
		check_advise(w->check, finding,
		    "%s Where there was no choice: 'hence status %s %s --waive "
		    "%s --because REASON'.",
		    how, check_id(w->check, w->record),
		    status_name(w->status) ? status_name(w->status)
					   : "accepted",
		    rules[finding->rule].name);
}

static void say_missing(const struct weighing *w)
{
	struct finding *finding = check_add(w->check, RULE_OPTIONS_MISSING,
	    w->record, "nothing says what else was considered");

	finding_whole(finding, "");
	advise(w, finding,
	    "Add a section '## Considered Options' with a line '* TITLE' for "
	    "each, the one that won among them, and say why the others lost.");
}

/* The section names none, or none that can be told from the others. */
static void say_none(const struct weighing *w)
{
	const struct record *record = w->record;
	struct finding *finding;

	if (record->options_signs & OPTIONS_DENIED)
		finding = check_add(w->check, RULE_OPTIONS_TOO_FEW, record,
		    "the section on options says that there were none");
	else if (record->options_signs & OPTIONS_ELSEWHERE)
		finding = check_add(w->check, RULE_OPTIONS_TOO_FEW, record,
		    "the section on options only says where else to look");
	else
		finding = check_add(w->check, RULE_OPTIONS_TOO_FEW, record,
		    "the section on options names none");
	weighing_at_options(w, finding);
	if ((record->options_signs & OPTIONS_ELSEWHERE) &&
	    check_leads_to_record(w->check, record, SECTIONS))
		check_limit(w->check, finding, SEVERITY_WARNING);
	advise(w, finding,
	    "Name each option there as a line '* TITLE', and why it lost.");
}

static void say_prose(const struct weighing *w)
{
	struct finding *finding = check_add(w->check, RULE_OPTIONS_PROSE_ONLY,
	    w->record, "the options are told in a text and cannot be counted");

	weighing_at_options(w, finding);
	check_advise(w->check, finding,
	    "Write each as a line '* TITLE: why it lost'.");
	/* so few words say little of any option */
	if (w->record->options_words < SHORT_PROSE)
		check_raise(w->check, finding, SEVERITY_WARNING);
}

/* Doing nothing is what a light decision has beside it in any case. */
static uint32_t needed(const struct weighing *w)
{
	static const uint32_t counts[] = { 1, 2, 3 };

	return counts[w->tier];
}

static void say_count(const struct weighing *w)
{
	struct finding *finding = check_add(w->check, RULE_OPTIONS_TOO_FEW,
	    w->record, "%u option%s named%s, and a %s decision needs %u",
	    w->count, w->count == 1 ? " is" : "s are",
	    w->only_losers ? ", the decision included" : "", tier_name(w->tier),
	    needed(w));
	weighing_at_options(w, finding);
	advise(w, finding,
	    "Name what else would do as a line '* TITLE' there, and why it "
	    "lost; 'Do nothing' may be one.");
}

static void check_copies(const struct weighing *w)
{
	for (uint32_t i = 1; i < w->record->options_count; i++) {
		const struct option *option = &w->record->options[i];
		struct finding *finding;

		if (!is_copy(w->record, i))
			continue;
		finding = check_add(w->check, RULE_OPTIONS_DUPLICATE, w->record,
		    "the option '%s' is named twice",
		    clip_of(record_string(w->record, option->title)).text);
		weighing_at_option(w, finding, option);
		check_advise(w->check, finding,
		    "Say what is different about it, or leave one out.");
	}
}

/* A waiver of what would let it pass without options, or NULL. */
static const struct mark *find_waiver(const struct record *record)
{
	for (uint32_t i = 0; i < record->marks_count; i++) {
		const struct mark *mark = &record->marks[i];
		enum rule_id rule;

		if (mark->kind != MARK_WAIVER)
			continue;
		rule = rule_find(text_of(record_string(record, mark->text)));
		if (rule == RULE_OPTIONS_MISSING ||
		    rule == RULE_OPTIONS_TOO_FEW)
			return mark;
	}
	return NULL;
}

static void check_waived(const struct weighing *w)
{
	const struct field *field = record_field(w->record,
	    FIELD_OPTIONS_WAIVED, 0);
	const struct mark *mark = find_waiver(w->record);
	struct finding *finding;

	const char *reason = record_string(w->record,
	    mark        ? mark->reason
		: field ? field->value
			: 0);

	if (!rule_waiver_says(reason))
		return;
	finding = check_add(w->check, RULE_OPTIONS_WAIVED, w->record,
	    w->is_strict ? "options are waived, which so weighty a decision "
			   "does not allow"
			 : "options are waived: %s",
	    clip_make(text_of(reason), CLIP_MOST).text);
	if (!finding)
		return;
	finding->span = mark ? mark->span : field->span;
	finding->line = mark ? mark->line : 0;
	finding->whole_file = !finding->line &&
	    finding->span.end == finding->span.start;
	if (w->is_strict)
		check_advise(w->check, finding,
		    "Name %u options under '## Considered Options', and take "
		    "the waiver out.",
		    needed(w));
	else
		check_limit(w->check, finding, SEVERITY_INFO);
}

static bool is_prose(const struct record *record)
{
	return (record->options_signs & OPTIONS_PROSE) &&
	    !(record->options_signs & (OPTIONS_DENIED | OPTIONS_ELSEWHERE)) &&
	    record->options_words >= PROSE_WORDS;
}

static void check_enough(const struct weighing *w)
{
	const struct record *record = w->record;

	if (record->options_count) {
		check_copies(w);
		if (w->count >= needed(w))
			return;
		say_count(w);
	} else if (!(record->options_signs & (OPTIONS_ALL | OPTIONS_LOSERS))) {
		say_missing(w);
	} else if (is_prose(record)) {
		say_prose(w);
		return;
	} else {
		say_none(w);
	}
	check_waived(w);
}

/* The family's rows stand together. */
static bool is_wanted(const struct check *check)
{
	for (int rule = RULE_OPTIONS_MISSING; rule <= RULE_OPTIONS_WAIVED;
	     rule++)
		if (check->options->wanted[rule])
			return true;
	return false;
}

static bool is_readable(const struct record *record)
{
	return record->format == FORMAT_MARKDOWN &&
	    !(record->problems &
		(PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE | PROBLEM_TOO_COMPLEX |
		    PROBLEM_FRONT_MATTER_UNTERMINATED));
}

/* All that was named lost, so something else won. */
static bool names_losers_only(const struct record *record)
{
	for (uint32_t i = 0; i < record->options_count; i++)
		if (!(record->options[i].traits & OPTION_LOSER) ||
		    record->options[i].verdict == VERDICT_CHOSEN)
			return false;
	return record->options_signs & OPTIONS_LOSERS;
}

static void weighing_read(struct weighing *out, const struct check *check,
    const struct record *record)
{
	struct terms terms;

	memset(out, 0, sizeof(*out));
	out->check = check;
	out->record = record;
	out->status = corpus_status_of(check->corpus, record);
	out->is_rfc = !strcmp(corpus_collection_of(check->corpus, record)->kind,
	    "rfc");
	terms_read(&terms, record, &check->corpus->config);
	out->tier = terms.tier;
	out->is_strict = terms.tier == TIER_HEAVY ||
	    terms.mode == MODE_SAFE_TO_TRY;
	terms_release(&terms);
	out->only_losers = names_losers_only(record);
	out->count = count_real(out);
}

void check_considered(const struct check *check, const struct record *record)
{
	struct weighing w;

	if (!is_wanted(check) || !is_readable(record))
		return;
	weighing_read(&w, check, record);
	if (stage_of(w.status) == STAGE_CLOSED) {
		check_closed_reason(&w);
		return;
	}
	check_enough(&w);
	check_winner(&w);
	check_reasons(&w);
	if (w.tier == TIER_HEAVY)
		check_weighty(&w);
}
