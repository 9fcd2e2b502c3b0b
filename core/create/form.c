/* SPDX-License-Identifier: MIT */
#include "core/create/form.h"

#include <string.h>

#include "core/base/path.h"
#include "core/create/slug.h"
#include "core/record/name.h"

/* Each name is compared with each form: names that all differ have none. */
#define FORMS_LIMIT 64

struct vote {
	struct file_form form;
	size_t count;
};

typedef VEC(struct vote) vote_list;

static void read_form(struct file_form *out, const struct record_name *name,
    struct text stem, struct text base, bool is_cover)
{
	memset(out, 0, sizeof(*out));
	out->prefix = name->prefix;
	if (name->has_number && name->prefix.len) {
		out->prefix = stem;
		out->prefix.len = name->prefix.len;
		while (out->prefix.len < stem.len &&
		    !char_is_digit(stem.data[out->prefix.len]))
			out->prefix.len++;
	}
	out->numbered = name->has_number;
	out->dated = name->date.year != 0;
	out->date_dashed = name->date_dashed;
	out->has_slug = name->slug.len > 0;
	out->separator = name->separator;
	if (!out->separator)
		out->separator = text_find_char(name->slug, '_') != SIZE_MAX &&
			text_find_char(name->slug, '-') == SIZE_MAX
		    ? '_'
		    : '-';
	if (is_cover)
		out->cover = text_make(base.data,
		    base.len - path_extension(base).len);
	/* New records are Markdown, whatever stands beside them. */
	out->extension = text_of(
	    text_ends_nocase(base, ".markdown") ? "markdown" : "md");
}

static bool is_same_form(const struct file_form *a, const struct file_form *b)
{
	return text_same(a->prefix, b->prefix) &&
	    a->separator == b->separator && a->dated == b->dated &&
	    a->date_dashed == b->date_dashed && a->numbered == b->numbered &&
	    a->has_slug == b->has_slug && text_same(a->cover, b->cover) &&
	    text_same(a->extension, b->extension);
}

static void add_vote(vote_list *votes, const struct file_form *form)
{
	size_t i;

	for (i = 0; i < votes->count; i++)
		if (is_same_form(&votes->items[i].form, form)) {
			votes->items[i].count++;
			return;
		}
	if (votes->count == FORMS_LIMIT)
		return;
	vec_push(votes)->form = *form;
	votes->items[i].count = 1;
}

/* Does a file of this form belong to the numbering? */
static bool fits(const struct file_form *form, enum numbering numbering)
{
	if (numbering == NUMBERING_SEQUENTIAL)
		return form->numbered;
	if (numbering == NUMBERING_DATE)
		return form->dated;
	return !form->numbered && !form->dated;
}

static void count_votes(vote_list *votes, const struct corpus *corpus,
    const struct collection *collection)
{
	size_t skip = collection->path[0] ? strlen(collection->path) + 1 : 0;
	uint32_t i;

	for (i = 0; i < collection->count; i++) {
		const char *path =
		    corpus->records.items[collection->first + i].path + skip;
		struct record_name name;
		struct file_form form;
		struct text stem;
		bool is_cover;

		if (!name_stem(&stem, &is_cover, path))
			continue;
		record_name_parse(&name, stem);
		read_form(&form, &name, stem, path_base(path), is_cover);
		add_vote(votes, &form);
	}
}

/* Are the records numbered, though no file name has a number? */
static bool is_numbered_inside(const struct corpus *corpus,
    const struct collection *collection)
{
	uint32_t i, inside = 0;

	for (i = 0; i < collection->count; i++) {
		const struct record *record =
		    &corpus->records.items[collection->first + i];

		inside += record->has_number && !record->width;
	}
	return inside * 2 > collection->count;
}

static bool is_configured(const struct corpus *corpus,
    const struct collection *collection)
{
	uint32_t i;

	for (i = 0; i < corpus->config.collections_count; i++) {
		const struct config_collection *row =
		    &corpus->config.collections[i];

		if (!strcmp(row->path, collection->path))
			return row->numbering != NUMBERING_INFERRED;
	}
	return false;
}

enum numbering form_numbering(const struct corpus *corpus,
    const struct collection *collection)
{
	if (collection->numbering == NUMBERING_NONE &&
	    !is_configured(corpus, collection) &&
	    is_numbered_inside(corpus, collection))
		return NUMBERING_SEQUENTIAL;
	return collection->numbering;
}

void form_infer(struct file_form *out, const struct corpus *corpus,
    const struct collection *collection)
{
	enum numbering numbering = form_numbering(corpus, collection);
	vote_list votes = { 0 };
	size_t i, best = SIZE_MAX;

	memset(out, 0, sizeof(*out));
	if (numbering == NUMBERING_SEQUENTIAL &&
	    is_numbered_inside(corpus, collection))
		numbering = NUMBERING_NONE;
	out->separator = '-';
	out->has_slug = true;
	out->numbered = numbering == NUMBERING_SEQUENTIAL;
	out->dated = numbering == NUMBERING_DATE;
	out->extension = text_of("md");
	count_votes(&votes, corpus, collection);
	for (i = 0; i < votes.count; i++)
		if (fits(&votes.items[i].form, numbering) &&
		    (best == SIZE_MAX ||
			votes.items[i].count >= votes.items[best].count))
			best = i;
	if (best != SIZE_MAX)
		*out = votes.items[best].form;
	vec_release(&votes);
}

static void add_date(struct strbuf *out, const struct date *date, bool dashed)
{
	char words[DATE_SIZE];
	const char *c;

	date_format(words, date);
	for (c = words; *c; c++)
		if (*c != '-' || dashed)
			strbuf_addch(out, *c);
}

/* What stands before a slug with a number or date is always a separator. */
static void add_stem(struct strbuf *out, const struct file_form *form,
    const struct file_name *name)
{
	size_t start = out->len;
	bool marked = form->numbered || form->dated;

	if (form->dated)
		add_date(out, &name->date, form->date_dashed);
	if (form->dated && form->numbered)
		strbuf_addch(out, '_');
	if (form->numbered)
		strbuf_addf(out, "%.*s%0*u", TEXT_ARG(form->prefix),
		    (int)name->width, name->number);
	if (marked && !form->has_slug && form->numbered)
		return;
	if (out->len > start)
		strbuf_addch(out, form->separator);
	slug_make_stem(out, start, name->title,
	    form->separator == '_' ? '_' : '-');
}

void form_path(struct strbuf *out, const struct file_form *form,
    const char *folder, const struct file_name *name)
{
	strbuf_clear(out);
	if (*folder)
		strbuf_addf(out, "%s/", folder);
	add_stem(out, form, name);
	if (form->cover.len)
		strbuf_addf(out, "/%.*s", TEXT_ARG(form->cover));
	else
		strbuf_addch(out, '.');
	strbuf_add(out, form->extension.data, form->extension.len);
}
