/* SPDX-License-Identifier: MIT */
#include "core/record/stems.h"

#include <string.h>

#include "core/base/unicode.h"

#define MOST_COMPARED 64 /* words: overlap takes the square of them */

static bool is_vowel(char c)
{
	return char_is_one_of(c, "aeiouy");
}

static bool has_vowel(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (is_vowel(t.data[i]))
			return true;
	return false;
}

/* "policies", "classes", "options", but not "class", "status", "basis". */
static struct text cut_plural(struct text t)
{
	if (!text_ends(t, "s") || text_ends(t, "ss") || text_ends(t, "us") ||
	    text_ends(t, "is"))
		return t;
	if (text_ends(t, "sses") || (text_ends(t, "ies") && t.len > 4))
		return text_make(t.data, t.len - 2);
	return text_make(t.data, t.len - 1);
}

/* "planned" is "plann" so far, where "plan" is meant; "call" stays. */
static struct text cut_double(struct text t)
{
	char last = t.data[t.len - 1];

	if (t.len > 3 && last == t.data[t.len - 2] && !is_vowel(last) &&
	    !char_is_one_of(last, "lsz"))
		t.len--;
	return t;
}

static struct text cut_verb(struct text t)
{
	struct text rest = t;

	if (text_ends(t, "ing"))
		rest.len -= 3;
	else if (text_ends(t, "ed") && !text_ends(t, "eed"))
		rest.len -= 2;
	if (rest.len == t.len || rest.len < 2 || !has_vowel(rest))
		return t;
	return cut_double(rest);
}

/* A word of lower-case ASCII letters without its English ending; what is left
 * need not be a word: "polic" is of "policy" and of "policies". */
static struct text stem_of(struct text t)
{
	if (t.len <= 2)
		return t;
	t = cut_verb(cut_plural(t));
	if (t.len > 2 && char_is_one_of(t.data[t.len - 1], "eiy"))
		t.len--;
	return t;
}

/* Whoever writes "We use Kafka" means "Use Kafka". */
static bool is_article(struct text t)
{
	return text_equals(t, "a") || text_equals(t, "an") ||
	    text_equals(t, "the") || text_equals(t, "we");
}

static void add_word(struct stems *out, struct text t)
{
	bool plain = true;

	for (size_t i = 0; i < t.len; i++)
		plain &= char_is_alpha(t.data[i]);
	if (plain)
		t = stem_of(t);
	*vec_push(&out->starts) = (uint32_t)out->text.len;
	strbuf_add(&out->text, t.data, t.len);
	strbuf_addch(&out->text, '\0');
}

/* What makes a name of the letters in front: "C++", "F#". */
static bool is_name_mark(uint32_t code)
{
	return code == '+' || code == '#';
}

/* Not in "Kafka+Files", which are two. */
static bool ends_name(struct text t)
{
	uint32_t code = 0;

	while (t.len && is_name_mark((unsigned char)t.data[0]))
		t = text_skip(t, 1);
	if (t.len)
		unicode_decode(t, &code);
	return !t.len || !unicode_is_letter_or_digit(code);
}

/* "Wrap it in %" and "Wrap it in &" differ in what is no word. */
static bool is_sign(struct text t, size_t at, uint32_t code, size_t len)
{
	static const uint32_t section = 0xa7;

	return (code == section ||
		   (code < 0x80 && char_is_one_of((char)code, "#$%&@^~="))) &&
	    at && char_is_space(t.data[at - 1]) &&
	    (at + len == t.len || char_is_space(t.data[at + len]));
}

/* The next word of *rest; letters that stand without blanks are one each. */
static bool next_word(struct text *rest, struct text *out)
{
	size_t start = 0, end = 0;

	for (size_t i = 0; i < rest->len;) {
		uint32_t code;
		size_t len;
		bool wide;

		if (char_is_alnum(rest->data[i])) { /* most are */
			start = end ? start : i;
			end = ++i;
			continue;
		}
		if (char_is_space(rest->data[i])) { /* most others are */
			if (end)
				break;
			i++;
			continue;
		}
		len = unicode_decode(text_skip(*rest, i), &code);
		wide = unicode_is_wide(code);
		if (!end && is_sign(*rest, i, code, len)) {
			start = i;
			end = i + len;
			break;
		}
		if ((wide && unicode_is_letter_or_digit(code) && !end) ||
		    (!wide && unicode_is_letter_or_digit(code)) ||
		    (end && is_name_mark(code) &&
			ends_name(text_skip(*rest, i)))) {
			start = end ? start : i;
			end = i + len;
			if (wide)
				break;
		} else if (end) {
			break;
		}
		i += len;
	}
	*out = text_make(rest->data + start, end - start);
	*rest = text_skip(*rest, end);
	return end > 0;
}

