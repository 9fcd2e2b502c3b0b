/* SPDX-License-Identifier: MIT */
#include "cmd/completion.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "core/base/escape.h"

struct completion_values {
	bool words;
};

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .name = "words",
	    .summary = "print what may stand for the last WORD, as the scripts "
		       "ask for it: CANDIDATE<tab>DESCRIPTION; a line that "
		       "begins with a tab asks for files or folders",
	    .offset = offsetof(struct completion_values, words) },
	{ .name = NULL },
};

const struct usage usage_completion = {
	.synopsis = "SHELL | --words -- WORD...",
	.about =
	    "Print the script that completes hence's commands, options, ids "
	    "and other values in SHELL: bash, zsh or fish. The script asks the "
	    "program, so what it offers is what the repository has.",
	.options = rows,
	.examples = "eval \"$(hence completion bash)\" # in ~/.bashrc\n"
		    "source <(hence completion zsh) # in ~/.zshrc\n"
		    "hence completion fish | source # in config.fish\n",
	.values_size = sizeof(struct completion_values),
	.operands_min = 1,
	.operands_max = OPERANDS_ANY,
	.operands = VALUE_SHELL,
};

const char *const completion_shells[] = { "bash", "zsh", "fish", NULL };

/* The same order as completion_shells. */
static const char *const script_names[] = { "hence.bash", "_hence",
	"hence.fish" };

/* What the words before the one to complete say. */
struct line {
	struct env *env;
	const struct command *command; /* NULL: none yet */
	const struct option_row *pending; /* its value comes next, or NULL */
	char *pending_word; /* as it stands there where it is a common one */
	unsigned operands;
	bool is_lost; /* no such command */
	bool is_ended; /* behind "--" */
};

static bool is_printable(const char *word)
{
	struct strbuf escaped = STRBUF_INIT;
	bool is_same;

	escape_terminal(&escaped, text_of(word));
	is_same = strcmp(escaped.buf, word) == 0;
	strbuf_release(&escaped);
	return is_same;
}

void completer_add(struct completer *completer, const char *candidate,
    const char *description)
{
	if (!candidate[0] || !is_printable(candidate) ||
	    !text_starts_nocase(text_of(candidate), completer->typed))
		return;
	strbuf_addf(&completer->out, "%.*s%s\t", TEXT_ARG(completer->head),
	    candidate);
	escape_terminal(&completer->out, text_of(description));
	strbuf_addch(&completer->out, '\n');
}

static bool has_word(const char *const *words, struct text wanted)
{
	for (size_t i = 0; words && words[i]; i++) {
		if (text_equals_nocase(wanted, words[i]))
			return true;
	}
	return false;
}

static const struct option_row *find_row(const struct line *line,
    struct text name, char letter, bool *is_common)
{
	const struct option_row *row = NULL;

	if (line->command)
		row = option_find(line->command->usage->options, name, letter);
	*is_common = !row;
	return row ? row : option_find(common_rows, name, letter);
}

/* -C, --dir, --rev ... of the line hold here too, as far as they can. */
static void apply_common(struct env *env, char *word, char *value)
{
	const struct option_target targets[2] = {
		{ common_rows, &env->common },
		{ NULL, NULL },
	};
	char *argv[] = { word, value, NULL };
	int count = value ? 2 : 1;
	struct error err;

	(void)options_parse(&count, argv, count, targets, false, &err);
}

static void read_long(struct line *line, char *word)
{
	struct text name = text_of(word + 2);
	size_t equals = text_find_char(name, '=');
	const struct option_row *row;
	bool is_common;

	if (equals != SIZE_MAX)
		name.len = equals;
	row = name.len ? find_row(line, name, 0, &is_common) : NULL;
	if (!row)
		return;
	if (equals == SIZE_MAX && option_takes_value(row)) {
		line->pending = row;
		line->pending_word = is_common ? word : NULL;
	} else if (is_common) {
		apply_common(line->env, word, NULL);
	}
}

