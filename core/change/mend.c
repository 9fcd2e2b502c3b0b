/* SPDX-License-Identifier: MIT */
#include "core/change/mend.h"

#include <string.h>

#include "core/corpus/toc_place.h"
#include "core/edit/edits.h"
#include "core/git/source.h"

/* Each mends what no earlier one did, and what it mends may bring more. */
#define MOST_ROUNDS 20

struct round_file {
	const char *path;
	VEC(struct finding_edit) edits; /* of the fixes taken so far */
};

/* What is done at once. */
struct round {
	struct mending *mending;
	struct fixes fixes;
	struct map paths; /* path -> 1 + index into files */
	VEC(struct round_file) files;
	size_t taken; /* fixes */
};

void mending_init(struct mending *mending)
{
	memset(mending, 0, sizeof(*mending));
	arena_init(&mending->arena);
	map_init(&mending->tried);
}

void mending_release(struct mending *mending)
{
	for (size_t i = 0; i < mending->files.count; i++)
		vec_release(&mending->files.items[i].shifts);
	vec_release(&mending->results);
	vec_release(&mending->files);
	map_release(&mending->tried);
	arena_release(&mending->arena);
}

static bool is_same(const struct finding_edit *a, const struct finding_edit *b)
{
	return a->span.start == b->span.start && a->span.end == b->span.end &&
	    text_same(a->text, b->text);
}

static bool meet(const struct finding_edit *a, const struct finding_edit *b)
{
	return a->span.start <= b->span.end && b->span.start <= a->span.end;
}

enum fit {
	FIT_NEW,
	FIT_THERE, /* another finding's fix has the very edit */
	FIT_NOT
};

static enum fit fit_of(const struct round_file *file,
    const struct finding_edit *edit)
{
	for (size_t i = 0; i < file->edits.count; i++)
		if (meet(edit, &file->edits.items[i]))
			return is_same(edit, &file->edits.items[i]) ? FIT_THERE
								    : FIT_NOT;
	return FIT_NEW;
}

static struct round_file *file_of(struct round *round, const char *path)
{
	size_t *at = map_at(&round->paths, text_of(path), NULL);

	if (!*at) {
		vec_push(&round->files)->path = path;
		*at = round->files.count;
	}
	return &round->files.items[*at - 1];
}

/* All of its edits, or none. */
static bool take(struct round *round, const struct fix *fix)
{
	for (size_t i = 0; i < fix->count; i++)
		if (fit_of(file_of(round, fix->edits[i].path),
			&fix->edits[i]) == FIT_NOT)
			return false;
	for (size_t i = 0; i < fix->count; i++) {
		struct round_file *file = file_of(round, fix->edits[i].path);

		if (fit_of(file, &fix->edits[i]) == FIT_NEW)
			*vec_push(&file->edits) = fix->edits[i];
	}
	round->taken++;
	return true;
}

/* A page with a table may be larger than a record. */
static size_t limit_of(const struct mending *mending)
{
	size_t limit = mending->scope.corpus->config.record_bytes;

	return limit > TOC_PAGE_MAX ? limit : TOC_PAGE_MAX;
}

static const char *keep(struct mending *mending, const char *s)
{
	return s ? arena_strdup(&mending->arena, s) : NULL;
}

static struct mended_file *find_file(const struct mending *mending,
    const char *path)
{
	for (size_t i = 0; i < mending->files.count; i++)
		if (!strcmp(mending->files.items[i].path, path))
			return &mending->files.items[i];
	return NULL;
}

/* As the file is by now. */
static uint32_t line_now(const struct mending *mending,
    const struct finding *finding)
{
	struct source *source = mending->scope.source;
	const struct source_file *file = source_find(source, finding->path);
	struct strbuf bytes = STRBUF_INIT;
	struct text rest, line;
	uint32_t count = 0;

	if (finding->whole_file || finding->line)
		return finding->line;
	source_read(source, file, limit_of(mending), &bytes, NULL);
	rest = text_make(bytes.buf, bytes.len);
	while (text_next_line(&rest, &line)) {
		count++;
		if (rest.data - bytes.buf > (ptrdiff_t)finding->span.start)
			break;
	}
	strbuf_release(&bytes);
	return count;
}

static uint32_t line_of(const struct mending *mending,
    const struct finding *finding)
{
	const struct mended_file *file = find_file(mending, finding->path);
	uint32_t line = line_now(mending, finding);

	return file ? shifts_undo(&file->shifts, line) : line;
}

static struct mend_result *say(struct mending *mending, const struct fix *fix,
    const char *why)
{
	const struct finding *finding = fix->finding;
	struct mend_result *result = vec_push(&mending->results);

	result->rule = finding->rule;
	result->path = keep(mending, finding->path);
	result->line = line_of(mending, finding);
	result->message = keep(mending, finding->message);
	result->done = why ? NULL : keep(mending, fix->done);
	result->why = keep(mending, why);
	result->hint = keep(mending, fix->hint);
	return result;
}

static void say_later(struct mending *mending, const struct fix *fix)
{
	say(mending, fix, "the next 'hence fix' mends it")->later = true;
}

static struct text print_of(struct strbuf *out, const struct finding *finding)
{
	strbuf_clear(out);
	finding_fingerprint(out, finding);
	return text_make(out->buf, out->len);
}

