/* SPDX-License-Identifier: MIT */
#include "core/output/rule_text.h"

#include <string.h>

#define WIDTH 79
#define STAGES 3 /* of a rule's levels: draft, proposed, decided */

static const char *const stage_names[STAGES] = { "draft", "proposed",
	"decided" };

/* Words of ASCII, broken into lines. */
static void add_wrapped(struct strbuf *out, const char *words)
{
	struct text rest = text_of(words), word;
	size_t column = 0;

	while (text_split(&rest, ' ', &word)) {
		if (!word.len)
			continue;
		if (column && column + 1 + word.len > WIDTH) {
			strbuf_addch(out, '\n');
			column = 0;
		}
		strbuf_addf(out, "%s%.*s", column ? " " : "", TEXT_ARG(word));
		column += word.len + (column > 0);
	}
	strbuf_addch(out, '\n');
}

static const char *level_name(char letter)
{
	return severity_name(severity_of_letter(letter));
}

/* "error", or "draft info, proposed warning, decided error" */
static void add_levels(struct strbuf *out, const char *levels)
{
	if (levels[0] == levels[1] && levels[1] == levels[2]) {
		strbuf_addstr(out, level_name(levels[0]));
		return;
	}
	for (size_t i = 0; i < STAGES; i++)
		strbuf_addf(out, "%s%s %s", i ? ", " : "", stage_names[i],
		    level_name(levels[i]));
}

void rule_text(struct strbuf *out, enum rule_id id, bool color)
{
	const struct rule *rule = &rules[id];

	strbuf_addf(out, "%s%s%s: %s\n\n", color ? "\033[1m" : "", rule->name,
	    color ? "\033[m" : "", rule->summary);
	strbuf_addstr(out, "Severity: ");
	add_levels(out, rule->levels);
	if (rule->rfc_levels) {
		strbuf_addstr(out, "\nin an RFC: ");
		add_levels(out, rule->rfc_levels);
	}
	strbuf_addf(out, "\nWaivable: %s\n\n", rule->waivable ? "yes" : "no");
	add_wrapped(out, rule->explanation);
}

static void add_introduction(struct strbuf *out)
{
	strbuf_addstr(out,
	    "# The rules of `hence check`\n"
	    "\n"
	    "<!-- Written by `hence check --explain all`; see `make "
	    "docs/rules.md`. -->\n"
	    "\n"
	    "A rule is `family/name`. Its severity depends on where the record "
	    "stands:\n"
	    "\n"
	    "- **draft**: its status is draft, unknown or not stated;\n"
	    "- **proposed**: proposed or last call;\n"
	    "- **decided**: accepted, deprecated or superseded, and for the "
	    "rules here\n"
	    "  rejected, withdrawn and postponed, too.\n"
	    "\n"
	    "`off` rules do not run. Infos are shown with `-v`; errors make "
	    "`hence check`\n"
	    "end with 1, and with `--strict` warnings do. `hence check "
	    "--explain RULE` says\n"
	    "on the command line what stands here.\n");
}

static void add_name(struct strbuf *out, const char *name)
{
	strbuf_addstr(out, out->len ? ", " : "");
	for (; *name; name++)
		strbuf_addch(out, char_lower(*name));
}

/* What a record in another language says in vain. */
static void add_languages(struct strbuf *out)
{
	static const char *const phrases[] = {
#define PHRASE(id) #id,
#include "core/record/phrases.def"
#undef PHRASE
	};
	struct strbuf names = STRBUF_INIT, words = STRBUF_INIT;

	for (int i = 0; i < SECTION_CLASS_COUNT; i++)
		if (lexicon_section_is_english((enum section_class)i))
			add_name(&names,
			    section_class_name((enum section_class)i));
	strbuf_addf(&words,
	    "Headings and turns of phrase are known in nine languages, but not "
	    "all of them. In English alone, or nearly, are sections of these "
	    "classes: %s",
	    names.buf);
	strbuf_clear(&names);
	for (int i = 0; i < PHRASE_COUNT; i++)
		if (lexicon_phrase_is_english((enum option_phrase)i))
			add_name(&names, phrases[i]);
	if (names.len)
		strbuf_addf(&words, "; and words of %s", names.buf);
	strbuf_addstr(&words,
	    ". So is the statement \"we decided for A and neglected B\".");
	strbuf_addch(out, '\n');
	add_wrapped(out, words.buf);
	strbuf_release(&names);
	strbuf_release(&words);
}

static bool begins_family(enum rule_id id)
{
	size_t len = strcspn(rules[id].name, "/") + 1;

	return id == 0 || strncmp(rules[id].name, rules[id - 1].name, len) != 0;
}

static void add_page(struct strbuf *out, enum rule_id id)
{
	const struct rule *rule = &rules[id];

	strbuf_addf(out, "\n### %s\n\n", rule->name);
	strbuf_addf(out, "%c%s.\n\n", char_upper(rule->summary[0]),
	    rule->summary + 1);
	add_wrapped(out, rule->explanation);
	strbuf_addstr(out, "\n- Severity: ");
	add_levels(out, rule->levels);
	if (rule->rfc_levels) {
		strbuf_addstr(out, "\n- In an RFC: ");
		add_levels(out, rule->rfc_levels);
	}
	strbuf_addf(out, "\n- Waivable: %s\n", rule->waivable ? "yes" : "no");
}

void rule_pages(struct strbuf *out)
{
	add_introduction(out);
	add_languages(out);
	for (size_t i = 0; i < RULE_COUNT; i++) {
		enum rule_id id = (enum rule_id)i;

		if (begins_family(id))
			strbuf_addf(out, "\n## %.*s\n",
			    (int)strcspn(rules[id].name, "/"), rules[id].name);
		add_page(out, id);
	}
}
