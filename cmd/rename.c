/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/moving.h"
#include "cmd/words.h"
#include "core/create/slug.h"
#include "core/edit/title_place.h"
#include "core/record/title.h"

const struct usage usage_rename = {
	.synopsis = "[OPTION]... ID TITLE...",
	.about =
	    "Give a record another title. Its heading or front matter says "
	    "it, its file or folder is named by it, behind the number or date "
	    "that it has, and the links to it in every Markdown file of the "
	    "worktree follow; so do their texts where they are its old title. "
	    "A record without a number is found by its old name, too: that "
	    "stays as an alias.",
	.options = moving_rows,
	.examples =
	    "hence rename 12 Use PostgreSQL for orders # no quotes needed\n"
	    "hence rename -n 12 Use Postgres # see first what would change\n",
	.values_size = sizeof(struct moving_options),
	.operands_min = 2,
	.operands_max = OPERANDS_ANY,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status read_title(struct strbuf *out, const struct record *record,
    int argc, char **argv, struct error *err)
{
	struct strbuf words = STRBUF_INIT;
	struct title_number split;
	struct text title;
	enum status status;

	for (int i = 0; i < argc; i++)
		strbuf_addf(&words, "%s%s", i ? " " : "", argv[i]);
	title = words_trim(text_make(words.buf, words.len));
	title_split(&split, title, record->has_number, record->number);
	if (split.has_number && split.rest.len)
		title = split.rest;
	strbuf_add(out, title.data, title.len);
	status = words_check("title", title, err);
	strbuf_release(&words);
	return status;
}

/* Words of a name are joined as they are there: "use_c", "use-c". */
static char separator_of(const struct record_name *name)
{
	bool hyphen = text_find_char(name->slug, '-') != SIZE_MAX;
	bool underscore = text_find_char(name->slug, '_') != SIZE_MAX;

	if (hyphen == underscore)
		return name->separator == '_' ? '_' : '-';
	return underscore ? '_' : '-';
}

static bool has_words(const struct record *record)
{
	struct record_name name;
	bool is_folder;

	record_name_parse(&name, relocate_stem(record, &is_folder));
	return name.slug.len > 0;
}

/* A name without words gets none. */
static void make_stem(struct strbuf *out, const struct record *record,
    struct text title)
{
	struct record_name name;
	bool is_folder;
	struct text stem = relocate_stem(record, &is_folder);

	record_name_parse(&name, stem);
	strbuf_add(out, stem.data, stem.len - name.slug.len);
	if (name.slug.len)
		slug_make_stem(out, 0, title, separator_of(&name));
}

/* A heading, a field: where there is none the name alone says the title. */
static bool states_title(const struct subject *subject)
{
	title_places places = { 0 };
	struct reading reading;
	struct arena arena;
	bool states;

	arena_init(&arena);
	reading_init(&reading, subject);
	title_places_find(&places, &reading, &arena);
	states = places.count > 0;
	vec_release(&places);
	reading_release(&reading);
	arena_release(&arena);
	return states;
}

static enum status fail_untitled(const struct moving *moving, struct error *err)
{
	error_set(err, STATUS_UNSUPPORTED,
	    "no place of '%s' states a title, nor does its name",
	    moving->record->path);
	error_hint(err, "Write a heading into it by hand.");
	return STATUS_UNSUPPORTED;
}

static enum status rename_record(struct moving *moving, int argc, char **argv,
    struct error *err)
{
	struct strbuf title = STRBUF_INIT;
	struct relocation wish = { 0 };
	enum status status = read_title(&title, moving->record, argc, argv,
	    err);
	bool states = states_title(&moving->subject);

	if (!status)
		make_stem(&moving->stem, moving->record,
		    text_make(title.buf, title.len));
	if (!status && !states && !has_words(moving->record))
		status = fail_untitled(moving, err);
	if (!status) {
		wish.title = title.buf;
		status = moving_finish(moving, &wish, err);
	}
	if (!status && !states)
		env_say(moving->work.env,
		    "no place in it states the title: the name alone does");
	if (status == STATUS_EXISTS)
		error_hint(err, "Choose another title.");
	strbuf_release(&title);
	return status;
}

int cmd_rename(struct env *env, const void *values, int argc, char **argv)
{
	struct moving moving;
	struct error err = { 0 };
	enum status status = moving_begin(&moving, env, "rename", values,
	    argv[0], &err);

	if (!status)
		status = rename_record(&moving, argc - 1, argv + 1, &err);
	moving_release(&moving);
	return status ? env_fail(env, &err) : EXIT_FINE;
}
