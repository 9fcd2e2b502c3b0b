/* SPDX-License-Identifier: MIT */
/* hence options; the tables of a command line's options are options.c. */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/pager.h"
#include "cmd/shown.h"
#include "cmd/skips.h"
#include "core/base/file.h"
#include "core/output/option_json.h"
#include "core/output/option_text.h"
#include "core/output/record_json.h"
#include "core/output/record_words.h"

static const struct option_row rows[] = {
	{ .name = NULL },
};

const struct usage usage_options = {
	.synopsis = "[OPTION]... ID...",
	.about =
	    "Show what records considered: each option with what became of "
	    "it, the reason, and what speaks for and against it, as far as the "
	    "record says so.\n\n"
	    "Exits with 1 when none of the records names an option.",
	.options = rows,
	.examples = "hence options 12 # what number 12 considered\n"
		    "hence options --json 12 # the same, and where it stands\n",
	.operands_min = 1,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status print_json(struct env *env, const record_list *records,
    struct error *err)
{
	json_t *list = json_array(), *object = record_json_start();
	struct strbuf bytes = STRBUF_INIT;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < records->count && !status; i++) {
		const struct record *record = records->items[i];

		strbuf_clear(&bytes);
		if (!(record->problems & RECORD_UNREAD))
			status = shown_read(&bytes, env, record, FILE_NO_LIMIT,
			    err);
		if (!status)
			record_json_options(list, &env->corpus, record,
			    text_make(bytes.buf, bytes.len));
	}
	json_put(object, "options", list);
	if (!status)
		json_print(stdout, object);
	json_decref(object);
	strbuf_release(&bytes);
	return status;
}

/* Those that name none are said, so that nobody waits for them. */
static void write_text(struct strbuf *page, struct env *env,
    const record_list *records)
{
	struct option_text_options options = { shown_width(), env_color(env) };

	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = records->items[i];
		struct strbuf id = STRBUF_INIT;

		if (!record->options_count) {
			corpus_id(&id, &env->corpus, record);
			env_say(env, "%s names no option", id.buf);
			strbuf_release(&id);
			continue;
		}
		if (page->len)
			strbuf_addch(page, '\n');
		option_text(page, &env->corpus, record, &options);
	}
}

static bool has_options(const record_list *records)
{
	for (size_t i = 0; i < records->count; i++)
		if (records->items[i]->options_count)
			return true;
	return false;
}

int cmd_options(struct env *env, const void *values, int argc, char **argv)
{
	struct strbuf page = STRBUF_INIT;
	record_list records = { 0 };
	struct error err;
	enum status status = shown_resolve(&records, env, argc, argv, &err);
	int code = EXIT_FINE;

	(void)values;
	if (!status && env->common.json)
		status = print_json(env, &records, &err);
	else if (!status)
		write_text(&page, env, &records);
	if (status)
		code = env_fail(env, &err);
	else if (page.len)
		code = pager_print(env, &page);
	if (code == EXIT_FINE && !has_options(&records))
		code = EXIT_FINDINGS;
	if (!status && skips_fail(env, &records))
		code = EXIT_TROUBLE;
	strbuf_release(&page);
	vec_release(&records);
	return code;
}
