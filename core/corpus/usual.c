/* SPDX-License-Identifier: MIT */
#include "core/corpus/usual.h"

#include <string.h>

#include "core/base/path.h"

/*
 * Two names are everyday words and count under a condition (both have their
 * cases in tests/cli/discover.sh). "text" holds proposals where it stands at
 * the root, as those who keep RFCs in a repository of their own have it; deeper
 * down it is src/text and the like. "architecture" holds every kind of
 * document: of its files only adr-001-x.md and its like are records.
 */
static const struct usual_folder usual_folders[] = {
	{ "adr", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "adrs", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "decisions", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "decision-records", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "decision-log", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "architecture-decisions", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "architecture_decisions", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "architecture-decision-record", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "architecture-decision-records", USUAL_DOCUMENT, "adr", "ADR",
	    false },
	{ "architecture_decision_records", USUAL_DOCUMENT, "adr", "ADR",
	    false },
	{ "architectural-decisions", USUAL_DOCUMENT, "adr", "ADR", false },
	{ "architectural-decision-records", USUAL_DOCUMENT, "adr", "ADR",
	    false },
	{ "decisoes", USUAL_MARKED, "adr", "ADR", false },
	{ "entscheidungen", USUAL_MARKED, "adr", "ADR", false },
	{ "architecture", USUAL_PREFIXED, NULL, NULL, false },
	{ "rfc", USUAL_MARKED, "rfc", "RFC", false },
	{ "rfcs", USUAL_MARKED, "rfc", "RFC", false },
	{ "text", USUAL_MARKED, "rfc", "RFC", true },
	{ "proposals", USUAL_MARKED, "rfc", "RFC", false },
	{ "rfd", USUAL_MARKED, "rfc", "RFD", false },
	{ "rfds", USUAL_MARKED, "rfc", "RFD", false },
	{ "peps", USUAL_MARKED, "rfc", "PEP", false },
	{ "jep", USUAL_MARKED, "rfc", "JEP", false },
	{ "jeps", USUAL_MARKED, "rfc", "JEP", false },
	{ "keps", USUAL_MARKED, "rfc", "KEP", false },
	{ "enhancements", USUAL_MARKED, "rfc", "KEP", false },
	{ "oeps", USUAL_MARKED, "rfc", "OEP", false },
	{ "teps", USUAL_MARKED, "rfc", "TEP", false },
};

#define COUNT (sizeof(usual_folders) / sizeof(*usual_folders))

const struct usual_folder *usual_find(struct text path)
{
	struct text name = path_last(path);

	for (size_t i = 0; i < COUNT; i++)
		if (text_equals_nocase(name, usual_folders[i].name))
			return usual_folders[i].only_at_root &&
				name.len < path.len
			    ? NULL
			    : &usual_folders[i];
	return NULL;
}

const struct usual_folder *usual_infer(struct text path, const char *prefix)
{
	for (size_t i = 0; prefix && i < COUNT; i++)
		if (usual_folders[i].prefix &&
		    !strcmp(prefix, usual_folders[i].prefix))
			return &usual_folders[i];
	for (; path.len; path = path_folder(path)) {
		const struct usual_folder *row = usual_find(path);

		if (row && row->kind)
			return row;
	}
	return NULL;
}
