/* SPDX-License-Identifier: MIT */
/* Where a record has its options: front matter, sections about them, headings
 * that are numbered as options, a statement that names what was neglected. */
#include "core/record/options.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST_HEADING 6
#define DEEPEST 3 /* level of "Options" that is a record's */

/* The nodes behind a section's heading up to the end of its sub-sections. */
static void nodes_of(const struct option_reader *r, uint32_t at, uint32_t *from,
    uint32_t *end)
{
	uint32_t unused;

	builder_section_nodes(r->b, at, from, &unused);
	builder_section_nodes(r->b, option_section(r, at)->end - 1, &unused,
	    end);
}

static void read_option(struct option_reader *r, uint32_t at)
{
	struct option_name name;
	struct strbuf title = STRBUF_INIT;
	uint32_t from, end, option, heading = r->b->section_nodes.items[at];
	struct text t = option_title(r, at);
	uint32_t run, place;

	option_why_not(t, &t);
	strbuf_add(&title, t.data, t.len);
	r->section = at + 1;
	run = r->run;
	place = r->place;
	option_name_fill(&name, r, heading, OPTION_HEADING,
	    text_make(title.buf, title.len));
	option = option_add(r, &name);
	nodes_of(r, at, &from, &end);
	if (option != NO_OPTION) {
		struct text remark = name.line.remark;

		if (remark.len && !r->b->options.items[option].reason)
			r->b->options.items[option].reason =
			    builder_string(r->b, remark);
		option_about(r, option, from, end);
	}
	r->run = run;
	r->place = place + 1;
	strbuf_release(&title);
}

static void read_family(struct option_reader *r, uint32_t at);

static void read_group(struct option_reader *r, uint32_t at)
{
	string_ref outer = r->group;

	r->group = option_section(r, at)->title;
	read_family(r, at);
	r->group = outer;
}

static uint32_t count_options(const struct option_reader *r, uint32_t from,
    uint32_t end, bool labelled)
{
	uint32_t count = 0;

	for (uint32_t at = from; at < end; at = option_section(r, at)->end)
		count += option_heading_read(r, at, labelled) == HEADING_OPTION;
	return count;
}

/* "What else did we look at?" is answered in a text. */
static void count_words(struct option_reader *r, uint32_t from, uint32_t end)
{
	for (uint32_t at = from; at < end; at++)
		r->b->record->options_words += option_section(r, at)->words;
}

/* Gives how many are options. */
static uint32_t read_children(struct option_reader *r, uint32_t parent)
{
	uint32_t end = option_section(r, parent)->end, count = 0;
	bool labelled = option_count_labelled(r, parent + 1, end) > 1;

	option_start_run(r);
	r->siblings = count_options(r, parent + 1, end, labelled);
	for (uint32_t at = parent + 1; at < end;
	     at = option_section(r, at)->end) {
		enum option_heading kind = option_heading_read(r, at, labelled);

		if (kind == HEADING_OPTION) {
			count++;
			read_option(r, at);
		} else if (kind == HEADING_GROUP) {
			read_group(r, at);
		} else if (kind == HEADING_FAMILY) {
			read_family(r, at);
		} else {
			count_words(r, at, option_section(r, at)->end);
		}
	}
	return count;
}

static void read_body(struct option_reader *r, uint32_t at, uint32_t children)
{
	const struct section *section = option_section(r, at);
	size_t before = r->b->options.count;
	uint32_t from, end, count, told;
	bool outer = r->closed;
	bool assess = !(section->classes &
			  (SECTION_BIT(OPTIONS_ALL) |
			      SECTION_BIT(OPTIONS_LOSERS))) &&
	    !r->group;

	builder_section_nodes(r->b, at, &from, &end);
	r->section = at + 1;
	/* what stands beside headings of options names the same ones */
	r->closed |= children > 1 || assess;
	count = option_body_read(r, from, end);
	r->closed = outer;
	count += children + (uint32_t)(r->b->options.count - before);
	told = option_read_signs(r, from, end, !count);
	if (!count && !assess &&
	    (told || r->b->record->options_words > section->words))
		r->b->record->options_signs |= OPTIONS_PROSE;
}

