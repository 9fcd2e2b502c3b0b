/* SPDX-License-Identifier: MIT */
#include "core/create/catalogue.h"

#include <stdlib.h>
#include <string.h>

void catalogue_init(struct catalogue *catalogue)
{
	memset(catalogue, 0, sizeof(*catalogue));
	arena_init(&catalogue->arena);
}

void catalogue_release(struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->entries.count; i++)
		vec_release(&catalogue->entries.items[i].defaults);
	vec_release(&catalogue->entries);
	arena_release(&catalogue->arena);
}

static struct catalogue_entry *find_path(const struct catalogue *catalogue,
    const char *path)
{
	for (size_t i = 0; i < catalogue->entries.count; i++) {
		struct catalogue_entry *entry = &catalogue->entries.items[i];

		if (entry->path && !strcmp(entry->path, path))
			return entry;
	}
	return NULL;
}

static struct catalogue_entry *find_builtin(const struct catalogue *catalogue,
    const char *name)
{
	for (size_t i = 0; i < catalogue->entries.count; i++) {
		struct catalogue_entry *entry = &catalogue->entries.items[i];

		if (!entry->path && !strcmp(entry->name, name))
			return entry;
	}
	return NULL;
}

static void add(struct catalogue *catalogue, const char *name, const char *path)
{
	struct catalogue_entry *entry = vec_push(&catalogue->entries);

	memset(entry, 0, sizeof(*entry));
	entry->name = arena_strdup(&catalogue->arena, name);
	if (path)
		entry->path = arena_strdup(&catalogue->arena, path);
}

static void add_builtin(const char *name, const char *path, void *context)
{
	add(context, name, path);
}

static void add_own(const char *name, const char *path, void *context)
{
	if (!find_path(context, path))
		add(context, name, path);
}

static void add_unnamed(const char *name, const char *path, void *context)
{
	(void)name;
	add_own(path, path, context);
}

static int compare_entries(const void *a, const void *b)
{
	const struct catalogue_entry *x = a, *y = b;

	if (!x->path && !y->path)
		return strcmp(x->name, y->name);
	if (!x->path || !y->path)
		return x->path ? 1 : -1;
	return strcmp(x->path, y->path);
}

/* What each collection takes: a file that it alone names is an entry too. */
static enum status add_defaults(struct catalogue *catalogue,
    struct source *source, const struct corpus *corpus, struct error *err)
{
	enum status failed = STATUS_OK;

	for (size_t i = 0; i < corpus->collections.count; i++) {
		struct template_query query = { source, corpus,
			&corpus->collections.items[i], NULL };
		struct template_choice choice;
		struct catalogue_entry *entry;
		enum status status = template_choose(&choice, &query,
		    failed ? NULL : err);

		if (status != STATUS_OK) {
			failed = failed ? failed : status;
			continue;
		}
		if (choice.is_file)
			add_unnamed(NULL, choice.name, catalogue);
		entry = choice.is_file ? find_path(catalogue, choice.name)
				       : find_builtin(catalogue, choice.name);
		if (entry)
			*vec_push(&entry->defaults) = query.collection;
	}
	return failed;
}

enum status catalogue_load(struct catalogue *catalogue, struct source *source,
    const struct corpus *corpus, struct error *err)
{
	enum status status;

	template_each_builtin(add_builtin, catalogue);
	template_each_own(source, corpus, add_own, catalogue);
	for (size_t i = 0; i < corpus->collections.count; i++) {
		const struct template_query query = { source, corpus,
			&corpus->collections.items[i], NULL };

		template_each_usual(&query, add_unnamed, catalogue);
	}
	status = add_defaults(catalogue, source, corpus, err);
	qsort(catalogue->entries.items, catalogue->entries.count,
	    sizeof(struct catalogue_entry), compare_entries);
	return status;
}

static enum status fail_several(const struct catalogue *catalogue,
    const char *name, struct error *err)
{
	struct strbuf paths = STRBUF_INIT;

	for (size_t i = 0; i < catalogue->entries.count; i++) {
		const struct catalogue_entry *entry =
		    &catalogue->entries.items[i];

		if (entry->path && !strcmp(entry->name, name))
			strbuf_addf(&paths, "%s'%s'", paths.len ? ", " : "",
			    entry->path);
	}
	error_set(err, STATUS_USAGE, "several templates are called '%s'", name);
	error_hint(err, "Name one by its path: %s.", paths.buf);
	strbuf_release(&paths);
	return STATUS_USAGE;
}

static enum status fail_unknown(const struct catalogue *catalogue,
    const char *name, struct error *err)
{
	VEC(const char *) names = { 0 };
	size_t nearest;

	for (size_t i = 0; i < catalogue->entries.count; i++)
		*vec_push(&names) = catalogue->entries.items[i].name;
	nearest = text_nearest(name, names.items, names.count);
	error_set(err, STATUS_USAGE, "there is no template '%s'", name);
	if (nearest != SIZE_MAX)
		error_hint(err, "Did you mean '%s'?", names.items[nearest]);
	else
		error_hint(err, "'hence templates' lists them.");
	vec_release(&names);
	return STATUS_USAGE;
}

enum status catalogue_find(const struct catalogue_entry **out,
    const struct catalogue *catalogue, const char *name, struct error *err)
{
	size_t count = 0;

	*out = find_path(catalogue, name);
	if (*out)
		return STATUS_OK;
	for (size_t i = 0; i < catalogue->entries.count; i++) {
		const struct catalogue_entry *entry =
		    &catalogue->entries.items[i];

		if (!entry->path || strcmp(entry->name, name) != 0)
			continue;
		*out = entry;
		count++;
	}
	if (count > 1)
		return fail_several(catalogue, name, err);
	if (!*out)
		*out = find_builtin(catalogue, name);
	return *out ? STATUS_OK : fail_unknown(catalogue, name, err);
}
