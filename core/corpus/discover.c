/* SPDX-License-Identifier: MIT */
/* Collections: given, configured, named by another tool, or found. */
#include "core/corpus/discover.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/config_load.h"
#include "core/format/yaml.h"
#include "core/record/name.h"

#define CONFIG_LIMIT (1u << 20)

static const struct {
	const char *name;
	int rank;
} usual_folders[] = {
	{ "adr", 2 },
	{ "adrs", 2 },
	{ "decisions", 2 },
	{ "decision-records", 2 },
	{ "decision-log", 2 },
	{ "architecture-decisions", 2 },
	{ "architecture_decisions", 2 },
	{ "architecture-decision-record", 2 },
	{ "architecture-decision-records", 2 },
	{ "architecture_decision_records", 2 },
	{ "architectural-decisions", 2 },
	{ "architectural-decision-records", 2 },
	{ "decisoes", 1 },
	{ "entscheidungen", 1 },
	{ "rfc", 1 },
	{ "rfcs", 1 },
	{ "rfd", 1 },
	{ "rfds", 1 },
	{ "peps", 1 },
	{ "jep", 1 },
	{ "jeps", 1 },
	{ "keps", 1 },
	{ "oeps", 1 },
	{ "enhancements", 1 },
	{ "proposals", 1 },
};

/* Folders of other people's files. */
static const char *const foreign_folders[] = { "node_modules", "vendor",
	"third_party", "third-party", "test", "tests", "testdata", "fixtures",
	"__fixtures__", "integration-tests" };

int discover_folder_rank(const char *path)
{
	struct text base = path_base(path);

	if (!strcmp(path, "text"))
		return 1;
	for (size_t i = 0; i < sizeof(usual_folders) / sizeof(*usual_folders);
	     i++)
		if (text_equals_nocase(base, usual_folders[i].name))
			return usual_folders[i].rank;
	return 0;
}

static struct collection *add_collection(struct corpus *corpus,
    struct text path, enum collection_origin origin)
{
	struct collection *collection;

	for (size_t i = 0; i < corpus->collections.count; i++)
		if (text_equals(path, corpus->collections.items[i].path))
			return &corpus->collections.items[i];
	collection = vec_push(&corpus->collections);
	collection->path = arena_strndup(&corpus->arena, path.data, path.len);
	collection->name = path.len ? collection->path : ".";
	collection->origin = origin;
	return collection;
}

static void add_configured(struct corpus *corpus)
{
	for (uint32_t i = 0; i < corpus->config.collections_count; i++) {
		const struct config_collection *row =
		    &corpus->config.collections[i];
		struct collection *collection = add_collection(corpus,
		    text_of(row->path), ORIGIN_CONFIG);

		if (row->name)
			collection->name = row->name;
		collection->kind = row->kind;
		collection->prefix = row->prefix;
		collection->template_name = row->template_name;
		collection->numbering = row->numbering;
		collection->width = row->width;
		collection->line = row->line;
	}
}

/* What .hence.yml says of a folder that --dir names. */
static void add_given(struct corpus *corpus,
    const struct corpus_options *options)
{
	for (size_t i = 0; i < options->dirs_count; i++) {
		struct collection *collection = add_collection(corpus,
		    text_of(options->dirs[i]), ORIGIN_OPTION);

		for (uint32_t k = 0; k < corpus->config.collections_count;
		     k++) {
			const struct config_collection *row =
			    &corpus->config.collections[k];

			if (strcmp(row->path, collection->path))
				continue;
			collection->kind = row->kind;
			collection->prefix = row->prefix;
			collection->template_name = row->template_name;
			collection->numbering = row->numbering;
			collection->width = row->width;
		}
	}
}

/* Bytes of a small file at the root; false when it is not there. */
static bool read_small(struct source *source, const char *name,
    struct strbuf *out)
{
	const struct source_file *file = source_find(source, name);
	struct error ignored;

	return file && file->type == SOURCE_FILE &&
	    source_read(source, file, CONFIG_LIMIT, out, &ignored) == STATUS_OK;
}

static void add_named(struct corpus *corpus, struct text folder,
    enum collection_origin origin)
{
	struct strbuf path = STRBUF_INIT, given = STRBUF_INIT;

	folder = text_trim(folder);
	strbuf_add(&given, folder.data, folder.len);
	if (folder.len && folder.data[0] != '/' &&
	    path_normalise(&path, given.buf))
		add_collection(corpus, text_make(path.buf, path.len), origin);
	strbuf_release(&path);
	strbuf_release(&given);
}

static void add_adr_dir(struct corpus *corpus, struct source *source)
{
	struct strbuf bytes = STRBUF_INIT;
	struct text rest, line;

	if (read_small(source, ".adr-dir", &bytes)) {
		rest = text_make(bytes.buf, bytes.len);
		if (text_next_line(&rest, &line))
			add_named(corpus, line, ORIGIN_ADR_DIR);
	}
	strbuf_release(&bytes);
}