/* "Trade-offs" of a design has headings, too, which are no options. */
static bool classes_name(const struct option_reader *r, uint32_t at)
{
	const struct section *section = option_section(r, at);
	struct text rest = option_title(r, at), word;

	if (!(section->classes & SECTION_BIT(PROS_CONS)) ||
	    (section->classes &
		(SECTION_BIT(OPTIONS_ALL) | SECTION_BIT(OPTIONS_LOSERS))) ||
	    r->known.count ||
	    option_count_labelled(r, at + 1, section->end) > 1)
		return true;
	while (text_split(&rest, ' ', &word))
		if (lexicon_phrases(word) & PHRASE_BIT(OPTION))
			return true;
	return false;
}

static void read_family(struct option_reader *r, uint32_t at)
{
	uint64_t classes = option_section(r, at)->classes;
	bool losers = r->losers, closed = r->closed;
	size_t before = r->b->options.count;
	uint32_t children;

	if (classes & SECTION_BIT(OPTIONS_ALL))
		/* "Alternative designs" among alternatives have lost, too */
		r->losers = r->losers &&
		    text_starts_nocase(option_title(r, at), "alternative");
	else if ((classes & SECTION_BIT(OPTIONS_LOSERS)) && !r->group)
		r->losers = true;
	r->b->record->options_signs |= classes & SECTION_BIT(OPTIONS_ALL)
	    ? OPTIONS_ALL
	    : classes & SECTION_BIT(OPTIONS_LOSERS) ? OPTIONS_LOSERS
						    : 0;
	count_words(r, at, at + 1);
	r->closed |= !classes_name(r, at);
	children = read_children(r, at);
	r->closed = closed;
	read_body(r, at, children + (uint32_t)(r->b->options.count - before));
	r->losers = losers;
}

/* "Option 1" and "Option 2" side by side, wherever they stand. */
static bool starts_labelled(const struct option_reader *r, uint32_t at)
{
	uint32_t level = option_section(r, at)->level;

	if (!option_is_numbered(option_title(r, at)))
		return false;
	for (uint32_t i = option_section(r, at)->end;
	     i < r->b->sections.count && option_section(r, i)->level == level;
	     i = option_section(r, i)->end)
		if (option_is_numbered(option_title(r, i)))
			return true;
	return false;
}

static uint32_t read_labelled(struct option_reader *r, uint32_t at)
{
	uint32_t level = option_section(r, at)->level;

	option_start_run(r);
	r->b->record->options_signs |= OPTIONS_ALL;
	while (at < r->b->sections.count &&
	    option_section(r, at)->level == level) {
		if (option_section(r, at)->classes &&
		    !option_is_numbered(option_title(r, at)))
			break;
		if (option_is_numbered(option_title(r, at)))
			read_option(r, at);
		at = option_section(r, at)->end;
	}
	return at;
}

/* Those around the section that is read, by level. */
struct surroundings {
	uint64_t classes[DEEPEST_HEADING + 1];
	uint32_t shallowest; /* level of a section about options */
};

static void look_around(struct surroundings *out, const struct option_reader *r)
{
	memset(out, 0, sizeof(*out));
	out->shallowest = DEEPEST_HEADING + 1;
	for (uint32_t i = 0; i < r->b->sections.count; i++) {
		const struct section *section = option_section(r, i);

		if ((section->classes & OPTION_SECTIONS) &&
		    section->level < out->shallowest)
			out->shallowest = section->level;
	}
}

static void enter(struct surroundings *around, const struct section *section)
{
	for (uint32_t i = section->level; i <= DEEPEST_HEADING; i++)
		around->classes[i] = 0;
	around->classes[section->level] = section->classes;
}

/* An API has "Options" of its own: deep down, or below what is no part of a
 * decision where the record's own stand above. */
static bool is_of_an_api(const struct option_reader *r, uint32_t at,
    const struct surroundings *around)
{
	const struct section *section = option_section(r, at);
	bool within = false;

	if (!text_equals_nocase(option_title(r, at), "options") ||
	    option_count_labelled(r, at + 1, section->end) > 1)
		return false;
	for (uint32_t i = 0; i < section->level; i++)
		within |= around->classes[i] != 0;
	return section->level > DEEPEST ||
	    (around->shallowest < section->level && !within);
}

