/* SPDX-License-Identifier: MIT */
#include "core/output/flow.h"

#include <string.h>

#include "core/base/escape.h"
#include "core/base/mem.h"
#include "core/base/unicode.h"

#define TAB 8

void flow_init(struct flow *flow)
{
	memset(flow, 0, sizeof(*flow));
	strbuf_init(&flow->text);
}

void flow_clear(struct flow *flow)
{
	for (size_t i = 0; i < flow->links.count; i++)
		free(flow->links.items[i]);
	flow->links.count = 0;
	flow->glyphs.count = 0;
	flow->lines.count = 0;
	strbuf_clear(&flow->text);
}

void flow_release(struct flow *flow)
{
	flow_clear(flow);
	vec_release(&flow->links);
	vec_release(&flow->glyphs);
	vec_release(&flow->lines);
	strbuf_release(&flow->text);
}

/* A combining mark joins the glyph it stands on. */
static bool joins_last(const struct flow *flow, int width)
{
	const struct flow_glyph *last;

	if (width || !flow->glyphs.count)
		return false;
	last = &flow->glyphs.items[flow->glyphs.count - 1];
	return last->len && last->len < 250;
}

static void add_glyph(struct flow *flow, size_t start, size_t len,
    uint8_t style, uint16_t link)
{
	struct text t = text_make(flow->text.buf + start, len);
	struct flow_glyph *glyph;
	uint32_t code;
	int width;

	unicode_decode(t, &code);
	width = unicode_width_of(code);
	if (joins_last(flow, width)) {
		glyph = &flow->glyphs.items[flow->glyphs.count - 1];
		glyph->len = (uint8_t)(glyph->len + len);
		return;
	}
	glyph = vec_push(&flow->glyphs);
	glyph->start = (uint32_t)start;
	glyph->len = (uint8_t)len;
	glyph->width = (uint8_t)width;
	glyph->style = style;
	glyph->link = link;
	glyph->blank = code == ' ';
}

/* Would a blank here be a second one, or one at the start of a line? */
static bool blank_is_idle(const struct flow *flow)
{
	const struct flow_glyph *last;

	if (!flow->glyphs.count)
		return true;
	last = &flow->glyphs.items[flow->glyphs.count - 1];
	return last->blank || !last->len;
}

static void add_escaped(struct flow *flow, size_t start, uint8_t style,
    uint16_t link, bool keep_blanks)
{
	while (start < flow->text.len) {
		struct text rest = text_make(flow->text.buf + start,
		    flow->text.len - start);
		uint32_t code;
		size_t len = unicode_decode(rest, &code);

		if (keep_blanks || code != ' ' || !blank_is_idle(flow))
			add_glyph(flow, start, len, style, link);
		start += len;
	}
}

void flow_add(struct flow *flow, struct text t, uint8_t style, uint16_t link)
{
	size_t start = flow->text.len;

	escape_terminal(&flow->text, t);
	add_escaped(flow, start, style, link, false);
}

void flow_add_verbatim(struct flow *flow, struct text t, uint8_t style)
{
	size_t column = 0;

	while (t.len) {
		size_t start = flow->text.len;
		size_t len = text_find_char(t, '\t');

		if (len == SIZE_MAX)
			len = t.len;
		escape_terminal(&flow->text, text_make(t.data, len));
		column += unicode_width(
		    text_make(flow->text.buf + start, flow->text.len - start));
		if (len < t.len) {
			size_t fill = TAB - column % TAB;

			column += fill;
			while (fill--)
				strbuf_addch(&flow->text, ' ');
			len++;
		}
		add_escaped(flow, start, style, 0, true);
		t = text_skip(t, len);
	}
}

void flow_break(struct flow *flow)
{
	memset(vec_push(&flow->glyphs), 0, sizeof(struct flow_glyph));
}

uint16_t flow_link(struct flow *flow, struct text url)
{
	struct strbuf safe = STRBUF_INIT;

	if (flow->links.count >= UINT16_MAX - 1)
		return 0;
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.data[i];

		if (c > 0x20 && c < 0x7f)
			strbuf_addch(&safe, (char)c);
		else
			strbuf_addf(&safe, "%%%02X", c);
	}
	*vec_push(&flow->links) = strbuf_detach(&safe);
	return (uint16_t)flow->links.count;
}

static uint32_t glyph_code(const struct flow *flow, size_t index)
{
	const struct flow_glyph *glyph = &flow->glyphs.items[index];
	uint32_t code = 0;

	if (glyph->len)
		unicode_decode(text_make(flow->text.buf + glyph->start,
				   glyph->len),
		    &code);
	return code;
}

static bool is_one_of(uint32_t code, const uint32_t *codes)
{
	while (*codes && *codes != code)
		codes++;
	return *codes != 0;
}

/* Punctuation that must not begin a line. */
static bool is_closing(uint32_t code)
{
	static const uint32_t codes[] = { '.', ',', ':', ';', '!', '?', ')',
		']', '}', 0x2019, 0x201d, 0x2026, 0x3001, 0x3002, 0x3005,
		0x3009, 0x300b, 0x300d, 0x300f, 0x3011, 0x3015, 0x30fb, 0x30fc,
		0xff01, 0xff09, 0xff0c, 0xff0e, 0xff1a, 0xff1b, 0xff1f, 0xff3d,
		0xff5d, 0 };

	return is_one_of(code, codes);
}

/* Punctuation that must not end a line. */
static bool is_opening(uint32_t code)
{
	static const uint32_t codes[] = { '(', '[', '{', 0x2018, 0x201c, 0x3008,
		0x300a, 0x300c, 0x300e, 0x3010, 0x3014, 0xff08, 0xff3b, 0xff5b,
		0 };

	return is_one_of(code, codes);
}

