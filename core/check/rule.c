/* SPDX-License-Identifier: MIT */
#include "core/check/rule.h"

#include <string.h>

#include "core/record/stems.h"
#include "core/record/words.h"

#define DIFFERENT_WORDS 3u /* of a waiver's reason */

const struct rule rules[RULE_COUNT] = {
#define RULE(id, name, levels, rfc_levels, waivable, summary, explanation) \
	{ name, levels, rfc_levels, waivable, summary, explanation },
#include "core/check/rules.def"
#undef RULE
};

const char *severity_name(enum severity severity)
{
	static const char *const names[] = { "off", "info", "warning",
		"error" };

	return names[severity];
}

enum severity severity_of_letter(char letter)
{
	static const char letters[] = "-iwe";

	return (enum severity)(strchr(letters, letter) - letters);
}

enum stage stage_of(enum record_status status)
{
	static const enum stage stages[] = {
		[RECORD_PROPOSED] = STAGE_PROPOSED,
		[RECORD_LAST_CALL] = STAGE_PROPOSED,
		[RECORD_ACCEPTED] = STAGE_DECIDED,
		[RECORD_DEPRECATED] = STAGE_DECIDED,
		[RECORD_SUPERSEDED] = STAGE_DECIDED,
		[RECORD_REJECTED] = STAGE_CLOSED,
		[RECORD_WITHDRAWN] = STAGE_CLOSED,
		[RECORD_POSTPONED] = STAGE_CLOSED,
	};

	return stages[status];
}

bool rule_is_decision(enum rule_id id)
{
	struct text name = text_of(rules[id].name);

	return text_starts(name, "options/") ||
	    text_starts(name, "safe-to-try/") ||
	    text_starts(name, "lifecycle/");
}

bool rule_spares_old(enum rule_id id)
{
	return rule_is_decision(id) || id == RULE_LINK_SUCCESSOR_WITHOUT_STATUS;
}

/* Not "b", "5" or "20". */
static bool is_word(const char *stem)
{
	return strlen(stem) > 1 && !(stem[0] >= '0' && stem[0] <= '9');
}

/* Up to DIFFERENT_WORDS. */
static uint32_t count_different(const struct stems *stems)
{
	const char *found[DIFFERENT_WORDS];
	uint32_t count = 0;

	for (size_t i = 0; i < stems->starts.count && count < DIFFERENT_WORDS;
	     i++) {
		const char *word = stems_word(stems, i);
		uint32_t k = 0;

		while (k < count && strcmp(found[k], word) != 0)
			k++;
		if (k == count && is_word(word))
			found[count++] = word;
	}
	return count;
}

bool rule_waiver_says(const char *reason)
{
	struct stems stems = { 0 };
	bool says;

	if (words_count(text_of(reason)) < WAIVER_REASON_WORDS)
		return false;
	stems_fill(&stems, text_of(reason));
	says = count_different(&stems) >= DIFFERENT_WORDS;
	stems_release(&stems);
	return says;
}

enum rule_id rule_find(struct text name)
{
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (text_equals(name, rules[i].name))
			return (enum rule_id)i;
	return RULE_COUNT;
}

void rule_levels_init(struct rule_levels *out)
{
	for (size_t i = 0; i < RULE_COUNT; i++) {
		const char *rfc = rules[i].rfc_levels ? rules[i].rfc_levels
						      : rules[i].levels;

		memcpy(out->letters[i][0], rules[i].levels, STAGE_CLOSED);
		memcpy(out->letters[i][1], rfc, STAGE_CLOSED);
		out->is_set[i] = false;
	}
}

static void set_all(char letters[STAGE_CLOSED], char to)
{
	bool off = true;

	for (size_t at = 0; at < STAGE_CLOSED; at++) {
		if (letters[at] == '-')
			continue;
		letters[at] = to;
		off = false;
	}
	if (off)
		letters[STAGE_DECIDED] = to;
}

void rule_levels_set(struct rule_levels *levels, enum rule_id id,
    const char *to)
{
	levels->is_set[id] = true;
	for (size_t kind = 0; kind < 2; kind++) {
		if (to[1])
			memcpy(levels->letters[id][kind], to, STAGE_CLOSED);
		else
			set_all(levels->letters[id][kind], to[0]);
	}
}

static bool is_higher(char level, char other)
{
	return severity_of_letter(level) > severity_of_letter(other);
}

static bool raise_all(char levels[STAGE_CLOSED],
    const char before[STAGE_CLOSED], const char now[STAGE_CLOSED])
{
	bool raised = false;

	for (size_t at = 0; at < STAGE_CLOSED; at++) {
		if (!is_higher(now[at], before[at]) ||
		    !is_higher(now[at], levels[at]))
			continue;
		levels[at] = now[at];
		raised = true;
	}
	return raised;
}

void rule_levels_raise(struct rule_levels *levels,
    const struct rule_levels *before, const struct rule_levels *now)
{
	for (size_t id = 0; id < RULE_COUNT; id++)
		for (size_t kind = 0; kind < 2; kind++)
			if (raise_all(levels->letters[id][kind],
				before->letters[id][kind],
				now->letters[id][kind]))
				levels->is_set[id] = now->is_set[id];
}

bool rule_is_lowered(enum rule_id id, const struct rule_levels *before,
    const struct rule_levels *now)
{
	for (size_t kind = 0; kind < 2; kind++)
		for (size_t at = 0; at < STAGE_CLOSED; at++)
			if (is_higher(before->letters[id][kind][at],
				now->letters[id][kind][at]))
				return true;
	return false;
}

enum severity rule_severity(const struct rule_levels *levels, enum rule_id id,
    const char *kind, enum stage stage)
{
	size_t at = stage == STAGE_CLOSED ? STAGE_DECIDED : stage;

	return severity_of_letter(
	    levels->letters[id][!strcmp(kind, "rfc")][at]);
}

const char *rule_guess(const char *name)
{
	const char *names[RULE_COUNT];
	size_t nearest;

	for (size_t i = 0; i < RULE_COUNT; i++) {
		names[i] = rules[i].name;
		if (!strcmp(strchr(names[i], '/') + 1, name))
			return names[i];
	}
	nearest = text_nearest(name, names, RULE_COUNT);
	return nearest == SIZE_MAX ? NULL : names[nearest];
}
