/* SPDX-License-Identifier: MIT */
#include "core/corpus/discover.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/config_load.h"
#include "core/corpus/link.h"
#include "core/corpus/skip.h"
#include "core/corpus/tools.h"
#include "core/corpus/usual.h"
#include "core/record/name.h"

/* Folders of other people's files. */
static const char *const foreign_folders[] = { "node_modules", "vendor",
	"third_party", "third-party", "test", "tests", "testdata", "fixtures",
	"__fixtures__", "integration-tests" };

struct collection *discover_add(struct corpus *corpus, struct text path,
    enum collection_origin origin)
{
	struct collection *collection = vec_push(&corpus->collections);

	collection->path = arena_strndup(&corpus->arena, path.data, path.len);
	collection->name = path.len ? collection->path : ".";
	collection->origin = origin;
	return collection;
}

static void configure(struct collection *collection,
    const struct config_collection *row)
{
	if (row->name)
		collection->name = row->name;
	collection->kind = row->kind;
	collection->prefix = row->prefix;
	collection->template_name = row->template_name;
	collection->numbering = row->numbering;
	collection->width = row->width;
	collection->line = row->line;
}

static void add_configured(struct corpus *corpus)
{
	const struct config *config = &corpus->config;

	for (uint32_t i = 0; i < config->collections_count; i++)
		configure(discover_add(corpus,
			      text_of(config->collections[i].path),
			      ORIGIN_CONFIG),
		    &config->collections[i]);
}

/* What .hence.yml says of a folder counts where --dir names it too. */
static void add_given(struct corpus *corpus,
    const struct corpus_options *options)
{
	const struct config *config = &corpus->config;

	for (size_t i = 0; i < options->dirs_count; i++) {
		struct collection *collection = discover_add(corpus,
		    text_of(options->dirs[i]), ORIGIN_OPTION);

		for (uint32_t k = 0; k < config->collections_count; k++)
			if (!strcmp(config->collections[k].path,
				collection->path))
				configure(collection, &config->collections[k]);
	}
}

static bool is_foreign(struct text path)
{
	struct text part;

	while (text_split(&path, '/', &part))
		for (size_t i = 0;
		     i < sizeof(foreign_folders) / sizeof(*foreign_folders);
		     i++)
			if (text_equals(part, foreign_folders[i]))
				return true;
	return false;
}

/*
 * How much a file's name says "record": 2 a number or date, 1 a document that
 * might be one, 0 nothing.
 */
static int file_rank(const char *path, struct record_name *name)
{
	enum name_format format;
	struct text stem = record_stem(path, &format);
	struct text base_stem;
	bool is_cover;

	name_split(path_base(path).data, &base_stem);
	if (format == NAME_NO_DOCUMENT || name_is_template(stem))
		return 0;
	if (name_is_page(stem, &is_cover))
		return 0;
	record_name_parse(name, stem);
	if (record_name_is_marked(name))
		return 2;
	return format == NAME_MARKDOWN && !name_is_page(base_stem, &is_cover);
}

/* Has a file of that rank and name what the folder needs? */
static bool suits(const struct usual_folder *folder, int rank,
    const struct record_name *name)
{
	switch (folder->need) {
	case USUAL_DOCUMENT:
		return true;
	case USUAL_MARKED:
		return rank == 2;
	default:
		return name->prefix.len > 0;
	}
}

/* The innermost folder above path with a usual name that suits the file; empty
 * when there is none. */
static struct text find_usual(const char *path, int rank,
    const struct record_name *name)
{
	struct text folder = path_parent(path);

	for (; folder.len; folder = path_folder(folder)) {
		const struct usual_folder *usual = usual_find(folder);

		if (usual && suits(usual, rank, name))
			break;
	}
	return folder;
}

/* A folder with files named like records, and how many; see add_loose. */
struct loose {
	struct text folder;
	size_t count;
};

typedef VEC(struct loose) loose_list;

static int compare_loose(const void *a, const void *b)
{
	return text_compare(((const struct loose *)a)->folder,
	    ((const struct loose *)b)->folder);
}

static void count_loose(loose_list *out, const struct source_file *file)
{
	struct record_name name;
	struct text folder = path_parent(file->path), stem;
	struct loose *loose;
	bool is_cover;

	if (file->type != SOURCE_FILE || is_foreign(folder) ||
	    file_rank(file->path, &name) != 2 || !name.has_number ||
	    (!name.prefix.len && name.width < 3))
		return;
	name_split(path_base(file->path).data, &stem);
	if (name_is_page(stem, &is_cover))
		folder = path_folder(folder);
	if (!folder.len && !name.prefix.len)
		return;
	loose = vec_push(out);
	loose->folder = folder;
	loose->count = 1;
}

/*
 * With no usual folder: every folder with two files named like records
 * (adr-029-x.md, 003-x.md, 0003-x/README.md), the root with prefixes only.
 */
static void add_loose(struct corpus *corpus, struct source *source)
{
	size_t count, kept = 0;
	const struct source_file *files = source_files(source, &count);
	loose_list loose = { 0 };

	for (size_t i = 0; i < count; i++)
		count_loose(&loose, &files[i]);
	/* a folder's own files need not be neighbours in path order */
	if (loose.count)
		qsort(loose.items, loose.count, sizeof(*loose.items),
		    compare_loose);
	for (size_t i = 0; i < loose.count; i++) {
		if (kept &&
		    !compare_loose(&loose.items[kept - 1], &loose.items[i]))
			loose.items[kept - 1].count++;
		else
			loose.items[kept++] = loose.items[i];
	}
	for (size_t i = 0; i < kept; i++)
		if (loose.items[i].count > 1)
			discover_add(corpus, loose.items[i].folder,
			    ORIGIN_FOUND);
	vec_release(&loose);
}

