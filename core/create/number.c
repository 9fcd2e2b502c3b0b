/* SPDX-License-Identifier: MIT */
#include "core/create/number.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/git/refs.h"
#include "core/record/name.h"

/* As deep as paths may be on the disk; each level is a call. */
#define DEPTH_LIMIT 2048

struct walk {
	struct numbers *out;
	const struct number_search *search;
	uint32_t asked;
	bool disk;
	VEC(const char *) nested; /* collections inside of this one */
};

static void find_nested(struct walk *walk)
{
	const struct number_search *search = walk->search;
	const char *own = search->collection->path;
	size_t i;

	for (i = 0; i < search->corpus->collections.count; i++) {
		const char *other = search->corpus->collections.items[i].path;

		if (strlen(other) > strlen(own) && path_is_inside(other, own))
			*vec_push(&walk->nested) = other;
	}
}

/* Is the path (from the root) the collection's and no nested one's? */
static bool is_own(const struct walk *walk, const char *path)
{
	size_t i;

	if (!path_is_inside(path, walk->search->collection->path))
		return false;
	for (i = 0; i < walk->nested.count; i++)
		if (path_is_inside(path, walk->nested.items[i]))
			return false;
	return true;
}

static void take(struct walk *walk, uint32_t number, const char *path,
    bool on_disk)
{
	struct numbers *out = walk->out;

	if (!out->any || number > out->highest)
		out->highest = number;
	out->any = true;
	if (number != walk->asked || (out->is_taken && out->on_disk))
		return;
	out->is_taken = true;
	out->on_disk = on_disk;
	strbuf_clear(&out->taken_by);
	strbuf_addstr(&out->taken_by, path);
}

static void take_path(const char *path, void *context)
{
	struct walk *walk = context;
	const char *own = walk->search->collection->path;
	struct record_name name;
	struct text unit;

	if (is_own(walk, path) &&
	    name_of_path(&name, &unit, path + (*own ? strlen(own) + 1 : 0)))
		take(walk, name.number, path, walk->disk);
}

/* Numbers that stand in front matter are in no name; those in names are read
 * from the disk, as git's index may name files that are gone. */
static void take_records(struct walk *walk)
{
	const struct collection *c = walk->search->collection;
	uint32_t i;

	for (i = 0; i < c->count; i++) {
		const struct record *record =
		    &walk->search->corpus->records.items[c->first + i];

		if (record->has_number && !record->width)
			take(walk, record->number, record->path, true);
	}
}

/* DT_DIR, DT_LNK or another of those. */
static int type_of(const struct dirent *entry, const char *path)
{
	struct stat info;

	if (entry->d_type != DT_UNKNOWN || lstat(path, &info) < 0)
		return entry->d_type;
	if (S_ISDIR(info.st_mode))
		return DT_DIR;
	return S_ISLNK(info.st_mode) ? DT_LNK : DT_REG;
}

/* Nobody follows a link; one that is named like a folder has its number. */
static void take_link(struct walk *walk, const char *path)
{
	struct record_name name;

	record_name_parse(&name, path_base(path));
	if (name.has_number && name.slug.len)
		take(walk, name.number, path, true);
}

static void note_gap(struct number_gaps *gaps, const char *folder)
{
	if (!gaps->folders++)
		strbuf_addstr(&gaps->folder, folder);
}

static void take_disk(struct walk *walk, const char *path, int depth);

static void take_entry(struct walk *walk, const char *path, int type, int depth)
{
	if (type == DT_DIR)
		take_disk(walk, path, depth + 1);
	else
		take_path(path, walk);
	if (type == DT_LNK)
		take_link(walk, path);
}

/* path is from the root; what is not there has no files. */
static void take_disk(struct walk *walk, const char *path, int depth)
{
	struct strbuf full = STRBUF_INIT, child = STRBUF_INIT;
	struct dirent *entry;
	DIR *dir;

	path_join(&full, walk->search->root, path);
	dir = depth < DEPTH_LIMIT ? opendir(full.buf) : NULL;
	if (!dir && (depth == DEPTH_LIMIT || errno != ENOENT))
		note_gap(&walk->out->gaps, path);
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		path_join(&child, path, entry->d_name);
		path_join(&full, walk->search->root, child.buf);
		if (!is_own(walk, child.buf))
			continue;
		take_entry(walk, child.buf, type_of(entry, full.buf), depth);
	}
	if (dir)
		closedir(dir);
	strbuf_release(&full);
	strbuf_release(&child);
}

enum status numbers_find(struct numbers *out,
    const struct number_search *search, uint32_t asked, struct error *err)
{
	struct walk walk = { .out = out,
		.search = search,
		.asked = asked,
		.disk = true };
	const char *folder = search->collection->path;
	enum status status = STATUS_OK;

	memset(out, 0, sizeof(*out));
	strbuf_init(&out->taken_by);
	strbuf_init(&out->gaps.folder);
	find_nested(&walk);
	take_records(&walk);
	take_disk(&walk, folder, 0);
	walk.disk = false;
	if (search->repo)
		status = refs_each_path(search->repo, folder, take_path, &walk,
		    &out->gaps.branches, err);
	vec_release(&walk.nested);
	return status;
}

void numbers_release(struct numbers *numbers)
{
	strbuf_release(&numbers->taken_by);
	strbuf_release(&numbers->gaps.folder);
}

enum status numbers_next(uint32_t *out, const struct numbers *numbers,
    struct error *err)
{
	if (!numbers->any) {
		*out = 1;
		return STATUS_OK;
	}
	if (numbers->highest >= NUMBER_MAX) {
		error_set(err, STATUS_UNSUPPORTED,
		    "no number is left behind %u", numbers->highest);
		error_hint(err, "Choose one with --number N.");
		return STATUS_UNSUPPORTED;
	}
	*out = numbers->highest + 1;
	return STATUS_OK;
}
