/* SPDX-License-Identifier: MIT */
/* record/placeholder: a template's paragraphs that stand in a record. */
#include "core/check/left_over.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/clip.h"
#include "core/check/check.h"

/* Sections whose words are about this one decision: no two records share them.
 * Others may have some that each record has, say of a licence. */
#define OWN_CLASSES \
	(SECTION_BIT(CONTEXT) | SECTION_BIT(OPTIONS_ALL) | \
	    SECTION_BIT(OPTIONS_LOSERS) | SECTION_BIT(PROS_CONS) | \
	    SECTION_BIT(DECISION) | SECTION_BIT(CONSEQUENCES) | \
	    SECTION_BIT(SUMMARY) | SECTION_BIT(RISKS) | \
	    SECTION_BIT(CONFIRMATION) | SECTION_BIT(ROLLBACK) | \
	    SECTION_BIT(EVALUATION) | SECTION_BIT(OPEN_QUESTIONS))

#define FEWEST_OTHERS 2u /* that can tell what is usual */
#define RARE 10u /* one in so many */

int template_line_compare(const void *a, const void *b)
{
	const struct template_line *x = a, *y = b;
	int order = strcmp(x->folder, y->folder);

	return order ? order : (x->hash > y->hash) - (x->hash < y->hash);
}

/* How many decided records of a collection have a line. */
struct tally {
	size_t records;
	const struct record *last;
};

struct left_over {
	const struct check *check;
	const struct collection *collection;
	struct template_lines lines; /* the collection's */
	struct tally *tallies; /* one each */
	size_t decided; /* records */
};