static void add_log4brains(struct corpus *corpus, struct source *source)
{
	struct strbuf bytes = STRBUF_INIT;
	struct arena arena;
	struct yaml_tree tree;
	struct error ignored;
	uint32_t line, column;

	arena_init(&arena);
	if (!read_small(source, ".log4brains.yml", &bytes) ||
	    yaml_read(&tree, text_make(bytes.buf, bytes.len), &arena, &line,
		&column, &ignored))
		goto out;
	for (uint32_t i = 0; i < tree.count; i++)
		if (tree.nodes[i].kind == YAML_SCALAR &&
		    tree.nodes[i].has_key &&
		    text_equals(tree.nodes[i].key, "adrFolder"))
			add_named(corpus, tree.nodes[i].value,
			    ORIGIN_LOG4BRAINS);
out:
	arena_release(&arena);
	strbuf_release(&bytes);
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

/* The innermost folder above path with a usual name that suits the file. */
static bool find_usual(const char *path, int rank, struct strbuf *folder,
    bool has_prefix)
{
	struct text parent = path_parent(path);

	strbuf_clear(folder);
	strbuf_add(folder, parent.data, parent.len);
	while (folder->len) {
		int folder_rank;

		folder_rank = discover_folder_rank(folder->buf);
		if (folder_rank == 2 || (folder_rank == 1 && rank == 2))
			return true;
		/* docs/architecture/adr-001-x.md */
		if (has_prefix &&
		    text_equals(path_base(folder->buf), "architecture"))
			return true;
		strbuf_setlen(folder, path_parent(folder->buf).len);
	}
	return false;
}

/* A run of files with the same parent that are no usual folder's. */
struct loose {
	struct text folder;
	size_t count;
};

/*
 * With no usual folder: every folder with two files named like records
 * (adr-029-x.md, 003-x.md, 0003-x/README.md), the root with prefixes only.
 */
static void add_loose(struct corpus *corpus, struct source *source)
{
	size_t count;
	const struct source_file *files = source_files(source, &count);
	VEC(struct loose) folders = { 0 };

	for (size_t i = 0; i < count; i++) {
		struct record_name name;
		struct text folder = path_parent(files[i].path), stem;
		bool is_cover;

		if (files[i].type != SOURCE_FILE || is_foreign(folder) ||
		    file_rank(files[i].path, &name) != 2 || !name.has_number ||
		    (!name.prefix.len && name.width < 3))
			continue;
		name_split(path_base(files[i].path).data, &stem);
		if (name_is_page(stem, &is_cover)) {
			struct strbuf outer = STRBUF_INIT;

			strbuf_add(&outer, folder.data, folder.len);
			folder.len = path_parent(outer.buf).len;
			strbuf_release(&outer);
		}
		if (!folder.len && !name.prefix.len)
			continue;
		if (!folders.count ||
		    folder.len != folders.items[folders.count - 1].folder.len ||
		    memcmp(folder.data,
			folders.items[folders.count - 1].folder.data,
			folder.len))
			vec_push(&folders)->folder = folder;
		folders.items[folders.count - 1].count++;
	}
	for (size_t i = 0; i < folders.count; i++)
		if (folders.items[i].count > 1)
			add_collection(corpus, folders.items[i].folder,
			    ORIGIN_FOUND);
	vec_release(&folders);
}

static void add_found(struct corpus *corpus, struct source *source)
{
	size_t count;
	const struct source_file *files = source_files(source, &count);
	struct strbuf folder = STRBUF_INIT, last = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		struct record_name name = { 0 };
		int rank;

		if (files[i].type != SOURCE_FILE)
			continue;
		rank = file_rank(files[i].path, &name);
		if (!rank ||
		    !find_usual(files[i].path, rank, &folder,
			name.prefix.len > 0) ||
		    (last.len == folder.len && last.len &&
			!memcmp(last.buf, folder.buf, last.len)) ||
		    is_foreign(text_make(folder.buf, folder.len)))
			continue;
		add_collection(corpus, text_make(folder.buf, folder.len),
		    ORIGIN_FOUND);
		strbuf_clear(&last);
		strbuf_add(&last, folder.buf, folder.len);
	}
	if (corpus->collections.count == 0)
		add_loose(corpus, source);
	strbuf_release(&folder);
	strbuf_release(&last);
}

static int compare_collections(const void *a, const void *b)
{
	return strcmp(((const struct collection *)a)->path,
	    ((const struct collection *)b)->path);
}

enum status discover_collections(struct corpus *corpus, struct source *source,
    const struct corpus_options *options, struct error *err)
{
	enum status status = config_load(&corpus->config, source,
	    &corpus->arena, err);

	if (status)
		return status;
	if (options->dirs_count) {
		add_given(corpus, options);
	} else if (corpus->config.collections_count) {
		add_configured(corpus);
	} else {
		add_adr_dir(corpus, source);
		add_log4brains(corpus, source);
		add_found(corpus, source);
	}
	if (corpus->collections.count)
		qsort(corpus->collections.items, corpus->collections.count,
		    sizeof(struct collection), compare_collections);
	return STATUS_OK;
}
