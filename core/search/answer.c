/* SPDX-License-Identifier: MIT */
#include "core/search/answer.h"

#include <math.h>
#include <stdlib.h>

#include "core/search/filter.h"

/* As BM25 has it, for each column by itself: a word in the title is worth more
 * than any number of them below. Lengths are compared with a fixed one, so
 * that scores do not depend on what else there is. */
#define SATURATION 1.2
#define LENGTH_SHARE 0.75
#define USUAL_BODY 700.0
#define USUAL_TITLE 6.0
/* What two words beside each other count, where they stand so in a text, too. */
#define PAIR_WEIGHT 2
#define PAIR_DISTANCE 1

static const double weights[] = {
	[COLUMN_TITLE] = 10,
	[COLUMN_CHOSEN] = 4,
	[COLUMN_REJECTED] = 4,
	[COLUMN_CONSIDERED] = 4,
	[COLUMN_TAGS] = 3,
	[COLUMN_HEADINGS] = 2,
	[COLUMN_BODY] = 1,
};

static void answer_init(struct answer *answer, size_t count)
{
	answer->count = count;
	answer->has = mem_alloc((count + 1) * sizeof(*answer->has));
	answer->scores = mem_alloc((count + 1) * sizeof(*answer->scores));
	memset(&answer->words, 0, sizeof(answer->words));
}

void answer_release(struct answer *answer)
{
	free(answer->has);
	free(answer->scores);
	for (size_t i = 0; i < answer->words.count; i++)
		free(answer->words.items[i].has);
	vec_release(&answer->words);
	memset(answer, 0, sizeof(*answer));
}

size_t answer_missing(const char **out, const struct answer *answer,
    size_t record)
{
	size_t missing = 0;

	for (size_t i = 0; i < answer->words.count; i++) {
		const struct answer_word *word = &answer->words.items[i];

		if (word->has[record])
			continue;
		if (out)
			out[missing] = word->text;
		missing++;
	}
	return missing;
}

size_t answer_full(const struct answer *answer)
{
	size_t full = 0;

	for (size_t i = 0; i < answer->count; i++)
		full += answer->has[i] && !answer_missing(NULL, answer, i);
	return full;
}

/* More than 1 where there are more words than usual. */
static double length_share(uint32_t words, double usual)
{
	return 1 - LENGTH_SHARE + LENGTH_SHARE * words / usual;
}

static double score_of(const struct search_match *match,
    const struct document_lengths *lengths)
{
	double shares[COLUMN_COUNT], score = 0;

	for (int i = 0; i < COLUMN_COUNT; i++)
		shares[i] = 1;
	shares[COLUMN_BODY] = length_share(lengths->body, USUAL_BODY);
	shares[COLUMN_TITLE] = length_share(lengths->title, USUAL_TITLE);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		double often = match->counts[i];

		score += weights[i] * often * (SATURATION + 1) /
		    (often + SATURATION * shares[i]);
	}
	return score;
}

static void add_match(void *data, const struct shelf_row *row,
    const struct search_match *match)
{
	struct answer *answer = data;

	answer->has[row->record] = true;
	answer->scores[row->record] = score_of(match, &row->lengths);
}

/* What few records have says more. */
static void weigh_by_rarity(struct answer *answer)
{
	double found = 0, rarity;

	for (size_t i = 0; i < answer->count; i++)
		found += answer->has[i];
	rarity = log(1 + ((double)answer->count - found + 0.5) / (found + 0.5));
	for (size_t i = 0; i < answer->count; i++)
		answer->scores[i] *= rarity;
}

/* Records that have both; scores add up. */
static void keep_both(struct answer *answer, const struct answer *other)
{
	for (size_t i = 0; i < answer->count; i++) {
		answer->has[i] = answer->has[i] && other->has[i];
		answer->scores[i] = answer->has[i]
		    ? answer->scores[i] + other->scores[i]
		    : 0;
	}
}

static void keep_either(struct answer *answer, const struct answer *other)
{
	for (size_t i = 0; i < answer->count; i++) {
		answer->has[i] = answer->has[i] || other->has[i];
		answer->scores[i] += other->scores[i];
	}
}

static void take_complement(struct answer *answer)
{
	for (size_t i = 0; i < answer->count; i++) {
		answer->has[i] = !answer->has[i];
		answer->scores[i] = 0;
	}
}

static void find_text(struct answer *out, struct answer_reader *reader,
    const struct query_node *node)
{
	for (size_t i = 0; i < node->needles_count && !reader->is_lost; i++) {
		struct answer part;

		answer_init(&part, out->count);
		reader->is_lost = !shelf_match(reader->shelf, &node->needles[i],
		    add_match, &part);
		weigh_by_rarity(&part);
		if (i)
			keep_both(out, &part);
		else
			keep_either(out, &part);
		answer_release(&part);
	}
}