/* Those that fit together are taken; a finding that came back is not. in: of
 * the findings in records, else of those in other files. */
static void take_those(struct round *round, bool in)
{
	struct mending *mending = round->mending;
	struct strbuf print = STRBUF_INIT;
	VEC(const struct finding *) taken = { 0 };

	for (size_t i = 0; i < round->fixes.items.count; i++) {
		const struct fix *fix = &round->fixes.items.items[i];

		if (!fix->done || in != (fix->finding->record != NULL) ||
		    map_find(&mending->tried, print_of(&print, fix->finding)) ||
		    !take(round, fix))
			continue;
		say(mending, fix, NULL);
		*vec_push(&taken) = fix->finding;
	}
	for (size_t i = 0; i < taken.count; i++)
		map_at(&mending->tried, print_of(&print, taken.items[i]), NULL);
	vec_release(&taken);
	strbuf_release(&print);
}

/* What is made of the records waits until they are as they will be. */
static void take_all(struct round *round)
{
	take_those(round, true);
	if (!round->taken)
		take_those(round, false);
}

static void note_file(struct mending *mending, const struct round_file *edited,
    struct text bytes)
{
	struct mended_file *file = find_file(mending, edited->path);

	if (!file) {
		file = vec_push(&mending->files);
		file->path = keep(mending, edited->path);
		sha256_hex(file->hash, bytes);
	}
	shifts_add(&file->shifts, bytes, edited->edits.items,
	    edited->edits.count);
}

static void write_file(struct mending *mending, const struct round_file *file)
{
	struct source *source = mending->scope.source;
	const struct source_file *found = source_find(source, file->path);
	struct strbuf text = STRBUF_INIT;
	struct edits edits;

	edits_init(&edits);
	source_read(source, found, limit_of(mending), &text, NULL);
	note_file(mending, file, text_make(text.buf, text.len));
	for (size_t i = 0; i < file->edits.count; i++)
		edits_replace(&edits, file->edits.items[i].span,
		    file->edits.items[i].text);
	if (edits_apply(&edits, &text))
		source_put(source, file->path, text_make(text.buf, text.len));
	edits_release(&edits);
	strbuf_release(&text);
}

/* It was said that it is mended. */
static bool take_back(struct mending *mending, const struct finding *finding)
{
	for (size_t i = 0; i < mending->results.count; i++) {
		struct mend_result *result = &mending->results.items[i];

		if (result->rule != finding->rule || !result->done ||
		    strcmp(result->path, finding->path) != 0 ||
		    strcmp(result->message, finding->message) != 0)
			continue;
		result->done = NULL;
		result->why = "it is still found after the change";
		return true;
	}
	return false;
}

/* What is left in the end, and why. */
static void say_left(struct round *round)
{
	for (size_t i = 0; i < round->fixes.items.count; i++) {
		const struct fix *fix = &round->fixes.items.items[i];

		if (fix->why)
			say(round->mending, fix, fix->why);
		else if (!take_back(round->mending, fix->finding))
			say_later(round->mending, fix);
	}
}

static enum status run_round(struct mending *mending, bool *again, bool is_last,
    struct error *err)
{
	struct round round = { .mending = mending };
	struct findings findings;
	enum status status;

	map_init(&round.paths);
	findings_init(&findings);
	fixes_init(&round.fixes);
	status = mending->check(&findings, mending->context, err);
	if (status == STATUS_OK) {
		fixes_plan(&round.fixes, &mending->scope, &findings);
		if (!is_last)
			take_all(&round);
		for (size_t i = 0; i < round.files.count; i++)
			write_file(mending, &round.files.items[i]);
		if (!round.taken)
			say_left(&round);
	}
	*again = round.taken > 0;
	for (size_t i = 0; i < round.files.count; i++)
		vec_release(&round.files.items[i].edits);
	vec_release(&round.files);
	map_release(&round.paths);
	fixes_release(&round.fixes);
	findings_release(&findings);
	return status;
}

enum status mending_run(struct mending *mending, struct error *err)
{
	enum status status = STATUS_OK;
	bool again = true;

	for (int i = 0; again && status == STATUS_OK; i++)
		status = run_round(mending, &again, i == MOST_ROUNDS, err);
	return status;
}

static enum status write_to(struct change *change, struct source *source,
    const struct mended_file *mended, struct error *err)
{
	char hash[SHA256_HEX_SIZE];
	struct change_file *file;
	enum status status = change_open(&file, change, mended->path, err);

	if (status != STATUS_OK)
		return status;
	sha256_hex(hash, text_make(file->before.buf, file->before.len));
	if (strcmp(hash, mended->hash) != 0)
		return error_set(err, STATUS_EXISTS,
		    "'%s' has been changed meanwhile", mended->path);
	strbuf_clear(&file->text);
	return source_read(source, source_find(source, mended->path),
	    change->limit, &file->text, err);
}

enum status mending_write(const struct mending *mending, struct change *change,
    struct error *err)
{
	size_t limit = change->limit;
	enum status status = STATUS_OK;

	change->limit = limit_of(mending);
	for (size_t i = 0; i < mending->files.count && !status; i++)
		status = write_to(change, mending->scope.source,
		    &mending->files.items[i], err);
	change->limit = limit;
	return status;
}
