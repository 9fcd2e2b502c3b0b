/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_kinds.h"

#include <string.h>

#include "core/base/clip.h"

enum {
	STATE_LIMIT = 200, /* every record's status is compared with each */
	MOVE_LIMIT = 2000,
	STATE_BYTES = 40 /* as long as a status may be */
};

#define ARROW "->"

/* The words of states that may stand there, for "did you mean" and hints. */
struct state_words {
	const char *items[RECORD_SUPERSEDED + STATE_LIMIT];
	size_t count;
	struct strbuf joined;
};

static void add_word(struct state_words *words, const char *word)
{
	words->items[words->count++] = word;
	strbuf_addf(&words->joined, "%s%s", words->joined.len ? ", " : "",
	    word);
}

/* The nine, and with a kind its own ones. */
static void list_words(struct state_words *words,
    const struct config_kinds *kinds, const char *kind)
{
	words->count = 0;
	strbuf_init(&words->joined);
	for (int i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		add_word(words, status_name((enum record_status)i));
	for (size_t i = 0; kind && i < kinds->states.count; i++)
		if (!strcmp(kinds->states.items[i].kind, kind))
			add_word(words, kinds->states.items[i].name);
}

static void hint_word(const struct config_kinds *kinds, const char *kind,
    struct text word, struct error *err)
{
	struct state_words words;
	size_t nearest;

	list_words(&words, kinds, kind);
	nearest = text_nearest(clip_of_text(word).text, words.items,
	    words.count);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", words.items[nearest]);
	else
		error_hint(err, "It is one of %s.", words.joined.buf);
	strbuf_release(&words.joined);
}

/* Letters of any script first, then digits, blanks, "-" and "_" too: what a
 * reader of statuses takes for one phrase. */
static bool is_state_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (!char_is_alpha(c) && (unsigned char)c < 0x80 &&
		    !(i && (char_is_digit(c) || char_is_one_of(c, " -_"))))
			return false;
	}
	return name.len > 0 && name.len <= STATE_BYTES &&
	    name.data[name.len - 1] != ' ' &&
	    text_find(name, ARROW) == SIZE_MAX;
}

static const struct config_state *find_state(const struct config_state *states,
    size_t count, const char *kind, const char *phrase)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(states[i].kind, kind) &&
		    !strcmp(states[i].phrase, phrase))
			return &states[i];
	return NULL;
}

static enum status check_name(const struct config_kinds *kinds,
    const char *kind, const struct yaml_node *node, const char *phrase,
    struct error *err)
{
	const struct config_state *other;

	if (!node->has_key || !is_state_name(node->key) || !*phrase) {
		config_fail_key(node, err, "'%s' is no name for a state",
		    clip_of_text(node->key).text);
		error_hint(err,
		    "A state is called by at most %d letters, digits, blanks, "
		    "'-' and '_', a letter first.",
		    STATE_BYTES);
		return STATUS_CONFIG;
	}
	if (status_from_name(node->key) != RECORD_UNKNOWN)
		return config_fail_key(node, err,
		    "'%s' is a status already: it can stand for no other",
		    clip_of_text(node->key).text);
	other = find_state(kinds->states.items, kinds->states.count, kind,
	    phrase);
	if (other)
		return config_fail_key(node, err,
		    "the state '%s' is there already, see line %u",
		    clip_of_text(node->key).text, other->line);
	if (kinds->states.count == STATE_LIMIT)
		return config_fail_key(node, err,
		    "there are more than %d states", STATE_LIMIT);
	return STATUS_OK;
}

static const char *normalised(struct config_kinds *kinds, struct text name)
{
	struct strbuf phrase = STRBUF_INIT;
	const char *kept;

	lexicon_normalise(&phrase, name);
	kept = arena_strndup(kinds->arena, phrase.buf, phrase.len);
	strbuf_release(&phrase);
	return kept;
}

static enum status read_state(struct config_kinds *kinds, const char *kind,
    const struct yaml_node *node, struct error *err)
{
	const char *phrase = normalised(kinds, node->key);
	enum status status = check_name(kinds, kind, node, phrase, err);
	enum record_status meaning;
	struct config_state *state;

	if (status != STATUS_OK)
		return status;
	if (node->kind != YAML_SCALAR || yaml_is_null(node))
		return config_fail(node, err,
		    "'%s' needs the status that it stands for",
		    clip_of_text(node->key).text);
	meaning = status_from_name(node->value);
	if (meaning == RECORD_UNKNOWN) {
		config_fail(node, err, "'%s' is no status",
		    clip_of_text(node->value).text);
		hint_word(kinds, NULL, node->value, err);
		return STATUS_CONFIG;
	}
	state = vec_push(&kinds->states);
	state->kind = kind;
	state->name = arena_strndup(kinds->arena, node->key.data,
	    node->key.len);
	state->phrase = phrase;
	state->status = meaning;
	state->line = node->key_line;
	return STATUS_OK;
}

