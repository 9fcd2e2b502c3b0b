/* SPDX-License-Identifier: MIT */
#include "core/search/nearest.h"

#include <stdlib.h>

#include "core/search/snippet.h"

#define TRIES 5 /* near words may be of other branches */
#define SHORTEST 3 /* bytes of a word that others are near to */

static void note(void *data, const struct shelf_row *row,
    const struct search_match *match)
{
	uint32_t *first = data;

	(void)match;
	if (*first == UINT32_MAX)
		*first = row->record;
}

/* *record: the first one that has all of the node's needles apart, or
 * UINT32_MAX. */
static bool find_first(struct shelf *shelf, const struct query_node *node,
    uint32_t *record)
{
	*record = UINT32_MAX;
	for (size_t i = 0; i < node->needles_count; i++) {
		*record = UINT32_MAX;
		if (!shelf_match(shelf, &node->needles[i], note, record))
			return false;
		if (*record == UINT32_MAX)
			break;
	}
	return true;
}

struct candidate {
	const char *term;
	uint32_t documents;
};

/* Words that may be near, and those only. */
struct candidates {
	struct arena arena;
	struct text word; /* as it is in the query's needle */
	VEC(struct candidate) found;
	VEC(const char *) terms; /* of those found, the most frequent first */
};

static bool begins(struct text word, struct text term)
{
	return term.len > word.len &&
	    memcmp(term.data, word.data, word.len) == 0;
}

static void take_term(void *data, struct text term, uint32_t documents)
{
	struct candidates *candidates = data;
	struct text word = candidates->word;
	size_t more = word.len > term.len ? word.len - term.len
					  : term.len - word.len;

	if (more <= word.len / 3 || begins(word, term))
		*vec_push(&candidates->found) = (struct candidate){
			arena_strndup(&candidates->arena, term.data, term.len),
			documents
		};
}

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	return strcmp(x->term, y->term);
}

/* People seldom get the first letter wrong, unless it is the second one. */
static bool collect(struct candidates *candidates, struct shelf *shelf)
{
	const struct shelf_part *parts[] = { &shelf->kept, &shelf->passing };
	const char *word = candidates->word.data;

	for (int i = 0; i < 4; i++) {
		const struct search_index *index = parts[i / 2]->index;

		if (!index || (i % 2 && word[0] == word[1]))
			continue;
		if (!index->reader->terms(index->context, word[i % 2],
			take_term, candidates))
			return false;
	}
	if (candidates->found.count)
		qsort(candidates->found.items, candidates->found.count,
		    sizeof(*candidates->found.items), compare_candidates);
	for (size_t i = 0; i < candidates->found.count; i++)
		*vec_push(&candidates->terms) = candidates->found.items[i].term;
	return true;
}

/* Of a title that is marked as a whole, the word that begins so. */
static struct text form_in(struct text marked, const char *begin)
{
	struct text rest = marked, word;

	while (text_split(&rest, ' ', &word)) {
		if (!text_starts_nocase(word, begin))
			continue;
		while (word.len && char_is_punctuation(word.data[word.len - 1]))
			word.len--;
		return word;
	}
	return marked;
}

/* How a record writes the word: what is marked of it first. */
static bool take_form(const char **out, struct shelf *shelf,
    struct arena *arena, const struct query_node *node, uint32_t record)
{
	const struct corpus *corpus = shelf->options.corpus;
	const struct record *found = &corpus->records.items[record];
	struct search_hit hit = { .record = found };
	const struct search_text *text = &hit.title;
	struct snippet_maker maker;
	bool is_fine;

	if (!catalog_fetch(corpus, &record, 1))
		return false;
	hit.title.text = record_string(found,
	    found->title ? found->title : found->slug);
	snippet_maker_init(&maker, shelf, arena, node);
	is_fine = snippet_fill(&hit, &maker);
	snippet_maker_release(&maker);
	if (!text->marks_count)
		text = &hit.snippet;
	if (is_fine && text->marks_count) {
		struct text form =
		    form_in(text_make(text->text + text->marks->start,
				text->marks->end - text->marks->start),
			node->needles->phrases->words.data);

		*out = arena_strndup(arena, form.data, form.len);
	}
	return is_fine;
}