/* May a line end before glyph index, though no blank stands there? */
static bool breaks_before(const struct flow *flow, size_t index)
{
	uint32_t before = glyph_code(flow, index - 1);
	uint32_t code = glyph_code(flow, index);

	if (!unicode_is_wide(before) && !unicode_is_wide(code))
		return false;
	return !is_closing(code) && !is_opening(before);
}

static void push_line(struct flow *flow, size_t first, size_t end)
{
	const struct flow_glyph *glyphs = flow->glyphs.items;
	struct flow_line *line;
	size_t width = 0;

	while (end > first && glyphs[end - 1].blank)
		end--;
	for (size_t i = first; i < end; i++)
		width += glyphs[i].width;
	line = vec_push(&flow->lines);
	line->first = first;
	line->end = end;
	line->width = width;
}

/* Where a word that must be cut is best cut. */
static bool is_joint(uint32_t code)
{
	static const uint32_t codes[] = { '-', '/', '_', '.', ',', ':', ';',
		'&', '?', '=', 0 };

	return is_one_of(code, codes);
}

/* The place to cut a word at between first and end, which is too far. */
static size_t find_cut(const struct flow *flow, size_t first, size_t end)
{
	for (size_t i = end; i > first + (end - first) / 2; i--) {
		if (is_joint(glyph_code(flow, i - 1)))
			return i;
	}
	return end;
}

/*
 * The glyph behind the line that begins at first, and in *next where the
 * following one begins.
 */
static size_t find_end(const struct flow *flow, size_t first, size_t room,
    bool cut, size_t *next)
{
	const struct flow_glyph *glyphs = flow->glyphs.items;
	size_t count = flow->glyphs.count, width = 0, end = 0;

	for (size_t i = first; i < count; i++) {
		if (!glyphs[i].len) {
			*next = i + 1;
			return i;
		}
		if (i > first &&
		    (glyphs[i].blank ||
			(!glyphs[i - 1].blank && breaks_before(flow, i))))
			end = i;
		width += glyphs[i].width;
		if (width <= room || glyphs[i].blank)
			continue;
		if (end)
			return *next = end;
		if (cut && i > first)
			return *next = find_cut(flow, first, i);
	}
	return *next = count;
}

void flow_wrap(struct flow *flow, size_t width, bool cut)
{
	size_t first = 0;

	flow->lines.count = 0;
	while (first < flow->glyphs.count) {
		size_t next, end = find_end(flow, first, width, cut, &next);
		bool forced = end < next;

		push_line(flow, first, end);
		first = next;
		while (!forced && first < flow->glyphs.count &&
		    flow->glyphs.items[first].blank)
			first++;
	}
}

void flow_cut(struct flow *flow, size_t width)
{
	size_t first = 0, used = 0;

	flow->lines.count = 0;
	for (size_t i = 0; i < flow->glyphs.count; i++) {
		size_t more = flow->glyphs.items[i].width;

		if (used + more > width && i > first) {
			push_line(flow, first, i);
			first = i;
			used = 0;
		}
		used += more;
	}
	if (first < flow->glyphs.count)
		push_line(flow, first, flow->glyphs.count);
}

size_t flow_natural_width(const struct flow *flow)
{
	size_t width = 0, widest = 0;

	for (size_t i = 0; i < flow->glyphs.count; i++) {
		const struct flow_glyph *glyph = &flow->glyphs.items[i];

		width = glyph->len ? width + glyph->width : 0;
		widest = width > widest ? width : widest;
	}
	return widest;
}

size_t flow_word_width(const struct flow *flow)
{
	size_t width = 0, widest = 0;

	for (size_t i = 0; i < flow->glyphs.count; i++) {
		const struct flow_glyph *glyph = &flow->glyphs.items[i];

		if (glyph->blank || !glyph->len)
			width = 0;
		else if (i && breaks_before(flow, i))
			width = glyph->width;
		else
			width += glyph->width;
		widest = width > widest ? width : widest;
	}
	return widest;
}

static void change_style(struct strbuf *out, uint8_t style)
{
	static const struct {
		uint8_t style;
		const char *codes;
	} escapes[] = {
		{ FLOW_BOLD, ";1" },
		{ FLOW_DIM, ";2" },
		{ FLOW_UNDERLINE, ";4" },
		{ FLOW_CODE, ";36" },
		{ FLOW_HEADING, ";34" },
		{ FLOW_STRIKE, ";9" },
	};

	strbuf_addstr(out, "\033[0");
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		if (style & escapes[i].style)
			strbuf_addstr(out, escapes[i].codes);
	}
	strbuf_addch(out, 'm');
}

void flow_print(struct strbuf *out, const struct flow *flow,
    const struct flow_line *line, bool color)
{
	uint8_t style = 0;
	uint16_t link = 0;

	for (size_t i = line->first; i < line->end; i++) {
		const struct flow_glyph *glyph = &flow->glyphs.items[i];

		if (color && glyph->link != link) {
			link = glyph->link;
			strbuf_addf(out, "\033]8;;%s\033\\",
			    link ? flow->links.items[link - 1] : "");
		}
		if (color && glyph->style != style)
			change_style(out, style = glyph->style);
		strbuf_add(out, flow->text.buf + glyph->start, glyph->len);
	}
	if (link)
		strbuf_addstr(out, "\033]8;;\033\\");
	if (style)
		strbuf_addstr(out, "\033[0m");
}

void flow_end_line(struct strbuf *out)
{
	size_t len = out->len;

	while (len && out->buf[len - 1] == ' ')
		len--;
	strbuf_setlen(out, len);
	strbuf_addch(out, '\n');
}
