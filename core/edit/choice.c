/* SPDX-License-Identifier: MIT */
#include "core/edit/choice.h"

#include <string.h>

#include "core/base/clip.h"
#include "core/base/strbuf.h"
#include "core/base/unicode.h"
#include "core/record/option_line.h"

#define OPTIONS_SHOWN 8u /* in a hint, by so many bytes of each */
#define TITLE_SHOWN 40

static const char *title_of(const struct record *record, uint32_t at)
{
	const char *title = record_string(record, record->options[at].title);

	return title ? title : "";
}

static bool has_title(const struct record *record, uint32_t at,
    const char *words)
{
	return !strcmp(title_of(record, at), words);
}

/* Options that are numbered by nothing are by their places: "2", "Option 2". */
static bool has_label(const struct record *record, uint32_t at,
    const char *words)
{
	const char *label = record_string(record, record->options[at].label);
	uint32_t number = option_label_number(text_of(words));
	bool any = false;

	if (!number)
		return false;
	if (label)
		return option_label_number(text_of(label)) == number;
	for (uint32_t i = 0; i < record->options_count; i++)
		any |= record->options[i].label != 0;
	return !any && number == at + 1 &&
	    (char_is_digit(words[0]) || option_is_numbered(text_of(words)));
}

static bool has_folded(const struct record *record, uint32_t at,
    const char *words)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	bool same;

	unicode_fold(&a, text_of(title_of(record, at)));
	unicode_fold(&b, text_of(words));
	same = !strcmp(a.buf, b.buf);
	strbuf_release(&a);
	strbuf_release(&b);
	return same;
}

typedef bool (
    *likeness)(const struct record *record, uint32_t at, const char *words);

/* *found: the last that is like it; gives how many are. */
static uint32_t count(uint32_t *found, const struct record *record,
    const char *words, likeness is_like)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < record->options_count; i++)
		if (is_like(record, i, words)) {
			*found = i;
			sum++;
		}
	return sum;
}

static void list(struct strbuf *out, const struct record *record)
{
	uint32_t all = record->options_count;

	for (uint32_t i = 0; i < all && i < OPTIONS_SHOWN; i++) {
		const char *label = record_string(record,
		    record->options[i].label);

		strbuf_addf(out, "%s'%s%s%s'", i ? ", " : "",
		    label ? label : "", label ? ": " : "",
		    clip_make(text_of(title_of(record, i)), TITLE_SHOWN).text);
	}
	if (all > OPTIONS_SHOWN)
		strbuf_addf(out, " and %u more: 'hence options' lists them",
		    all - OPTIONS_SHOWN);
}

static enum status refuse(const struct record *record, const char *words,
    bool several, struct error *err)
{
	struct strbuf options = STRBUF_INIT;

	error_set(err, STATUS_USAGE,
	    several ? "'%s' names several options" : "there is no option '%s'",
	    clip_of(words).text);
	list(&options, record);
	error_hint(err, "The options are %s.", options.buf);
	strbuf_release(&options);
	return STATUS_USAGE;
}

static bool has_losers_only(const struct record *record)
{
	for (uint32_t i = 0; i < record->options_count; i++)
		if (!(record->options[i].traits & OPTION_LOSER))
			return false;
	return true;
}

enum status choice_find(const char **out, const struct record *record,
    const char *words, struct error *err)
{
	static const likeness ways[] = { has_title, has_label, has_folded };
	uint32_t found = 0, like = 0;

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways) && !like; i++)
		like = count(&found, record, words, ways[i]);
	*out = like ? title_of(record, found) : words;
	if (like == 1 || (!like && has_losers_only(record)))
		return STATUS_OK;
	return refuse(record, words, like > 1, err);
}
