/* SPDX-License-Identifier: MIT */
#include "core/output/option_text.h"

#include <string.h>

#include "core/base/clip.h"
#include "core/output/option_words.h"
#include "core/output/paragraph.h"

#define VERDICT_WIDTH 10 /* "rejected  " */

struct view {
	struct strbuf *out;
	const struct record *record;
	const struct option_text_options *options;
};

static bool is_wanted(const struct view *view, uint32_t option)
{
	return !view->options->wanted || view->options->wanted[option];
}

/* Words in lines of their own, those behind the first one as far in. */
static void print_words(const struct view *view, size_t indent,
    const char *mark, struct text words, uint8_t style)
{
	const struct paragraph_options options = { view->options->width, indent,
		mark, strlen(mark), view->options->color };
	struct flow flow;

	flow_init(&flow);
	flow_add(&flow, words, style, 0);
	paragraph_print(view->out, &flow, &options);
	flow_release(&flow);
}

static void print_said(const struct view *view, const char *mark,
    struct text words)
{
	const struct clip cut = clip_make(words, CLIP_MOST);

	if (words.len)
		print_words(view, VERDICT_WIDTH, mark,
		    view->options->is_cut ? text_of(cut.text) : words, 0);
}

static struct text string_of(const struct view *view, string_ref ref)
{
	return text_of(record_string(view->record, ref));
}

/* Where its own "because" begins it, ours is enough. */
static struct text without_because(struct text reason)
{
	static const char because[] = "because ";

	return text_starts_nocase(reason, because)
	    ? text_skip(reason, strlen(because))
	    : reason;
}

static void print_points(const struct view *view, uint32_t option)
{
	static const char *const marks[] = { [POINT_PRO] = "+ ",
		[POINT_CON] = "- ",
		[POINT_NEUTRAL] = "  " };

	for (uint32_t i = 0; i < view->record->points_count; i++) {
		const struct point *point = &view->record->points[i];

		if (point->option == option)
			print_said(view, marks[point->kind],
			    string_of(view, point->text));
	}
}

/* What speaks against it, in a row: the full stop of a point that others follow
 * would be one too many. */
static void add_cons(struct strbuf *out, const struct view *view, uint32_t at)
{
	for (uint32_t i = 0; i < view->record->points_count; i++) {
		const struct point *point = &view->record->points[i];

		if (point->option != at || point->kind != POINT_CON)
			continue;
		if (out->len && out->buf[out->len - 1] == '.')
			strbuf_setlen(out, out->len - 1);
		strbuf_addf(out, "%s%s", out->len ? "; " : "",
		    record_string(view->record, point->text));
	}
}

/* Where there is no more than the options, what the decision says of the one
 * that won stands beside it, and what speaks against one that lost. */
static void add_reason(struct strbuf *out, const struct view *view, uint32_t at)
{
	const struct option *option = &view->record->options[at];
	const struct outcome *outcome = &view->record->outcome;
	struct text reason = string_of(view, option->reason);

	if (view->options->is_brief && !reason.len && outcome->option == at + 1)
		reason = string_of(view, outcome->reason);
	reason = without_because(reason);
	strbuf_add(out, reason.data, reason.len);
	if (view->options->is_brief && !reason.len &&
	    option->verdict == VERDICT_REJECTED)
		add_cons(out, view, at);
}

/* The same of when it may come back. */
static string_ref revisit_of(const struct view *view,
    const struct option *option)
{
	if (view->options->is_brief && !option->revisit &&
	    option->verdict == VERDICT_REJECTED)
		return view->record->outcome.revisit;
	return option->revisit;
}

static void print_option(const struct view *view, uint32_t at)
{
	const struct option *option = &view->record->options[at];
	const char *title = record_string(view->record, option->title);
	const char *label = record_string(view->record, option->label);
	struct strbuf words = STRBUF_INIT, mark = STRBUF_INIT;
	struct strbuf reason = STRBUF_INIT;

	if (label && strcmp(label, title) != 0)
		strbuf_addf(&words, "%s: ", label);
	strbuf_addstr(&words, title);
	strbuf_addf(&mark, "%-*s", VERDICT_WIDTH,
	    option_verdict_name(option->verdict));
	print_words(view, 0, mark.buf, text_make(words.buf, words.len),
	    FLOW_BOLD);
	add_reason(&reason, view, at);
	print_said(view, "because: ", text_make(reason.buf, reason.len));
	print_said(view, "see: ", string_of(view, option->reference));
	print_said(view,
	    "revisit when: ", string_of(view, revisit_of(view, option)));
	if (!view->options->is_brief)
		print_points(view, at);
	strbuf_release(&words);
	strbuf_release(&reason);
	strbuf_release(&mark);
}

static void print_last(const struct view *view, const char *mark,
    string_ref said)
{
	strbuf_addstr(view->out, "\n");
	print_words(view, 0, mark, text_of(record_string(view->record, said)),
	    0);
}

static void print_outcome(const struct view *view)
{
	const struct outcome *outcome = &view->record->outcome;

	if (outcome->manner == OUTCOME_ITSELF)
		print_words(view, 0, "",
		    text_of("What the record decides won over these."),
		    FLOW_DIM);
	else if (outcome->manner == OUTCOME_AMBIGUOUS)
		print_words(view, 0, "",
		    text_of("Its decision names none of them clearly."),
		    FLOW_DIM);
	if (outcome->reason && outcome->option &&
	    is_wanted(view, outcome->option - 1))
		print_last(view, "Because: ", outcome->reason);
	if (outcome->revisit)
		print_last(view, "Revisit when: ", outcome->revisit);
}

static void print_heading(const struct view *view, const struct corpus *corpus)
{
	const char *title = record_string(view->record, view->record->title);
	enum record_status status = corpus_status_of(corpus, view->record);
	struct strbuf words = STRBUF_INIT;

	corpus_id(&words, corpus, view->record);
	if (title)
		strbuf_addf(&words, "  %s", title);
	if (view->options->is_brief && status_name(status)) {
		strbuf_addf(&words, " (%s", status_name(status));
		if (view->options->successor) {
			strbuf_addstr(&words, " by ");
			corpus_id(&words, corpus, view->options->successor);
		}
		strbuf_addch(&words, ')');
	}
	print_words(view, 0, "", text_make(words.buf, words.len), FLOW_BOLD);
	strbuf_release(&words);
}

void option_text(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, const struct option_text_options *options)
{
	struct view view = { out, record, options };
	string_ref group = 0;

	print_heading(&view, corpus);
	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];

		if (!is_wanted(&view, i))
			continue;
		if (option->group && option->group != group) {
			strbuf_addch(out, '\n');
			print_words(&view, 0, "",
			    text_of(record_string(record, option->group)),
			    FLOW_UNDERLINE);
		}
		group = option->group;
		print_option(&view, i);
	}
	if (!options->is_brief)
		print_outcome(&view);
}
