/* SPDX-License-Identifier: MIT */
#include "core/git/merge.h"

#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <string.h>

#include "core/git/history.h"
#include "core/git/internal.h"

/* Before the repository's own object folders, so that writes end in memory. */
#define IN_MEMORY_FIRST 1000

void merge_conflicts_init(struct merge_conflicts *conflicts)
{
	memset(conflicts, 0, sizeof(*conflicts));
	arena_init(&conflicts->arena);
}

void merge_conflicts_release(struct merge_conflicts *conflicts)
{
	vec_release(&conflicts->paths);
	arena_release(&conflicts->arena);
}

void merge_add_conflict(struct merge_conflicts *conflicts, struct text path)
{
	*vec_push(&conflicts->paths) = arena_strndup(&conflicts->arena,
	    path.data, path.len);
}

static int compare_paths(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* Of a file that both have moved git knows several entries. */
static void sort_conflicts(struct merge_conflicts *conflicts)
{
	size_t kept = 0;

	if (conflicts->paths.count)
		qsort(conflicts->paths.items, conflicts->paths.count,
		    sizeof(*conflicts->paths.items), compare_paths);
	for (size_t i = 0; i < conflicts->paths.count; i++)
		if (!kept ||
		    strcmp(conflicts->paths.items[kept - 1],
			conflicts->paths.items[i]))
			conflicts->paths.items[kept++] =
			    conflicts->paths.items[i];
	conflicts->paths.count = kept;
}

static enum status say_failed(struct error *err)
{
	const git_error *last = git_error_last();

	return error_set(err, STATUS_GIT, "cannot merge: %s",
	    last && last->message ? last->message : "no reason given");
}

static bool use_memory(struct repo *repo)
{
	git_odb_backend *memory = NULL;

	if (!object_open_odb(repo) || git_mempack_new(&memory) < 0)
		return false;
	if (git_odb_add_backend(repo->odb, memory, IN_MEMORY_FIRST) == 0)
		return true;
	memory->free(memory);
	return false;
}

static git_commit *find_commit(struct repo *repo, const char *id)
{
	git_commit *commit = NULL;
	git_oid oid;

	if (git_oid_fromstr(&oid, id) < 0 ||
	    git_commit_lookup(&commit, repo->git, &oid) < 0)
		return NULL;
	return commit;
}

static void list_conflicts(struct merge_conflicts *conflicts, git_index *index)
{
	const git_index_entry *sides[3];
	git_index_conflict_iterator *each = NULL;

	if (git_index_conflict_iterator_new(&each, index) < 0)
		return;
	while (
	    git_index_conflict_next(&sides[0], &sides[1], &sides[2], each) == 0)
		for (size_t i = 0; i < 3; i++)
			if (sides[i])
				merge_add_conflict(conflicts,
				    text_of(sides[i]->path));
	git_index_conflict_iterator_free(each);
}

static void list_files(struct source *source, git_index *index)
{
	char id[OBJECT_ID_SIZE];

	for (size_t i = 0; i < git_index_entrycount(index); i++) {
		const git_index_entry *entry = git_index_get_byindex(index, i);

		git_oid_tostr(id, sizeof(id), &entry->id);
		source_add(source, text_of(entry->path),
		    source_type_of(entry->mode), id);
	}
}

static enum status merge_by_libgit2(struct source *source,
    struct merge_conflicts *conflicts, const char *const commits[2],
    struct error *err)
{
	struct repo *repo = source->repo;
	git_merge_options options;
	git_commit *ours = NULL, *theirs = NULL;
	git_index *index = NULL;
	enum status status = STATUS_OK;

	git_merge_options_init(&options, GIT_MERGE_OPTIONS_VERSION);
	if (!use_memory(repo) || !(ours = find_commit(repo, commits[0])) ||
	    !(theirs = find_commit(repo, commits[1])) ||
	    git_merge_commits(&index, repo->git, ours, theirs, &options) < 0)
		status = say_failed(err);
	else if (git_index_has_conflicts(index))
		list_conflicts(conflicts, index);
	else
		list_files(source, index);
	git_index_free(index);
	git_commit_free(ours);
	git_commit_free(theirs);
	return status;
}

/* Where a shallow clone ends libgit2 stumbles, see history_merge_base; and it
 * fetches nothing that a partial one lacks. */
enum status merge_open(struct source **out, struct merge_conflicts *conflicts,
    struct repo *repo, const char *const commits[2], struct error *err)
{
	struct strbuf base = STRBUF_INIT;
	struct source *source;
	enum status status = history_merge_base(&base, repo, commits[0],
	    commits[1], err);

	*out = NULL;
	strbuf_release(&base);
	if (status)
		return status;
	source = source_new(repo, SOURCE_REVISION);
	if (repo->git && !repo->info.shallow && !repo->info.partial)
		status = merge_by_libgit2(source, conflicts, commits, err);
	else
		status = merge_by_git(source, conflicts, commits, err);
	sort_conflicts(conflicts);
	source_sort_from(source, 0);
	if (status || conflicts->paths.count)
		source_free(source);
	else
		*out = source;
	return status;
}