static bool is_family(const struct option_reader *r, uint32_t at,
    const struct surroundings *around)
{
	return (option_section(r, at)->classes & OPTION_SECTIONS) &&
	    !is_of_an_api(r, at, around);
}

/* "Why not Kafka?" is a section of its own. */
static bool is_one(const struct option_reader *r, uint32_t at)
{
	struct text title = option_title(r, at);

	return (option_section(r, at)->classes & SECTION_BIT(OPTIONS_LOSERS)) &&
	    option_is_one(title) && !lexicon_section_classes(title);
}

static void read_one(struct option_reader *r, uint32_t at)
{
	option_start_run(r);
	r->b->record->options_signs |= OPTIONS_LOSERS;
	r->losers = true;
	read_option(r, at);
	r->losers = false;
}

static void read_sections_of_options(struct option_reader *r)
{
	struct surroundings around;
	uint32_t at = 0;

	look_around(&around, r);
	while (at < r->b->sections.count) {
		enter(&around, option_section(r, at));
		if (is_one(r, at)) {
			read_one(r, at);
			at = option_section(r, at)->end;
		} else if (is_family(r, at, &around)) {
			read_family(r, at);
			at = option_section(r, at)->end;
		} else if (starts_labelled(r, at)) {
			at = read_labelled(r, at);
		} else {
			at++;
		}
	}
}

static void read_front_matter_options(struct option_reader *r)
{
	option_start_run(r);
	for (size_t i = 0; i < r->b->fields.count; i++) {
		struct field field = r->b->fields.items[i];
		struct option_name name = { .form = OPTION_FRONT_MATTER };
		struct strbuf value = STRBUF_INIT;

		if (field.key != FIELD_OPTIONS ||
		    field.place != PLACE_FRONT_MATTER)
			continue;
		strbuf_addstr(&value, builder_text(r->b, field.value));
		name.whole = text_make(value.buf, value.len);
		name.span = field.span;
		name.at = r->b->doc.line_count
		    ? markdown_line_of(&r->b->doc, field.span.start)
		    : 0;
		option_line_read(&name.line, name.whole);
		option_add(r, &name);
		strbuf_release(&value);
	}
}

/* Those that a losers' section has lost, unless they say that they won; the
 * others lost where one won. */
static void settle_verdicts(struct builder *b)
{
	const struct outcome *outcome = &b->record->outcome;
	bool decided = outcome->option && outcome->manner != OUTCOME_AMBIGUOUS;

	for (uint32_t i = 0; i < b->options.count; i++) {
		struct option *option = &b->options.items[i];

		if (decided && outcome->option == i + 1 &&
		    option->verdict == VERDICT_OPEN)
			option->verdict = VERDICT_CHOSEN;
		else if (option->verdict == VERDICT_OPEN &&
		    ((option->traits & OPTION_LOSER) ||
			(decided && !option->group)))
			option->verdict = VERDICT_REJECTED;
	}
}

static int compare_points(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	if (x->option != y->option)
		return x->option < y->option ? -1 : 1;
	/* strings are made in the order in which they are read */
	return (x->text > y->text) - (x->text < y->text);
}

void read_options(struct builder *b)
{
	struct option_reader r = { .b = b };

	strbuf_init(&r.plain);
	read_front_matter_options(&r);
	read_sections_of_options(&r);
	if (!b->options.count &&
	    !(b->record->options_signs & (OPTIONS_ALL | OPTIONS_LOSERS)))
		option_intros_read(&r);
	if (!b->options.count)
		option_statement_read(&r);
	outcome_read(&r);
	settle_verdicts(b);
	outcome_read_signs(&r);
	if (b->points.count)
		qsort(b->points.items, b->points.count,
		    sizeof(*b->points.items), compare_points);
	for (size_t i = 0; i < r.known.count; i++) {
		b->options.items[i].key = stems_key(&r.known.items[i].title);
		stems_release(&r.known.items[i].title);
		stems_release(&r.known.items[i].line);
	}
	vec_release(&r.known);
	strbuf_release(&r.plain);
}
