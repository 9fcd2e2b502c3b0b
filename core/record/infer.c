/* SPDX-License-Identifier: MIT */
/* What the names of a collection's files say about it as a whole. */
#include <string.h>

#include "core/base/path.h"
#include "core/record/discover.h"
#include "core/record/name.h"

#define DEFAULT_WIDTH 4
#define WIDTHS 10
#define MAX_PREFIXES 16

static bool has_word(const char *path, const char *const *words, size_t count)
{
	struct text rest = text_of(path), part;

	while (text_split(&rest, '/', &part))
		for (size_t i = 0; i < count; i++)
			if (text_equals_nocase(part, words[i]))
				return true;
	return false;
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
	char *copy;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;
		enum name_format format;
		size_t k = 0;

		record_name_parse(
		    &name, record_stem(candidates[i].file->path, &format));
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
	copy = arena_strndup(
	    &corpus->arena, seen[best].prefix.data, seen[best].prefix.len);
	for (char *c = copy; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return copy;
}

static void infer_kind(struct collection *collection, const char *prefix)
{
	static const char *const rfc_folders[] = { "rfc", "rfcs", "text", "rfd",
		"rfds", "peps", "jep", "jeps", "keps", "oeps", "enhancements",
		"proposals" };
	static const char *const rfc_prefixes[] = { "RFC", "PEP", "JEP", "KEP",
		"OEP", "TEP", "RFD" };

	if (collection->kind)
		return;
	collection->kind = "adr";
	if (has_word(collection->path, rfc_folders,
		sizeof(rfc_folders) / sizeof(*rfc_folders)))
		collection->kind = "rfc";
	for (size_t i = 0;
	     prefix && i < sizeof(rfc_prefixes) / sizeof(*rfc_prefixes); i++)
		if (!strcmp(prefix, rfc_prefixes[i]))
			collection->kind = "rfc";
}

static const char *kind_prefix(struct corpus *corpus, const char *kind)
{
	char *prefix = arena_strdup(&corpus->arena, kind);

	for (char *c = prefix; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return prefix;
}

static void infer_numbers(struct collection *collection,
    const struct candidate *candidates, size_t count)
{
	size_t widths[WIDTHS] = { 0 }, numbers = 0, dates = 0, best = 0;

	for (size_t i = 0; i < count; i++) {
		struct record_name name;
		enum name_format format;

		record_name_parse(
		    &name, record_stem(candidates[i].file->path, &format));
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

	infer_kind(collection, prefix);
	if (!collection->prefix)
		collection->prefix = prefix ?
		    prefix :
		    kind_prefix(corpus, collection->kind);
	infer_numbers(collection, candidates, count);
}
