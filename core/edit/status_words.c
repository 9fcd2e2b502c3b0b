/* SPDX-License-Identifier: MIT */
#include "core/edit/status_words.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/record/status.h"

enum {
	LONGEST_PHRASE = 40, /* bytes of a status phrase, and some */
	STATUS_WORDS = RECORD_SUPERSEDED - RECORD_DRAFT + 1
};

/*
 * From draft to superseded; the lexicon reads every one of them. Languages
 * that bend the word have a row for each gender. Of two rows with the word in
 * question the first one counts.
 */
static const struct language {
	const char *words[STATUS_WORDS];
	const char *others; /* more of its words, between bars */
} languages[] = {
	{ { "entwurf", "vorgeschlagen", "letzte diskussion", "akzeptiert",
	      "abgelehnt", "zurückgestellt", "zurückgezogen", "veraltet",
	      "ersetzt" },
	    "|angenommen|genehmigt|aktiv|beschlossen|verworfen|in arbeit"
	    "|in diskussion|ersetzt durch|ersatz durch|" },
	{ { "brouillon", "proposé", "dernier appel", "accepté", "rejeté",
	      "reporté", "retiré", "obsolète", "remplacé" },
	    "|approuvé|refusé|remplacé par|" },
	{ { "brouillon", "proposée", "dernier appel", "acceptée", "rejetée",
	      "reportée", "retirée", "obsolète", "remplacée" },
	    "|approuvée|" },
	{ { "borrador", "propuesto", "última llamada", "aceptado", "rechazado",
	      "aplazado", "retirado", "obsoleto", "sustituido" },
	    "|aprobado|" },
	{ { "borrador", "propuesta", "última llamada", "aceptada", "rechazada",
	      "aplazada", "retirada", "obsoleta", "sustituida" },
	    "|aprobada|sustituida por|" },
	{ { "rascunho", "proposto", "última chamada", "aceito", "rejeitado",
	      "adiado", "retirado", "descontinuado", "substituído" },
	    "|aprovado|substituído por|" },
	{ { "rascunho", "proposta", "última chamada", "aceita", "rejeitada",
	      "adiada", "retirada", "descontinuada", "substituída" },
	    "|aprovada|" },
	{ { "草案", "提案", "最終確認", "承認", "却下", "延期", "取り下げ",
	      "廃止", "置き換え" },
	    "|提案中|承認済み|採用|" },
	{ { "草案", "提议", "最后征询", "已接受", "已拒绝", "延期", "撤回",
	      "已废弃", "已取代" },
	    "|提议中|已采纳|已实施|已实现|采纳|采用|接受|已否决|拒绝|废弃"
	    "|已替代|被取代|已被取代|取代|提議|" },
	{ { "초안", "제안", "최종 의견", "승인", "거부", "보류", "철회", "폐기",
	      "대체" },
	    "||" },
	{ { "черновик", "предложено", "последнее обсуждение", "принято",
	      "отклонено", "отложено", "отозвано", "устарело", "заменено" },
	    "||" },
};

/* Where markup that begins at i ends: not looked at for words; i: none. */
static size_t skip_markup(struct text t, size_t i)
{
	struct text rest = text_skip(t, i);
	size_t len = 0, open = 2;

	if (text_starts(rest, "~~"))
		len = text_find(text_skip(rest, 2), "~~");
	else if (text_starts(rest, "]("))
		len = text_find_char(text_skip(rest, 2), ')');
	else if (text_starts(rest, "<!--"))
		len = text_find(text_skip(rest, 2), "-->");
	else if (text_starts(rest, "<") && (open = 1))
		len = text_find_char(text_skip(rest, 1), '>');
	else
		return i;
	return len < rest.len - open ? i + open + len + 1 : i;
}

static bool begins_word(struct text t, size_t i)
{
	uint32_t before = 0, code;

	unicode_decode(text_skip(t, i), &code);
	if (!unicode_is_letter_or_digit(code))
		return false;
	for (size_t k = 0; k < i;)
		k += unicode_decode(text_skip(t, k), &before);
	return i == 0 || unicode_is_wide(code) ||
	    !unicode_is_letter_or_digit(before);
}

static bool ends_word(struct text t, size_t end)
{
	uint32_t before = 0, after;

	for (size_t k = 0; k < end;)
		k += unicode_decode(text_skip(t, k), &before);
	if (!unicode_is_letter_or_digit(before))
		return false;
	if (end >= t.len)
		return true;
	unicode_decode(text_skip(t, end), &after);
	return unicode_is_wide(before) || !unicode_is_letter_or_digit(after);
}

