/* SPDX-License-Identifier: MIT */
/* Turns of phrase around options: labels in front, denials, names of groups. */
#include "core/record/options.h"

#define FEW_WORDS 25 /* of a text that only sends elsewhere */
#define SHORT_PROSE 20 /* beside it: more tell of some option */
#define SHORT_DENIAL 40 /* of one that denies, and of what is beside it */

static bool parts(struct text rest)
{
	static const char *const wide[] = { "\xef\xbc\x9a", "\xef\xbc\x8c",
		"\xe2\x80\x94", "\xe2\x80\x93", "\xe3\x80\x81",
		"\xe3\x80\x82" };

	if (!rest.len || char_is_one_of(rest.data[0], ":,;.(-!?"))
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (text_starts(rest, wide[i]))
			return true;
	return false;
}

/* "Pros (of both): ..." */
static struct text skip_bracket(struct text t)
{
	size_t close;

	t = text_trim_start(t);
	close = text_starts(t, "(") ? text_find_char(t, ')') : t.len;
	return close < t.len && close < 40 ? text_skip(t, close + 1) : t;
}

/* "Good, because" needs nothing behind it, "Good" does. */
static bool ends_in_because(struct text lead)
{
	uint32_t unused;

	for (size_t i = 1; i < lead.len; i++)
		if (lead.data[i - 1] == ' ' &&
		    lexicon_lead(text_skip(lead, i), PHRASE_BIT(BECAUSE),
			&unused) == lead.len - i)
			return true;
	return false;
}

uint32_t option_lead(struct text plain, uint32_t wanted, struct text *more)
{
	uint32_t phrases;
	size_t len = lexicon_lead(plain, wanted, &phrases);
	struct text rest = text_skip(plain, len);

	if (!len)
		return 0;
	if (!parts(text_trim_start(rest)) &&
	    !ends_in_because(text_make(plain.data, len)))
		return 0;
	*more = option_skip_separators(skip_bracket(rest));
	return phrases;
}

bool option_cut_revisit(struct text *plain, struct text *when)
{
	struct text rest = *plain;

	while (rest.len) {
		uint32_t unused;
		size_t len = lexicon_lead(rest, PHRASE_BIT(REVISIT), &unused);
		size_t next = text_find(rest, ". ");

		if (len && len < rest.len) {
			*when = option_skip_separators(text_skip(rest, len));
			*plain = text_trim(
			    text_make(plain->data, plain->len - rest.len));
			return true;
		}
		rest = text_skip(rest, next < rest.len ? next + 2 : rest.len);
	}
	return false;
}

bool option_is_denied(struct text plain)
{
	struct text more;
	uint32_t phrases;
	size_t len = lexicon_lead(plain, PHRASE_BIT(DENIAL), &phrases);

	if (!len || words_count(plain) > SHORT_DENIAL)
		return false;
	return words_count(text_make(plain.data, len)) > 1 ||
	    option_lead(plain, PHRASE_BIT(DENIAL), &more);
}

bool option_is_elsewhere(struct text plain)
{
	uint32_t unused;

	return lexicon_lead(plain, PHRASE_BIT(ELSEWHERE), &unused) &&
	    words_count(plain) < FEW_WORDS;
}

bool option_is_prior_art(struct text plain)
{
	return text_starts_nocase(plain, "prior art");
}

bool option_is_group(struct text plain)
{
	struct text rest = plain, word;
	bool found = false;

	if (words_count(plain) > 6 || option_is_numbered(plain))
		return false;
	while (!found && text_split(&rest, ' ', &word))
		found = (lexicon_phrases(word) & PHRASE_BIT(OPTION)) &&
		    (text_ends(word, "s") || text_ends(word, "s:") ||
			text_ends(word, "n"));
	return found;
}

string_ref option_reference(struct option_reader *r, uint32_t node)
{
	const struct md_document *doc = &r->b->doc;
	struct strbuf text = STRBUF_INIT;
	string_ref said;
	uint32_t unused;
	struct text t;

	for (uint32_t i = node + 1; i < doc->nodes[node].end && !text.len; i++)
		if (doc->nodes[i].type == MD_LINK)
			markdown_plain(&text, doc, i);
	if (!text.len)
		markdown_plain(&text, doc, node);
	t = text_trim(text_make(text.buf, text.len));
	t = text_skip(t, lexicon_lead(t, PHRASE_BIT(ELSEWHERE), &unused));
	said = builder_string(r->b, t);
	strbuf_release(&text);
	return said;
}

/* Where a paragraph first sends elsewhere. */
static void keep_reference(struct option_reader *r, uint32_t at)
{
	if (!r->b->record->options_reference)
		r->b->record->options_reference = option_reference(r, at);
}

/* What a template asks for stands above the answer, or in its place. */
uint32_t option_read_signs(struct option_reader *r, uint32_t from, uint32_t end,
    bool empty)
{
	const struct md_node *nodes = r->b->doc.nodes;
	uint32_t denied = 0, elsewhere = 0, other = 0;

	for (uint32_t at = from; at < end; at++) {
		struct strbuf plain = STRBUF_INIT;
		struct text t;

		if (nodes[at].type != MD_PARAGRAPH)
			continue;
		markdown_plain(&plain, &r->b->doc, at);
		t = text_trim(text_make(plain.buf, plain.len));
		if (option_is_elsewhere(t)) {
			keep_reference(r, at);
			elsewhere++;
		} else if (option_is_denied(t)) {
			denied++;
		} else if (!option_is_question(t) && !words_are_slot(t)) {
			other += words_count(t);
		}
		strbuf_release(&plain);
	}
	if (empty && denied && other < SHORT_DENIAL)
		r->b->record->options_signs |= OPTIONS_DENIED;
	if (empty && elsewhere && other < SHORT_PROSE)
		r->b->record->options_signs |= OPTIONS_ELSEWHERE;
	return other;
}
