/* SPDX-License-Identifier: MIT */
#include "core/corpus/toc_options.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/strbuf.h"

enum option {
	OPTION_STYLE,
	OPTION_COLUMNS,
	OPTION_GROUP,
	OPTION_COLLECTION,
	OPTION_COUNT
};

static const char *const option_names[] = { "style", "columns", "group",
	"collection", NULL };

/* Each in the order of its enum. */
static const char *const style_names[] = { "table", "list", NULL };
static const char *const group_names[] = { "none", "status", "year", "tag",
	"area", "collection", NULL };
static const char *const column_names[] = { "id", "title", "status", "date",
	"tags", "deciders", "collection", NULL };

struct reader {
	struct toc_options *out;
	struct arena *arena;
	bool given[OPTION_COUNT];
	struct error *err;
};

static void fail(struct error *err, const char *const *names, const char *what,
    struct text word)
{
	struct strbuf all = STRBUF_INIT;

	for (size_t i = 0; names[i]; i++)
		strbuf_addf(&all, "%s%s", i ? ", " : "", names[i]);
	error_set(err, STATUS_USAGE, "unknown %s '%.*s'", what, TEXT_ARG(word));
	error_hint(err, "A table of contents knows %s.", all.buf);
	strbuf_release(&all);
}

/* SIZE_MAX, and err is filled: none of them. */
static size_t choose(const char *const *names, const char *what,
    struct text word, struct error *err)
{
	for (size_t i = 0; names[i]; i++)
		if (text_equals(word, names[i]))
			return i;
	fail(err, names, what, word);
	return SIZE_MAX;
}

static enum status add_column(struct reader *reader, struct text word)
{
	struct toc_options *out = reader->out;
	size_t column = choose(column_names, "column", word, reader->err);

	if (column == SIZE_MAX)
		return STATUS_USAGE;
	for (size_t i = 0; i < out->columns_count; i++)
		if (out->columns[i] == (enum toc_column)column)
			return error_set(reader->err, STATUS_USAGE,
			    "the column '%s' is named twice",
			    column_names[column]);
	out->columns[out->columns_count++] = (enum toc_column)column;
	return STATUS_OK;
}

static enum status read_columns(struct reader *reader, struct text value)
{
	const struct toc_options *out = reader->out;
	enum status status = STATUS_OK;
	bool has_title = false;
	struct text word;

	if (!value.len)
		return add_column(reader, value);
	while (!status && text_split(&value, ',', &word))
		status = add_column(reader, word);
	for (size_t i = 0; i < out->columns_count; i++)
		has_title |= out->columns[i] == TOC_TITLE;
	if (status || has_title)
		return status;
	error_set(reader->err, STATUS_USAGE, "'columns' has no 'title'");
	error_hint(reader->err, "The title is the link to the record.");
	return STATUS_USAGE;
}

static enum status read_value(struct reader *reader, enum option option,
    struct text value)
{
	struct toc_options *out = reader->out;
	size_t at = 0;

	switch (option) {
	case OPTION_STYLE:
		at = choose(style_names, "style", value, reader->err);
		out->style = (enum toc_style)at;
		break;
	case OPTION_GROUP:
		at = choose(group_names, "group", value, reader->err);
		out->group = (enum toc_group)at;
		break;
	case OPTION_COLUMNS:
		return read_columns(reader, value);
	default:
		out->collection = arena_strndup(reader->arena, value.data,
		    value.len);
	}
	return at == SIZE_MAX ? STATUS_USAGE : STATUS_OK;
}

static enum status read_word(struct reader *reader, struct text name,
    struct text value)
{
	size_t option = choose(option_names, "option", name, reader->err);

	if (option == SIZE_MAX)
		return STATUS_USAGE;
	if (reader->given[option])
		return error_set(reader->err, STATUS_USAGE,
		    "'%s' is given twice", option_names[option]);
	reader->given[option] = true;
	return read_value(reader, (enum option)option, value);
}

/* Up to a blank, or all between quotes: collection="our records". */
static struct text take_value(struct text *rest)
{
	struct text value = *rest;
	bool quoted = value.len && value.data[0] == '"';
	size_t len = quoted;

	while (len < value.len &&
	    (quoted ? value.data[len] != '"' : !char_is_space(value.data[len])))
		len++;
	*rest = text_skip(value, len + quoted);
	return text_make(value.data + quoted, len - quoted);
}

enum status toc_options_read(struct toc_options *out, struct text words,
    struct arena *arena, struct error *err)
{
	struct reader reader = { out, arena, { false }, err };
	enum status status = STATUS_OK;

	memset(out, 0, sizeof(*out));
	words = text_trim_start(words);
	while (words.len && !status) {
		size_t len = 0;
		struct text name;

		while (len < words.len && words.data[len] != '=' &&
		    !char_is_space(words.data[len]))
			len++;
		name = text_make(words.data, len);
		words = text_skip(words, len);
		if (!words.len || words.data[0] != '=') {
			error_set(err, STATUS_USAGE, "'%.*s' has no value",
			    TEXT_ARG(name));
			error_hint(err,
			    "Options are NAME=VALUE, as "
			    "style=list or group=year.");
			return STATUS_USAGE;
		}
		words = text_skip(words, 1);
		status = read_word(&reader, name, take_value(&words));
		words = text_trim_start(words);
	}
	return status;
}
