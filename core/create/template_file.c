/* SPDX-License-Identifier: MIT */
#include "core/create/template_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/git/source.h"
#include "core/record/name.h"

/* The file folder/name, with or without ".md"; NULL: there is none. */
static const struct source_file *find_file(const struct template_query *query,
    const char *folder, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	const struct source_file *file;

	path_join(&path, folder, name);
	file = source_find(query->source, path.buf);
	if (!file || file->type != SOURCE_FILE) {
		strbuf_addstr(&path, ".md");
		file = source_find(query->source, path.buf);
	}
	strbuf_release(&path);
	return file && file->type == SOURCE_FILE ? file : NULL;
}

typedef void (*source_file_fn)(const struct source_file *file, void *context);

/* Folders with templates: of the collection's, then the repository's. */
static const char *const inner_folders[] = { "", "templates", "template" };
static const char *const outer_folders[] = { ".adr-templates", "templates/adr",
	"templates/rfc" };

static const struct source_file *find_named(const struct template_query *query,
    const char *name)
{
	const struct source_file *file = NULL;
	struct strbuf folder = STRBUF_INIT;
	size_t i;

	for (i = 1; i < sizeof(inner_folders) / sizeof(*inner_folders) && !file;
	     i++) {
		path_join(&folder, query->collection->path, inner_folders[i]);
		file = find_file(query, folder.buf, name);
	}
	if (!file)
		file = find_file(query, outer_folders[0], name);
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

/*
 * The template files directly in folder. needs_mark: beside other documents
 * "template.md" may be of anything; "0000-template.md" and "adr-..." are ours.
 */
static void each_usual_in(const struct template_query *query,
    const char *folder, bool needs_mark, source_file_fn fn, void *context)
{
	const struct source_file *files;
	size_t count, end, i, len = strlen(folder);

	files = source_files(query->source, &count);
	i = source_range(query->source, folder, &end);
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
		    !text_starts_nocase(stem, query->collection->kind))
			continue;
		fn(&files[i], context);
	}
}

/* The one with the shortest name: the plain one rather than its variants. */
static void take_best(const struct source_file *file, void *context)
{
	const struct source_file **best = context;

	if (!*best || path_base(file->path).len < path_base((*best)->path).len)
		*best = file;
}

/* Folder by folder until is_done, which may be NULL, says that it is enough. */
static void each_usual(const struct template_query *query, source_file_fn fn,
    void *context, bool (*is_done)(const void *context))
{
	const char *path = query->collection->path;
	struct text parent = path_parent(path);
	struct strbuf folder = STRBUF_INIT;
	size_t inner = sizeof(inner_folders) / sizeof(*inner_folders);
	size_t outer = sizeof(outer_folders) / sizeof(*outer_folders);

	for (size_t i = 0; i < inner + 1 + outer; i++) {
		bool is_parent = i == inner;

		if (is_done && is_done(context))
			break;
		if (is_parent && !*path)
			continue;
		strbuf_clear(&folder);
		if (i < inner)
			path_join(&folder, path, inner_folders[i]);
		else if (is_parent)
			strbuf_add(&folder, parent.data, parent.len);
		else
			strbuf_addstr(&folder, outer_folders[i - inner - 1]);
		while (folder.len && folder.buf[folder.len - 1] == '/')
			strbuf_setlen(&folder, folder.len - 1);
		each_usual_in(query, folder.buf, is_parent, fn, context);
	}
	strbuf_release(&folder);
}

static bool has_best(const void *context)
{
	const struct source_file *const *best = context;

	return *best != NULL;
}

const struct source_file *template_file_usual(
    const struct template_query *query)
{
	const struct source_file *file = NULL;

	each_usual(query, take_best, &file, has_best);
	return file;
}

struct usual_context {
	template_fn fn;
	void *context;
};

static void pass_on(const struct source_file *file, void *context)
{
	const struct usual_context *usual = context;

	usual->fn(file->path, file->path, usual->context);
}

void template_each_usual(const struct template_query *query, template_fn fn,
    void *context)
{
	struct usual_context usual = { fn, context };

	each_usual(query, pass_on, &usual, NULL);
}
bool template_is_path(const char *name)
{
	return strchr(name, '/') || text_ends(text_of(name), ".md");
}

const struct source_file *template_file_asked(const struct template_query
						  *query,
    const char *name)
{
	return template_is_path(name) ? find_file(query, "", name)
				      : find_named(query, name);
}
