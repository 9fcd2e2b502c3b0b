/* SPDX-License-Identifier: MIT */
#include "core/edit/relation_target.h"

#include <string.h>

#include "core/edit/relation_line.h"
#include "core/format/quote.h"

/* "RFC 12" and "ADR-0012" in parts. */
struct id_words {
	struct text prefix; /* "ADR" */
	struct text separator; /* "-", " ", "" */
	struct text digits;
};

/* An id at the start of t; false where there is none. */
static bool split_id(struct id_words *out, struct text t)
{
	size_t prefix = 0, gap = 0, digits = 0;

	while (prefix < t.len && char_is_alpha(t.data[prefix]))
		prefix++;
	while (prefix + gap < t.len && prefix &&
	    char_is_one_of(t.data[prefix + gap], " -_#"))
		gap++;
	while (prefix + gap + digits < t.len &&
	    char_is_digit(t.data[prefix + gap + digits]))
		digits++;
	out->prefix = text_make(t.data, prefix);
	out->separator = text_make(t.data + prefix, gap);
	out->digits = text_make(t.data + prefix + gap, digits);
	return digits > 0 && gap <= 2;
}

static size_t id_length(const struct id_words *id)
{
	return id->prefix.len + id->separator.len + id->digits.len;
}

/* What stands between "ADR-0007" and a title: ": ", " - ", ". ". */
static size_t joiner_length(struct text t)
{
	size_t len = 0;

	while (len < t.len && char_is_one_of(t.data[len], ":.-, "))
		len++;
	if (text_starts(text_skip(t, len), "\xe2\x80\x93 ") ||
	    text_starts(text_skip(t, len), "\xe2\x80\x94 "))
		len += 4;
	return len;
}

static void read_text(struct target_style *out, struct text t)
{
	struct id_words id;
	size_t len, joiner;

	out->form = TARGET_TITLE;
	if (text_ends_nocase(t, ".md")) {
		out->form = TARGET_PATH;
		return;
	}
	if (!split_id(&id, t)) {
		if (text_find_char(t, ' ') >= t.len &&
		    text_find_char(t, '-') < t.len)
			out->form = TARGET_STEM;
		return;
	}
	len = id_length(&id);
	joiner = joiner_length(text_skip(t, len));
	if (len == t.len) {
		out->form = TARGET_ID;
		out->id = t;
	} else if (text_find_char(t, ' ') >= t.len) {
		out->form = TARGET_STEM;
	} else if (id.prefix.len && joiner && len + joiner < t.len &&
	    char_is_blank(t.data[len + joiner - 1])) {
		out->form = TARGET_ID_AND_TITLE;
		out->id = text_make(t.data, len);
		out->joiner = text_make(t.data + len, joiner);
	}
}

void target_style_read(struct target_style *out, struct text target)
{
	size_t close = text_find(target, "](");

	memset(out, 0, sizeof(*out));
	if (!target.len)
		return;
	if (close > target.len)
		close = target.len;
	out->is_link = target.data[0] == '[' && target.len > 2;
	out->has_dot = text_starts(text_skip(target, close + 2), "./");
	if (out->is_link)
		target = text_make(target.data + 1,
		    (close < target.len ? close : target.len - 1) - 1);
	read_text(out, target);
	if (!out->is_link && out->form != TARGET_ID && out->form != TARGET_PATH)
		out->form = TARGET_UNKNOWN;
}

bool target_style_of(struct target_style *out, const struct record *record,
    struct text bytes, const struct relation *relation)
{
	struct span extent = relation_extent(record, relation);

	if (extent.end <= extent.start)
		return false;
	target_style_read(out, span_text(bytes, extent));
	return true;
}

/* The number as digits of that sample: "12" beside "7", "0012" beside "0007".
 */
static void add_digits(struct strbuf *out, struct text digits,
    struct text sample)
{
	while (digits.len > 1 && digits.data[0] == '0')
		digits = text_skip(digits, 1);
	if (sample.len > digits.len && sample.data[0] == '0')
		for (size_t i = digits.len; i < sample.len; i++)
			strbuf_addch(out, '0');
	strbuf_add(out, digits.data, digits.len);
}

