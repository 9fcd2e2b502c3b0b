/* SPDX-License-Identifier: MIT */
#include "cmd/check_select.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/locate.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/corpus/toc_place.h"

const char *const check_rule_words[] = {
	CHECK_EVERY_RULE,
	"record",
	"number",
	"link",
	"toc",
	"lifecycle",
#define RULE(id, name, levels, rfc_levels, waivable, summary, explanation) name,
#include "core/check/rules.def"
#undef RULE
	NULL,
};

/* "link/" of "link" and "link/" and "link" with a star behind; else all. */
static struct text family_of(const char *name)
{
	struct text t = text_of(name);

	if (text_ends(t, "/*"))
		t.len -= 2;
	return t;
}

static bool is_named(enum rule_id id, const char *name)
{
	struct text family = family_of(name);
	const char *own = rules[id].name;

	return !strcmp(name, CHECK_EVERY_RULE) || !strcmp(name, own) ||
	    (family.len && text_find_char(family, '/') == SIZE_MAX &&
		strncmp(own, family.data, family.len) == 0 &&
		own[family.len] == '/');
}

/* A rule, or else a family. */
static const char *guess(const char *name)
{
	const char *rule = rule_guess(name);
	size_t count = 0, nearest;

	while (check_rule_words[count])
		count++;
	nearest = text_nearest(name, check_rule_words, count);
	return rule               ? rule
	    : nearest == SIZE_MAX ? NULL
				  : check_rule_words[nearest];
}

enum status check_mark_rules(bool marks[RULE_COUNT], const char *name,
    bool value, struct error *err)
{
	bool found = false;
	const char *near;

	for (size_t i = 0; i < RULE_COUNT; i++) {
		if (!is_named((enum rule_id)i, name))
			continue;
		marks[i] = value;
		found = true;
	}
	if (found)
		return STATUS_OK;
	error_set(err, STATUS_USAGE, "unknown rule '%s'", name);
	near = guess(name);
	if (near)
		error_hint(err, "Did you mean '%s'?", near);
	else
		error_hint(err, "'hence check --explain all' lists the rules.");
	return STATUS_USAGE;
}

enum status check_choose_rules(bool wanted[RULE_COUNT],
    const struct string_list *only, const struct string_list *without,
    struct error *err)
{
	memset(wanted, !only->count, RULE_COUNT * sizeof(*wanted));
	for (size_t i = 0; i < only->count; i++)
		if (check_mark_rules(wanted, only->items[i], true, err))
			return STATUS_USAGE;
	for (size_t i = 0; i < without->count; i++)
		if (check_mark_rules(wanted, without->items[i], false, err))
			return STATUS_USAGE;
	return STATUS_OK;
}

/* Mark the records at or below the path; false: there is none. */
static bool mark_below(struct check_paths *out, const struct corpus *corpus,
    const char *path)
{
	bool found = false;

	for (size_t i = 0; i < corpus->records.count; i++) {
		if (!path_is_inside(corpus->records.items[i].path, path))
			continue;
		out->records += !out->chosen[i];
		out->chosen[i] = found = true;
	}
	return found;
}

/* A page that is no record may have tables of contents to check. */
static bool holds_table(const struct env *env, const char *path)
{
	toc_pages pages = { 0 };
	struct arena arena;
	bool found = false;

	arena_init(&arena);
	toc_find_pages(&pages, env->source, &env->corpus, &arena);
	for (size_t i = 0; i < pages.count && !found; i++)
		found = path_is_inside(pages.items[i].path, path);
	toc_pages_release(&pages);
	arena_release(&arena);
	return found;
}

static enum status fail_none(const char *name, struct error *err)
{
	error_set(err, STATUS_USAGE, "no record at '%s'", name);
	error_hint(err, "'hence list' shows the records.");
	return STATUS_USAGE;
}

enum status check_choose_paths(struct check_paths *out, const struct env *env,
    char **names, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status = STATUS_OK;

	memset(out, 0, sizeof(*out));
	out->records = env->corpus.records.count;
	if (*names) {
		out->chosen = mem_alloc(
		    (out->records + 1) * sizeof(*out->chosen));
		out->records = 0;
	}
	for (; *names && !status; names++) {
		status = env_resolve(&path, env, *names, err);
		if (status)
			break;
		*vec_push(&out->list) = mem_strdup(path.buf);
		if (!mark_below(out, &env->corpus, path.buf) &&
		    !holds_table(env, path.buf))
			status = fail_none(*names, err);
	}
	strbuf_release(&path);
	return status;
}

void check_paths_release(struct check_paths *paths)
{
	locate_free_names(&paths->list);
	free(paths->chosen);
	memset(paths, 0, sizeof(*paths));
}

static bool is_on(const struct finding *finding,
    const struct check_paths *paths, const struct corpus *corpus)
{
	if (finding->record)
		return paths->chosen[corpus_index_of(corpus, finding->record)];
	for (size_t i = 0; finding->path && i < paths->list.count; i++)
		if (path_is_inside(finding->path, paths->list.items[i]))
			return true;
	return false;
}

void check_keep_paths(struct findings *findings,
    const struct check_paths *paths, const struct corpus *corpus)
{
	size_t kept = 0;

	if (!paths->list.count)
		return;
	for (size_t i = 0; i < findings->items.count; i++)
		if (is_on(&findings->items.items[i], paths, corpus))
			findings->items.items[kept++] =
			    findings->items.items[i];
	findings->items.count = kept;
}