static bool is_small(const struct query_node *node)
{
	return node->kind == QUERY_TEXT && node->is_word &&
	    word_is_small(text_trim(text_of(node->text)));
}

/* Are all of its children small words? Then they are meant. */
static bool has_only_small(const struct query_node *node)
{
	for (const struct query_node *at = node->first; at; at = at->next)
		if (!is_small(at))
			return false;
	return true;
}

static enum status answer_node(struct answer *out, struct answer_reader *reader,
    const struct query_node *node);

static enum status answer_children(struct answer *out,
    struct answer_reader *reader, const struct query_node *node)
{
	bool is_all = node->kind == QUERY_ALL, is_first = true;
	bool skips_small = is_all && !has_only_small(node);
	enum status status = STATUS_OK;

	for (const struct query_node *at = node->first; at && !status;
	     at = at->next) {
		struct answer part;

		if (skips_small && is_small(at))
			continue;
		answer_init(&part, out->count);
		status = answer_node(&part, reader, at);
		if (is_all && !is_first)
			keep_both(out, &part);
		else
			keep_either(out, &part);
		is_first = false;
		answer_release(&part);
	}
	return status;
}

/* out is empty. */
static enum status answer_node(struct answer *out, struct answer_reader *reader,
    const struct query_node *node)
{
	enum status status = STATUS_OK;

	switch (node->kind) {
	case QUERY_TEXT:
		find_text(out, reader, node);
		break;
	case QUERY_FIELD:
		return filter_run(out->has, reader->shelf->options.corpus, node,
		    reader->cwd, reader->err);
	case QUERY_ALL:
	case QUERY_ANY:
		return answer_children(out, reader, node);
	case QUERY_NOT:
		status = answer_node(out, reader, node->first);
		take_complement(out);
		break;
	}
	return status;
}

static bool is_loose(const struct query_node *node)
{
	return node->kind == QUERY_TEXT && node->is_word && !is_small(node);
}

/* Add to the scores of those that have both words close to each other. */
static void add_pair(struct answer *out, struct answer_reader *reader,
    const struct search_needle *a, const struct search_needle *b)
{
	const struct search_phrase phrases[] = { *a->phrases, *b->phrases };
	const struct search_needle pair = { a->script, COLUMNS_ALL, phrases, 2,
		PAIR_DISTANCE };
	struct answer part;

	answer_init(&part, out->count);
	reader->is_lost = !shelf_match(reader->shelf, &pair, add_match, &part);
	weigh_by_rarity(&part);
	for (size_t i = 0; i < out->count; i++)
		if (out->has[i])
			out->scores[i] += PAIR_WEIGHT * part.scores[i];
	answer_release(&part);
}

static void add_pairs(struct answer *out, struct answer_reader *reader,
    const struct query_node *root)
{
	const struct query_node *last = NULL;

	if (root->kind != QUERY_ALL)
		return;
	for (const struct query_node *at = root->first; at && !reader->is_lost;
	     at = at->next) {
		if (is_small(at))
			continue;
		if (last && is_loose(at) &&
		    last->needles->script == at->needles->script)
			add_pair(out, reader, last->needles, at->needles);
		last = is_loose(at) ? at : NULL;
	}
}

static size_t records_of(const struct answer_reader *reader)
{
	return reader->shelf->options.corpus->records.count;
}

enum status answer_query(struct answer *out, struct answer_reader *reader,
    const struct query_node *root)
{
	enum status status;

	answer_init(out, records_of(reader));
	status = answer_node(out, reader, root);
	if (!status && !reader->is_lost)
		add_pairs(out, reader, root);
	return status;
}

bool query_may_be_loose(const struct query_node *root)
{
	size_t words = 0;

	if (root->kind != QUERY_ALL || root->has_and)
		return false;
	for (const struct query_node *at = root->first; at; at = at->next)
		words += is_loose(at);
	return words > 1;
}

static void find_word(struct answer *out, struct answer_reader *reader,
    const struct query_node *node)
{
	struct answer part;

	answer_init(&part, out->count);
	find_text(&part, reader, node);
	keep_either(out, &part);
	*vec_push(&out->words) = (struct answer_word){ node->text, part.has };
	part.has = NULL;
	answer_release(&part);
}

enum status answer_loosely(struct answer *out, struct answer_reader *reader,
    const struct query_node *root)
{
	enum status status = STATUS_OK;
	struct answer part;

	answer_init(out, records_of(reader));
	for (const struct query_node *at = root->first; at; at = at->next)
		if (is_loose(at))
			find_word(out, reader, at);
	for (const struct query_node *at = root->first; at && !status;
	     at = at->next) {
		if (is_loose(at) || is_small(at))
			continue;
		answer_init(&part, out->count);
		status = answer_node(&part, reader, at);
		keep_both(out, &part);
		answer_release(&part);
	}
	if (!status && !reader->is_lost)
		add_pairs(out, reader, root);
	return status;
}
