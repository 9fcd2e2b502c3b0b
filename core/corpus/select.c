/* SPDX-License-Identifier: MIT */
#include "core/corpus/select.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/infer.h"
#include "core/corpus/link.h"
#include "core/corpus/skip.h"
#include "core/record/name.h"

/* One folder below a collection, as far as its own files tell. */
struct folder {
	struct text path;
	bool marked; /* its own name has a number or date */
	const struct source_file *cover; /* the page that stands for it */
	int cover_rank;
	size_t records; /* marked files directly in it */
	size_t others; /* other documents, no pages or templates */
};

typedef VEC(struct folder) folder_list;

/* decision.md before index.md before README.md */
static int cover_rank(struct text stem)
{
	if (text_equals_nocase(stem, "readme"))
		return 1;
	return text_ends_nocase(stem, "index") ? 2 : 3;
}

static bool is_template_folder(struct text path)
{
	struct text part;

	while (text_split(&path, '/', &part))
		if (text_equals_nocase(part, "template") ||
		    text_equals_nocase(part, "templates") ||
		    text_equals_nocase(part, "_templates"))
			return true;
	return false;
}

/* One row a file; merge_folders makes it one a folder. */
static void count_file(folder_list *folders, const struct source_file *file)
{
	struct folder *folder;
	struct record_name name;
	struct text stem;
	bool is_cover;

	if (file->type != SOURCE_FILE ||
	    name_split(path_base(file->path).data, &stem) == NAME_NO_DOCUMENT)
		return;
	folder = vec_push(folders);
	folder->path = path_parent(file->path);
	if (name_is_page(stem, &is_cover)) {
		folder->cover = is_cover ? file : NULL;
		folder->cover_rank = is_cover ? cover_rank(stem) : 0;
		return;
	}
	if (name_is_template(stem))
		return;
	record_name_parse(&name, stem);
	folder->records = record_name_is_marked(&name);
	folder->others = !folder->records;
}

static int compare_folders(const void *a, const void *b)
{
	return text_compare(((const struct folder *)a)->path,
	    ((const struct folder *)b)->path);
}

static void merge_folders(folder_list *folders)
{
	size_t kept = 0;

	if (!folders->count)
		return;
	qsort(folders->items, folders->count, sizeof(*folders->items),
	    compare_folders);
	for (size_t i = 1; i < folders->count; i++) {
		struct folder *to = &folders->items[kept];
		const struct folder *from = &folders->items[i];

		if (text_compare(to->path, from->path)) {
			folders->items[++kept] = *from;
			continue;
		}
		to->records += from->records;
		to->others += from->others;
		if (from->cover_rank > to->cover_rank) {
			to->cover = from->cover;
			to->cover_rank = from->cover_rank;
		}
	}
	folders->count = kept + 1;
	for (size_t i = 0; i < folders->count; i++) {
		struct record_name name;

		record_name_parse(&name, path_last(folders->items[i].path));
		folders->items[i].marked = record_name_is_marked(&name);
	}
}

/* Is the folder one record, named by it and told by its cover? */
static bool is_record_folder(const struct folder *folder,
    const struct collection *collection)
{
	if (!folder->cover || text_equals(folder->path, collection->path))
		return false;
	return folder->records == 0 && (folder->marked || folder->others == 0);
}

static const struct folder *find_folder(const folder_list *folders,
    struct text path)
{
	struct folder key = { .path = path };

	if (!folders->count)
		return NULL;
	return bsearch(&key, folders->items, folders->count,
	    sizeof(*folders->items), compare_folders);
}

/* Pages beside or below a record's cover belong to that record. */
static bool is_attachment(const folder_list *records, struct text path)
{
	for (size_t i = 1; i <= path.len; i++)
		if ((i == path.len || path.data[i] == '/') &&
		    find_folder(records, text_make(path.data, i)))
			return true;
	return false;
}

/* 0007-title/ beside 0007-title.md holds that record's attachments; what is in
 * it stands behind the file, before all that begins with another name. */
static void add_companion(folder_list *records, const struct source_file *file,
    const struct source_file *next)
{
	struct text stem, folder;
	struct record_name name;

	if (name_split(path_base(file->path).data, &stem) == NAME_NO_DOCUMENT)
		return;
	folder = text_make(file->path,
	    (size_t)(stem.data + stem.len - file->path));
	if (strncmp(next->path, folder.data, folder.len) != 0)
		return;
	record_name_parse(&name, stem);
	if (record_name_is_marked(&name))
		vec_push(records)->path = folder;
}

