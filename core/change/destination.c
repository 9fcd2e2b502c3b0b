/* SPDX-License-Identifier: MIT */
#include "core/change/destination.h"

#include <string.h>

#include "core/base/path.h"
#include "core/base/unicode.h"
#include "core/git/repo.h"
#include "core/git/source.h"
#include "core/record/name.h"

#define SHOWN 3 /* of the files that may be meant */
#define SHOWN_ID 10 /* digits of a commit */

/* One path that leads to nothing, and those that may be meant. */
struct search {
	struct destinations *all;
	const struct destination_link *link;
	const char *path;
	const struct moved_file *history;
	VEC(const char *) found;
};

static struct text fold(struct strbuf *out, struct text t)
{
	strbuf_clear(out);
	unicode_fold(out, t);
	return text_make(out->buf, out->len);
}

static void index_names(struct destinations *out)
{
	struct strbuf folded = STRBUF_INIT;
	size_t count;
	const struct source_file *files = source_files(out->scope.source,
	    &count);

	out->next = mem_alloc((count + 1) * sizeof(*out->next));
	/* so that each row begins with the first of its files */
	for (size_t i = count; i-- > 0;) {
		size_t *first;

		if (files[i].type != SOURCE_FILE)
			continue;
		first = map_at(&out->names,
		    fold(&folded, path_base(files[i].path)), NULL);
		out->next[i] = *first;
		*first = i + 1;
	}
	strbuf_release(&folded);
}

void destinations_init(struct destinations *out, const struct corpus *corpus,
    const struct moved_scope *scope)
{
	memset(out, 0, sizeof(*out));
	out->corpus = corpus;
	out->scope = *scope;
	map_init(&out->asked);
	map_init(&out->names);
}

void destinations_release(struct destinations *destinations)
{
	map_release(&destinations->asked);
	map_release(&destinations->names);
	vec_release(&destinations->files);
	free(destinations->next);
}

void destinations_add(struct destinations *destinations, const char *path)
{
	size_t *at = map_at(&destinations->asked, text_of(path), NULL);

	if (*at)
		return;
	vec_push(&destinations->files)->path =
	    arena_strdup(destinations->scope.arena, path);
	*at = destinations->files.count;
}

void destinations_find(struct destinations *destinations)
{
	if (!destinations->files.count)
		return;
	index_names(destinations);
	moved_find(destinations->files.items, destinations->files.count,
	    &destinations->scope, NULL);
}

static bool is_same_folder(const char *a, const char *b)
{
	return text_same(path_parent(a), path_parent(b));
}

/* "README.md" says nothing without its folder's name. */
static bool is_same_cover(const char *a, const char *b)
{
	bool is_cover;
	struct text stem;

	name_split(path_base(a).data, &stem);
	return !name_is_page(stem, &is_cover) ||
	    text_same(path_last(path_parent(a)), path_last(path_parent(b)));
}

/* What was there beside it before it was taken away is something else. */
static bool is_another(const struct search *search, const char *path)
{
	const struct moved_file *history = search->history;

	return !strcmp(path, search->link->from) ||
	    (history->commit &&
		moved_was_before(&search->all->scope, history->commit, path));
}

enum likeness {
	LIKE_CASE, /* the same path, but for upper and lower case */
	LIKE_NAME, /* the same name in another folder */
	LIKE_FOLDED /* that, but for case */
};

static bool is_like(const char *a, const char *b, enum likeness likeness)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool is = true;

	if (likeness == LIKE_CASE)
		is = text_same(fold(&x, text_of(a)), fold(&y, text_of(b)));
	else if (likeness == LIKE_NAME)
		is = text_same(path_base(a), path_base(b));
	strbuf_release(&x);
	strbuf_release(&y);
	return is;
}

static void find_named(struct search *search, enum likeness likeness)
{
	struct strbuf folded = STRBUF_INIT;
	const struct source_file *files;
	const size_t *first;
	size_t count;

	files = source_files(search->all->scope.source, &count);
	first = map_find(&search->all->names,
	    fold(&folded, path_base(search->path)));
	for (size_t i = first ? *first : 0; i; i = search->all->next[i - 1]) {
		const char *path = files[i - 1].path;

		if (is_like(path, search->path, likeness) &&
		    is_same_cover(path, search->path) &&
		    !is_another(search, path))
			*vec_push(&search->found) = path;
	}
	strbuf_release(&folded);
}

