/* SPDX-License-Identifier: MIT */
/*
 * Where links lead: link/dangling, link/outside, link/anchor-missing,
 * link/wrong-number, and relations that name no record. Targets are looked up
 * in the source that the records come from, never on the network.
 */
#include <string.h>

#include "core/base/clip.h"
#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/url.h"
#include "core/check/documents.h"
#include "core/check/targets.h"
#include "core/corpus/id.h"
#include "core/corpus/lookup.h"
#include "core/git/source.h"
#include "core/record/title.h"

/* A document while its links are judged. */
struct page {
	const struct check *check;
	struct targets *targets;
	const struct record *text; /* as it was read */
	/* The same, which lives on; NULL: it is no record, and only what it has
	 * to do with records is anybody's concern here. */
	const struct record *record;
};

static void place(struct finding *finding, const struct page *page,
    const struct link *link)
{
	if (!finding)
		return;
	finding->span = link->span;
	finding->line = link->line;
	finding->subject = record_string(page->text, link->url);
	if (page->record) {
		finding->link = link;
	} else {
		struct arena *arena = &page->check->findings->arena;

		finding->path = arena_strdup(arena, page->text->path);
		finding->subject = arena_strdup(arena, finding->subject);
	}
}

/* "{{ url }}" and "{% link x.md %}": for a program to fill in. */
static bool is_no_target(struct text path)
{
	if (text_find_char(path, '{') >= path.len &&
	    text_find_char(path, '}') >= path.len)
		return false;
	return text_find(path, "{{") != SIZE_MAX ||
	    text_find(path, "}}") != SIZE_MAX ||
	    text_find(path, "{%") != SIZE_MAX;
}

/* "?plain=1#L3" is a line, and ":~:text=words" the browser's own. */
static bool is_anchor(const struct url_parts *parts)
{
	return parts->fragment.len && !text_starts(parts->fragment, ":~:") &&
	    !text_starts(parts->query, "plain=1");
}

static void report_anchor(const struct page *page, const struct link *link,
    const struct target *target, const char *name)
{
	const struct check *check = page->check;
	const char *near = targets_guess_anchor(page->targets, target, name);
	struct finding *finding;

	if (strcmp(target->path, page->text->path) != 0)
		finding = check_add(check, RULE_LINK_ANCHOR_MISSING,
		    page->record, "'%s' has no anchor '#%s'", target->path,
		    name);
	else
		finding = check_add(check, RULE_LINK_ANCHOR_MISSING,
		    page->record, "this file has no anchor '#%s'", name);
	place(finding, page, link);
	if (near)
		check_advise(check, finding, "Did you mean '#%s'?", near);
}

static void check_anchor(const struct page *page, const struct link *link,
    const struct target *target)
{
	const char *url = record_string(page->text, link->url);
	struct strbuf name = STRBUF_INIT;
	struct url_parts parts;

	url_split(&parts, text_of(url));
	if (!is_anchor(&parts))
		return;
	percent_decode(&name, parts.fragment);
	if (!targets_have_anchor(page->targets, target, name.buf))
		report_anchor(page, link, target, name.buf);
	strbuf_release(&name);
}

/* "github.com/ana": what a browser's address line takes. */
static bool is_like_address(struct text path)
{
	size_t end = text_find_char(path, '/'), letters = 0;

	if (end == SIZE_MAX || !char_is_alnum(path.data[0]))
		return false;
	while (letters < end && char_is_alpha(path.data[end - 1 - letters]))
		letters++;
	return letters > 1 && letters < end &&
	    path.data[end - 1 - letters] == '.';
}

static void report_missing(const struct page *page, const struct link *link)
{
	const char *url = record_string(page->text, link->url);
	bool image = link->kind == LINK_IMAGE;
	struct finding *finding = check_add(page->check, RULE_LINK_DANGLING,
	    page->record, "'%s' does not exist%s", url,
	    image ? ": the image is missing" : "");

	place(finding, page, link);
	if (is_like_address(text_of(url)))
		check_advise(page->check, finding,
		    "Where another site is meant write 'https://%s'.", url);
}

static void report_target(const struct page *page, const struct link *link,
    enum target_state state, const char *path)
{
	const struct check *check = page->check;
	const struct record *record = page->record;
	const char *url = record_string(page->text, link->url);

