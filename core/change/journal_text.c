/* SPDX-License-Identifier: MIT */
#include "core/change/journal_text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/path.h"

#define FIRST_LINE "hence journal 1\n"
#define SUM_WORD "sum "
#define SUM_LEN (strlen(SUM_WORD) + 16 + 1)
#define STRINGS_MAX 3

/* For accidents, not for malice: who can write here can write the files. */
static uint64_t sum_of(struct text t)
{
	uint64_t sum = 0xcbf29ce484222325u;

	for (size_t i = 0; i < t.len; i++)
		sum = (sum ^ (unsigned char)t.data[i]) * 0x100000001b3u;
	return sum;
}

static void add_string(struct strbuf *out, const char *data, size_t len)
{
	strbuf_addf(out, " %zu:", len);
	strbuf_add(out, data, len);
}

static void add_row(struct strbuf *out, const char *word, const char *first,
    const char *second)
{
	strbuf_addstr(out, word);
	add_string(out, first, strlen(first));
	if (second)
		add_string(out, second, strlen(second));
	strbuf_addch(out, '\n');
}

static void add_file(struct strbuf *out, const struct change_file *file)
{
	strbuf_addstr(out, file->is_new ? "create" : "edit");
	add_string(out, file->path, strlen(file->path));
	if (!file->is_new)
		add_string(out, file->before.buf, file->before.len);
	add_string(out, file->text.buf, file->text.len);
	strbuf_addch(out, '\n');
}

void journal_format(struct strbuf *out, const struct change *change,
    const char *path)
{
	strbuf_addstr(out, FIRST_LINE);
	add_row(out, "home", path, NULL);
	add_row(out, "root", change->root, NULL);
	add_row(out, "command", change->command, NULL);
	for (size_t i = 0; i < change->folders.count; i++)
		add_row(out, "folder", change->folders.items[i], NULL);
	for (size_t i = 0; i < change->moves.count; i++)
		add_row(out, "move", change->moves.items[i].from,
		    change->moves.items[i].to);
	for (size_t i = 0; i < change->files.count; i++)
		if (change_touches(change->files.items[i]))
			add_file(out, change->files.items[i]);
	strbuf_addf(out, SUM_WORD "%016llx\n",
	    (unsigned long long)sum_of(text_make(out->buf, out->len)));
}

/* A name below the root; whether links lead out of it is looked at later. */
static bool is_path(struct text t)
{
	struct strbuf plain = STRBUF_INIT;
	char *name = mem_strndup(t.data, t.len);
	bool is = t.len && strlen(name) == t.len && name[0] != '/' &&
	    path_normalise(&plain, name) && !strcmp(plain.buf, name);

	strbuf_release(&plain);
	free(name);
	return is;
}

static bool read_once(char **out, struct text string)
{
	if (*out || memchr(string.data, '\0', string.len))
		return false;
	*out = mem_strndup(string.data, string.len);
	return true;
}

static bool read_home(struct journal *out, const struct text *strings)
{
	return read_once(&out->home, strings[0]);
}

static bool read_root(struct journal *out, const struct text *strings)
{
	return read_once(&out->root, strings[0]);
}

static bool read_command(struct journal *out, const struct text *strings)
{
	return read_once(&out->command, strings[0]);
}

static bool read_folder(struct journal *out, const struct text *strings)
{
	if (!is_path(strings[0]))
		return false;
	*vec_push(&out->change.folders) = mem_strndup(strings[0].data,
	    strings[0].len);
	return true;
}

static bool read_move(struct journal *out, const struct text *strings)
{
	struct change_move *move;

	if (!is_path(strings[0]) || !is_path(strings[1]))
		return false;
	move = vec_push(&out->change.moves);
	move->from = mem_strndup(strings[0].data, strings[0].len);
	move->to = mem_strndup(strings[1].data, strings[1].len);
	return true;
}

static struct change_file *read_file(struct journal *out, struct text path,
    struct text text)
{
	struct change_file *file;

	if (!is_path(path))
		return NULL;
	file = mem_alloc(sizeof(*file));
	file->path = mem_strndup(path.data, path.len);
	strbuf_init(&file->before);
	strbuf_init(&file->text);
	strbuf_add(&file->text, text.data, text.len);
	*vec_push(&out->change.files) = file;
	return file;
}

static bool read_create(struct journal *out, const struct text *strings)
{
	struct change_file *file = read_file(out, strings[0], strings[1]);

	if (file)
		file->is_new = true;
	return file != NULL;
}

static bool read_edit(struct journal *out, const struct text *strings)
{
	struct change_file *file = read_file(out, strings[0], strings[2]);

	if (file)
		strbuf_add(&file->before, strings[1].data, strings[1].len);
	return file != NULL;
}

static const struct row {
	const char *word;
	unsigned strings;
	bool (*read)(struct journal *out, const struct text *strings);
} rows[] = {
	{ "home", 1, read_home },
	{ "root", 1, read_root },
	{ "command", 1, read_command },
	{ "folder", 1, read_folder },
	{ "move", 2, read_move },
	{ "create", 2, read_create },
	{ "edit", 3, read_edit },
};

/* " 5:bytes" from the beginning of rest. */
static bool take_string(struct text *out, struct text *rest)
{
	size_t colon = text_find_char(*rest, ':');
	uint32_t len;

	if (colon == SIZE_MAX || rest->data[0] != ' ' ||
	    !text_to_number(text_make(rest->data + 1, colon - 1), &len))
		return false;
	*rest = text_skip(*rest, colon + 1);
	if (len > rest->len)
		return false;
	*out = text_make(rest->data, len);
	*rest = text_skip(*rest, len);
	return true;
}

static bool take_row(struct journal *out, struct text *rest)
{
	struct text strings[STRINGS_MAX];
	const struct row *row = rows;
	const struct row *end = rows + sizeof(rows) / sizeof(*rows);
	size_t blank = text_find_char(*rest, ' ');

	if (blank == SIZE_MAX)
		return false;
	while (
	    row < end && !text_equals(text_make(rest->data, blank), row->word))
		row++;
	if (row == end)
		return false;
	*rest = text_skip(*rest, blank);
	for (unsigned i = 0; i < row->strings; i++)
		if (!take_string(&strings[i], rest))
			return false;
	if (!rest->len || rest->data[0] != '\n')
		return false;
	*rest = text_skip(*rest, 1);
	return row->read(out, strings);
}

/* Cut off what stands at its end if that is the sum of what is before. */
static bool check_sum(struct text *text)
{
	char want[64];
	size_t len = text->len < SUM_LEN ? 0 : text->len - SUM_LEN;

	snprintf(want, sizeof(want), SUM_WORD "%016llx\n",
	    (unsigned long long)sum_of(text_make(text->data, len)));
	if (!text_equals(text_skip(*text, len), want))
		return false;
	text->len = len;
	return true;
}

bool journal_parse(struct journal *out, struct text text)
{
	if (!text_starts(text, FIRST_LINE) || !check_sum(&text))
		return false;
	text = text_skip(text, strlen(FIRST_LINE));
	while (text.len)
		if (!take_row(out, &text))
			return false;
	return out->home && out->root && out->command;
}
