/* SPDX-License-Identifier: MIT */
#include "core/record/name.h"

#include <string.h>

#include "core/base/path.h"

#define MAX_DIGITS 9 /* fits uint32_t */
/* Years that a date in a name may have: 12340101 is rather a number. */
#define FIRST_YEAR 1970
#define LAST_YEAR 2199
#define MAX_PREFIX 24
#define PADDED_PREFIX 8 /* letters of an unknown prefix, as in infra-0012 */

static const char *const known_prefixes[] = { "adr", "rfc", "pep", "jep", "kep",
	"oep", "tep", "dep", "rfd", "bip", "eip", "dr", "adl", "decision",
	"proposal", "record" };

static bool is_separator(char c)
{
	return c == '-' || c == '_' || c == ' ' || c == '.';
}

static size_t count_digits(struct text t)
{
	size_t i = 0;

	while (i < t.len && char_is_digit(t.data[i]))
		i++;
	return i;
}

static bool ends_at(struct text t, size_t pos)
{
	return pos >= t.len || is_separator(t.data[pos]);
}

/* 2024-01-31 or 20240131, be it a day of the calendar or not. */
static bool has_date_form(struct text t, bool *dashed)
{
	*dashed = t.len >= 10 && t.data[4] == '-' && t.data[7] == '-';
	if (!*dashed)
		return count_digits(t) == 8 && ends_at(t, 8);
	return count_digits(t) == 4 && count_digits(text_skip(t, 5)) == 2 &&
	    count_digits(text_skip(t, 8)) == 2 && ends_at(t, 10);
}

/* The length of a date at the start of t, or 0. */
static size_t read_date(struct text t, struct date *out, bool *dashed)
{
	struct text digits;

	if (!has_date_form(t, dashed))
		return 0;
	digits = text_make(t.data, *dashed ? 10 : 8);
	if (!date_parse(out, digits) || out->year < FIRST_YEAR ||
	    out->year > LAST_YEAR) {
		memset(out, 0, sizeof(*out));
		return 0;
	}
	return digits.len;
}

static bool is_known_prefix(struct text word)
{
	for (size_t i = 0; i < sizeof(known_prefixes) / sizeof(*known_prefixes);
	     i++)
		if (text_equals_nocase(word, known_prefixes[i]))
			return true;
	return false;
}

static bool is_upper_case(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.data[i] >= 'a' && t.data[i] <= 'z')
			return false;
	return true;
}

/* xxx, 00xx, NNNN: a place held for a number. */
static size_t read_placeholder(struct text t)
{
	size_t i = 0, letters = 0;

	while (i < t.len &&
	    (char_is_digit(t.data[i]) || char_lower(t.data[i]) == 'x' ||
		t.data[i] == 'N')) {
		letters += !char_is_digit(t.data[i]);
		i++;
	}
	return i >= 3 && letters > 0 && ends_at(t, i) ? i : 0;
}

/*
 * Is what stands before the digits a prefix? Its last word is one that records
 * are known by, or the digits are padded like an id ("infra-0012"), or it is in
 * capitals ("ODH-ADR-ART-001"). "http-2-support" has none.
 */
static bool is_prefix(struct text prefix, struct text number, bool glued)
{
	struct text last = prefix;
	size_t parts = 1;

	for (size_t i = prefix.len; i > 0; i--)
		if (is_separator(prefix.data[i - 1])) {
			last = text_skip(prefix, i);
			parts++;
			break;
		}
	if (parts == 1 && is_known_prefix(last))
		return true;
	if (glued)
		return false;
	if (is_upper_case(prefix) && number.len >= 2)
		return true;
	return parts == 1 && number.len >= 3 && number.data[0] == '0' &&
	    last.len <= PADDED_PREFIX;
}

/* The length of "ADR-" at the start of t, before a number; 0: none. */
static size_t read_prefix(struct text t, struct text *prefix)
{
	size_t i = 0;

	while (i < t.len && i <= MAX_PREFIX &&
	    (char_is_alpha(t.data[i]) || (i > 0 && is_separator(t.data[i])))) {
		size_t next = i + 1;
		bool glued = !is_separator(t.data[i]);
		struct text rest = text_skip(t, next);
		size_t digits = count_digits(rest);

		i = next;
		if (!digits)
			digits = read_placeholder(rest);
		if (!digits || !ends_at(rest, digits))
			continue;
		*prefix = text_make(t.data, glued ? next : next - 1);
		if (is_prefix(*prefix, text_make(rest.data, digits), glued))
			return next;
	}
	*prefix = text_make(t.data, 0);
	return 0;
}

/* The length of the number at the start of t, or 0. */
static size_t read_number(struct text t, struct record_name *out)
{
	size_t digits = count_digits(t);

	if (digits > 0 && digits <= MAX_DIGITS && ends_at(t, digits)) {
		out->has_number = text_to_number(text_make(t.data, digits),
		    &out->number);
		out->width = (uint32_t)digits;
		return digits;
	}
	digits = read_placeholder(t);
	out->placeholder = digits > 0;
	return digits;
}