/* The index of the line that says that, or SIZE_MAX. */
static size_t find_line(const struct left_over *left, uint64_t hash)
{
	size_t low = 0, high = left->lines.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (left->lines.items[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < left->lines.count && left->lines.items[low].hash == hash
	    ? low
	    : SIZE_MAX;
}

static bool is_decided(const struct left_over *left,
    const struct record *record)
{
	return stage_of(corpus_status_of(left->check->corpus, record)) ==
	    STAGE_DECIDED;
}

static void count(struct left_over *left, const struct record *record)
{
	left->decided++;
	for (uint32_t i = 0; i < record->prose_count; i++) {
		size_t line = find_line(left, record->prose[i].hash);
		struct tally *tally;

		if (line == SIZE_MAX)
			continue;
		tally = &left->tallies[line];
		tally->records += tally->last != record;
		tally->last = record;
	}
}

struct part {
	uint64_t classes; /* the section's, and of those that it is in */
	/* Before it: words outside of headings, those of them that are a
	 * template's, and blocks that are none of a template's. */
	uint64_t words, copied, own;
};

/* What is known of a record with some of the lines. */
struct suspect {
	const struct left_over *left;
	const struct record *record;
	size_t others; /* decided ones */
	struct part *parts; /* for each section, and for the end */
};

/* How many other decided records have the line, too. */
static size_t sharers(const struct suspect *suspect, size_t line)
{
	return suspect->left->tallies[line].records -
	    is_decided(suspect->left, suspect->record);
}

/* What most have is meant to stay. */
static bool is_usual(const struct suspect *suspect, size_t line)
{
	return suspect->others >= FEWEST_OTHERS &&
	    sharers(suspect, line) * 2 > suspect->others;
}

/* Have nearly all of the others, and these are not a few, done without it? */
static bool is_rare(const struct suspect *suspect, size_t line)
{
	return suspect->others >= RARE &&
	    sharers(suspect, line) * RARE <= suspect->others;
}

/* Does the section with all below it have the template's words alone? */
static bool is_unfilled(const struct suspect *suspect, uint32_t section)
{
	const struct part *from = &suspect->parts[section];
	const struct part *to =
	    &suspect->parts[suspect->record->sections[section].end];

	return to->own == from->own &&
	    to->words - from->words == to->copied - from->copied;
}

/* May it be told in that section that nobody has put own words there? */
static bool says_nothing(const struct suspect *suspect, size_t line,
    bool unfilled)
{
	enum template_words kind = suspect->left->lines.items[line].kind;

	return is_rare(suspect, line) &&
	    (kind == TEMPLATE_PROSE || (kind == TEMPLATE_LEAD && unfilled));
}

/* Which severity at most; section: index + 1, or 0. */
static enum severity judge(const struct suspect *suspect, size_t line,
    uint32_t section)
{
	enum template_words kind = suspect->left->lines.items[line].kind;
	uint64_t classes = section ? suspect->parts[section - 1].classes : 0;
	bool unfilled = section && is_unfilled(suspect, section - 1);
	enum severity most = SEVERITY_ERROR;

	if (kind == TEMPLATE_CODE || kind == TEMPLATE_PLACEHOLDER ||
	    is_usual(suspect, line))
		return SEVERITY_OFF;
	if (kind != TEMPLATE_GAP && !(unfilled && classes & OWN_CLASSES)) {
		if (!says_nothing(suspect, line, unfilled))
			return SEVERITY_OFF;
		most = SEVERITY_WARNING;
	}
	return classes & SECTION_BIT(OPEN_QUESTIONS) ? SEVERITY_INFO : most;
}

static void report(const struct suspect *suspect, const struct prose *prose,
    uint32_t section)
{
	size_t index = find_line(suspect->left, prose->hash);
	enum severity most = SEVERITY_OFF;
	struct finding *finding = NULL;

	if (index != SIZE_MAX)
		most = judge(suspect, index, section);
	if (most != SEVERITY_OFF)
		finding = check_add(suspect->left->check,
		    RULE_RECORD_PLACEHOLDER, suspect->record,
		    "'%s' is as the template has it",
		    clip_of(suspect->left->lines.items[index].text).text);
	if (!finding)
		return;
	if (finding->severity > most)
		finding->severity = most;
	finding->span = prose->span;
	finding->subject = suspect->left->lines.items[index].text;
}

/* Move on to the section, index + 1, that the paragraph stands in. */
static void advance(uint32_t *section, const struct record *record,
    const struct prose *prose)
{
	while (*section < record->sections_count &&
	    record->sections[*section].heading.start <= prose->span.start)
		++*section;
}

static void count_copied(struct suspect *suspect)
{
	const struct record *record = suspect->record;
	uint32_t section = 0;

	for (uint32_t i = 0; i < record->prose_count; i++) {
		size_t line = find_line(suspect->left, record->prose[i].hash);

		advance(&section, record, &record->prose[i]);
		if (line == SIZE_MAX || is_usual(suspect, line))
			suspect->parts[section].own++;
		else
			suspect->parts[section].copied +=
			    suspect->left->lines.items[line].words;
	}
	/* what is before the sections is in none */
	suspect->parts[0] = (struct part){ 0 };
}

static void fill_parts(struct suspect *suspect)
{
	const struct record *record = suspect->record;
	struct part *parts = suspect->parts;

	count_copied(suspect);
	for (uint32_t i = 0; i < record->sections_count; i++) {
		const struct section *section = &record->sections[i];

		parts[i + 1].words = parts[i].words + section->words;
		parts[i + 1].copied += parts[i].copied;
		parts[i + 1].own += parts[i].own;
		for (uint32_t k = i; k < section->end; k++)
			parts[k].classes |= section->classes;
	}
}

static void check_suspect(const struct left_over *left,
    const struct record *record)
{
	struct suspect suspect = { left, record,
		left->decided - is_decided(left, record), NULL };
	uint32_t section = 0;

	suspect.parts = mem_alloc(
	    (record->sections_count + 1) * sizeof(*suspect.parts));
	fill_parts(&suspect);
	for (uint32_t i = 0; i < record->prose_count; i++) {
		advance(&section, record, &record->prose[i]);
		report(&suspect, &record->prose[i], section);
	}
	free(suspect.parts);
}

/* A record may serve as a template, too. */
static bool is_template(const struct left_over *left,
    const struct record *record)
{
	for (size_t i = 0; i < left->lines.count; i++)
		if (!strcmp(left->lines.items[i].path, record->path))
			return true;
	return false;
}

static bool has_line(const struct left_over *left, const struct record *record)
{
	for (uint32_t i = 0; i < record->prose_count; i++)
		if (find_line(left, record->prose[i].hash) != SIZE_MAX)
			return true;
	return false;
}

static void check_collection(struct left_over *left)
{
	const struct collection *collection = left->collection;
	const struct check *check = left->check;
	const struct record *records =
	    &check->corpus->records.items[collection->first];

	left->tallies = mem_alloc(left->lines.count * sizeof(*left->tallies));
	for (uint32_t i = 0; i < collection->count; i++)
		if (is_decided(left, &records[i]))
			count(left, &records[i]);
	for (uint32_t i = 0; i < collection->count; i++)
		if (check_is_judged(check, collection->first + i) &&
		    has_line(left, &records[i]) &&
		    !is_template(left, &records[i]))
			check_suspect(left, &records[i]);
	free(left->tallies);
}

/* The lines of that folder, which stand together. */
static struct template_lines lines_of(const struct template_lines *lines,
    const char *folder)
{
	struct template_lines own = { lines->items, lines->count };

	while (own.count && strcmp(own.items->folder, folder) != 0) {
		own.items++;
		own.count--;
	}
	while (
	    own.count && strcmp(own.items[own.count - 1].folder, folder) != 0)
		own.count--;
	return own;
}

void check_left_over(const struct check *check)
{
	const struct corpus *corpus = check->corpus;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		struct left_over left = { .check = check,
			.collection = &corpus->collections.items[i] };

		left.lines = lines_of(&check->options->templates,
		    left.collection->path);
		if (left.lines.count)
			check_collection(&left);
	}
}
