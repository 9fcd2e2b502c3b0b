/* SPDX-License-Identifier: MIT */
#include "core/change/fix.h"

#include <string.h>

#include "core/change/fixer.h"
#include "core/edit/difference.h"
#include "core/git/source.h"

typedef enum status (*fix_fn)(struct fixer *fixer,
    const struct finding *finding, struct error *err);

struct row {
	enum rule_id rule;
	fix_fn mend;
	bool takes_others; /* findings in files that are no record, too */
};

static const struct row rows[] = {
	{ RULE_RECORD_NUMBER_MISMATCH, fix_number, false },
	{ RULE_LINK_DANGLING, fix_dangling, false },
	{ RULE_LINK_WRONG_NUMBER, fix_wrong_number, false },
	{ RULE_LINK_NOT_RECIPROCAL, fix_reciprocal, false },
	{ RULE_LINK_SUCCESSOR_WITHOUT_STATUS, fix_successor, false },
	{ RULE_TOC_STALE, fix_toc, true },
};

static const struct row *find_row(const struct finding *finding)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].rule == finding->rule)
			return finding->record || rows[i].takes_others
			    ? &rows[i]
			    : NULL;
	return NULL;
}

bool fix_is_for(const struct finding *finding)
{
	return !finding->waived && find_row(finding);
}

void fixes_init(struct fixes *fixes)
{
	memset(fixes, 0, sizeof(*fixes));
	arena_init(&fixes->arena);
}

void fixes_release(struct fixes *fixes)
{
	vec_release(&fixes->items);
	arena_release(&fixes->arena);
}

/* All paths first: the history is asked once. */
static void find_destinations(struct fixer *fixer,
    const struct findings *findings)
{
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < findings->items.count; i++) {
		const struct finding *finding = &findings->items.items[i];

		if (fix_is_for(finding) &&
		    finding->rule == RULE_LINK_DANGLING &&
		    fix_link_path(&path, finding))
			destinations_add(&fixer->destinations, path.buf);
	}
	destinations_find(&fixer->destinations);
	strbuf_release(&path);
}

static void begin(struct fixer *fixer, struct fixes *out,
    const struct fix_scope *scope)
{
	const struct moved_scope moved = { scope->repo, scope->source,
		scope->rev, &out->arena };

	memset(fixer, 0, sizeof(*fixer));
	fixer->scope = scope;
	strbuf_init(&fixer->done);
	lookup_init(&fixer->lookup, scope->corpus);
	destinations_init(&fixer->destinations, scope->corpus, &moved);
}

static void end(struct fixer *fixer)
{
	destinations_release(&fixer->destinations);
	lookup_release(&fixer->lookup);
	neighbourhoods_release(&fixer->neighbourhoods);
	strbuf_release(&fixer->done);
}

static void open_change(struct fixer *fixer)
{
	const struct fix_scope *scope = fixer->scope;

	change_init(&fixer->change, scope->repo, source_root(scope->source),
	    "fix", scope->corpus->config.record_bytes);
	fixer->change.source = scope->source;
	fixer->plan = (struct plan){ &fixer->change, scope->source,
		scope->corpus, scope->today, &fixer->lookup,
		&fixer->neighbourhoods };
	strbuf_clear(&fixer->done);
}

static void keep_edits(struct fix *fix, struct fixes *out,
    const struct change *change)
{
	VEC(struct finding_edit) edits = { 0 };

	for (size_t i = 0; i < change->files.count; i++) {
		const struct change_file *file = change->files.items[i];
		const char *path = arena_strdup(&out->arena, file->path);
		difference_list list = { 0 };

		difference_find(&list,
		    text_make(file->before.buf, file->before.len),
		    text_make(file->text.buf, file->text.len));
		for (size_t k = 0; k < list.count; k++) {
			struct text text = list.items[k].text;

			*vec_push(&edits) = (struct finding_edit){ path,
				list.items[k].span,
				text_make(arena_strndup(&out->arena, text.data,
					      text.len),
				    text.len) };
		}
		vec_release(&list);
	}
	fix->edits = arena_copy(&out->arena, edits.items,
	    edits.count * sizeof(*edits.items));
	fix->count = edits.count;
	vec_release(&edits);
}

static void mend(struct fixes *out, struct fixer *fixer, fix_fn fn,
    const struct finding *finding)
{
	struct fix *fix = vec_push(&out->items);
	struct error err = { 0 };
	enum status status;

	open_change(fixer);
	fix->finding = finding;
	status = fn(fixer, finding, &err);
	if (status == STATUS_OK)
		keep_edits(fix, out, &fixer->change);
	if (status == STATUS_OK && !fix->count)
		error_set(&err, STATUS_UNSUPPORTED,
		    "no place for it was found");
	if (fix->count)
		fix->done = arena_strdup(&out->arena, fixer->done.buf);
	else
		fix->why = arena_strdup(&out->arena, err.message);
	if (!fix->count && err.hint[0])
		fix->hint = arena_strdup(&out->arena, err.hint);
	change_release(&fixer->change);
}

void fixes_plan(struct fixes *out, const struct fix_scope *scope,
    const struct findings *findings)
{
	struct fixer fixer;

	begin(&fixer, out, scope);
	find_destinations(&fixer, findings);
	for (size_t i = 0; i < findings->items.count; i++) {
		const struct finding *finding = &findings->items.items[i];
		const struct row *row = find_row(finding);

		if (row && !finding->waived)
			mend(out, &fixer, row->mend, finding);
	}
	end(&fixer);
}

void fixes_attach(struct fixes *fixes, struct findings *findings)
{
	for (size_t i = 0; i < fixes->items.count; i++) {
		const struct fix *fix = &fixes->items.items[i];
		size_t at = (size_t)(fix->finding - findings->items.items);
		struct finding *finding = &findings->items.items[at];
		struct strbuf words = STRBUF_INIT;

		if (!fix->done)
			continue;
		strbuf_addf(&words, "'hence fix' mends it: %s.", fix->done);
		finding->fix = arena_strdup(&fixes->arena, words.buf);
		finding->edits = fix->edits;
		finding->edits_count = fix->count;
		strbuf_release(&words);
	}
}
