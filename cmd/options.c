/* SPDX-License-Identifier: MIT */
#include "cmd/options.h"

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"
#include "core/base/vec.h"

#define TARGETS 2

struct match {
	const struct option_row *row; /* NULL: none */
	void *values;
};

struct parser {
	const struct option_target *targets;
	char **argv;
	int argc, next;
	struct error *err;
};

typedef enum status (*store_fn)(void *member, const struct option_row *row,
    const char *value, struct error *err);

const char *option_label(char out[OPTION_LABEL_SIZE],
    const struct option_row *row)
{
	if (row->name[0])
		snprintf(out, OPTION_LABEL_SIZE, "--%s", row->name);
	else
		snprintf(out, OPTION_LABEL_SIZE, "-%c", row->letter);
	return out;
}

static size_t words_count(const char *const *words)
{
	size_t count = 0;

	while (words[count])
		count++;
	return count;
}

static void hint_words(struct error *err, const char *word,
    const char *const *words)
{
	size_t count = words_count(words);
	size_t nearest = text_nearest(word, words, count);
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < count; i++)
		strbuf_addf(&list, "%s%s", i ? ", " : "", words[i]);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'? Valid words: %s.",
		    words[nearest], list.buf);
	else
		error_hint(err, "Valid words: %s.", list.buf);
	strbuf_release(&list);
}

/* 1 + the index of word, or 0 and an error. */
static unsigned find_word(const struct option_row *row, struct text word,
    struct error *err)
{
	char label[OPTION_LABEL_SIZE];

	for (unsigned i = 0; row->words[i]; i++) {
		if (text_equals_nocase(word, row->words[i]))
			return i + 1;
	}
	error_set(err, STATUS_USAGE, "unknown word '%.*s' for '%s'",
	    TEXT_ARG(word), option_label(label, row));
	struct strbuf copy = STRBUF_INIT;
	strbuf_add(&copy, word.data, word.len);
	hint_words(err, copy.buf, row->words);
	strbuf_release(&copy);
	return 0;
}

static enum status store_flag(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	(void)row;
	(void)value;
	(void)err;
	*(bool *)member = true;
	return STATUS_OK;
}

static enum status store_count(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	(void)row;
	(void)value;
	(void)err;
	++*(unsigned *)member;
	return STATUS_OK;
}

static enum status store_string(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	(void)row;
	(void)err;
	*(const char **)member = value;
	return STATUS_OK;
}

static enum status store_strings(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	(void)row;
	(void)err;
	*vec_push((struct string_list *)member) = value;
	return STATUS_OK;
}

static enum status store_integer(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	struct option_number *number = member;
	char label[OPTION_LABEL_SIZE];

	if (!text_to_number(text_of(value), &number->value))
		return error_set(err, STATUS_USAGE,
		    "'%s' for '%s' is no whole number", value,
		    option_label(label, row));
	number->given = true;
	return STATUS_OK;
}

static enum status store_keyword(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	unsigned index = find_word(row, text_of(value), err);

	if (!index)
		return STATUS_USAGE;
	*(unsigned *)member = index;
	return STATUS_OK;
}

static enum status store_keywords(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	struct text rest = text_of(value), word;

	if (!rest.len)
		return find_word(row, rest, err) ? STATUS_OK : STATUS_USAGE;
	while (text_split(&rest, ',', &word)) {
		unsigned index = find_word(row, text_trim(word), err);

		if (!index)
			return STATUS_USAGE;
		*(uint32_t *)member |= (uint32_t)1 << (index - 1);
	}
	return STATUS_OK;
}

static enum status store_date(void *member, const struct option_row *row,
    const char *value, struct error *err)
{
	char label[OPTION_LABEL_SIZE];

	if (date_parse_iso(member, text_of(value)))
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "'%s' for '%s' is no date", value,
	    option_label(label, row));
	error_hint(err, "Write dates as YYYY-MM-DD.");
	return STATUS_USAGE;
}

static const store_fn stores[] = {
	[OPTION_FLAG] = store_flag,
	[OPTION_COUNT] = store_count,
	[OPTION_STRING] = store_string,
	[OPTION_STRINGS] = store_strings,
	[OPTION_INTEGER] = store_integer,
	[OPTION_KEYWORD] = store_keyword,
	[OPTION_KEYWORDS] = store_keywords,
	[OPTION_DATE] = store_date,
};

bool option_takes_value(const struct option_row *row)
{
	return row->type != OPTION_FLAG && row->type != OPTION_COUNT;
}

static enum status store(const struct match *match, const char *value,
    struct error *err)
{
	void *member = (char *)match->values + match->row->offset;

	return stores[match->row->type](member, match->row, value, err);
}

const struct option_row *option_find(const struct option_row *rows,
    struct text name, char letter)
{
	for (; rows && rows->name; rows++) {
		if (name.len ? text_equals(name, rows->name)
			     : letter && rows->letter == letter)
			return rows;
	}
	return NULL;
}

