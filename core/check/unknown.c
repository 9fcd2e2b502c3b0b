/* SPDX-License-Identifier: MIT */
/* link/unknown-record: relations that name a record which is not there. */
#include <string.h>

#include "core/base/clip.h"
#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/url.h"
#include "core/check/check.h"
#include "core/corpus/id.h"
#include "core/git/source.h"
#include "core/record/name.h"

/* RFC numbers that far beyond a team's highest are somebody else's. */
#define FOREIGN_MARGIN 20

static bool is_nothing(struct text target)
{
	static const char *const words[] = { "none", "n/a", "na", "-", "tbd",
		"null", "~", "nothing", "no" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equals_nocase(target, words[i]))
			return true;
	return false;
}

static uint32_t highest_of(const struct check *check,
    const struct collection *collection)
{
	uint32_t highest = 0;

	for (uint32_t i = 0; i < collection->count; i++) {
		const struct record *record =
		    &check->corpus->records.items[collection->first + i];

		if (record->has_number && record->number > highest)
			highest = record->number;
	}
	return highest;
}

/* "ADR-0012" and "12", where ids of that prefix are the collection's. */
static bool names_own_number(const struct check *check,
    const struct record *record, struct text target)
{
	const struct collection *collection =
	    corpus_collection_of(check->corpus, record);
	uint32_t margin = strcmp(collection->kind, "rfc") ? 0 : FOREIGN_MARGIN;
	struct id_parts parts;

	if (!id_split(&parts, target) ||
	    collection->numbering != NUMBERING_SEQUENTIAL)
		return false;
	if (parts.prefix.len &&
	    !text_equals_nocase(parts.prefix, collection->prefix))
		return false;
	return margin == 0 ||
	    parts.number <= highest_of(check, collection) + margin;
}

static bool is_file(const struct check *check, struct text path,
    struct text folder)
{
	struct strbuf decoded = STRBUF_INIT, base = STRBUF_INIT,
		      full = STRBUF_INIT;
	bool found;

	percent_decode(&decoded, path);
	strbuf_add(&base, folder.data, folder.len);
	found = url_resolve(&full, decoded.buf, base.buf) &&
	    source_find(check->source, full.buf);
	strbuf_release(&decoded);
	strbuf_release(&base);
	strbuf_release(&full);
	return found;
}

/* "0012-use-c.md", "docs/x.md": neither a record nor any other file. */
static bool is_missing_document(const struct check *check,
    const struct record *record, struct text target)
{
	struct text stem, folder = path_parent(record->path);
	struct url_parts parts;

	url_split(&parts, target);
	return !parts.remote &&
	    name_split(path_last(parts.path).data, &stem) == NAME_MARKDOWN &&
	    !is_file(check, parts.path, folder) &&
	    !is_file(check, parts.path, text_make("", 0));
}

static bool is_in_link(const struct record *record,
    const struct relation *relation)
{
	for (uint32_t i = 0; i < record->links_count; i++)
		if (record->links[i].span.start <= relation->span.start &&
		    relation->span.end <= record->links[i].span.end &&
		    relation->span.end > relation->span.start)
			return true;
	return false;
}

static struct finding *report(const struct check *check,
    const struct record *record, const char *target)
{
	if (names_own_number(check, record, text_of(target)))
		return check_add(check, RULE_LINK_UNKNOWN_RECORD, record,
		    "no record is '%s'", clip_of(target).text);
	if (is_missing_document(check, record, text_of(target)))
		return check_add(check, RULE_LINK_UNKNOWN_RECORD, record,
		    "'%s' does not exist: it is neither a record nor a file",
		    clip_of(target).text);
	return NULL;
}

void check_unknown(const struct check *check)
{
	for (size_t r = 0; r < check->corpus->records.count; r++) {
		const struct record *record = &check->corpus->records.items[r];

		for (uint32_t i = 0;
		     check_is_asked(check, r) && i < record->relations_count;
		     i++) {
			const struct relation *relation = &record->relations[i];
			const char *target = record_string(record,
			    relation->target);
			struct finding *finding;

			if (corpus_related(check->corpus, record, i) ||
			    !target || is_nothing(text_of(target)) ||
			    is_in_link(record, relation))
				continue;
			finding = report(check, record, target);
			if (!finding)
				continue;
			finding->subject = target;
			finding->span = relation->span;
			finding->line = relation->line;
			finding->whole_file = !relation->line &&
			    relation->span.end == relation->span.start;
		}
	}
}
