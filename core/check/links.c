/* SPDX-License-Identifier: MIT */
/*
 * Where links lead: link/dangling, link/outside, link/anchor-missing,
 * link/wrong-number, and relations that name no record. Targets are looked up
 * in the source that the records come from, never on the network.
 */
#include <string.h>

#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/url.h"
#include "core/check/targets.h"
#include "core/corpus/id.h"
#include "core/corpus/lookup.h"
#include "core/git/source.h"
#include "core/record/title.h"

static void place(struct finding *finding, const struct record *record,
    const struct link *link)
{
	if (!finding)
		return;
	finding->link = link;
	finding->span = link->span;
	finding->line = link->line;
	finding->subject = record_string(record, link->url);
}

/* "{{ url }}" and "{% link x.md %}": for a program to fill in. */
static bool is_no_target(struct text path)
{
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

static void check_anchor(const struct check *check, struct targets *targets,
    const struct record *record, const struct link *link,
    const struct target *target)
{
	const char *url = record_string(record, link->url);
	struct strbuf name = STRBUF_INIT;
	struct url_parts parts;

	url_split(&parts, text_of(url));
	if (!is_anchor(&parts))
		return;
	percent_decode(&name, parts.fragment);
	if (!targets_have_anchor(targets, target, name.buf))
		place(check_add(check, RULE_LINK_ANCHOR_MISSING, record,
			  "'%s' has no anchor '#%s'", target->path, name.buf),
		    record, link);
	strbuf_release(&name);
}

static void report_target(const struct check *check,
    const struct record *record, const struct link *link,
    enum target_state state)
{
	const char *url = record_string(record, link->url);
	bool image = link->kind == LINK_IMAGE;

	if (state == TARGET_OUTSIDE)
		place(check_add(check, RULE_LINK_OUTSIDE, record,
			  "'%s' lies outside of the repository", url),
		    record, link);
	if (state == TARGET_OTHER_CASE)
		place(check_add(check, RULE_LINK_DANGLING, record,
			  "'%s' is written otherwise: upper and lower case "
			  "count",
			  url),
		    record, link);
	if (state == TARGET_MISSING)
		place(check_add(check, RULE_LINK_DANGLING, record,
			  "'%s' does not exist%s", url,
			  image ? ": the image is missing" : ""),
		    record, link);
}

/* "[ADR-0007](0008-x.md)", where both are records. */
static void check_text(const struct check *check, const struct lookup *lookup,
    const struct record *record, const struct link *link, const char *path)
{
	struct text text = text_of(record_string(record, link->text));
	const struct record *target;
	struct title_number split;
	struct text prefix = text;

	prefix.len = title_lead(text);
	if (!prefix.len || link->kind == LINK_IMAGE)
		return;
	target = lookup_path(lookup, path);
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
		corpus_collection_of(check->corpus, target)->prefix))
		return;
	place(check_add(check, RULE_LINK_WRONG_NUMBER, record,
		  "the text says '%.60s', the target is number %u", text.data,
		  target->number),
	    record, link);
}

/* "/adr/23": where a site that is made of the records shows number 23. */
static bool is_address_of_record(const struct lookup *lookup,
    const struct record *from, struct text path)
{
	return path.len && path.data[0] == '/' &&
	    !path_extension(path_last(path)).len &&
	    lookup_target(lookup, from, path);
}

static void check_link(const struct check *check, struct targets *targets,
    const struct record *record, const struct link *link)
{
	const char *url = record_string(record, link->url);
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
	target = targets_find(targets, record->path, parts.path);
	state = target->state;
	if (state == TARGET_MISSING &&
	    is_address_of_record(&targets->lookup, record, parts.path))
		state = TARGET_ELSEWHERE;
	report_target(check, record, link, state);
	if (state == TARGET_FILE || state == TARGET_FOLDER)
		check_anchor(check, targets, record, link, target);
	if (state == TARGET_FILE && parts.path.len)
		check_text(check, &targets->lookup, record, link, target->path);
}

enum status check_links(const struct check *check, struct error *err)
{
	struct targets targets;

	(void)err;
	targets_init(&targets, check);
	for (size_t r = 0; r < check->corpus->records.count; r++) {
		const struct record *record = &check->corpus->records.items[r];

		for (uint32_t i = 0;
		     check_is_asked(check, r) && i < record->links_count; i++)
			check_link(check, &targets, record, &record->links[i]);
	}
	targets_release(&targets);
	return STATUS_OK;
}