/* "0012-x", where "0012-x.md" is: as a site calls it that is made of it. */
static void find_ending(struct search *search)
{
	struct strbuf path = STRBUF_INIT;
	const struct source_file *file;

	if (path_extension(path_base(search->path)).len)
		return;
	strbuf_addf(&path, "%s.md", search->path);
	file = source_find(search->all->scope.source, path.buf);
	if (file && file->type == SOURCE_FILE &&
	    !is_another(search, file->path))
		*vec_push(&search->found) = file->path;
	strbuf_release(&path);
}

static bool has_prefix(const struct record *record, struct text prefix)
{
	const char *own = record_string(record, record->prefix);

	return text_equals_nocase(prefix, own ? own : "");
}

/* "sampling_probability" and "sampling-probability" */
static bool is_near(struct text slug, const char *other)
{
	char *copy = mem_strndup(slug.data, slug.len);
	bool near = slug.len && other && text_nearest(copy, &other, 1) == 0;

	free(copy);
	return near;
}

static bool is_title(const struct record *record, struct text words)
{
	struct text title = text_of(record_string(record, record->title));
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool is = words.len && text_same(fold(&x, title), fold(&y, words));

	strbuf_release(&x);
	strbuf_release(&y);
	return is;
}

/* "0012-old-words.md", where 12 has such words, or those of the link's text,
 * and "0011-words.md", where these very words have another number. A number
 * alone may have been another record's. */
static bool is_renamed(const struct search *search, const struct record *record,
    const struct record_name *name)
{
	const char *slug = record_string(record, record->slug);
	bool same_words = name->slug.len && slug &&
	    text_equals(name->slug, slug);

	if ((!same_words && record->number != name->number) || !record->width ||
	    record->name_date.year ||
	    !is_same_folder(record->path, search->path) ||
	    !has_prefix(record, name->prefix))
		return false;
	return same_words || is_near(name->slug, slug) ||
	    is_title(record, search->link->words);
}

static void find_renamed(struct search *search)
{
	const struct corpus *corpus = search->all->corpus;
	struct record_name name;
	struct text stem;

	if (search->history->commit ||
	    name_split(path_base(search->path).data, &stem) == NAME_NO_DOCUMENT)
		return;
	record_name_parse(&name, stem);
	if (!name.has_number || name.date.year)
		return;
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		if (is_renamed(search, record, &name) &&
		    strcmp(record->path, search->link->from) != 0)
			*vec_push(&search->found) = record->path;
	}
}

static void say_several(struct error *err, const struct search *search)
{
	struct strbuf list = STRBUF_INIT;
	size_t count = search->found.count;

	for (size_t i = 0; i < count && i < SHOWN; i++)
		strbuf_addf(&list, "%s'%s'", i ? ", " : "",
		    search->found.items[i]);
	error_set(err, STATUS_NOT_FOUND, "%zu files may be meant: %s%s", count,
	    list.buf, count > SHOWN ? " ..." : "");
	strbuf_release(&list);
}

static void say_none(struct error *err, const struct search *search)
{
	const char *commit = search->history->commit;
	const struct repo *repo = search->all->scope.repo;

	if (commit)
		error_set(err, STATUS_NOT_FOUND,
		    "it was removed in commit %.*s", SHOWN_ID, commit);
	else if (repo && repo_get_info(repo)->shallow)
		error_set(err, STATUS_NOT_FOUND,
		    "neither a file's name nor what this shallow clone has of "
		    "the history shows what is meant");
	else
		error_set(err, STATUS_NOT_FOUND,
		    "neither a file's name nor the history shows what is "
		    "meant");
}

const char *destination_of(struct destinations *destinations,
    const struct destination_link *link, struct error *err)
{
	const size_t *at = map_find(&destinations->asked, text_of(link->path));
	struct search search = { .all = destinations,
		.link = link,
		.path = link->path };
	const char *found = NULL;

	search.history = &destinations->files.items[*at - 1];
	if (search.history->now)
		return search.history->now;
	for (int i = LIKE_CASE; i <= LIKE_FOLDED && !search.found.count; i++)
		find_named(&search, (enum likeness)i);
	if (!search.found.count)
		find_ending(&search);
	if (!search.found.count)
		find_renamed(&search);
	if (search.found.count == 1)
		found = search.found.items[0];
	else if (search.found.count)
		say_several(err, &search);
	else
		say_none(err, &search);
	vec_release(&search.found);
	return found;
}