/* Of a file that is no record: is it the template of a usual folder, or, with
 * pages, its README? */
static struct text find_empty(const struct source_file *file, bool pages)
{
	static const struct text none = { NULL, 0 };
	const struct usual_folder *usual;
	struct record_name name;
	struct text stem, folder = path_parent(file->path);
	enum name_format format = name_split(path_base(file->path).data, &stem);
	bool is_cover;

	if (file->type != SOURCE_FILE || format == NAME_NO_DOCUMENT ||
	    file_rank(file->path, &name))
		return none;
	if (!name_is_template(stem) &&
	    !(pages && name_is_page(stem, &is_cover)))
		return none;
	if (text_equals_nocase(path_last(folder), "templates"))
		folder = path_folder(folder);
	usual = usual_find(folder);
	return usual && usual->need != USUAL_PREFIXED && !is_foreign(folder)
	    ? folder
	    : none;
}

/* Usual folders without a record yet. A README does not say that there will
 * be some where others have them. */
static void add_empty(struct corpus *corpus, struct source *source)
{
	bool pages = corpus->collections.count == 0;
	size_t count;
	const struct source_file *files = source_files(source, &count);

	for (size_t i = 0; i < count; i++) {
		struct text folder = find_empty(&files[i], pages);

		if (folder.len && !link_is_in_collection(corpus, files[i].path))
			discover_add(corpus, folder, ORIGIN_FOUND);
	}
}

static void add_found(struct corpus *corpus, struct source *source)
{
	size_t count;
	const struct source_file *files = source_files(source, &count);
	struct text last = { NULL, 0 };

	for (size_t i = 0; i < count; i++) {
		struct record_name name = { 0 };
		struct text folder;
		int rank;

		if (files[i].type != SOURCE_FILE)
			continue;
		rank = file_rank(files[i].path, &name);
		if (!rank)
			continue;
		folder = find_usual(files[i].path, rank, &name);
		if (!folder.len || text_same(folder, last) ||
		    is_foreign(folder))
			continue;
		discover_add(corpus, folder, ORIGIN_FOUND);
		last = folder;
	}
	if (corpus->collections.count == 0)
		add_loose(corpus, source);
	add_empty(corpus, source);
}

/* Folders with records in them that were found before a change: what it adds
 * elsewhere must not hide them. */
static void add_known(struct corpus *corpus, struct source *source)
{
	const struct config *config = &corpus->config;

	for (uint32_t i = 0; i < config->found_count; i++) {
		const char *path = config->found[i];
		size_t end, first = source_range(source, path, &end);

		if (!*path || first < end)
			discover_add(corpus, text_of(path), ORIGIN_FOUND);
	}
}

static int compare_collections(const void *a, const void *b)
{
	const struct collection *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order ? order : (int)x->origin - (int)y->origin;
}

static void sort_collections(struct corpus *corpus)
{
	struct collection *items = corpus->collections.items;
	size_t kept = 0;

	if (!corpus->collections.count)
		return;
	qsort(items, corpus->collections.count, sizeof(*items),
	    compare_collections);
	for (size_t i = 1; i < corpus->collections.count; i++)
		if (strcmp(items[kept].path, items[i].path))
			items[++kept] = items[i];
	corpus->collections.count = kept + 1;
}

static bool is_collection(const struct corpus *corpus, const char *path)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (!strcmp(corpus->collections.items[i].path, path))
			return true;
	return false;
}

/* Links in place of a folder: of one that is configured, or has a usual name,
 * unless what it leads to is read anyway. */
static void skip_links(struct corpus *corpus, struct source *source, bool usual)
{
	size_t count;
	const struct source_file *files = source_files(source, &count);
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		struct text name = text_of(files[i].path);

		if (files[i].type != SOURCE_SYMLINK ||
		    !(is_collection(corpus, name.data) ||
			(usual && usual_find(name) && !is_foreign(name))))
			continue;
		strbuf_clear(&path);
		if (link_read(&path, source, &files[i]) &&
		    (link_is_in_collection(corpus, path.buf) ||
			source_find(source, path.buf)))
			continue;
		skip_add(corpus, files[i].path,
		    "it is a symbolic link, and links are not followed",
		    "Name the folder itself, with --dir PATH or in " CONFIG_FILE
		    ".");
	}
	strbuf_release(&path);
}

enum status discover_collections(struct corpus *corpus, struct source *source,
    const struct corpus_options *options, struct error *err)
{
	struct config *config = &corpus->config;
	enum status status = STATUS_OK;
	bool finds;

	if (options->config)
		*config = *options->config;
	else
		status = config_load(config, source, &corpus->arena, err);
	if (status)
		return status;
	finds = !options->dirs_count &&
	    (!config->collections_count || config->finds_more);
	if (finds) {
		tools_add(corpus, source);
		add_found(corpus, source);
		add_known(corpus, source);
	}
	if (options->dirs_count)
		add_given(corpus, options);
	else
		add_configured(corpus);
	sort_collections(corpus);
	skip_missing(corpus, source);
	skip_links(corpus, source, finds);
	return STATUS_OK;
}
