/* SPDX-License-Identifier: MIT */
#include "core/create/template.h"

#include <string.h>

#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/create/template_file.h"
#include "core/git/source.h"
#include "core/record/record.h"

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

void template_each_builtin(template_fn fn, void *context)
{
	for (size_t i = 0; i < template_rows_count; i++)
		if (is_offered(i))
			fn(template_rows[i].name, NULL, context);
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

static enum status choose(struct template_choice *out,
    const struct source_file **file, const struct template_query *query,
    struct error *err)
{
	const char *asked = query->name;
	const char *configured = query->collection->template_name;

	out->origin = asked ? TEMPLATE_ASKED : TEMPLATE_CONFIGURED;
	out->name = asked ? asked : configured;
	*file = out->name ? template_file_asked(query, out->name) : NULL;
	if (!*file && out->name && !template_builtin(out->name))
		return asked ? fail_unknown(asked, err)
			     : fail_configured(query, configured, err);
	if (!*file && !asked) {
		*file = template_file_usual(query);
		out->origin = *file ? TEMPLATE_OWN : out->origin;
	}
	out->is_file = *file != NULL;
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
