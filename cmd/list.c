/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cmd/commands.h"
#include "cmd/list_filter.h"
#include "cmd/list_sort.h"
#include "cmd/pager.h"
#include "cmd/skips.h"
#include "core/output/list_text.h"
#include "core/output/record_json.h"
#include "core/output/record_words.h"

struct list_values {
	struct list_filter filter;
	unsigned sort; /* enum list_order */
	bool reverse;
	bool null;
};

#define MEMBER(name) offsetof(struct list_values, name)

static const struct option_row rows[] = {
	{ .type = OPTION_KEYWORDS,
	    .name = "status",
	    .argument = "WORDS",
	    .summary = "of any of these statuses (unknown: other words)",
	    .offset = MEMBER(filter.statuses),
	    .words = list_status_words },
	{ .type = OPTION_STRINGS,
	    .name = "kind",
	    .argument = "KIND",
	    .summary = "records of that kind: adr, rfc or one of your own",
	    .offset = MEMBER(filter.kinds),
	    .completes = VALUE_KIND },
	{ .type = OPTION_STRINGS,
	    .name = "collection",
	    .argument = "NAME",
	    .summary = "records of the collection of that name, path or kind",
	    .offset = MEMBER(filter.collections),
	    .completes = VALUE_COLLECTION },
	{ .type = OPTION_STRINGS,
	    .name = "tag",
	    .argument = "TAG",
	    .summary = "records with that tag",
	    .offset = MEMBER(filter.tags),
	    .completes = VALUE_TAG },
	{ .type = OPTION_STRINGS,
	    .name = "decider",
	    .argument = "WHO",
	    .summary = "records with WHO in a decider's name",
	    .offset = MEMBER(filter.deciders),
	    .completes = VALUE_DECIDER },
	{ .type = OPTION_DATE,
	    .name = "after",
	    .argument = "DATE",
	    .summary = "dated on that day (YYYY-MM-DD) or later",
	    .offset = MEMBER(filter.after) },
	{ .type = OPTION_DATE,
	    .name = "before",
	    .argument = "DATE",
	    .summary = "dated on that day or earlier",
	    .offset = MEMBER(filter.before) },
	{ .type = OPTION_KEYWORD,
	    .name = "sort",
	    .argument = "ORDER",
	    .summary = "number, date, status, title or path; by default by "
		       "collection, number and path",
	    .offset = MEMBER(sort),
	    .words = list_order_words },
	{ .type = OPTION_FLAG,
	    .name = "reverse",
	    .summary = "the last one first",
	    .offset = MEMBER(reverse) },
	{ .type = OPTION_FLAG,
	    .letter = 'z',
	    .name = "null",
	    .summary = "only paths, each ended by a NUL byte",
	    .offset = MEMBER(null) },
	{ .name = NULL },
};

const struct usage usage_list = {
	.synopsis = "[OPTION]... [FOLDER | ID]...",
	.about =
	    "List the records: id, status, date and title. With FOLDERs or IDs "
	    "only those records. Options that choose records can be repeated "
	    "or, for --status, take words between commas: any of the words "
	    "given to one option will do, but all options must fit. With "
	    "--after or --before records without a date are left out.",
	.options = rows,
	.examples =
	    "hence list --status proposed,last-call # what is being decided\n"
	    "hence list --after 2026-01-01 --sort date\n"
	    "hence list --tag storage services/ # within one folder\n"
	    "hence list -z --status draft | xargs -0 wc -w\n",
	.values_size = sizeof(struct list_values),
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR | COMMON_REVISION | COMMON_JSON,
	.operands = VALUE_RECORD | VALUE_FOLDER,
};

static void print_paths(const struct env *env, const record_list *records)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < records->count; i++) {
		env_path(&path, env, records->items[i]->path);
		fwrite(path.buf, 1, path.len + 1, stdout);
	}
	strbuf_release(&path);
}

static void print_json(const struct env *env, const record_list *records)
{
	json_t *object = record_json_start();

	json_put(object, "records", record_json_list(&env->corpus, records));
	json_print(stdout, object);
	json_decref(object);
}

static int print_text(struct env *env, const record_list *records,
    enum list_order order)
{
	bool has_several = env->corpus.collections.count > 1;
	struct list_options options = {
		(size_t)terminal_width(),
		env_color(env),
		has_several && order == LIST_AS_IS,
		has_several && order != LIST_AS_IS,
	};
	struct strbuf out = STRBUF_INIT;
	int code;

	list_text(&out, &env->corpus, records, &options);
	code = out.len ? pager_print(env, &out) : EXIT_FINE;
	strbuf_release(&out);
	return code;
}

/* Those that were not read are said by name. */
static void say_problems(const struct env *env, const record_list *records)
{
	size_t count = 0;

	for (size_t i = 0; i < records->count; i++) {
		uint32_t problems = records->items[i]->problems;

		if (problems & ~(uint32_t)RECORD_UNREAD)
			count++;
	}
	if (count)
		env_say(env, "%zu record%s problems; 'hence doctor' names %s",
		    count, count == 1 ? " has" : "s have",
		    count == 1 ? "it" : "them");
}

int cmd_list(struct env *env, const void *values, int argc, char **argv)
{
	const struct list_values *options = values;
	enum list_order order = (enum list_order)options->sort;
	record_list records = { 0 };
	struct error err;
	int code = EXIT_FINE;

	if (options->null && env->common.json)
		return env_usage_error(env,
		    "'--null' and '--json' exclude each other");
	if (list_select(&records, env, &options->filter, argv, &err)) {
		code = env_fail(env, &err);
		goto out;
	}
	if (argc)
		skips_say_of(env, &records);
	else
		skips_say(env);
	say_problems(env, &records);
	list_sort(&records, &env->corpus, order, options->reverse);
	if (env->common.json)
		print_json(env, &records);
	else if (options->null)
		print_paths(env, &records);
	else
		code = print_text(env, &records, order);
out:
	vec_release(&records);
	return code;
}
