/* SPDX-License-Identifier: MIT */
#include "core/search/earlier.h"

#include <math.h>
#include <stdlib.h>

#include "core/base/unicode.h"
#include "core/record/stems.h"

#define WORDS_MOST 64 /* of a title, a bit each */
/* A word is rare where no more records have it than this share of them: at
 * least RARE_LEAST, at most RARE_MOST. */
#define RARE_SHARE 10
#define RARE_LEAST 5
#define RARE_MOST 100

/* What titles of decisions are made of, whatever they are about. */
static bool is_deciding(struct text word)
{
	static const char *const words[] = { "use", "using", "adopt", "choose",
		"add", "introduce", "switch", "move", "make", "via", "per",
		"all", "new", "adr", "rfc", "decision", NULL };

	for (size_t i = 0; words[i]; i++)
		if (text_equals(word, words[i]))
			return true;
	return false;
}

static bool is_number(struct text word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!char_is_digit(word.data[i]))
			return false;
	return true;
}

/* The words of a title that may tell its subject, as they are compared: English
 * words without their endings, and pairs of CJK characters. */
struct telling {
	struct words words;
	struct stems word, all;
};

static void telling_init(struct telling *telling)
{
	memset(telling, 0, sizeof(*telling));
	words_init(&telling->words);
	strbuf_init(&telling->all.text);
}

static void telling_release(struct telling *telling)
{
	words_release(&telling->words);
	stems_release(&telling->word);
	stems_release(&telling->all);
}

static bool tells(enum word_script script, struct text word)
{
	if (unicode_count(word) < 2)
		return false;
	return script == SCRIPT_CJK ||
	    (!word_is_small(word) && !is_deciding(word) && !is_number(word));
}

typedef void (*word_fn)(void *data, enum word_script script, struct text word);

/* Call each with the words of a title that may tell its subject. */
static void each_word(struct words *words, struct text title, word_fn each,
    void *data)
{
	words_clear(words);
	words_add(words, title, 0);
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		enum word_script script = (enum word_script)i;
		struct text rest, word;

		rest = text_make(words->rows[i].text.buf,
		    words->rows[i].text.len);
		while (rest.len && text_split(&rest, ' ', &word))
			if (tells(script, word))
				each(data, script, word);
	}
}

static void add_word(void *data, enum word_script script, struct text word)
{
	struct telling *telling = data;
	struct stems *all = &telling->all;

	if (script == SCRIPT_SPACED) {
		stems_fill(&telling->word, word);
		word = text_of(stems_word(&telling->word, 0));
	}
	*vec_push(&all->starts) = (uint32_t)all->text.len;
	strbuf_add(&all->text, word.data, word.len);
	strbuf_addch(&all->text, '\0');
}

static void telling_fill(struct telling *out, struct text title)
{
	strbuf_clear(&out->all.text);
	out->all.starts.count = 0;
	each_word(&out->words, title, add_word, out);
}

static void add_to_query(void *data, enum word_script script, struct text word)
{
	struct strbuf *out = data;

	(void)script;
	strbuf_addf(out, "%s%.*s", out->len ? " OR " : "", TEXT_ARG(word));
}

void earlier_query(struct strbuf *out, struct text title)
{
	struct strbuf any = STRBUF_INIT;
	struct words words;

	words_init(&words);
	each_word(&words, title, add_to_query, &any);
	if (any.len)
		strbuf_addf(out, "title:(%s) OR option:(%s)", any.buf, any.buf);
	words_release(&words);
	strbuf_release(&any);
}

/* What one title has of the subject's words: a bit each. */
struct share {
	uint64_t words;
	size_t count; /* of all words that it has */
};

struct chooser {
	struct telling subject, other;
	size_t asked; /* how many words the subject has */
	VEC(struct share) shares; /* a record's title, its options; the next */
	double weights[WORDS_MOST]; /* 0: the word is too common */
};

static struct share share_of(struct chooser *chooser, struct text title)
{
	const struct stems *all = &chooser->other.all;
	struct share share = { 0 };

	telling_fill(&chooser->other, title);
	share.count = all->starts.count;
	for (size_t i = 0; i < share.count; i++)
		for (size_t k = 0; k < chooser->asked; k++)
			if (!strcmp(stems_word(all, i),
				stems_word(&chooser->subject.all, k)))
				share.words |= (uint64_t)1 << k;
	return share;
}

