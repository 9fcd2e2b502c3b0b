/* SPDX-License-Identifier: MIT */
#include "core/base/clip.h"
#include "core/base/unicode.h"
#include "core/record/lexicon.h"
#include "core/search/query_parser.h"

#define NEAR_DISTANCE 10 /* words, where nothing else is said */
#define NEAR_MOST 1000

static const struct query_place places[] = {
	{ "title", COLUMN_BIT(COLUMN_TITLE), 0 },
	{ "option", COLUMNS_OPTIONS, 0 },
	{ "rejected", COLUMN_BIT(COLUMN_REJECTED), 0 },
	{ "chosen", COLUMN_BIT(COLUMN_CHOSEN), 0 },
	{ "status", 0, QUERY_STATUS },
	{ "kind", 0, QUERY_RECORD_KIND },
	{ "tag", 0, QUERY_TAG },
	{ "area", 0, QUERY_AREA },
	{ "decider", 0, QUERY_DECIDER },
	{ "author", 0, QUERY_AUTHOR },
	{ "collection", 0, QUERY_COLLECTION },
	{ "after", 0, QUERY_AFTER },
	{ "before", 0, QUERY_BEFORE },
	{ "supersedes", 0, QUERY_SUPERSEDES },
};

#define PLACES (sizeof(places) / sizeof(*places))

const char *const query_field_names[] = { "title", "option", "rejected",
	"chosen", "status", "kind", "tag", "area", "decider", "author",
	"collection", "after", "before", "supersedes", NULL };

_Static_assert(sizeof(query_field_names) / sizeof(*query_field_names) ==
	PLACES + 1,
    "a name for each place");

const struct query_place *query_place_find(struct text name)
{
	for (size_t i = 0; i < PLACES; i++)
		if (text_equals_nocase(name, places[i].name))
			return &places[i];
	return NULL;
}

size_t query_quote(struct text t)
{
	static const char *const quotes[] = { "\"", "\u201c", "\u201d",
		"\u201e" };

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (text_starts(t, quotes[i]))
			return strlen(quotes[i]);
	return 0;
}

struct text query_take_quoted(struct text *rest)
{
	struct text inner = text_skip(*rest, query_quote(*rest));

	*rest = inner;
	while (rest->len && !query_quote(*rest))
		*rest = text_skip(*rest, 1);
	inner.len -= rest->len;
	*rest = text_skip(*rest, query_quote(*rest));
	return inner;
}

/* Is the last word there only for those who look for the end of a run? */
static bool ends_run(const struct word_row *row)
{
	size_t count = row->places.count;

	return count > 1 &&
	    row->places.items[count - 2].end ==
	    row->places.items[count - 1].end;
}

/* The words of one script as a phrase; a single CJK character begins a pair. */
static bool fill_phrase(struct search_phrase *out, struct query_parser *parser,
    enum word_script script, bool is_prefix)
{
	const struct word_row *row = &parser->words.rows[script];
	struct text words = text_make(row->text.buf, row->text.len);

	if (!words.len)
		return false;
	out->is_prefix = is_prefix;
	if (script == SCRIPT_CJK && ends_run(row)) {
		while (words.data[words.len - 1] != ' ')
			words.len--;
		words.len--;
		out->is_prefix = false;
	} else if (script == SCRIPT_CJK) {
		out->is_prefix = true;
	}
	out->words = text_make(arena_strndup(parser->arena, words.data,
				   words.len),
	    words.len);
	return true;
}

static enum status too_many(struct query_parser *parser, int most,
    const char *what)
{
	error_set(parser->err, STATUS_USAGE, "the query has more than %d %s",
	    most, what);
	error_hint(parser->err, "Ask for fewer of them.");
	return STATUS_USAGE;
}

/* What has no word in it counts as one. */
static enum status count_words(struct query_parser *parser, size_t words,
    bool is_prefix)
{
	parser->words_count += words ? words : 1;
	parser->prefixes_count += is_prefix;
	if (parser->words_count > QUERY_WORDS_MOST)
		return too_many(parser, QUERY_WORDS_MOST, "words");
	if (parser->prefixes_count > QUERY_PREFIXES_MOST)
		return too_many(parser, QUERY_PREFIXES_MOST,
		    "words that end in '*'");
	return STATUS_OK;
}

/* Is the last word, before a "*", a single letter? An index has to go through a
 * large part of itself for all that begin so. */