void stems_fill(struct stems *out, struct text title)
{
	struct strbuf folded = STRBUF_INIT;
	struct text rest, word;

	if (!out->text.buf)
		strbuf_init(&out->text);
	strbuf_clear(&out->text);
	out->starts.count = 0;
	unicode_fold(&folded, title);
	rest = text_make(folded.buf, folded.len);
	while (next_word(&rest, &word))
		if (!is_article(word))
			add_word(out, word);
	/* "A" is a label that is a whole title, too. */
	rest = text_make(folded.buf, folded.len);
	if (!out->starts.count && next_word(&rest, &word))
		add_word(out, word);
	strbuf_release(&folded);
}

void stems_release(struct stems *stems)
{
	if (stems->text.buf)
		strbuf_release(&stems->text);
	vec_release(&stems->starts);
}

const char *stems_word(const struct stems *stems, size_t at)
{
	return stems->text.buf + stems->starts.items[at];
}

static bool is_same(const struct stems *a, size_t i, const struct stems *b,
    size_t k)
{
	return !strcmp(stems_word(a, i), stems_word(b, k));
}

static bool stands_at(const struct stems *in, size_t at,
    const struct stems *needle)
{
	size_t count = needle->starts.count;

	if (!count || at + count > in->starts.count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!is_same(in, at + i, needle, i))
			return false;
	return true;
}

bool stems_equal(const struct stems *a, const struct stems *b)
{
	return a->starts.count == b->starts.count && stands_at(a, 0, b);
}

/* Stems of "use", "adopt", "choose", "employ", "go" and "going". */
static bool is_taking(const char *word)
{
	static const char *const words[] = { "us", "adopt", "choos", "employ",
		"go", "to" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(word, words[i]))
			return true;
	return false;
}

/* Where what is taken begins: behind "Use", "Going with". */
static size_t skip_taking(const struct stems *stems)
{
	size_t at = 0, last = stems->starts.count;

	while (at + 1 < last &&
	    (is_taking(stems_word(stems, at)) ||
		(at && !strcmp(stems_word(stems, at), "with"))))
		at++;
	return at;
}

bool stems_take_same(const struct stems *a, const struct stems *b)
{
	size_t i = skip_taking(a), k = skip_taking(b);

	if (!a->starts.count || a->starts.count - i != b->starts.count - k)
		return false;
	while (i < a->starts.count)
		if (!is_same(a, i++, b, k++))
			return false;
	return true;
}

/* FNV-1a of the words, each with the NUL behind it. */
uint32_t stems_key(const struct stems *stems)
{
	uint32_t key = 0x811c9dc5u;

	if (!stems->starts.count)
		return 0;
	for (size_t i = stems->starts.items[skip_taking(stems)];
	     i < stems->text.len; i++)
		key = (key ^ (unsigned char)stems->text.buf[i]) * 0x01000193u;
	return key ? key : 1;
}

bool stems_begin(const struct stems *a, const struct stems *b)
{
	return stands_at(a, 0, b);
}

size_t stems_find(const struct stems *in, const struct stems *needle,
    size_t from)
{
	for (size_t i = from; i + needle->starts.count <= in->starts.count; i++)
		if (stands_at(in, i, needle))
			return i;
	return SIZE_MAX;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many words both have in this order. */
static size_t count_common(const struct stems *a, const struct stems *b)
{
	size_t rows = least(a->starts.count, MOST_COMPARED);
	size_t columns = least(b->starts.count, MOST_COMPARED);
	size_t best[MOST_COMPARED + 1] = { 0 };

	for (size_t i = 0; i < rows; i++) {
		size_t diagonal = 0;

		for (size_t k = 0; k < columns; k++) {
			size_t above = best[k + 1];

			if (is_same(a, i, b, k))
				best[k + 1] = diagonal + 1;
			else if (best[k] > above)
				best[k + 1] = best[k];
			diagonal = above;
		}
	}
	return best[columns];
}

double stems_overlap(const struct stems *a, const struct stems *b)
{
	size_t words = a->starts.count + b->starts.count;

	return words ? 2 * (double)count_common(a, b) / (double)words : 0;
}

double stems_share(const struct stems *a, const struct stems *b)
{
	size_t words = a->starts.count;

	return words ? (double)count_common(a, b) / (double)words : 0;
}