/* Look at all titles once; gives the words that any of them has. */
static uint64_t read_hit(struct chooser *chooser, const struct search_hit *hit)
{
	const struct record *record = hit->record;
	struct share share = share_of(chooser, text_of(hit->title.text));
	uint64_t words = share.words;

	*vec_push(&chooser->shares) = share;
	for (uint32_t i = 0; i < record->options_count; i++) {
		const struct option *option = &record->options[i];

		share = share_of(chooser,
		    text_of(record_string(record, option->title)));
		*vec_push(&chooser->shares) = share;
		words |= share.words;
	}
	return words;
}

static bool is_itself(const struct earlier_subject *subject,
    const struct search_hit *hit)
{
	return subject->path && !strcmp(hit->record->path, subject->path);
}

static void read_hits(struct chooser *chooser,
    const struct search_result *found, const struct earlier_subject *subject)
{
	size_t having[WORDS_MOST] = { 0 };
	size_t most = subject->records / RARE_SHARE;

	if (most > RARE_MOST)
		most = RARE_MOST;
	if (most < RARE_LEAST)
		most = RARE_LEAST;
	for (size_t i = 0; i < found->hits.count; i++) {
		const struct search_hit *hit = &found->hits.items[i];
		uint64_t words = read_hit(chooser, hit);

		for (size_t k = 0; k < chooser->asked; k++)
			having[k] += !is_itself(subject, hit) &&
			    (words >> k & 1);
	}
	for (size_t k = 0; k < chooser->asked; k++)
		if (having[k] && having[k] <= most)
			chooser->weights[k] = log(
			    1 + (double)subject->records / (double)having[k]);
}

/* How near the title of that share is, 0: not near enough. Of an option's title,
 * which may be a sentence, half must be about it. */
static double weigh(const struct chooser *chooser, const struct share *share,
    bool is_option)
{
	double weight = 0;
	size_t rare = 0;
	bool is_near;

	for (size_t k = 0; k < chooser->asked; k++) {
		if (!(share->words >> k & 1) || chooser->weights[k] <= 0)
			continue;
		weight += chooser->weights[k];
		rare++;
	}
	if (rare && rare == share->count)
		return weight;
	is_near = rare >= 2 || (rare && rare == chooser->asked);
	if (is_option && rare * 2 < share->count)
		is_near = false;
	return is_near ? weight : 0;
}

static void choose(struct earlier *out, const struct chooser *chooser,
    const struct search_hit *hit, const struct share *shares)
{
	const struct record *record = hit->record;
	struct earlier_hit chosen = { hit, NULL, 0 };

	chosen.options = arena_alloc(&out->arena, record->options_count + 1);
	chosen.score = weigh(chooser, &shares[0], false);
	for (uint32_t i = 0; i < record->options_count; i++) {
		double score = record->options[i].traits & OPTION_STATUS_QUO
		    ? 0
		    : weigh(chooser, &shares[i + 1], true);

		chosen.options[i] = score > 0;
		if (score > chosen.score)
			chosen.score = score;
	}
	if (chosen.score > 0)
		*vec_push(&out->hits) = chosen;
}

static int compare_hits(const void *a, const void *b)
{
	const struct earlier_hit *x = a, *y = b;

	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	return (x->hit > y->hit) - (x->hit < y->hit);
}

void earlier_choose(struct earlier *out, const struct search_result *found,
    const struct earlier_subject *subject)
{
	struct chooser chooser = { 0 };
	size_t at = 0;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	telling_init(&chooser.subject);
	telling_init(&chooser.other);
	telling_fill(&chooser.subject, text_of(subject->title));
	chooser.asked = chooser.subject.all.starts.count;
	if (chooser.asked > WORDS_MOST)
		chooser.asked = WORDS_MOST;
	read_hits(&chooser, found, subject);
	for (size_t i = 0; i < found->hits.count; i++) {
		const struct search_hit *hit = &found->hits.items[i];

		if (!is_itself(subject, hit))
			choose(out, &chooser, hit, &chooser.shares.items[at]);
		at += hit->record->options_count + 1;
	}
	if (out->hits.count)
		qsort(out->hits.items, out->hits.count,
		    sizeof(*out->hits.items), compare_hits);
	telling_release(&chooser.subject);
	telling_release(&chooser.other);
	vec_release(&chooser.shares);
}

void earlier_release(struct earlier *earlier)
{
	vec_release(&earlier->hits);
	arena_release(&earlier->arena);
}
