/* SPDX-License-Identifier: MIT */
#include "core/search/option_query.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/mem.h"

static struct text row_text(const struct words *words, enum word_script script)
{
	const struct strbuf *text = &words->rows[script].text;

	return text_make(text->buf, text->len);
}

void option_query_init(struct option_query *query, struct text text,
    bool only_rejected)
{
	struct text rest, word;

	memset(query, 0, sizeof(*query));
	query->only_rejected = only_rejected;
	words_init(&query->words);
	words_init(&query->title);
	words_add(&query->words, text, 0);
	rest = row_text(&query->words, SCRIPT_SPACED);
	query->stems = mem_alloc((rest.len + 1) * sizeof(*query->stems));
	while (rest.len && text_split(&rest, ' ', &word)) {
		struct stems *stems = &query->stems[query->count];

		stems_fill(stems, word);
		query->count += stems->starts.count > 0;
	}
}

void option_query_release(struct option_query *query)
{
	for (size_t i = 0; i < query->words.rows[SCRIPT_SPACED].places.count;
	     i++)
		stems_release(&query->stems[i]);
	free(query->stems);
	stems_release(&query->title_stems);
	words_release(&query->words);
	words_release(&query->title);
}

bool option_query_is_empty(const struct option_query *query)
{
	return !query->count && !query->words.rows[SCRIPT_CJK].places.count;
}

/* Are all pairs of CJK characters in the title? */
static bool has_pairs(struct option_query *query)
{
	struct text rest = row_text(&query->words, SCRIPT_CJK), pair;
	struct text title = row_text(&query->title, SCRIPT_CJK);
	const char *end = rest.data + rest.len;

	while (rest.len && text_split(&rest, ' ', &pair)) {
		char word[16];

		/* the last one is there for words of one character */
		if (pair.data + pair.len == end &&
		    query->words.rows[SCRIPT_CJK].places.count > 1)
			break;
		snprintf(word, sizeof(word), "%.*s", TEXT_ARG(pair));
		if (text_find(title, word) == SIZE_MAX)
			return false;
	}
	return true;
}

bool option_query_fits(struct option_query *query, const struct record *record,
    const struct option *option)
{
	struct text title = text_of(record_string(record, option->title));

	if (query->only_rejected && option->verdict != VERDICT_REJECTED)
		return false;
	words_clear(&query->title);
	words_add(&query->title, title, 0);
	stems_fill(&query->title_stems, row_text(&query->title, SCRIPT_SPACED));
	for (size_t i = 0; i < query->count; i++)
		if (stems_find(&query->title_stems, &query->stems[i], 0) ==
		    SIZE_MAX)
			return false;
	return has_pairs(query);
}

uint32_t option_query_choose(bool *wanted, struct option_query *query,
    const struct record *record)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < record->options_count; i++) {
		wanted[i] = option_query_fits(query, record,
		    &record->options[i]);
		count += wanted[i];
	}
	return count;
}
