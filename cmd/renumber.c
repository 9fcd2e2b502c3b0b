/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/moving.h"
#include "cmd/new_check.h"
#include "core/create/number.h"
#include "core/record/title.h"

const struct usage usage_renumber = {
	.synopsis = "[OPTION]... ID [N]",
	.about =
	    "Give a record another number: the next one, or N. Its file or "
	    "folder, its title and its front matter say the new number, and "
	    "so do the links to it in every Markdown file of the worktree and "
	    "the relations of other records that name it. The old id stays as "
	    "an alias, by which it is still found, unless another record has "
	    "it too.\n\n"
	    "Where two records share a number, name the one to be moved by "
	    "its path. Relations that may mean either of them are left alone, "
	    "and a message says where they are.",
	.options = moving_rows,
	.examples =
	    "hence renumber docs/adr/0007-use-c.md # two have number 7\n"
	    "hence renumber ADR-0007 12 # the number 12, if it is free\n"
	    "hence renumber -n 7 # see first what would change\n",
	.values_size = sizeof(struct moving_options),
	.operands_min = 1,
	.operands_max = 2,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status check_numbered(const struct moving *moving,
    struct error *err)
{
	const struct collection *collection = moving_collection(moving);

	if (moving->record->has_number)
		return STATUS_OK;
	error_set(err, STATUS_UNSUPPORTED, "'%s' has no number",
	    moving->record->path);
	error_hint(err,
	    collection->numbering == NUMBERING_DATE
		? "The collection '%s' names its records by date."
		: "In the collection '%s' 'hence rename' changes a name.",
	    collection->name);
	return STATUS_UNSUPPORTED;
}

/* What git's index and the branches still call by the name that the record is
 * to have is the record itself, as it was. */
static bool is_old_name(const struct moving *moving, uint32_t number,
    const char *taken_by)
{
	const char *path = moving->record->path;
	struct strbuf wanted = STRBUF_INIT;
	struct text stem;
	bool is_folder, same;

	stem = relocate_stem(moving->record, &is_folder);
	strbuf_add(&wanted, path, (size_t)(stem.data - path));
	same = relocate_renumber_stem(&wanted, &moving->work.env->corpus,
	    moving->record, number);
	strbuf_addstr(&wanted, stem.data + stem.len);
	same = same && !strcmp(wanted.buf, taken_by);
	strbuf_release(&wanted);
	return same;
}

/* Did the record have the number before? Then it may have it again. */
static bool was_its_own(const struct moving *moving, uint32_t number)
{
	struct reading reading;
	const struct record *record = &reading.record;
	bool found = false;

	reading_init(&reading, &moving->subject);
	for (uint32_t i = 0; i < record->fields_count && !found; i++) {
		const struct field *field = &record->fields[i];
		struct text alias = text_of(
		    record_string(record, field->value));
		uint32_t old;

		found = field->key == FIELD_ALIASES &&
		    text_to_number(text_skip(alias, title_lead(alias)), &old) &&
		    old == number;
	}
	reading_release(&reading);
	return found;
}

static enum status fail_taken(const struct numbers *numbers, uint32_t number,
    struct error *err)
{
	error_set(err, STATUS_USAGE, "the number %u is taken by '%s'%s", number,
	    numbers->taken_by.buf,
	    numbers->on_disk ? "" : ", on a branch or in git's index");
	if (numbers->highest < NUMBER_MAX)
		error_hint(err, "The next one is %u.", numbers->highest + 1);
	return STATUS_USAGE;
}

static enum status choose_number(uint32_t *out, const struct moving *moving,
    const char *words, struct error *err)
{
	struct env *env = moving->work.env;
	const struct number_search search = { env->repo, env->root,
		&env->corpus, moving_collection(moving) };
	struct option_number wish = { 0 };
	struct numbers numbers;
	enum status status = new_check_number(&wish, words, err);

	if (status)
		return status;
	*out = wish.value;
	if (wish.given && wish.value == moving->record->number)
		return STATUS_OK;
	status = numbers_find(&numbers, &search, wish.value, err);
	if (!status && !wish.given)
		status = numbers_next(out, &numbers, err);
	else if (!status && numbers.is_taken &&
	    (numbers.on_disk ||
		(!was_its_own(moving, wish.value) &&
		    !is_old_name(moving, wish.value, numbers.taken_by.buf))))
		status = fail_taken(&numbers, wish.value, err);
	numbers_release(&numbers);
	return status;
}

static enum status renumber(struct moving *moving, const char *words,
    struct error *err)
{
	struct relocation wish = { .has_number = true };
	enum status status = check_numbered(moving, err);

	if (!status)
		status = choose_number(&wish.number, moving, words, err);
	if (status)
		return status;
	if (wish.number == moving->record->number) {
		env_say(moving->work.env, "'%s' has the number %u already",
		    moving->record->path, wish.number);
		return STATUS_OK;
	}
	if (!relocate_renumber_stem(&moving->stem, &moving->work.env->corpus,
		moving->record, wish.number)) {
		bool is_folder;
		struct text stem = relocate_stem(moving->record, &is_folder);

		strbuf_add(&moving->stem, stem.data, stem.len);
	}
	return moving_finish(moving, &wish, err);
}

int cmd_renumber(struct env *env, const void *values, int argc, char **argv)
{
	struct moving moving;
	struct error err = { 0 };
	enum status status = moving_begin(&moving, env, "renumber", values,
	    argv[0], &err);

	if (!status)
		status = renumber(&moving, argc > 1 ? argv[1] : NULL, &err);
	moving_release(&moving);
	return status ? env_fail(env, &err) : EXIT_FINE;
}
