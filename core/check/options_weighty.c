/* SPDX-License-Identifier: MIT */
/* Family options/: what a heavy decision is asked for besides. */
#include "core/base/clip.h"
#include "core/check/options.h"

static void check_status_quo(const struct weighing *w)
{
	struct finding *finding;

	for (uint32_t i = 0; i < w->record->options_count; i++)
		if (w->record->options[i].traits & OPTION_STATUS_QUO)
			return;
	if (weighing_says(w, SECTION_BIT(CONTEXT) | SECTION_BIT(DRIVERS),
		PHRASE_BIT(STATUS_QUO)))
		return;
	finding = check_add(w->check, RULE_OPTIONS_NO_STATUS_QUO, w->record,
	    "nothing says what happens if nothing is done");
	weighing_at_options(w, finding);
	check_advise(w->check, finding,
	    "Name it as an option, '* Do nothing: ...', or say it in the "
	    "context.");
}

static bool has_con(const struct weighing *w, uint32_t at)
{
	const struct option *option = &w->record->options[at];
	bool found;

	return option_has_point(w->record, at, POINT_CON, 1) ||
	    (option == weighing_winner(w) &&
		check_words(w->record,
		    SECTION_BIT(CONSEQUENCES) | SECTION_BIT(RISKS), &found));
}

static void check_points(const struct weighing *w)
{
	const struct record *record = w->record;
	const struct option *first = NULL;
	const char *lacks = "pro";
	struct finding *finding;
	uint32_t count = 0;

	for (uint32_t i = 0; i < record->options_count; i++) {
		bool con = has_con(w, i);

		if (con && option_has_point(record, i, POINT_PRO, 1))
			continue;
		if (!count++) {
			first = &record->options[i];
			lacks = con ? "pro" : "con";
		}
	}
	if (!first)
		return;
	finding = check_add(w->check, RULE_OPTIONS_NO_PROS_OR_CONS, record,
	    "the option '%s' has no %s%s",
	    clip_of(record_string(record, first->title)).text, lacks,
	    count > 1 ? ", and others lack one, too" : "");
	weighing_at_option(w, finding, first);
	check_advise(w->check, finding,
	    "Under a heading with its title: '* Good, because ...' and '* Bad, "
	    "because ...'.");
}

void check_weighty(const struct weighing *w)
{
	check_status_quo(w);
	check_points(w);
}