static void read_letters(struct line *line, char *word)
{
	for (const char *letter = word + 1; *letter; letter++) {
		bool is_common;
		const struct option_row *row = find_row(line, text_of(""),
		    *letter, &is_common);

		if (!row)
			return;
		if (!option_takes_value(row))
			continue;
		if (letter[1] && is_common)
			apply_common(line->env, word, NULL);
		line->pending = letter[1] ? NULL : row;
		line->pending_word = is_common ? word : NULL;
		return;
	}
}

/* Is word the value of the option before it? */
static bool read_pending(struct line *line, char *word)
{
	const struct option_row *row = line->pending;

	line->pending = NULL;
	if (!row || (row->optional && !has_word(row->words, text_of(word))))
		return false;
	if (line->pending_word)
		apply_common(line->env, line->pending_word, word);
	return true;
}

static void read_word(struct line *line, char *word)
{
	if (read_pending(line, word))
		return;
	if (!line->is_ended && strcmp(word, "--") == 0) {
		line->is_ended = true;
	} else if (!line->is_ended && word[0] == '-' && word[1] == '-') {
		read_long(line, word);
	} else if (!line->is_ended && word[0] == '-' && word[1]) {
		read_letters(line, word);
	} else if (!line->command) {
		line->command = command_find(word);
		line->is_lost = line->is_lost || !line->command;
	} else {
		line->operands++;
	}
}

static bool change_folders(const struct string_list *folders)
{
	for (size_t i = 0; i < folders->count; i++) {
		const char *folder = folders->items[i];

		if (folder[0] && chdir(folder) != 0)
			return false;
	}
	return true;
}

/* Behind the commas of a list; the words before them are done. */
static struct text split_list(struct completer *completer)
{
	const char *comma = strrchr(completer->typed, ',');
	struct text done = { completer->typed, 0 };

	if (!comma)
		return done;
	done.len = (size_t)(comma - completer->typed);
	completer->head.len += done.len + 1;
	completer->typed = comma + 1;
	return done;
}

static bool is_in_list(struct text list, const char *word)
{
	struct text item;

	while (text_split(&list, ',', &item)) {
		if (text_equals_nocase(text_trim(item), word))
			return true;
	}
	return false;
}

/* The value begins behind so many bytes of word. */
static void add_value(struct completer *completer, const char *word,
    size_t start, const struct option_row *row)
{
	struct text done = { "", 0 };

	completer->head = text_make(word, start);
	completer->typed = word + start;
	if (row->type == OPTION_KEYWORDS)
		done = split_list(completer);
	for (size_t i = 0; row->words && row->words[i]; i++) {
		if (!is_in_list(done, row->words[i]))
			completer_add(completer, row->words[i], NULL);
	}
	completer_add_values(completer, row->completes);
}

static void add_rows(struct completer *completer, const struct option_row *row,
    unsigned use)
{
	for (; row && row->name; row++) {
		char label[OPTION_LABEL_SIZE + 1];
		bool needs_value = option_takes_value(row) && !row->optional;

		if (row->use && !(row->use & use))
			continue;
		if (row->letter) {
			snprintf(label, sizeof(label), "-%c", row->letter);
			completer_add(completer, label, row->summary);
		}
		if (!row->name[0])
			continue;
		snprintf(label, sizeof(label), "--%s%s", row->name,
		    needs_value ? "=" : "");
		completer_add(completer, label, row->summary);
	}
}

static void add_options(struct completer *completer, const struct line *line)
{
	unsigned use = COMMON_DIR | COMMON_REVISION | COMMON_JSON;

	if (line->command) {
		use = line->command->usage->common;
		add_rows(completer, line->command->usage->options, use);
	}
	add_rows(completer, common_rows, use);
}