static bool begins_too_many(const struct word_row *row)
{
	size_t begin = row->text.len;

	while (begin && row->text.buf[begin - 1] != ' ')
		begin--;
	return unicode_count(text_make(row->text.buf + begin,
		   row->text.len - begin)) == 1;
}

static enum status too_short(struct query_parser *parser, struct text t)
{
	error_set(parser->err, STATUS_USAGE, "too many words begin with '%s'",
	    clip_of_text(t).text);
	error_hint(parser->err, "Write one letter more before the '*'.");
	return STATUS_USAGE;
}

/* Add a phrase for each script that has words in t. */
static enum status add_phrases(struct query_node *node,
    struct query_parser *parser, struct text t, bool is_prefix,
    struct search_phrase *rooms[SCRIPT_COUNT])
{
	size_t words = 0;
	enum status status;

	words_clear(&parser->words);
	words_add(&parser->words, t, 0);
	for (int i = 0; i < SCRIPT_COUNT; i++)
		words += parser->words.rows[i].places.count;
	status = count_words(parser, words, is_prefix);
	if (status)
		return status;
	if (is_prefix && begins_too_many(&parser->words.rows[SCRIPT_SPACED]))
		return too_short(parser, t);
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		struct search_needle *needle = &node->needles[i];

		needle->phrases = rooms[i];
		if (fill_phrase(&rooms[i][needle->count], parser,
			(enum word_script)i, is_prefix))
			needle->count++;
	}
	return STATUS_OK;
}

/* Needles with phrases come first; false: there is none. */
static bool close_needles(struct query_node *node, uint32_t distance,
    unsigned columns)
{
	for (int i = 0; i < SCRIPT_COUNT; i++) {
		struct search_needle *needle = &node->needles[i];

		if (!needle->count)
			continue;
		needle->script = (enum word_script)i;
		needle->columns = columns;
		needle->distance = distance;
		node->needles[node->needles_count++] = *needle;
	}
	return node->needles_count > 0;
}

static unsigned columns_of(const struct query_parser *parser)
{
	return parser->place ? parser->place->columns : COLUMNS_ALL;
}

static enum status words_leaf(struct query_node **out,
    struct query_parser *parser, struct text t, bool is_prefix)
{
	struct search_phrase *rooms[SCRIPT_COUNT];
	struct query_node *node = query_node_new(parser, QUERY_TEXT);
	enum status status;

	for (int i = 0; i < SCRIPT_COUNT; i++)
		rooms[i] = arena_alloc(parser->arena, sizeof(**rooms));
	status = add_phrases(node, parser, t, is_prefix, rooms);
	if (status)
		return status;
	node->text = arena_strndup(parser->arena, t.data, t.len);
	node->is_word = !parser->place && !is_prefix &&
	    text_find_char(t, ' ') == SIZE_MAX;
	*out = close_needles(node, NEAR_DISTANCE, columns_of(parser)) ? node
								      : NULL;
	return STATUS_OK;
}

static enum status bad_value(struct query_parser *parser, const char *what,
    const char *value)
{
	return error_set(parser->err, STATUS_USAGE, "'%s' in '%s:%s' is no %s",
	    clip_of(value).text, parser->place->name, clip_of(value).text,
	    what);
}

/* "2024" and "2024-03" are their first days. */
static enum status read_date(struct query_node *node,
    struct query_parser *parser)
{
	struct strbuf date = STRBUF_INIT;
	size_t len = strlen(node->value);
	bool is_date;

	strbuf_addstr(&date, node->value);
	if (len == strlen("2024"))
		strbuf_addstr(&date, "-01");
	if (len <= strlen("2024-03"))
		strbuf_addstr(&date, "-01");
	is_date = date_parse_iso(&node->date, text_of(date.buf));
	strbuf_release(&date);
	if (is_date)
		return STATUS_OK;
	bad_value(parser, "date", node->value);
	error_hint(parser->err, "Write it as YYYY-MM-DD, YYYY-MM or YYYY.");
	return STATUS_USAGE;
}

static const char *status_word(int status)
{
	if (status == RECORD_NO_STATUS)
		return "none";
	if (status == RECORD_UNKNOWN)
		return "unknown";
	return status_name((enum record_status)status);
}