/* The longest phrase at that place. */
static bool read_phrase(struct status_phrase *out, struct text t, size_t at)
{
	struct text rest = text_skip(t, at);
	size_t longest = rest.len < LONGEST_PHRASE ? rest.len : LONGEST_PHRASE;

	for (size_t n = longest; n > 0; n--) {
		if (n < rest.len && (rest.data[n] & 0xc0) == 0x80)
			continue;
		if (!ends_word(t, at + n))
			continue;
		out->status = status_of_word(text_make(rest.data, n));
		if (out->status == RECORD_UNKNOWN)
			continue;
		out->at = at;
		out->len = n;
		return true;
	}
	return false;
}

bool status_phrase_find(struct status_phrase *out, struct text t, size_t from,
    bool markup)
{
	for (size_t i = from; i < t.len;) {
		size_t past = markup ? skip_markup(t, i) : i;
		uint32_t code;

		if (past > i) {
			i = past;
			continue;
		}
		if (begins_word(t, i) && read_phrase(out, t, i))
			return true;
		i += unicode_decode(text_skip(t, i), &code);
	}
	return false;
}

static bool same_folded(struct text a, struct text b)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool same;

	lexicon_normalise(&x, a);
	lexicon_normalise(&y, b);
	same = x.len && !strcmp(x.buf, y.buf);
	strbuf_release(&x);
	strbuf_release(&y);
	return same;
}

static bool has_word(const struct language *language, struct text word)
{
	struct text rest = text_of(language->others), part;

	for (int i = 0; i < STATUS_WORDS; i++)
		if (same_folded(text_of(language->words[i]), word))
			return true;
	while (text_split(&rest, '|', &part))
		if (part.len && same_folded(part, word))
			return true;
	return false;
}

/* Hiragana or katakana: Japanese, where a word is Chinese too. */
static bool has_kana(struct text t)
{
	while (t.len) {
		uint32_t code;

		t = text_skip(t, unicode_decode(t, &code));
		if (code >= 0x3041 && code <= 0x30fa)
			return true;
	}
	return false;
}

const char *status_word_like(enum record_status status, struct text old,
    struct text near)
{
	size_t count = sizeof(languages) / sizeof(*languages);
	const struct language *found = NULL;

	if (status < RECORD_DRAFT)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (!has_word(&languages[i], old))
			continue;
		/* the next row is the other language of these characters */
		if (!found ||
		    ((unsigned char)old.data[0] >= 0xe3 && !has_kana(near)))
			found = &languages[i];
	}
	return found ? found->words[status - RECORD_DRAFT] : NULL;
}

enum letter_case {
	CASE_NONE,
	CASE_LOWER,
	CASE_FIRST,
	CASE_UPPER
};

static enum letter_case case_of(struct text t)
{
	size_t letters = 0, upper = 0;
	bool first = false;

	while (t.len) {
		uint32_t code;

		t = text_skip(t, unicode_decode(t, &code));
		if (!unicode_is_letter_or_digit(code))
			continue;
		if (unicode_lower(code) != code) {
			first |= letters == 0;
			upper++;
		}
		letters++;
	}
	if (!letters)
		return CASE_NONE;
	if (upper == letters && letters > 1)
		return CASE_UPPER;
	return first ? CASE_FIRST : CASE_LOWER;
}

void status_word_write(struct strbuf *out, struct text word, struct text old,
    bool given)
{
	enum letter_case wanted = case_of(old), has = case_of(word);
	bool all = wanted == CASE_UPPER, first = wanted == CASE_FIRST;

	if (wanted == CASE_NONE || (given && has != CASE_LOWER)) {
		strbuf_add(out, word.data, word.len);
		return;
	}
	while (word.len) {
		uint32_t code;
		size_t len = unicode_decode(word, &code);

		/* "superseded by [ADR-7](x.md)": words alone */
		if (code == '[' || char_is_digit(word.data[0])) {
			strbuf_add(out, word.data, word.len);
			return;
		}
		if (all || first)
			unicode_encode(out, unicode_upper(code));
		else
			unicode_encode(out, given ? code : unicode_lower(code));
		first = false;
		word = text_skip(word, len);
	}
}