/* word begins with "-": an option, or one together with its value. */
static void add_option(struct completer *completer, const struct line *line,
    const char *word)
{
	bool is_long = word[1] == '-', is_common;
	struct text name = text_of(word + 2);
	size_t equals = text_find_char(name, '=');
	const struct option_row *row = NULL;
	size_t start = 2;

	if (is_long && equals != SIZE_MAX && equals > 0) {
		name.len = equals;
		start = 2 + equals + 1;
		row = find_row(line, name, 0, &is_common);
	} else if (!is_long && word[1] && word[2]) {
		row = find_row(line, text_of(""), word[1], &is_common);
	}
	if (!row)
		add_options(completer, line);
	else if (option_takes_value(row))
		add_value(completer, word, start, row);
}

static void add_operand(struct completer *completer, const struct line *line)
{
	const struct usage *usage = line->command->usage;
	unsigned kinds = usage->operands;

	if (line->operands >= usage->operands_max)
		return;
	completer->operand = line->operands;
	for (size_t i = 0; usage->words && usage->words[i]; i++)
		if (!line->operands)
			completer_add(completer, usage->words[i], NULL);
	if (usage->words && !line->operands)
		return;
	/* A state is said of what stands before it. */
	if ((kinds & VALUE_STATUS) && (kinds & VALUE_RECORD))
		kinds = line->operands ? VALUE_STATUS : kinds & ~VALUE_STATUS;
	/* A relation stands between two records, or behind both, if at all. */
	if (kinds & VALUE_RELATION)
		kinds = line->operands ==
			(usage->operands_min < usage->operands_max ? 2 : 1)
		    ? VALUE_RELATION
		    : kinds & ~VALUE_RELATION;
	completer_add_values(completer, kinds);
}

static void add_candidates(struct completer *completer, const struct line *line,
    const char *word)
{
	if (line->pending) {
		add_value(completer, word, 0, line->pending);
		if (!line->pending->optional)
			return;
	}
	if (!line->is_ended && word[0] == '-')
		add_option(completer, line, word);
	else if (!line->command)
		completer_add_values(completer, VALUE_COMMAND);
	else
		add_operand(completer, line);
	/* Where nothing else can stand, what can is shown at once. */
	if (!word[0] && !line->is_ended && !completer->out.len)
		add_options(completer, line);
}

static int print_words(struct env *env, int argc, char **argv)
{
	const char *word = argv[argc - 1];
	struct completer completer = { env, STRBUF_INIT, { "", 0 }, word, 0 };
	struct line line = { .env = env };

	/* What stood before "--words" is in effect already. */
	env->common.change_dirs.count = 0;
	for (int i = 0; i < argc - 1; i++)
		read_word(&line, argv[i]);
	if (!line.is_lost && is_printable(word) &&
	    change_folders(&env->common.change_dirs))
		add_candidates(&completer, &line, word);
	fwrite(completer.out.buf, 1, completer.out.len, stdout);
	strbuf_release(&completer.out);
	return EXIT_FINE;
}

static const char *script_of(const char *shell)
{
	for (size_t i = 0; completion_shells[i]; i++) {
		if (strcmp(completion_shells[i], shell) != 0)
			continue;
		for (size_t r = 0; r < completion_rows_count; r++) {
			if (strcmp(completion_rows[r].name, script_names[i]) ==
			    0)
				return completion_rows[r].text;
		}
	}
	return NULL;
}

int cmd_completion(struct env *env, const void *values, int argc, char **argv)
{
	const struct completion_values *options = values;
	const char *script;

	if (options->words)
		return print_words(env, argc, argv);
	if (argc > 1)
		return env_usage_error(env,
		    "'hence completion' does not take the argument '%s'",
		    argv[1]);
	script = script_of(argv[0]);
	if (!script)
		return env_usage_error(env,
		    "no completions for '%s': there are bash, zsh and fish",
		    argv[0]);
	fputs(script, stdout);
	return EXIT_FINE;
}
