/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/pager.h"
#include "cmd/shown.h"
#include "cmd/skips.h"
#include "core/base/escape.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/git/source.h"
#include "core/output/record_json.h"
#include "core/output/record_text.h"
#include "core/output/record_words.h"

/* An object of git's is in memory as a whole. */
#define BLOB_LIMIT ((size_t)1 << 28)

struct show_options {
	bool raw;
};

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .name = "raw",
	    .summary = "the bytes of the file, exactly",
	    .offset = offsetof(struct show_options, raw) },
	{ .name = NULL },
};

const struct usage usage_show = {
	.synopsis = "[OPTION]... ID...",
	.about =
	    "Show records, rendered for reading: what each says of itself, how "
	    "it relates to others, and its text. On a terminal long output "
	    "goes through your pager.\n\n"
	    "An ID is a number of any width, with or without prefix or "
	    "collection, a path, or a unique part of a file's name.",
	.options = rows,
	.examples =
	    "hence show 12 # the record with the number 12\n"
	    "hence show rfcs/3 # number 3 of the collection 'rfcs'\n"
	    "hence show --rev v1.0 ADR-0012 # as it was at the tag v1.0\n"
	    "hence show --json 12 # all its parts and where they stand\n",
	.values_size = sizeof(struct show_options),
	.operands_min = 1,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FILE,
};

typedef void (*show_fn)(struct env *env, const struct record *record,
    const struct strbuf *bytes, void *out);

/* A large file goes from the disk to stdout in pieces. */
static enum status copy_file(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char piece[1 << 16];
	ssize_t count = 0;
	struct stat st;
	int errnum;

	if (fd < 0)
		return file_say_failed("read", path, errno, err);
	errnum = fstat(fd, &st) ? errno : S_ISREG(st.st_mode) ? 0 : EINVAL;
	while (!errnum && (count = read(fd, piece, sizeof(piece))) != 0) {
		if (count > 0 &&
		    fwrite(piece, 1, (size_t)count, stdout) != (size_t)count)
			break; /* said when the program ends */
		if (count < 0 && errno != EINTR)
			errnum = errno;
	}
	close(fd);
	return errnum ? file_say_failed("read", path, errnum, err) : STATUS_OK;
}

static enum status print_one_raw(struct env *env, const struct record *record,
    struct error *err)
{
	const struct source_file *file = source_find(env->source, record->path);
	struct strbuf bytes = STRBUF_INIT, path = STRBUF_INIT;
	bool is_on_disk = file && !file->id[0] && file->type == SOURCE_FILE &&
	    source_root(env->source);
	enum status status = shown_read(&bytes, env, record,
	    is_on_disk ? env->corpus.config.record_bytes : BLOB_LIMIT, err);

	if (status == STATUS_TOO_LARGE && is_on_disk) {
		path_join(&path, source_root(env->source), record->path);
		status = copy_file(path.buf, err);
	} else if (!status) {
		fwrite(bytes.buf, 1, bytes.len, stdout);
	}
	strbuf_release(&bytes);
	strbuf_release(&path);
	return status;
}

static enum status print_raw(struct env *env, const record_list *records,
    struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < records->count && !status; i++)
		status = print_one_raw(env, records->items[i], err);
	return status;
}

static void show_json(struct env *env, const struct record *record,
    const struct strbuf *bytes, void *out)
{
	json_push(out,
	    record_json_full(&env->corpus, record,
		text_make(bytes->buf, bytes->len)));
}

static void show_text(struct env *env, const struct record *record,
    const struct strbuf *bytes, void *out)
{
	struct record_text_options options = { shown_width(), env_color(env),
		terminal_width() > 0 };
	struct strbuf path = STRBUF_INIT, quoted = STRBUF_INIT;
	struct strbuf *page = out;

	env_path(&path, env, record->path);
	escape_path(&quoted, text_make(path.buf, path.len));
	if (page->len)
		strbuf_addch(page, '\n');
	record_text(page, &env->corpus, record,
	    text_make(bytes->buf, bytes->len), quoted.buf, &options);
	strbuf_release(&path);
	strbuf_release(&quoted);
}

static enum status show_all(struct env *env, const record_list *records,
    show_fn show, void *out, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < records->count && !status; i++) {
		const struct record *record = records->items[i];

		strbuf_clear(&bytes);
		if (!(record->problems & RECORD_UNREAD))
			status = shown_read(&bytes, env, record, FILE_NO_LIMIT,
			    err);
		if (!status)
			show(env, record, &bytes, out);
	}
	strbuf_release(&bytes);
	return status;
}

static enum status print_json(struct env *env, const record_list *records,
    struct error *err)
{
	json_t *list = json_array(), *object = record_json_start();
	enum status status = show_all(env, records, show_json, list, err);

	if (records->count == 1 && !status)
		json_put(object, "record",
		    json_incref(json_array_get(list, 0)));
	else
		json_put(object, "records", json_incref(list));
	if (!status)
		json_print(stdout, object);
	json_decref(list);
	json_decref(object);
	return status;
}

int cmd_show(struct env *env, const void *values, int argc, char **argv)
{
	const struct show_options *options = values;
	struct strbuf page = STRBUF_INIT;
	record_list records = { 0 };
	struct error err;
	enum status status;
	int code = EXIT_FINE;

	if (options->raw && env->common.json)
		return env_usage_error(env,
		    "'--raw' and '--json' exclude each other");
	status = shown_resolve(&records, env, argc, argv, &err);
	if (!status && env->common.json)
		status = print_json(env, &records, &err);
	else if (!status && options->raw)
		status = print_raw(env, &records, &err);
	else if (!status)
		status = show_all(env, &records, show_text, &page, &err);
	if (status)
		code = env_fail(env, &err);
	else if (page.len)
		code = pager_print(env, &page);
	if (!status && !options->raw && skips_fail(env, &records))
		code = EXIT_TROUBLE;
	strbuf_release(&page);
	vec_release(&records);
	return code;
}
