/* SPDX-License-Identifier: MIT */
#include "core/change/template.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/change/fill.h"
#include "core/git/source.h"
#include "core/record/name.h"

#define TEMPLATE_LIMIT ((size_t)1 << 20)

/* The rows whose names begin so are `init`'s first records. */
#define FIRST_PREFIX "first-"

struct search {
	struct strbuf *out, *where;
	struct source *source;
	const struct collection *collection;
	struct error *err;
};

const char *template_builtin(const char *name)
{
	size_t i;

	for (i = 0; i < template_rows_count; i++)
		if (!strcmp(template_rows[i].name, name))
			return template_rows[i].text;
	return NULL;
}

static bool is_offered(size_t row)
{
	return strncmp(template_rows[row].name, FIRST_PREFIX,
		   strlen(FIRST_PREFIX)) != 0;
}

void template_names(struct strbuf *out)
{
	const char *comma = "";
	size_t i;

	for (i = 0; i < template_rows_count; i++)
		if (is_offered(i)) {
			strbuf_addf(out, "%s%s", comma, template_rows[i].name);
			comma = ", ";
		}
}

static enum status fail_unknown(const struct search *search, const char *name)
{
	VEC(const char *) names = { 0 };
	struct strbuf words = STRBUF_INIT;
	size_t i, nearest;

	for (i = 0; i < template_rows_count; i++)
		if (is_offered(i))
			*vec_push(&names) = template_rows[i].name;
	nearest = text_nearest(name, names.items, names.count);
	template_names(&words);
	error_set(search->err, STATUS_USAGE, "there is no template '%s'", name);
	if (nearest != SIZE_MAX)
		error_hint(search->err, "Did you mean '%s'? There are %s.",
		    names.items[nearest], words.buf);
	else
		error_hint(search->err,
		    "There are %s; a path names a file of the repository.",
		    words.buf);
	vec_release(&names);
	strbuf_release(&words);
	return STATUS_USAGE;
}

static enum status read_file(const struct search *search,
    const struct source_file *file)
{
	strbuf_addstr(search->where, file->path);
	return source_read(search->source, file, TEMPLATE_LIMIT, search->out,
	    search->err);
}

/* The file folder/name, with or without ".md"; NULL: there is none. */
static const struct source_file *find_file(const struct search *search,
    const char *folder, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	const struct source_file *file;

	path_join(&path, folder, name);
	file = source_find(search->source, path.buf);
	if (!file || file->type != SOURCE_FILE) {
		strbuf_addstr(&path, ".md");
		file = source_find(search->source, path.buf);
	}
	strbuf_release(&path);
	return file && file->type == SOURCE_FILE ? file : NULL;
}

/* Folders with templates: of the collection's, then the repository's. */
static const char *const inner_folders[] = { "", "templates", "template" };
static const char *const outer_folders[] = { ".adr-templates", "templates/adr",
	"templates/rfc" };

static const struct source_file *find_named(const struct search *search,
    const char *name)
{
	const struct source_file *file = NULL;
	struct strbuf folder = STRBUF_INIT;
	size_t i;

	for (i = 1; i < sizeof(inner_folders) / sizeof(*inner_folders) && !file;
	     i++) {
		path_join(&folder, search->collection->path, inner_folders[i]);
		file = find_file(search, folder.buf, name);
	}
	if (!file)
		file = find_file(search, outer_folders[0], name);
	strbuf_release(&folder);
	return file;
}

/* The Markdown files directly in the folder. */
static void each_in(const struct source *source, const char *folder,
    template_fn fn, void *context)
{
	size_t count, end, i = source_range(source, folder, &end);
	const struct source_file *files = source_files(source, &count);

	for (; i < end; i++) {
		struct text base = path_base(files[i].path);
		char *name;

		if (files[i].type != SOURCE_FILE || !text_ends(base, ".md") ||
		    !text_equals(path_parent(files[i].path), folder))
			continue;
		name = mem_strndup(base.data, base.len - strlen(".md"));
		fn(name, files[i].path, context);
		free(name);
	}
}

void template_each_own(const struct source *source, const struct corpus *corpus,
    template_fn fn, void *context)
{
	struct strbuf folder = STRBUF_INIT;
	size_t c, i;

	for (c = 0; c < corpus->collections.count; c++)
		for (i = 1; i < sizeof(inner_folders) / sizeof(*inner_folders);
		     i++) {
			path_join(&folder, corpus->collections.items[c].path,
			    inner_folders[i]);
			each_in(source, folder.buf, fn, context);
		}
	each_in(source, outer_folders[0], fn, context);
	strbuf_release(&folder);
}