static struct match find(const struct parser *parser, struct text name,
    char letter)
{
	struct match match = { NULL, NULL };

	for (size_t t = 0; t < TARGETS && !match.row; t++) {
		match.row = option_find(parser->targets[t].rows, name, letter);
		match.values = parser->targets[t].values;
	}
	return match;
}

static enum status unknown_name(const struct parser *parser, struct text name)
{
	VEC(const char *) names = { 0 };
	struct strbuf word = STRBUF_INIT;
	size_t nearest;

	for (size_t t = 0; t < TARGETS; t++) {
		const struct option_row *row = parser->targets[t].rows;

		for (; row && row->name; row++)
			*vec_push(&names) = row->name;
	}
	strbuf_add(&word, name.data, name.len);
	error_set(parser->err, STATUS_USAGE, "unknown option '--%s'", word.buf);
	nearest = text_nearest(word.buf, names.items, names.count);
	if (nearest != SIZE_MAX)
		error_hint(parser->err, "Did you mean '--%s'?",
		    names.items[nearest]);
	strbuf_release(&word);
	vec_release(&names);
	return STATUS_USAGE;
}

static bool is_word(const struct option_row *row, const char *value)
{
	for (size_t i = 0; row->words && row->words[i]; i++) {
		if (text_equals(text_of(value), row->words[i]))
			return true;
	}
	return false;
}

/* The value that stands in the next argument, where the option needs one. */
static enum status next_value(struct parser *parser,
    const struct option_row *row, const char **out)
{
	bool is_last = parser->next >= parser->argc;
	char label[OPTION_LABEL_SIZE];

	if (row->optional &&
	    (is_last || !is_word(row, parser->argv[parser->next]))) {
		*out = row->words ? row->words[0] : "";
		return STATUS_OK;
	}
	if (is_last)
		return error_set(parser->err, STATUS_USAGE,
		    "option '%s' needs a value (%s)", option_label(label, row),
		    row->argument);
	*out = parser->argv[parser->next++];
	return STATUS_OK;
}

static enum status parse_long(struct parser *parser, const char *arg)
{
	struct text name = text_of(arg);
	size_t equals = text_find_char(name, '=');
	const char *value = NULL;
	enum status status = STATUS_OK;

	if (equals != SIZE_MAX) {
		value = arg + equals + 1;
		name.len = equals;
	}
	struct match match = find(parser, name, 0);
	if (!match.row)
		return unknown_name(parser, name.len ? name : text_of(arg));
	if (value && !option_takes_value(match.row))
		return error_set(parser->err, STATUS_USAGE,
		    "option '--%s' takes no value", match.row->name);
	if (!value && option_takes_value(match.row))
		status = next_value(parser, match.row, &value);
	return status ? status : store(&match, value, parser->err);
}

static enum status unknown_letter(const struct parser *parser,
    const char *letter)
{
	struct text t = text_of(letter);
	size_t len = 1;

	/* A letter of several bytes is shown whole. */
	while (len < t.len && (letter[len] & 0xc0) == 0x80)
		len++;
	error_set(parser->err, STATUS_USAGE, "unknown option '-%.*s'", (int)len,
	    letter);
	if (t.len > 1 && find(parser, t, 0).row)
		error_hint(parser->err, "Did you mean '--%s'?", letter);
	return STATUS_USAGE;
}

static enum status parse_letters(struct parser *parser, const char *letters)
{
	while (*letters) {
		struct match match = find(parser, text_of(""), *letters);
		const char *value = NULL;
		enum status status = STATUS_OK;

		if (!match.row)
			return unknown_letter(parser, letters);
		letters++;
		if (option_takes_value(match.row) && *letters) {
			value = letters;
			letters = "";
		} else if (option_takes_value(match.row)) {
			status = next_value(parser, match.row, &value);
		}
		if (!status)
			status = store(&match, value, parser->err);
		if (status)
			return status;
	}
	return STATUS_OK;
}

enum status options_parse(int *count, char **argv, int argc,
    const struct option_target targets[2], bool stop_early, struct error *err)
{
	struct parser parser = { targets, argv, argc, 0, err };
	bool ended = false;

	*count = 0;
	while (parser.next < argc) {
		char *arg = argv[parser.next];
		enum status status;

		if (stop_early && arg[0] != '-')
			break;
		parser.next++;
		if (ended || arg[0] != '-' || !arg[1]) {
			argv[(*count)++] = arg;
			continue;
		}
		if (strcmp(arg, "--") == 0) {
			ended = true;
			continue;
		}
		status = arg[1] == '-' ? parse_long(&parser, arg + 2)
				       : parse_letters(&parser, arg + 1);
		if (status)
			return status;
	}
	while (parser.next < argc)
		argv[(*count)++] = argv[parser.next++];
	argv[*count] = NULL;
	return STATUS_OK;
}

void options_release(const struct option_target *target)
{
	const struct option_row *row = target->rows;

	for (; row && row->name; row++) {
		void *member = (char *)target->values + row->offset;

		if (row->type == OPTION_STRINGS)
			vec_release((struct string_list *)member);
	}
}