/* A longer word, as of one that is cut short ("auth"), else one that is written
 * nearly like it; SIZE_MAX: none is. */
static size_t find_near(const struct candidates *candidates, const char *word)
{
	const char *const *terms = candidates->terms.items;
	size_t count = candidates->terms.count;

	for (size_t i = 0; i < count; i++)
		if (begins(candidates->word, text_of(terms[i])))
			return i;
	return text_nearest(word, terms, count);
}

/* *out: the nearest word of these records, or NULL. */
static bool find_nearest(const char **out, struct shelf *shelf,
    struct arena *arena, struct candidates *candidates)
{
	char *word = arena_strndup(&candidates->arena, candidates->word.data,
	    candidates->word.len);

	*out = NULL;
	for (int i = 0; i < TRIES; i++) {
		size_t at = find_near(candidates, word);
		struct search_phrase phrase = { .is_prefix = true };
		struct query_node node = { .kind = QUERY_TEXT,
			.needles_count = 1 };
		uint32_t record;

		if (at == SIZE_MAX)
			return true;
		/* a stem is cut once more when it is asked for */
		phrase.words = text_of(candidates->terms.items[at]);
		node.needles[0] = (struct search_needle){ SCRIPT_SPACED,
			COLUMNS_ALL, &phrase, 1, 1 };
		if (!find_first(shelf, &node, &record))
			return false;
		if (record != UINT32_MAX)
			return take_form(out, shelf, arena, &node, record);
		candidates->terms.items[at] = ""; /* near to nothing */
	}
	return true;
}

/* A query may name a word more than once. */
static bool is_told(const struct search_result *result, const char *word)
{
	for (size_t i = 0; i < result->unknown.count; i++)
		if (!strcmp(result->unknown.items[i], word))
			return true;
	return false;
}

static bool add_unknown(struct search_result *out, struct shelf *shelf,
    const struct query_node *node)
{
	const struct search_needle *needle = &node->needles[0];
	struct candidates candidates = { .word = needle->phrases->words };
	const char *nearest = NULL;
	bool is_fine = true;

	arena_init(&candidates.arena);
	if (needle->script == SCRIPT_SPACED && candidates.word.len >= SHORTEST)
		is_fine = collect(&candidates, shelf) &&
		    find_nearest(&nearest, shelf, &out->arena, &candidates);
	*vec_push(&out->unknown) = arena_strndup(&out->arena, node->text,
	    strlen(node->text));
	*vec_push(&out->nearest) = nearest;
	vec_release(&candidates.found);
	vec_release(&candidates.terms);
	arena_release(&candidates.arena);
	return is_fine;
}

/* Is there a record that has it anywhere, in whatever field it was asked for? */
static bool is_known(bool *out, struct shelf *shelf,
    const struct query_node *node)
{
	struct query_node anywhere = *node;
	uint32_t record;

	for (size_t i = 0; i < anywhere.needles_count; i++)
		anywhere.needles[i].columns = COLUMNS_ALL;
	if (!find_first(shelf, &anywhere, &record))
		return false;
	*out = record != UINT32_MAX;
	return true;
}

static bool fill_word(struct search_result *out, struct shelf *shelf,
    const struct query_node *node)
{
	bool known = false;

	if (node->needles[0].count != 1 || is_told(out, node->text))
		return true;
	return is_known(&known, shelf, node) &&
	    (known || add_unknown(out, shelf, node));
}

bool nearest_fill(struct search_result *out, struct shelf *shelf,
    const struct query_node *root)
{
	if (root->kind == QUERY_NOT)
		return true;
	if (root->kind == QUERY_TEXT && !fill_word(out, shelf, root))
		return false;
	for (const struct query_node *at = root->first; at; at = at->next)
		if (!nearest_fill(out, shelf, at))
			return false;
	return true;
}
