/* SPDX-License-Identifier: MIT */
/*
 * Command lines by tables: what a command takes stands in const rows, and
 * parsing, --help and the completions are made from the same rows. Knows no
 * command and opens nothing.
 */
#ifndef HENCE_CMD_OPTIONS_H
#define HENCE_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/strbuf.h"

/* The values of repeatable options, in order; borrowed from argv. */
struct string_list {
	const char **items;
	size_t count, cap;
};

/* An integer that may not be given. */
struct option_number {
	bool given;
	uint32_t value;
};

/* Room for what option_label gives. */
#define OPTION_LABEL_SIZE 64

/* What an option takes, and the type of the member at its row's offset. */
enum option_type {
	OPTION_FLAG, /* bool */
	OPTION_COUNT, /* unsigned: how often it stands there (-v) */
	OPTION_STRING, /* const char *: the last one given, or NULL */
	OPTION_STRINGS, /* struct string_list: repeatable */
	OPTION_INTEGER, /* struct option_number */
	OPTION_KEYWORD, /* unsigned: 1 + index into words, 0: not given */
	OPTION_KEYWORDS, /* uint32_t: a bit a word; repeatable, commas too */
	OPTION_DATE /* struct date: YYYY-MM-DD; year 0: not given */
};

/* What completes a value or an operand, as bits: several may. */
enum value_kind {
	VALUE_FILE = 1 << 0,
	VALUE_FOLDER = 1 << 1,
	VALUE_RECORD = 1 << 2, /* an id */
	VALUE_TEMPLATE = 1 << 3, /* built in or the repository's own */
	VALUE_KIND = 1 << 4,
	VALUE_COLLECTION = 1 << 5,
	VALUE_TAG = 1 << 6,
	VALUE_DECIDER = 1 << 7,
	VALUE_STATUS = 1 << 8,
	VALUE_REVISION = 1 << 9, /* a branch or a tag */
	VALUE_COMMAND = 1 << 10,
	VALUE_SHELL = 1 << 11,
	VALUE_RELATION = 1 << 12 /* "depends-on", between two records */
};

struct option_row {
	enum option_type type;
	char letter; /* the short form, or 0 */
	/* Without "--"; "" for a letter alone; NULL ends a table. */
	const char *name;
	const char *argument; /* "DIR", for --help; NULL for flags */
	const char *summary; /* for --help: a phrase, no full stop */
	size_t offset; /* of the member in the command's values */
	/* NULL-terminated: keywords; else words that complete the value. */
	const char *const *words;
	/* "--color" alone is its first word; "" where it has none, and any
	 * value stands behind "=" then. */
	bool optional;
	unsigned use; /* common options: the enum common_use it needs, or 0 */
	unsigned completes; /* enum value_kind, 0: nothing does, or words */
};

/* Which common options a command has a use for; the others are refused. */
enum common_use {
	COMMON_DIR = 1 << 0, /* --dir */
	COMMON_REVISION = 1 << 1, /* --rev, --staged */
	COMMON_JSON = 1 << 2 /* --json */
};

#define OPERANDS_ANY 0xffffu

/* All that a command says of its command line. */
struct usage {
	const char *synopsis; /* behind "hence NAME ": "[OPTION]... TITLE..." */
	const char *about; /* one paragraph or more, wrapped by --help */
	const struct option_row *options; /* or NULL: none of its own */
	const char *examples; /* lines "COMMAND # what it does", or NULL */
	size_t values_size; /* sizeof the struct that the rows fill */
	unsigned operands_min, operands_max; /* OPERANDS_ANY: no limit */
	unsigned common; /* enum common_use */
	unsigned operands; /* what completes them: enum value_kind */
	const char *const *words; /* or NULL; these complete the first one */
};

/* A table and the (zeroed) struct that its rows' offsets are in. */
struct option_target {
	const struct option_row *rows; /* NULL: none */
	void *values;
};

/*
 * Read argv[0 ..] by the tables, the first one that has a name winning. What
 * is no option is moved to the front of argv, in order, and counted in *count
 * ("--" is left out, all behind it is kept), with a NULL behind: argv[argc]
 * must be there. Options may stand between operands unless stop_early: then
 * reading ends at the first operand, and the rest follows it untouched.
 */
enum status options_parse(int *count, char **argv, int argc,
    const struct option_target targets[2], bool stop_early, struct error *err);

/* "--name", or "-C" where there is only a letter. Gives out. */
const char *option_label(char out[OPTION_LABEL_SIZE],
    const struct option_row *row);

/* The row of that name (without "--"; empty: none) or letter (0: none), or
 * NULL. rows may be NULL. */
const struct option_row *option_find(const struct option_row *rows,
    struct text name, char letter);

/* False for flags. */
bool option_takes_value(const struct option_row *row);

/* Free what the rows hold (string lists). */
void options_release(const struct option_target *target);

#endif
