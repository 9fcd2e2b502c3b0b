/* SPDX-License-Identifier: MIT */
#include "cmd/check_report.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"

/* The same order as check_format_words. */
static void (*const writers[])(FILE *, const struct finding_report *) = {
	finding_text,
	finding_json,
	finding_sarif,
	finding_github,
	finding_junit,
};

#define FORMAT_JSON 1

const char *const check_format_words[] = { "text", "json", "sarif", "github",
	"junit", NULL };

static enum status unknown(struct text word, struct error *err)
{
	char *copy = mem_strndup(word.data, word.len);
	size_t count = sizeof(writers) / sizeof(*writers);
	size_t nearest = text_nearest(copy, check_format_words, count);

	error_set(err, STATUS_USAGE, "unknown format '%s'", copy);
	error_hint(err, "%s%s%sValid words: text, json, sarif, github, junit.",
	    nearest == SIZE_MAX ? "" : "Did you mean '",
	    nearest == SIZE_MAX ? "" : check_format_words[nearest],
	    nearest == SIZE_MAX ? "" : "'? ");
	free(copy);
	return STATUS_USAGE;
}

static bool is_same_place(const char *a, const char *b)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool same;

	if (!a || !b)
		return a == b;
	same = strcmp(a, b) == 0 ||
	    (path_normalise(&x, a) && path_normalise(&y, b) &&
		strcmp(x.buf, y.buf) == 0);
	strbuf_release(&x);
	strbuf_release(&y);
	return same;
}

static enum status add(struct check_outputs *out, size_t format,
    const char *file, struct error *err)
{
	for (size_t i = 0; i < out->count; i++) {
		if (!is_same_place(out->items[i].file, file))
			continue;
		error_set(err, STATUS_USAGE, "two formats for %s%s%s",
		    file ? "'" : "", file ? file : "standard output",
		    file ? "'" : "");
		error_hint(err,
		    "Give each but one a file of its own: --format "
		    "FORMAT=FILE.");
		return STATUS_USAGE;
	}
	*vec_push(out) = (struct check_output){ writers[format], file };
	return STATUS_OK;
}

static enum status parse(struct check_outputs *out, const char *value,
    struct error *err)
{
	struct text word = text_of(value);
	size_t equals = text_find_char(word, '=');
	const char *file = NULL;

	if (equals != SIZE_MAX) {
		word.len = equals;
		file = value + equals + 1;
	}
	if (file && !file[0])
		return error_set(err, STATUS_USAGE,
		    "'--format %s' lacks the name of a file", value);
	if (file && !strcmp(file, "-"))
		file = NULL;
	for (size_t i = 0; check_format_words[i]; i++)
		if (text_equals_nocase(word, check_format_words[i]))
			return add(out, i, file, err);
	return unknown(word, err);
}

enum status check_outputs_init(struct check_outputs *out,
    const struct string_list *formats, bool json, struct error *err)
{
	enum status status = STATUS_OK;

	memset(out, 0, sizeof(*out));
	if (json)
		status = add(out, FORMAT_JSON, NULL, err);
	for (size_t i = 0; i < formats->count && !status; i++)
		status = parse(out, formats->items[i], err);
	if (!status && !out->count)
		status = add(out, 0, NULL, err);
	return status;
}

void check_outputs_release(struct check_outputs *outputs)
{
	vec_release(outputs);
}

bool check_outputs_say_fixes(const struct check_outputs *outputs)
{
	for (size_t i = 0; i < outputs->count; i++)
		if (outputs->items[i].write == finding_json ||
		    outputs->items[i].write == finding_sarif)
			return true;
	return false;
}

/* In place of what stands there, a report of yesterday perhaps. */
static enum status put(const char *path, const char *data, size_t len,
    struct error *err)
{
	struct strbuf before = STRBUF_INIT;
	enum status status;

	if (file_is_stream(path))
		return file_send(path, data, len, err);
	status = file_read(&before, path, FILE_NO_LIMIT, err);

	if (status == STATUS_NOT_FOUND)
		status = file_create(path, data, len, err);
	else if (!status)
		status = file_replace(path, text_make(before.buf, before.len),
		    text_make(data, len), NULL, err);
	strbuf_release(&before);
	return status;
}

static enum status write_file(const struct check_output *output,
    const struct finding_report *report, struct error *err)
{
	struct finding_report plain = *report;
	char *data = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&data, &len);
	enum status status;

	if (!out)
		mem_fail();
	plain.color = false;
	plain.width = 0;
	output->write(out, &plain);
	if (fclose(out) != 0)
		mem_fail();
	status = put(output->file, data, len, err);
	free(data);
	return status;
}

enum status check_outputs_write(const struct check_outputs *outputs,
    const struct finding_report *report, struct error *err)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < outputs->count && !status; i++) {
		if (outputs->items[i].file)
			status = write_file(&outputs->items[i], report, err);
		else
			outputs->items[i].write(stdout, report);
	}
	return status;
}

static void show_path(struct strbuf *out, const void *context, const char *path)
{
	env_path(out, context, path);
}

void check_report_init(struct finding_report *out, struct env *env,
    const struct findings *findings, struct arena *arena)
{
	*out = (struct finding_report){
		.corpus = &env->corpus,
		.places = finding_places(findings, env->source,
		    env->corpus.config.record_bytes, arena),
		.count = findings->items.count,
		.show_path = show_path,
		.context = env,
		.width = terminal_is_present() ? (size_t)terminal_width() : 0,
		.color = env_color(env),
		.infos = env->common.verbose > 0,
	};
}

void check_print(struct env *env, const struct findings *findings)
{
	struct finding_report report;
	struct arena arena;

	arena_init(&arena);
	check_report_init(&report, env, findings, &arena);
	finding_text(stdout, &report);
	arena_release(&arena);
}
