/* SPDX-License-Identifier: MIT */
/* What the names of a collection's files say about it as a whole. */
#include <string.h>

#include "core/base/path.h"
#include "core/corpus/discover.h"
#include "core/record/name.h"

#define DEFAULT_WIDTH 4
#define WIDTHS 10
#define MAX_PREFIXES 16

static char *upper_case(struct corpus *corpus, struct text word)
{
	char *copy = arena_strndup(&corpus->arena, word.data, word.len);

	for (char *c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

/* The prefix most files have, in capitals, or NULL. */
static const char *common_prefix(struct corpus *corpus,
    const struct candidate *candidates, size_t count)
{
	struct {
		struct text prefix;
		size_t count;
	} seen[MAX_PREFIXES];
	size_t kinds = 0, best = 0, total = 0;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;
		enum name_format format;
		size_t k = 0;

		record_name_parse(&name,
		    record_stem(candidates[i].file->path, &format));
		if (!name.prefix.len)
			continue;
		total++;
		while (k < kinds &&
		    (seen[k].prefix.len != name.prefix.len ||
			strncasecmp(seen[k].prefix.data, name.prefix.data,
			    name.prefix.len)))
			k++;
		if (k == kinds && kinds < MAX_PREFIXES) {
			seen[kinds].prefix = name.prefix;
			seen[kinds++].count = 0;
		}
		if (k < kinds)
			seen[k].count++;
	}
	for (size_t k = 1; k < kinds; k++)
		if (seen[k].count > seen[best].count)
			best = k;
	if (total * 2 <= count || !kinds)
		return NULL;
	return upper_case(corpus, seen[best].prefix);
}

/* Folders and prefixes of proposals: kind rfc, under names of their own. */
static const struct proposal_row {
	const char *folder, *prefix;
} proposal_rows[] = {
	{ "rfcs", "RFC" },
	{ "rfc", "RFC" },
	{ "text", "RFC" },
	{ "rfds", "RFD" },
	{ "rfd", "RFD" },
	{ "peps", "PEP" },
	{ "jeps", "JEP" },
	{ "jep", "JEP" },
	{ "keps", "KEP" },
	{ "enhancements", "KEP" },
	{ "oeps", "OEP" },
	{ "teps", "TEP" },
	{ "proposals", "RFC" },
};

static const struct proposal_row *find_proposal(const char *path,
    const char *prefix)
{
	for (size_t i = 0; i < sizeof(proposal_rows) / sizeof(*proposal_rows);
	     i++) {
		const struct proposal_row *row = &proposal_rows[i];
		struct text rest = text_of(path), part;

		if (prefix && !strcmp(prefix, row->prefix))
			return row;
		while (text_split(&rest, '/', &part))
			if (text_equals_nocase(part, row->folder))
				return row;
	}
	return NULL;
}

static void infer_kind(struct corpus *corpus, struct collection *collection,
    const char *prefix)
{
	const struct proposal_row *row = find_proposal(collection->path,
	    prefix);

	if (!collection->kind)
		collection->kind = row ? "rfc" : "adr";
	if (!collection->prefix)
		collection->prefix = prefix;
	if (!collection->prefix && row && !strcmp(collection->kind, "rfc"))
		collection->prefix = row->prefix;
	if (!collection->prefix)
		collection->prefix = upper_case(corpus,
		    text_of(collection->kind));
}

static void infer_numbers(struct collection *collection,
    const struct candidate *candidates, size_t count)
{
	size_t widths[WIDTHS] = { 0 }, numbers = 0, dates = 0, best = 0;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;
		enum name_format format;

		record_name_parse(&name,
		    record_stem(candidates[i].file->path, &format));
		dates += name.date.year && !name.has_number;
		numbers += name.has_number;
		if (name.has_number && name.width < WIDTHS)
			widths[name.width]++;
	}
	for (size_t i = 1; i < WIDTHS; i++)
		if (widths[i] > widths[best])
			best = i;
	if (!collection->width)
		collection->width = best ? (uint32_t)best : DEFAULT_WIDTH;
	if (collection->numbering != NUMBERING_INFERRED)
		return;
	collection->numbering = NUMBERING_SEQUENTIAL;
	if (dates > numbers)
		collection->numbering = NUMBERING_DATE;
	else if (count && numbers * 2 < count && numbers + dates == 0)
		collection->numbering = NUMBERING_NONE;
}

void discover_infer(struct corpus *corpus, struct collection *collection,
    const struct candidate *candidates, size_t count)
{
	const char *prefix = common_prefix(corpus, candidates, count);

	infer_kind(corpus, collection, prefix);
	infer_numbers(collection, candidates, count);
}