static struct text skip_separators(struct text t, char *separator)
{
	size_t i = 0;

	if (t.len && is_separator(t.data[0]))
		*separator = t.data[0];
	while (i < t.len && is_separator(t.data[i]))
		i++;
	return text_skip(t, i);
}

void record_name_parse(struct record_name *out, struct text stem)
{
	struct text rest = stem;
	size_t len;

	memset(out, 0, sizeof(*out));
	out->prefix = text_make(stem.data, 0);
	len = read_date(stem, &out->date, &out->date_dashed);
	if (len) {
		rest = text_skip(stem, len);
		/* 2021-06-05_001-title has a number, 2026-01-23-1-title not */
		if (rest.len && rest.data[0] == '_' &&
		    (len = read_number(text_skip(rest, 1), out)))
			rest = text_skip(rest, len + 1);
		out->slug = skip_separators(rest, &out->separator);
		return;
	}
	if (has_date_form(stem, &out->date_dashed)) {
		out->date_dashed = false;
		out->slug = stem; /* 2026-02-30-x is no number 2026 */
		return;
	}
	len = read_prefix(stem, &out->prefix);
	rest = text_skip(stem, len);
	len = read_number(rest, out);
	if (!len) {
		out->prefix.len = 0;
		out->slug = stem;
		return;
	}
	out->slug = skip_separators(text_skip(rest, len), &out->separator);
}

bool record_name_is_marked(const struct record_name *name)
{
	return name->has_number || name->placeholder || name->date.year;
}

enum name_format name_split(const char *base, struct text *stem)
{
	static const struct {
		const char *extension;
		enum name_format format;
	} rows[] = {
		{ ".md", NAME_MARKDOWN },
		{ ".markdown", NAME_MARKDOWN },
		{ ".rst", NAME_RST },
		{ ".adoc", NAME_ASCIIDOC },
		{ ".asciidoc", NAME_ASCIIDOC },
		{ ".txt", NAME_PLAIN },
	};

	*stem = text_of(base);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (stem->len > strlen(rows[i].extension) &&
		    text_ends_nocase(*stem, rows[i].extension)) {
			stem->len -= strlen(rows[i].extension);
			return rows[i].format;
		}
	return NAME_NO_DOCUMENT;
}

bool name_is_page(struct text stem, bool *is_cover)
{
	static const struct {
		const char *name;
		bool cover;
	} rows[] = { { "readme", true }, { "index", true }, { "_index", true },
		{ "adr", true }, { "rfc", true }, { "decision", true },
		{ "decisions", true }, { "proposal", true },
		{ "changelog", false }, { "contributing", false },
		{ "license", false }, { "licence", false },
		{ "code_of_conduct", false }, { "code-of-conduct", false },
		{ "summary", false }, { "security", false }, { "toc", false },
		{ "agents", false }, { "claude", false } };

	*is_cover = false;
	/* most names there are */
	if (stem.len && char_is_digit(stem.data[0]))
		return false;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (text_equals_nocase(stem, rows[i].name)) {
			*is_cover = rows[i].cover;
			return true;
		}
	return false;
}

bool name_is_template(struct text stem)
{
	struct record_name name;
	size_t words = 0;
	bool found = false;

	record_name_parse(&name, stem);
	if (name.date.year || (name.has_number && name.number != 0))
		return false;
	for (size_t i = 0, start = 0; i <= name.slug.len; i++) {
		struct text word;

		if (i < name.slug.len && !is_separator(name.slug.data[i]))
			continue;
		word = text_make(name.slug.data + start, i - start);
		start = i + 1;
		words += word.len > 0;
		found |= text_equals_nocase(word, "template") ||
		    text_equals_nocase(word, "templates");
	}
	return found && words <= 4;
}

bool name_stem(struct text *stem, bool *is_cover, const char *path)
{
	struct text base = path_base(path), folder = path_parent(path);

	if (name_split(base.data, stem) == NAME_NO_DOCUMENT)
		return false;
	*is_cover = false;
	/* Most names; there may be tens of thousands. */
	if (!folder.len || char_is_digit(stem->data[0]))
		return true;
	name_is_page(*stem, is_cover);
	if (!*is_cover)
		return true;
	*stem = path_last(folder);
	return true;
}

/* The number of the folder that a file is an attachment in. */
static bool parse_folder(struct record_name *out, const char *path)
{
	record_name_parse(out, path_last(path_parent(path)));
	return out->has_number && out->slug.len > 0;
}

bool name_of_path(struct record_name *out, struct text *unit, const char *path)
{
	struct text stem;
	bool is_cover;

	if (!name_stem(&stem, &is_cover, path))
		return false;
	*unit = path_parent(path);
	if (!is_cover && parse_folder(out, path))
		return true;
	if (!is_cover)
		*unit = text_make(path, (size_t)(stem.data + stem.len - path));
	record_name_parse(out, stem);
	return out->has_number && (out->number || !name_is_template(stem));
}
