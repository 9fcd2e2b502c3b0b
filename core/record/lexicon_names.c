/* SPDX-License-Identifier: MIT */
/* What is meant, in the words that we print and read back. */
#include "core/record/lexicon.h"

static const char *const status_names[] = { NULL, NULL, "draft", "proposed",
	"last-call", "accepted", "rejected", "postponed", "withdrawn",
	"deprecated", "superseded" };

static const char *const section_class_names[] = {
#define SECTION_CLASS(id, name) name,
#include "core/record/sections.def"
#undef SECTION_CLASS
};

static const char *const field_key_names[] = {
	NULL,
#define FIELD(id, name) name,
#include "core/record/fields.def"
#undef FIELD
};

static const char *const relation_names[][2] = {
	{ "supersedes", "superseded-by" },
	{ "amends", "amended-by" },
	{ "clarifies", "clarified-by" },
	{ "depends-on", "depended-on-by" },
	{ "implements", "implemented-by" },
	{ "relates-to", "relates-to" },
	{ "conflicts-with", "conflicts-with" },
	{ "duplicates", "duplicated-by" },
	{ "revisits", "revisited-by" },
};

const char *status_name(enum record_status status)
{
	return status_names[status];
}

enum record_status status_from_name(struct text name)
{
	for (int i = RECORD_DRAFT; i <= RECORD_SUPERSEDED; i++)
		if (text_equals_nocase(name, status_names[i]))
			return (enum record_status)i;
	return RECORD_UNKNOWN;
}

const char *section_class_name(enum section_class class_)
{
	return section_class_names[class_];
}

const char *field_key_name(enum field_key key)
{
	return field_key_names[key];
}

const char *relation_name(enum relation_kind kind, bool inverse)
{
	return relation_names[kind][inverse];
}