static bool add_status(struct query_node *node, struct text word)
{
	for (int i = 0; i <= RECORD_SUPERSEDED; i++)
		if (text_equals_nocase(word, status_word(i))) {
			node->statuses |= (uint32_t)1 << i;
			return true;
		}
	return false;
}

static enum status unknown_status(struct query_parser *parser,
    const char *value)
{
	const char *words[RECORD_SUPERSEDED + 1];
	struct strbuf all = STRBUF_INIT;
	size_t nearest;

	for (int i = 0; i <= RECORD_SUPERSEDED; i++) {
		words[i] = status_word(i);
		strbuf_addf(&all, "%s%s", i ? ", " : "", words[i]);
	}
	bad_value(parser, "status", value);
	nearest = text_nearest(value, words, RECORD_SUPERSEDED + 1);
	if (nearest != SIZE_MAX)
		error_hint(parser->err, "Did you mean '%s'?", words[nearest]);
	else
		error_hint(parser->err, "These are: %s.", all.buf);
	strbuf_release(&all);
	return STATUS_USAGE;
}

/* Several between commas: any of them. */
static enum status read_statuses(struct query_node *node,
    struct query_parser *parser)
{
	struct text rest = text_of(node->value), word;

	while (text_split(&rest, ',', &word))
		if (!add_status(node, text_trim(word)))
			return unknown_status(parser, node->value);
	return STATUS_OK;
}

static enum status field_leaf(struct query_node **out,
    struct query_parser *parser, struct text t)
{
	enum status status = count_words(parser, 1, false);
	struct query_node *node;

	t = text_trim(t);
	*out = NULL;
	if (status || !t.len)
		return status;
	node = query_node_new(parser, QUERY_FIELD);
	node->field = parser->place->field;
	node->value = arena_strndup(parser->arena, t.data, t.len);
	*out = node;
	if (node->field == QUERY_AFTER || node->field == QUERY_BEFORE)
		return read_date(node, parser);
	if (node->field == QUERY_STATUS)
		return read_statuses(node, parser);
	return STATUS_OK;
}

enum status query_leaf(struct query_node **out, struct query_parser *parser,
    struct text t, bool is_prefix)
{
	if (parser->place && !parser->place->columns)
		return field_leaf(out, parser, t);
	return words_leaf(out, parser, t, is_prefix);
}

/* ", 5" at the end of NEAR's text is cut off. */
static uint32_t take_distance(struct text *t)
{
	uint32_t distance;
	size_t comma = t->len;

	while (comma && t->data[comma - 1] != ',')
		comma--;
	if (!comma ||
	    !text_to_number(text_trim(text_skip(*t, comma)), &distance))
		return NEAR_DISTANCE;
	t->len = comma - 1;
	return distance < NEAR_MOST ? distance : NEAR_MOST;
}

/* The next word or phrase between NEAR's parentheses. */
static struct text take_item(struct text *rest)
{
	struct text item = *rest;

	if (query_quote(*rest))
		return query_take_quoted(rest);
	while (rest->len && !char_is_space(*rest->data) && !query_quote(*rest))
		*rest = text_skip(*rest, 1);
	item.len -= rest->len;
	return item;
}

enum status query_near(struct query_node **out, struct query_parser *parser,
    struct text t)
{
	uint32_t distance = take_distance(&t);
	struct search_phrase *rooms[SCRIPT_COUNT];
	struct query_node *node = query_node_new(parser, QUERY_TEXT);
	struct text rest = text_trim(t);
	enum status status = STATUS_OK;

	*out = NULL;
	if (parser->place && !parser->place->columns)
		return field_leaf(out, parser, t);
	node->text = arena_strndup(parser->arena, t.data, t.len);
	for (int i = 0; i < SCRIPT_COUNT; i++)
		rooms[i] = arena_alloc(parser->arena,
		    QUERY_NEAR_MOST * sizeof(**rooms));
	for (int count = 0; rest.len && !status; count++) {
		struct text item = take_item(&rest);

		if (count == QUERY_NEAR_MOST)
			return too_many(parser, QUERY_NEAR_MOST,
			    "words or phrases in a NEAR");
		status = add_phrases(node, parser, item,
		    text_starts(rest, "*") || text_ends(item, "*"), rooms);
		rest = text_trim_start(rest);
	}
	if (!status && close_needles(node, distance, columns_of(parser)))
		*out = node;
	return status;
}