	if (state == TARGET_OUTSIDE)
		place(check_add(check, RULE_LINK_OUTSIDE, record,
			  "'%s' lies outside of the repository", url),
		    page, link);
	if (state == TARGET_OTHER_CASE)
		place(check_add(check, RULE_LINK_DANGLING, record,
			  "'%s' does not exist, but '%s' does: upper and "
			  "lower case count",
			  url, path),
		    page, link);
	if (state == TARGET_MISSING)
		report_missing(page, link);
}

/* "[ADR-0007](0008-x.md)", where both are records. */
static void check_text(const struct page *page, const struct link *link,
    const char *path)
{
	struct text text = text_of(record_string(page->text, link->text));
	const struct record *target;
	struct title_number split;
	struct text prefix = text;

	prefix.len = title_lead(text);
	if (!prefix.len || link->kind == LINK_IMAGE)
		return;
	target = lookup_path(&page->targets->lookup, path);
	if (!target || !target->has_number)
		return;
	title_split(&split, text, true, target->number);
	if (!split.has_number || split.number == target->number)
		return;
	while (prefix.len && !char_is_alnum(prefix.data[prefix.len - 1]))
		prefix.len--;
	/* "RFC 2119" is nobody's here; a bare number may be a chapter's. */
	if (!prefix.len ||
	    !text_equals_nocase(prefix,
		corpus_collection_of(page->check->corpus, target)->prefix))
		return;
	place(check_add(page->check, RULE_LINK_WRONG_NUMBER, page->record,
		  "the text says '%s', the target is number %u",
		  clip_of_text(text).text, target->number),
	    page, link);
}

/* "/adr/23": where a site that is made of the records shows number 23. */
static bool is_address_of_record(const struct lookup *lookup,
    const struct record *from, struct text path)
{
	return path.len && path.data[0] == '/' &&
	    !path_extension(path_last(path)).len &&
	    lookup_target(lookup, from, path);
}

/* Does it lead, or mean to lead, into a collection's folder? */
static bool is_into_records(const struct corpus *corpus,
    const struct target *target)
{
	if (target->state == TARGET_OUTSIDE)
		return false;
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (path_is_inside(target->path,
			corpus->collections.items[i].path))
			return true;
	return false;
}

static void check_link(const struct page *page, const struct link *link)
{
	const char *url = record_string(page->text, link->url);
	const struct target *target;
	enum target_state state;
	struct url_parts parts;

	/* a reference is judged at its definition, once for all */
	if (!url || link->kind == LINK_REFERENCE ||
	    link->kind == LINK_IMAGE_REFERENCE ||
	    link->kind == LINK_UNUSED_DEFINITION)
		return;
	url_split(&parts, text_of(url));
	if (parts.remote || is_no_target(parts.path) ||
	    link->kind == LINK_AUTOLINK)
		return;
	target = targets_find(page->targets, page->text->path, parts.path);
	if (!page->record && !is_into_records(page->check->corpus, target))
		return;
	state = target->state;
	if (state == TARGET_MISSING &&
	    is_address_of_record(&page->targets->lookup, page->text,
		parts.path))
		state = TARGET_ELSEWHERE;
	report_target(page, link, state, target->path);
	if (state == TARGET_FILE || state == TARGET_FOLDER)
		check_anchor(page, link, target);
	if (state == TARGET_FILE && parts.path.len)
		check_text(page, link, target->path);
}

static void check_page(const struct page *page)
{
	for (uint32_t i = 0; i < page->text->links_count; i++)
		check_link(page, &page->text->links[i]);
}

static void check_documents(const struct check *check, struct targets *targets)
{
	document_list documents = { 0 };

	documents_find(&documents, check);
	for (size_t i = 0; i < documents.count; i++) {
		struct record text;
		const struct page page = { check, targets, &text, NULL };
		struct arena arena;

		arena_init(&arena);
		if (document_read(&text, check, documents.items[i], &arena)) {
			check->findings->documents++;
			check_page(&page);
		}
		arena_release(&arena);
	}
	vec_release(&documents);
}

enum status check_links(const struct check *check, struct error *err)
{
	struct targets targets;

	(void)err;
	targets_init(&targets, check);
	for (size_t r = 0; r < check->corpus->records.count; r++) {
		const struct record *record = &check->corpus->records.items[r];
		const struct page page = { check, &targets, record, record };

		if (check_is_asked(check, r))
			check_page(&page);
	}
	check_documents(check, &targets);
	targets_release(&targets);
	return STATUS_OK;
}