enum status config_kinds_states(struct config_kinds *kinds, const char *kind,
    const struct yaml_node *map, struct error *err)
{
	const struct yaml_node *nodes = kinds->tree->nodes;
	uint32_t i = (uint32_t)(map - nodes) + 1;
	enum status status = STATUS_OK;

	if (yaml_is_null(map))
		return STATUS_OK;
	if (map->kind != YAML_MAP)
		return config_fail(map, err,
		    "'states' has lines such as 'trial: accepted'");
	for (; i < map->end && status == STATUS_OK; i = nodes[i].end)
		status = read_state(kinds, kind, &nodes[i], err);
	return status;
}

void config_kinds_moves(struct config_kinds *kinds, const char *kind,
    const struct yaml_node *list)
{
	struct config_kinds_moves *kept = vec_push(&kinds->lists);

	kept->kind = kind;
	kept->list = list;
}

/* What config->moves and states are while they are made. */
struct move_reader {
	struct config_kinds *kinds;
	const struct config *config;
	const char *kind;
	const struct yaml_node *node;
};

static enum status read_end(const struct config_state **state,
    enum record_status *meaning, const struct move_reader *reader,
    struct text word, struct error *err)
{
	word = text_trim(word);
	*state = NULL;
	*meaning = status_from_name(word);
	if (*meaning != RECORD_UNKNOWN)
		return STATUS_OK;
	*state = find_state(reader->config->states,
	    reader->config->states_count, reader->kind,
	    normalised(reader->kinds, word));
	if (*state) {
		*meaning = (*state)->status;
		return STATUS_OK;
	}
	config_fail(reader->node, err, "'%s' is no state of the kind '%s'",
	    clip_of_text(word).text, reader->kind);
	hint_word(reader->kinds, reader->kind, word, err);
	return STATUS_CONFIG;
}

static enum status read_move(struct config_move *out,
    const struct move_reader *reader, struct error *err)
{
	const struct yaml_node *node = reader->node;
	enum status status;
	size_t arrow;

	if (node->kind != YAML_SCALAR)
		return config_fail(node, err,
		    "a move is written as 'accepted -> deprecated'");
	arrow = text_find(node->value, ARROW);
	if (arrow == SIZE_MAX)
		return config_fail(node, err,
		    "'%s' is no move, which is written as "
		    "'accepted -> deprecated'",
		    clip_of_text(node->value).text);
	out->kind = reader->kind;
	out->line = node->line;
	status = read_end(&out->from_state, &out->from_status, reader,
	    text_make(node->value.data, arrow), err);
	if (status == STATUS_OK)
		status = read_end(&out->to_state, &out->to_status, reader,
		    text_skip(node->value, arrow + strlen(ARROW)), err);
	if (status == STATUS_OK && out->from_state == out->to_state &&
	    out->from_status == out->to_status)
		status = config_fail(node, err,
		    "the move '%s' leads back to where it begins",
		    clip_of_text(node->value).text);
	return status;
}

typedef VEC(struct config_move) move_list;

static enum status read_moves(move_list *moves, struct move_reader *reader,
    const struct yaml_node *node, struct error *err)
{
	struct config_list list = { .name = "moves",
		.form = "- accepted -> deprecated",
		.node = node,
		.count = (uint32_t)moves->count,
		.limit = MOVE_LIMIT };
	enum status status = STATUS_OK;

	while (config_next(&list, reader->kinds->tree, &status, err)) {
		reader->node = list.item;
		status = read_move(vec_push(moves), reader, err);
	}
	return status;
}

enum status config_kinds_finish(struct config *config,
    struct config_kinds *kinds, struct error *err)
{
	struct move_reader reader = { .kinds = kinds, .config = config };
	enum status status = STATUS_OK;
	move_list moves = { 0 };

	config->states = arena_copy(kinds->arena, kinds->states.items,
	    kinds->states.count * sizeof(*kinds->states.items));
	config->states_count = (uint32_t)kinds->states.count;
	for (size_t i = 0; i < kinds->lists.count && status == STATUS_OK; i++) {
		reader.kind = kinds->lists.items[i].kind;
		status = read_moves(&moves, &reader, kinds->lists.items[i].list,
		    err);
	}
	config->moves = arena_copy(kinds->arena, moves.items,
	    moves.count * sizeof(*moves.items));
	config->moves_count = (uint32_t)moves.count;
	vec_release(&moves);
	return status;
}

void config_kinds_release(struct config_kinds *kinds)
{
	vec_release(&kinds->states);
	vec_release(&kinds->lists);
}
