/* SPDX-License-Identifier: MIT */
#include "core/output/record_words.h"

_Static_assert(FIELD_KEY_COUNT <= 64, "RECORD_KEY has 64 bits");

static const struct problem_words problems[] = {
	{ PROBLEM_FRONT_MATTER_UNTERMINATED, "front-matter-unterminated",
	    "its front matter has no end" },
	{ PROBLEM_FRONT_MATTER_BROKEN, "front-matter-broken",
	    "its front matter is no YAML" },
	{ PROBLEM_FRONT_MATTER_NO_MAPPING, "front-matter-no-mapping",
	    "its front matter has no keys" },
	{ PROBLEM_FRONT_MATTER_DUPLICATE, "front-matter-duplicate",
	    "its front matter has a key twice" },
	{ PROBLEM_NUL, "nul", "it has NUL bytes" },
	{ PROBLEM_ENCODING, "encoding", "it is not UTF-8" },
	{ PROBLEM_TOO_LARGE, "too-large", "it is over the size limit" },
	{ PROBLEM_UNREADABLE, "unreadable", "it cannot be read" },
	{ PROBLEM_TOO_COMPLEX, "too-complex",
	    "its Markdown would take too long to parse" },
	{ 0, NULL, NULL },
};

const char *record_place_name(enum field_place place)
{
	static const char *const names[] = {
		[PLACE_FRONT_MATTER] = "front-matter",
		[PLACE_BULLET] = "bullet",
		[PLACE_LINE] = "line",
		[PLACE_TABLE] = "table",
		[PLACE_HEADER] = "header",
		[PLACE_SIDECAR] = "sidecar",
		[PLACE_SECTION] = "section",
		[PLACE_FOLDER] = "folder",
	};

	return names[place];
}

const char *record_link_name(enum link_kind kind)
{
	static const char *const names[] = {
		[LINK_INLINE] = "inline",
		[LINK_REFERENCE] = "reference",
		[LINK_AUTOLINK] = "autolink",
		[LINK_IMAGE] = "image",
		[LINK_IMAGE_REFERENCE] = "image",
		[LINK_HTML] = "html",
		[LINK_HTML_IMAGE] = "html",
		[LINK_DEFINITION] = "definition",
		[LINK_UNUSED_DEFINITION] = "definition",
	};

	return names[kind];
}

const char *record_format_name(enum record_format format)
{
	static const char *const names[] = {
		[FORMAT_MARKDOWN] = "markdown",
		[FORMAT_RST] = "rst",
		[FORMAT_ASCIIDOC] = "asciidoc",
		[FORMAT_PLAIN] = "plain",
	};

	return names[format];
}

const struct problem_words *problem_next(uint32_t set,
    const struct problem_words *last)
{
	const struct problem_words *next = last ? last + 1 : problems;

	while (next->bit && !(next->bit & set))
		next++;
	return next->bit ? next : NULL;
}

const char *record_status_word(enum record_status status)
{
	const char *name = status_name(status);

	if (name)
		return name;
	return status == RECORD_UNKNOWN ? "?" : "-";
}
