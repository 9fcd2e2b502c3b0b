/* SPDX-License-Identifier: MIT */
#include "cmd/usage.h"

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"

#define LINE_WIDTH 79
#define SUMMARY_COLUMN 26

/* Wrap words at LINE_WIDTH; the first line is at column already. */
static void wrap_from(struct strbuf *out, struct text words, size_t indent,
    size_t column)
{
	struct text word;
	bool is_first = true;

	while (text_split(&words, ' ', &word)) {
		if (!word.len)
			continue;
		if (!is_first && column + 1 + word.len > LINE_WIDTH) {
			strbuf_addch(out, '\n');
			strbuf_add_blanks(out, indent);
			column = indent;
		} else if (!is_first) {
			strbuf_addch(out, ' ');
			column++;
		}
		strbuf_add(out, word.data, word.len);
		column += word.len;
		is_first = false;
	}
	strbuf_addch(out, '\n');
}

/* An empty line ends a paragraph. */
static void add_paragraphs(struct strbuf *out, const char *text)
{
	struct text rest = text_of(text), line;

	while (text_next_line(&rest, &line))
		wrap_from(out, line, 0, 0);
}

static void add_argument(struct strbuf *out, const struct option_row *row)
{
	if (!option_takes_value(row))
		return;
	if (row->optional)
		strbuf_addf(out, "[=%s]", row->argument);
	else
		strbuf_addf(out, " %s", row->argument);
}

/* Of several words some may be chosen: the table knows which there are. */
static void add_summary(struct strbuf *out, const struct option_row *row)
{
	strbuf_addstr(out, row->summary);
	if (row->type != OPTION_KEYWORDS)
		return;
	for (size_t i = 0; row->words[i]; i++)
		strbuf_addf(out, "%s%s", i ? ", " : ": ", row->words[i]);
}

/* "  -q, --quiet", "      --status WORDS", "  -C DIR" */
static void add_option(struct strbuf *out, const struct option_row *row)
{
	size_t start = out->len;
	struct strbuf summary = STRBUF_INIT;

	if (!row->letter)
		strbuf_addf(out, "      --%s", row->name);
	else if (!row->name[0])
		strbuf_addf(out, "  -%c", row->letter);
	else
		strbuf_addf(out, "  -%c, --%s", row->letter, row->name);
	add_argument(out, row);

	size_t width = out->len - start;
	if (width + 2 > SUMMARY_COLUMN) {
		strbuf_addch(out, '\n');
		width = 0;
	}
	strbuf_add_blanks(out, SUMMARY_COLUMN - width);
	add_summary(&summary, row);
	wrap_from(out, text_make(summary.buf, summary.len), SUMMARY_COLUMN,
	    SUMMARY_COLUMN);
	strbuf_release(&summary);
}

static void add_options(struct strbuf *out, const char *heading,
    const struct option_row *rows, unsigned use)
{
	strbuf_addf(out, "\n%s:\n", heading);
	for (const struct option_row *row = rows; row->name; row++) {
		if (!row->use || (row->use & use))
			add_option(out, row);
	}
}

/* "COMMAND # remark" lines, the remarks below one another. */
static void add_examples(struct strbuf *out, const char *examples)
{
	struct text rest = text_of(examples), line;

	strbuf_addstr(out, "\nExamples:\n");
	while (text_next_line(&rest, &line)) {
		size_t mark = text_find(line, " # ");

		if (mark == SIZE_MAX) {
			strbuf_addf(out, "  %.*s\n", TEXT_ARG(line));
			continue;
		}
		struct text remark = text_skip(line, mark + 3);
		line.len = mark;
		strbuf_addf(out, "  %-40.*s", TEXT_ARG(line));
		if (line.len >= 40)
			strbuf_addf(out, "\n%42s", "");
		strbuf_addf(out, "  %.*s\n", TEXT_ARG(remark));
	}
}

static void add_overview(struct strbuf *out)
{
	strbuf_addstr(out,
	    "usage: hence [OPTION]... COMMAND [ARGUMENT]...\n\n");
	add_paragraphs(out,
	    "Keeps a team's decisions on the record, in git: architecture "
	    "decision records and RFCs, as plain Markdown in the repository "
	    "they are about.");
	strbuf_addstr(out, "\nCommands:\n");
	for (const struct command *row = commands; row->name; row++)
		strbuf_addf(out, "  %-10s %s\n", row->name, row->summary);
	add_options(out, "Options, before or behind the command", common_rows,
	    COMMON_DIR | COMMON_REVISION | COMMON_JSON);
	strbuf_addstr(out,
	    "\nExit codes: 0 all is well, 1 a finding or a forbidden move, "
	    "2 wrong usage,\n3 the work could not be done. A bare repository "
	    "is read at HEAD.\n");
	strbuf_addstr(out,
	    "\n'hence help COMMAND' says more about a command.\n");
}

static void add_command(struct strbuf *out, const struct command *command)
{
	const struct usage *usage = command->usage;

	strbuf_addf(out, "usage: hence %s", command->name);
	if (usage->synopsis)
		strbuf_addf(out, " %s", usage->synopsis);
	strbuf_addstr(out, "\n\n");
	add_paragraphs(out, usage->about);
	if (usage->options)
		add_options(out, "Options", usage->options, 0);
	add_options(out, "Common options", common_rows, usage->common);
	if (usage->examples)
		add_examples(out, usage->examples);
}

int usage_missing(void)
{
	fputs("hence: no command is given\n"
	      "hint: Usage: hence [OPTION]... COMMAND [ARGUMENT]...; "
	      "'hence help' lists the commands.\n",
	    stderr);
	return EXIT_USAGE;
}

int usage_print(const struct command *command)
{
	struct strbuf out = STRBUF_INIT;

	if (command)
		add_command(&out, command);
	else
		add_overview(&out);
	fwrite(out.buf, 1, out.len, stdout);
	strbuf_release(&out);
	return EXIT_FINE;
}
