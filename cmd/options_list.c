/* SPDX-License-Identifier: MIT */
/* hence options; the tables of a command line's options are options.c. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/pager.h"
#include "cmd/shown.h"
#include "cmd/skips.h"
#include "core/base/file.h"
#include "core/corpus/id.h"
#include "core/output/option_json.h"
#include "core/output/option_text.h"
#include "core/output/record_json.h"
#include "core/output/record_words.h"
#include "core/search/option_query.h"

struct options_values {
	bool rejected;
};

static const struct option_row rows[] = {
	{ .type = OPTION_FLAG,
	    .name = "rejected",
	    .summary = "only those that lost",
	    .offset = offsetof(struct options_values, rejected) },
	{ .name = NULL },
};

const struct usage usage_options = {
	.synopsis = "[OPTION]... [ID... | WORD...]",
	.about =
	    "Show what records considered: each option with what became of "
	    "it, the reason, and when it may be looked at again. With IDs, "
	    "what these records considered, and what speaks for and against "
	    "each option, as far as they say so. With WORDs, of which not all "
	    "are IDs, every option of all records that has them all in its "
	    "title; with neither, every option there is.\n\n"
	    "Exits with 1 when there is none.",
	.options = rows,
	.examples =
	    "hence options 12 # what number 12 considered\n"
	    "hence options --rejected kafka # where and why Kafka lost\n"
	    "hence options --json 12 # the same, and where it stands\n",
	.values_size = sizeof(struct options_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FILE,
};

/* What is asked about, and which options of it. */
struct request {
	struct env *env;
	record_list records;
	bool are_named; /* by IDs: one without options is said */
	struct option_query query;
};

/* Is it meant to be a record: a number, a path, or all of a slug? A part of a
 * file's name is a word here. */
static bool is_id(const struct corpus *corpus, const char *word)
{
	struct text prefix;

	if (id_form(&prefix, text_of(word)) >= ID_WORD_AND_NUMBER ||
	    text_find_char(text_of(word), '/') != SIZE_MAX)
		return true;
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		const char *slug = record_string(record, record->slug);
		enum name_format format;

		if ((slug && text_equals_nocase(text_of(word), slug)) ||
		    text_equals_nocase(record_stem(record->path, &format),
			word))
			return true;
	}
	return false;
}

static bool are_ids(const struct corpus *corpus, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (!is_id(corpus, argv[i]))
			return false;
	return argc > 0;
}

static bool *wanted_of(struct request *request, const struct record *record,
    uint32_t *count)
{
	bool *wanted = mem_alloc(record->options_count + 1);

	*count = option_query_choose(wanted, &request->query, record);
	return wanted;
}

/* Only records with an option that fits. */
static void take_fitting(struct request *request)
{
	const struct corpus *corpus = &request->env->corpus;

	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		uint32_t count;

		free(wanted_of(request, record, &count));
		if (count)
			*vec_push(&request->records) = record;
	}
}

static enum status no_word(const char *words, struct error *err)
{
	error_set(err, STATUS_USAGE, "'%s' has no word to look for", words + 1);
	error_hint(err, "A word has a letter or a digit, and is no article.");
	return STATUS_USAGE;
}

static enum status request_init(struct request *request, struct env *env,
    bool only_rejected, int argc, char **argv, struct error *err)
{
	struct strbuf words = STRBUF_INIT;
	enum status status = STATUS_OK;

	memset(request, 0, sizeof(*request));
	request->env = env;
	request->are_named = are_ids(&env->corpus, argc, argv);
	for (int i = 0; i < argc && !request->are_named; i++)
		strbuf_addf(&words, " %s", argv[i]);
	option_query_init(&request->query, text_make(words.buf, words.len),
	    only_rejected);
	if (request->are_named)
		status = shown_resolve(&request->records, env, argc, argv, err);
	else if (argc && option_query_is_empty(&request->query))
		status = no_word(words.buf, err);
	else
		take_fitting(request);
	strbuf_release(&words);
	return status;
}

static void request_release(struct request *request)
{
	option_query_release(&request->query);
	vec_release(&request->records);
}

static enum status add_json(json_t *list, struct request *request,
    const struct record *record, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status = STATUS_OK;
	uint32_t count;
	bool *wanted = wanted_of(request, record, &count);

	if (count && !(record->problems & RECORD_UNREAD))
		status = shown_read(&bytes, request->env, record, FILE_NO_LIMIT,
		    err);
	if (count && !status)
		record_json_options(list, &request->env->corpus, record,
		    text_make(bytes.buf, bytes.len), wanted);
	strbuf_release(&bytes);
	free(wanted);
	return status;
}

static enum status print_json(struct request *request, struct error *err)
{
	json_t *list = json_array(), *object = record_json_start();
	enum status status = STATUS_OK;

	for (size_t i = 0; i < request->records.count && !status; i++)
		status = add_json(list, request, request->records.items[i],
		    err);
	json_put(object, "options", list);
	if (!status)
		json_print(stdout, object);
	json_decref(object);
	return status;
}

/* It is said, so that nobody waits for it. */
static void say_none(struct request *request, const struct record *record)
{
	struct strbuf id = STRBUF_INIT;

	corpus_id(&id, &request->env->corpus, record);
	env_say(request->env, "%s names no option%s", id.buf,
	    request->query.only_rejected ? " that lost" : "");
	strbuf_release(&id);
}

static void write_text(struct strbuf *page, struct request *request)
{
	struct env *env = request->env;
	struct option_text_options options = { shown_width(), env_color(env),
		NULL, !request->are_named, false, NULL };

	for (size_t i = 0; i < request->records.count; i++) {
		const struct record *record = request->records.items[i];
		uint32_t count;
		bool *wanted = wanted_of(request, record, &count);

		options.wanted = wanted;
		if (!count)
			say_none(request, record);
		else if (page->len)
			strbuf_addch(page, '\n');
		if (count)
			option_text(page, &env->corpus, record, &options);
		free(wanted);
	}
}

static bool has_options(struct request *request)
{
	uint32_t count = 0;

	for (size_t i = 0; i < request->records.count && !count; i++)
		free(wanted_of(request, request->records.items[i], &count));
	return count > 0;
}

int cmd_options(struct env *env, const void *values, int argc, char **argv)
{
	const struct options_values *options = values;
	struct strbuf page = STRBUF_INIT;
	struct request request;
	struct error err;
	enum status status = request_init(&request, env, options->rejected,
	    argc, argv, &err);
	int code = EXIT_FINE;

	if (!status && env->common.json)
		status = print_json(&request, &err);
	else if (!status)
		write_text(&page, &request);
	if (status)
		code = env_fail(env, &err);
	else if (page.len)
		code = pager_print(env, &page);
	if (code == EXIT_FINE && !has_options(&request)) {
		code = EXIT_FINDINGS;
		if (!request.are_named)
			env_say(env, "no option fits");
	}
	if (!status && request.are_named && skips_fail(env, &request.records))
		code = EXIT_TROUBLE;
	strbuf_release(&page);
	request_release(&request);
	return code;
}
