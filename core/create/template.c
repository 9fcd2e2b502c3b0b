/* SPDX-License-Identifier: MIT */
#include "core/create/template.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"
#include "core/git/source.h"
#include "core/record/record.h"

#define TEMPLATE_LIMIT ((size_t)1 << 20)

/* The rows whose names begin so are `init`'s first records. */
#define FIRST_PREFIX "first-"

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

static enum status fail_unknown(const char *name, struct error *err)
{
	VEC(const char *) names = { 0 };
	struct strbuf words = STRBUF_INIT;
	size_t i, nearest;

	for (i = 0; i < template_rows_count; i++)
		if (is_offered(i))
			*vec_push(&names) = template_rows[i].name;
	nearest = text_nearest(name, names.items, names.count);
	template_names(&words);
	error_set(err, STATUS_USAGE, "there is no template '%s'", name);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'? There are %s.",
		    names.items[nearest], words.buf);
	else
		error_hint(err,
		    "There are %s; a path names a file of the repository.",
		    words.buf);
	vec_release(&names);
	strbuf_release(&words);
	return STATUS_USAGE;
}

/* What a team has agreed on must not be passed over in silence. */
static enum status fail_configured(const struct template_query *query,
    const char *name, struct error *err)
{
	struct strbuf words = STRBUF_INIT;

	template_names(&words);
	error_set(err, STATUS_CONFIG,
	    "%s:%u: the template '%s' of the collection '%s' is not there",
	    CONFIG_FILE, query->collection->line, name,
	    query->collection->name);
	error_hint(err,
	    "Add that file, or name another one or one of %s there; "
	    "--template NAME chooses one for this time.",
	    words.buf);
	strbuf_release(&words);
	return STATUS_CONFIG;
}

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

static bool is_better(const char *path, const struct source_file *best)
{
	return !best || path_base(path).len < path_base(best->path).len;
}

/*
 * The template file directly in folder, the one with the shortest name: the
 * plain template rather than its variants. needs_mark: beside other documents
 * "template.md" may be of anything; "0000-template.md" and "adr-..." are ours.
 */
static const struct source_file *find_in(const struct template_query *query,
    const char *folder, bool needs_mark)
{
	const struct source_file *best = NULL, *files;
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
		if (is_better(files[i].path, best))
			best = &files[i];
	}
	return best;
}

static const struct source_file *find_own(const struct template_query *query)
{
	const char *path = query->collection->path;
	const struct source_file *file = NULL;
	struct strbuf folder = STRBUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(inner_folders) / sizeof(*inner_folders) && !file;
	     i++) {
		path_join(&folder, path, inner_folders[i]);
		while (folder.len && folder.buf[folder.len - 1] == '/')
			strbuf_setlen(&folder, folder.len - 1);
		file = find_in(query, folder.buf, false);
	}
	if (!file && *path) {
		struct text parent = path_parent(path);

		strbuf_clear(&folder);
		strbuf_add(&folder, parent.data, parent.len);
		file = find_in(query, folder.buf, true);
	}
	for (i = 0; i < sizeof(outer_folders) / sizeof(*outer_folders) && !file;
	     i++)
		file = find_in(query, outer_folders[i], false);
	strbuf_release(&folder);
	return file;
}

/* Is one of the headings these words? */
static bool has_section(const struct record *record, const char *words)
{
	uint32_t i;

	for (i = 0; i < record->sections_count; i++)
		if (text_starts_nocase(text_of(record_string(record,
					   record->sections[i].title)),
			words))
			return true;
	return false;
}

static bool is_like_nygard(const char *path, struct text bytes)
{
	struct arena arena;
	struct record record;
	bool is_like;

	arena_init(&arena);
	record_parse(&record, path, bytes, text_of(""), &arena);
	is_like = !text_starts(bytes, "---") &&
	    has_section(&record, "Status") &&
	    !has_section(&record, "Considered Options");
	arena_release(&arena);
	return is_like;
}

/* The built-in template that is most like the collection's newest record. */
static const char *infer(const struct template_query *query)
{
	const struct collection *collection = query->collection;
	const struct source_file *file;
	struct strbuf bytes = STRBUF_INIT;
	const char *name = "madr";

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
	if (bytes.len &&
	    is_like_nygard(file->path, text_make(bytes.buf, bytes.len)))
		name = "nygard";
	strbuf_release(&bytes);
	return name;
}

static bool is_path(const char *name)
{
	return strchr(name, '/') || text_ends(text_of(name), ".md");
}

static const struct source_file *find_asked(const struct template_query *query,
    const char *name)
{
	return is_path(name) ? find_file(query, "", name)
			     : find_named(query, name);
}

static enum status choose(struct template_choice *out,
    const struct source_file **file, const struct template_query *query,
    struct error *err)
{
	const char *asked = query->name;
	const char *configured = query->collection->template_name;

	out->origin = asked ? TEMPLATE_ASKED : TEMPLATE_CONFIGURED;
	out->name = asked ? asked : configured;
	*file = out->name ? find_asked(query, out->name) : NULL;
	if (!*file && out->name && !template_builtin(out->name))
		return asked ? fail_unknown(asked, err)
			     : fail_configured(query, configured, err);
	if (!*file && !asked) {
		*file = find_own(query);
		out->origin = *file ? TEMPLATE_OWN : out->origin;
	}
	if (*file) {
		out->name = (*file)->path;
	} else if (!out->name) {
		out->name = infer(query);
		out->origin = TEMPLATE_INFERRED;
	}
	return STATUS_OK;
}

enum status template_choose(struct template_choice *out,
    const struct template_query *query, struct error *err)
{
	const struct source_file *file;

	return choose(out, &file, query, err);
}

enum status template_load(struct strbuf *out, struct strbuf *where,
    const struct template_query *query, struct error *err)
{
	struct template_choice choice;
	const struct source_file *file;
	enum status status = choose(&choice, &file, query, err);

	if (status != STATUS_OK)
		return status;
	strbuf_addstr(where, choice.name);
	if (file)
		return source_read(query->source, file, TEMPLATE_LIMIT, out,
		    err);
	strbuf_addstr(out, template_builtin(choice.name));
	return STATUS_OK;
}