struct selection {
	struct corpus *corpus;
	struct source *source;
	candidate_list *out;
	uint32_t collection;
	folder_list folders; /* every folder with files */
	folder_list records; /* those that are one record */
};

/* A link to a file of a collection says nothing new: that is read where it
 * really stands. */
static void select_link(const struct selection *selection,
    const struct source_file *link)
{
	struct source *source = selection->source;
	const struct source_file *found = NULL;
	struct strbuf path = STRBUF_INIT;

	if (link_read(&path, source, link))
		found = source_find(source, path.buf);
	if (!found || found->type != SOURCE_FILE)
		skip_add(selection->corpus, link->path,
		    "it is a symbolic link that leads to no file here", NULL);
	else if (!link_is_in_collection(selection->corpus, path.buf))
		skip_add(selection->corpus, link->path,
		    "it is a symbolic link to a file of no collection",
		    "Put the file itself there: links are not followed.");
	strbuf_release(&path);
}

static void select_file(struct selection *selection,
    const struct source_file *file)
{
	const struct folder *folder;
	struct candidate *candidate;
	struct record_name name;
	struct text stem, parent = path_parent(file->path);
	enum name_format format = name_split(path_base(file->path).data, &stem);
	bool is_cover, marked;

	if (format == NAME_NO_DOCUMENT || is_template_folder(parent))
		return;
	record_name_parse(&name, stem);
	marked = record_name_is_marked(&name);
	if (file->type == SOURCE_SYMLINK) {
		if (marked)
			select_link(selection, file);
		return;
	}
	if (file->type != SOURCE_FILE)
		return;
	if (name_is_page(stem, &is_cover)) {
		folder = is_cover ? find_folder(&selection->records, parent)
				  : NULL;
		if (!folder || folder->cover != file)
			return;
		marked = folder->marked;
	} else if (name_is_template(stem) ||
	    (!marked && format != NAME_MARKDOWN) ||
	    is_attachment(&selection->records, parent)) {
		return;
	}
	candidate = vec_push(selection->out);
	candidate->file = file;
	candidate->collection = selection->collection;
	candidate->marked = marked;
}

static int compare_collection(const void *key, const void *item)
{
	return text_compare(*(const struct text *)key,
	    text_of(((const struct collection *)item)->path));
}

/* The innermost collection that the file is in is the one that owns it. */
static bool is_owned(const struct corpus *corpus,
    const struct collection *collection, const char *path)
{
	size_t own = strlen(collection->path);
	struct text folder = path_parent(path);

	for (; folder.len > own; folder = path_folder(folder))
		if (bsearch(&folder, corpus->collections.items,
			corpus->collections.count, sizeof(struct collection),
			compare_collection))
			return false;
	return true;
}

static void select_collection(candidate_list *out, struct corpus *corpus,
    struct source *source, uint32_t index)
{
	struct collection *collection = &corpus->collections.items[index];
	struct selection selection = { corpus, source, out, index, { 0 },
		{ 0 } };
	size_t all, from, end, first = out->count;
	const struct source_file *files = source_files(source, &all);

	from = source_range(source, collection->path, &end);
	for (size_t i = from; i < end; i++)
		if (is_owned(corpus, collection, files[i].path))
			count_file(&selection.folders, &files[i]);
	merge_folders(&selection.folders);
	for (size_t i = 0; i < selection.folders.count; i++)
		if (is_record_folder(&selection.folders.items[i], collection))
			*vec_push(
			    &selection.records) = selection.folders.items[i];
	for (size_t i = from; i + 1 < end; i++)
		add_companion(&selection.records, &files[i], &files[i + 1]);
	if (selection.records.count)
		qsort(selection.records.items, selection.records.count,
		    sizeof(*selection.records.items), compare_folders);
	for (size_t i = from; i < end; i++)
		if (is_owned(corpus, collection, files[i].path))
			select_file(&selection, &files[i]);
	infer_collection(corpus, collection,
	    out->count > first ? out->items + first : NULL, out->count - first);
	vec_release(&selection.folders);
	vec_release(&selection.records);
}

void select_files(candidate_list *out, struct corpus *corpus,
    struct source *source)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		select_collection(out, corpus, source, (uint32_t)i);
}