/*
 * The id in the words of sample ("RFC 12"), where that names the target; else
 * the display id, where that does. False: no id names it.
 */
static bool add_id(struct strbuf *out, const struct relation_target *target,
    struct text sample)
{
	struct text id = text_of(target->id);
	struct id_words own, like;
	size_t before = out->len;

	if (sample.len && split_id(&own, id) && split_id(&like, sample) &&
	    id_length(&own) == id.len) {
		if (like.prefix.len) {
			bool same = own.prefix.len == like.prefix.len &&
			    !strncasecmp(own.prefix.data, like.prefix.data,
				own.prefix.len);
			struct text prefix = same ? like.prefix : own.prefix;

			strbuf_add(out, prefix.data, prefix.len);
			strbuf_add(out, like.separator.data,
			    like.separator.len);
		}
		add_digits(out, own.digits, like.digits);
		if (target->means(target->context,
			text_make(out->buf + before, out->len - before)))
			return true;
		strbuf_setlen(out, before);
	}
	strbuf_add(out, id.data, id.len);
	if (target->means(target->context, id))
		return true;
	strbuf_setlen(out, before);
	return false;
}

/* Is its id "ADR-0012", rather than a slug? */
static bool has_number(const struct relation_target *target)
{
	struct id_words id;

	return split_id(&id, text_of(target->id)) &&
	    id_length(&id) == strlen(target->id);
}

static void add_link_text(struct strbuf *out,
    const struct relation_target *target, const struct target_style *style,
    enum target_text form)
{
	size_t before = out->len;

	switch (form) {
	case TARGET_TITLE:
		strbuf_addstr(out, target->title);
		break;
	case TARGET_ID_AND_TITLE:
		if (has_number(target) && add_id(out, target, style->id)) {
			strbuf_add(out, style->joiner.data, style->joiner.len);
			strbuf_addstr(out, target->name);
			break;
		}
		strbuf_setlen(out, before);
		strbuf_addstr(out, target->title);
		break;
	case TARGET_STEM:
		quote_markdown(out, text_of(target->stem));
		break;
	case TARGET_PATH:
		quote_markdown(out, text_of(target->url));
		break;
	default:
		/* The link says which one, its text need not. */
		if (!add_id(out, target, style->id))
			quote_markdown(out, text_of(target->id));
		break;
	}
}

static void escape_bars(struct strbuf *out, size_t from)
{
	for (size_t i = from; i < out->len; i++)
		if (out->buf[i] == '|' && (!i || out->buf[i - 1] != '\\'))
			strbuf_splice(out, i++, 0, "\\", 1);
}

static void add_plain(struct strbuf *out, const struct relation_target *target,
    const struct target_style *style)
{
	bool path = !style->is_link && style->form == TARGET_PATH;

	if (path || !add_id(out, target, style->id))
		strbuf_addstr(out, target->url);
}

void target_write(struct strbuf *out, const struct relation_target *target,
    const struct target_style *style, enum target_text fallback,
    enum target_place place)
{
	enum target_text form = style->form ? style->form : fallback;
	size_t from = out->len;

	if (place == TARGET_IN_PLAIN) {
		add_plain(out, target, style);
		return;
	}
	/* "ADR 9" without a link, where the record writes it so */
	if (!style->is_link && style->form == TARGET_ID &&
	    add_id(out, target, style->id))
		return;
	/* "`0009-x.md`" */
	if (!style->is_link && style->form == TARGET_PATH) {
		strbuf_addstr(out, target->url);
		return;
	}
	strbuf_addch(out, '[');
	add_link_text(out, target, style, form);
	strbuf_addf(out, "](%s%s)",
	    style->has_dot && target->url[0] != '.' ? "./" : "", target->url);
	if (place == TARGET_IN_TABLE)
		escape_bars(out, from);
}