static bool is_better(const char *path, const struct source_file *best)
{
	return !best || path_base(path).len < path_base(best->path).len;
}

/*
 * The template file directly in folder, the one with the shortest name: the
 * plain template rather than its variants. needs_mark: beside other documents
 * "template.md" may be of anything; "0000-template.md" and "adr-..." are ours.
 */
static const struct source_file *find_in(const struct search *search,
    const char *folder, bool needs_mark)
{
	const struct source_file *best = NULL, *files;
	size_t count, end, i, len = strlen(folder);

	files = source_files(search->source, &count);
	i = source_range(search->source, folder, &end);
	for (; i < end; i++) {
		const char *rest = files[i].path + (len ? len + 1 : 0);
		struct record_name name;
		struct text stem;

		if (files[i].type != SOURCE_FILE || strchr(rest, '/') ||
		    name_split(rest, &stem) != NAME_MARKDOWN ||
		    !name_is_template(stem))
			continue;
		record_name_parse(&name, stem);
		if (needs_mark && !record_name_is_marked(&name) &&
		    !text_starts_nocase(stem, search->collection->kind))
			continue;
		if (is_better(files[i].path, best))
			best = &files[i];
	}
	return best;
}

static const struct source_file *find_own(const struct search *search)
{
	const char *path = search->collection->path;
	const struct source_file *file = NULL;
	struct strbuf folder = STRBUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(inner_folders) / sizeof(*inner_folders) && !file;
	     i++) {
		path_join(&folder, path, inner_folders[i]);
		while (folder.len && folder.buf[folder.len - 1] == '/')
			strbuf_setlen(&folder, folder.len - 1);
		file = find_in(search, folder.buf, false);
	}
	if (!file && *path) {
		struct text parent = path_parent(path);

		strbuf_clear(&folder);
		strbuf_add(&folder, parent.data, parent.len);
		file = find_in(search, folder.buf, true);
	}
	for (i = 0; i < sizeof(outer_folders) / sizeof(*outer_folders) && !file;
	     i++)
		file = find_in(search, outer_folders[i], false);
	strbuf_release(&folder);
	return file;
}

/* Is one of the headings these words? */
static bool has_section(struct text text, const char *words)
{
	struct fill_cursor cursor;
	struct fill_line line;

	fill_lines(&cursor, text);
	while (fill_next_line(&cursor, &line))
		if (line.level && text_starts_nocase(line.heading, words))
			return true;
	return false;
}

const char *template_infer(const struct template_query *query)
{
	const struct collection *collection = query->collection;
	const struct source_file *file;
	struct strbuf bytes = STRBUF_INIT;
	const char *name = "madr";
	struct text text;

	if (!strcmp(collection->kind, "rfc"))
		return "rfc";
	if (!collection->count)
		return name;
	file = source_find(query->source,
	    query->corpus->records
		.items[collection->first + collection->count - 1]
		.path);
	if (file && file->type == SOURCE_FILE)
		source_read(query->source, file, TEMPLATE_LIMIT, &bytes, NULL);
	text = text_make(bytes.buf, bytes.len);
	if (!text_starts(text, "---") && has_section(text, "Status") &&
	    !has_section(text, "Considered Options"))
		name = "nygard";
	strbuf_release(&bytes);
	return name;
}

static enum status load_builtin(const struct search *search, const char *name)
{
	strbuf_addstr(search->where, name);
	strbuf_addstr(search->out, template_builtin(name));
	return STATUS_OK;
}

static bool is_path(const char *name)
{
	return strchr(name, '/') || text_ends(text_of(name), ".md");
}

enum status template_load(struct strbuf *out, struct strbuf *where,
    const struct template_query *query, struct error *err)
{
	const struct search search = { out, where, query->source,
		query->collection, err };
	const char *name = query->name ? query->name
				       : query->collection->template_name;
	const struct source_file *file = NULL;

	if (name && is_path(name))
		file = find_file(&search, "", name);
	else if (name)
		file = find_named(&search, name);
	if (!file && !query->name)
		file = find_own(&search);
	if (file)
		return read_file(&search, file);
	if (!name)
		name = template_infer(query);
	if (!template_builtin(name))
		return fail_unknown(&search, name);
	return load_builtin(&search, name);
}
