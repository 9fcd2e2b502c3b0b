/* SPDX-License-Identifier: MIT */
#include "core/edit/relation_cut.h"

#include <string.h>

#include "core/base/unicode.h"

/* Take the whole line out, with the blank line that kept it apart. */
static void remove_lines(struct removing *r, struct span lines)
{
	struct text bytes = r->bytes;
	bool above = !lines.start || line_is_blank(bytes, lines.start - 1);
	bool below = line_is_blank(bytes, lines.end) ||
	    bytes.data[lines.end] == '#';
	bool open = lines.end == bytes.len && lines.end > lines.start &&
	    !char_is_one_of(bytes.data[lines.end - 1], "\r\n");

	if (lines.start && above && below)
		lines.start = line_start(bytes, lines.start - 1);
	else if (lines.start == r->record->body &&
	    line_is_blank(bytes, lines.end))
		lines.end = line_next(bytes, lines.end);
	if (open && lines.start) {
		lines.start--;
		if (lines.start && bytes.data[lines.start - 1] == '\r')
			lines.start--;
	}
	edits_delete(&r->text, lines);
}

static bool is_joiner(struct text t)
{
	t = text_trim(t);
	return text_equals(t, ",") || text_equals(t, ";") ||
	    text_equals_nocase(t, "and") || text_equals(t, "&") ||
	    text_equals_nocase(t, ", and") || text_equals(t, "und") ||
	    text_equals(t, "et") || text_equals(t, "y") || text_equals(t, "e");
}

/* The relation whose target ends before, or begins behind, that one. */
static struct span neighbour(const struct removing *r, struct span extent,
    bool before)
{
	struct span best = { 0, 0 };

	for (uint32_t i = 0; i < r->record->relations_count; i++) {
		struct span other = relation_extent(r->record,
		    &r->record->relations[i]);

		if (other.end <= other.start)
			continue;
		if (before && other.end <= extent.start && other.end > best.end)
			best = other;
		if (!before && other.start >= extent.end &&
		    (!best.end || other.start < best.start))
			best = other;
	}
	return best;
}

/* The columns of the widest other row of the table. */
static size_t columns_beside(const struct removing *r, uint32_t at)
{
	uint32_t own = line_start(r->bytes, at), start = own;
	size_t most = 0;

	while (start > 0 && text_starts(line_text(r->bytes, start - 1), "|"))
		start = line_start(r->bytes, start - 1);
	for (; start < r->bytes.len; start = line_next(r->bytes, start)) {
		struct text line = line_text(r->bytes, start);

		if (!text_starts(line, "|"))
			break;
		if (start != own && unicode_width(line) > most)
			most = unicode_width(line);
	}
	return most;
}

/* In a cell blanks take the place of what is cut, so that its column stays. */
static void cut_in_line(struct removing *r, struct span cut)
{
	const struct field *field = field_around(r->record, cut);
	struct strbuf blanks = STRBUF_INIT;
	size_t cut_width = unicode_width(span_text(r->bytes, cut)), wanted;
	size_t width = unicode_width(line_text(r->bytes, cut.start)) -
	    cut_width;

	edits_delete(&r->text, cut);
	if (!field || field->place != PLACE_TABLE ||
	    field->span.end >= r->bytes.len ||
	    r->bytes.data[field->span.end] != ' ')
		return;
	wanted = columns_beside(r, cut.start);
	if (wanted <= width)
		return;
	strbuf_add_blanks(&blanks,
	    wanted - width < cut_width ? wanted - width : cut_width);
	edits_insert(&r->text, field->span.end,
	    text_make(blanks.buf, blanks.len));
	strbuf_release(&blanks);
}

/* One of several: with the comma or "and" in front of it, or behind it. */
static bool remove_joined(struct removing *r, struct span extent)
{
	struct span before = neighbour(r, extent, true);
	struct span after = neighbour(r, extent, false);
	struct span gap = { before.end, extent.start };

	if (before.end && is_joiner(span_text(r->bytes, gap))) {
		cut_in_line(r, (struct span){ gap.start, extent.end });
		return true;
	}
	gap = (struct span){ extent.end, after.start };
	if (after.end && is_joiner(span_text(r->bytes, gap))) {
		cut_in_line(r, (struct span){ extent.start, gap.end });
		return true;
	}
	return false;
}

/* "Superseded by [12](...)" loses " by [12](...)": the status stays, for
 * set_status to change; "accepted; supersedes 7" loses all behind it. */
static bool cut_from_status(struct removing *r, struct span extent,
    struct span value)
{
	struct text t = text_make(r->bytes.data + value.start,
	    extent.start - value.start);
	struct span cut = extent;
	size_t at = 0, word;

	while (t.len && char_is_one_of(t.data[t.len - 1], " :*_\"'"))
		t.len--;
	/* the longest phrase that ends there */
	for (; at < t.len; at++) {
		struct text words = text_skip(t, at);
		enum relation_kind kind;
		bool inverse;

		if ((at && char_is_alnum(t.data[at - 1])) ||
		    !char_is_alnum(t.data[at]) ||
		    !lexicon_relation(&kind, &inverse, words))
			continue;
		word = text_find_char(words, ' ');
		if (kind == RELATION_SUPERSEDES && inverse &&
		    word < words.len) {
			cut.start = value.start + (uint32_t)(at + word);
			break;
		}
		while (at && char_is_one_of(t.data[at - 1], " ;,."))
			at--;
		cut.start = value.start + (uint32_t)at;
		break;
	}
	if (cut.start == extent.start || cut.start == value.start)
		return false;
	cut_in_line(r, cut);
	return true;
}

/* Behind a header field's line, as header_add puts it there. */
static struct span field_lines(const struct removing *r,
    const struct field *field)
{
	struct span lines = { line_start(r->bytes, field->span.start),
		line_next(r->bytes, field->span.end) };

	return lines;
}

bool cut_from_field(struct removing *r, const struct field *field,
    struct span extent)
{
	struct span before = { field->span.start, extent.start };
	struct span after = { extent.end, field->span.end };

	if (remove_joined(r, extent))
		return true;
	if (field->key == FIELD_STATUS)
		return cut_from_status(r, extent, field->span);
	if (text_trim(span_text(r->bytes, before)).len ||
	    text_trim(span_text(r->bytes, after)).len)
		return false;
	remove_lines(r, field_lines(r, field));
	return true;
}

/* Does another line of the section state the status? */
static bool is_only_status(const struct removing *r, struct span line,
    const struct field **out)
{
	bool states = false;

	for (uint32_t i = 0; i < r->record->fields_count; i++) {
		const struct field *field = &r->record->fields[i];

		if (field->key != FIELD_STATUS || field->place != PLACE_SECTION)
			continue;
		if (field->span.start < line.start ||
		    field->span.end > line.end)
			return false;
		*out = field;
		states = true;
	}
	return states;
}

/* "## Links" as it is put at the end of a record, when its one item goes. */
static bool cut_new_section(struct removing *r, struct span line)
{
	const struct section *last = r->record->sections_count
	    ? &r->record->sections[r->record->sections_count - 1]
	    : NULL;
	struct span before, after;

	if (!last || last->body.start > line.start ||
	    last->body.end < line.end ||
	    !text_equals(text_trim(span_text(r->bytes, last->heading)),
		"## Links"))
		return false;
	before = (struct span){ last->body.start, line.start };
	after = (struct span){ line.end, (uint32_t)r->bytes.len };
	if (text_trim(span_text(r->bytes, before)).len ||
	    text_trim(span_text(r->bytes, after)).len)
		return false;
	remove_lines(r, (struct span){ last->heading.start, line.end });
	return true;
}

static struct text without_mark(struct text line)
{
	return text_skip(line, list_mark(line));
}

/* "- 2026-11-20: superseded by [12](...)" in a log of the status. */
static bool is_log_line(const struct removing *r, struct span line,
    struct span extent)
{
	struct span front = { line.start, extent.start };
	struct span behind = { extent.end, line.end };
	struct text words = without_mark(span_text(r->bytes, front));
	size_t lead = words.len;
	enum relation_kind kind;
	bool inverse;

	while (words.len && char_is_one_of(words.data[0], "0123456789-./: *"))
		words = text_skip(words, 1);
	return words.len < lead &&
	    !text_trim(span_text(r->bytes, behind)).len &&
	    lexicon_relation(&kind, &inverse, words) &&
	    kind == RELATION_SUPERSEDES && inverse;
}

/* In words that are no line of a relation: a status, or a line of a log. */
static bool cut_from_other(struct removing *r, struct span extent)
{
	struct span line = { line_start(r->bytes, extent.start),
		line_next(r->bytes, extent.start) };
	const struct field *status = NULL;

	if (is_only_status(r, line, &status))
		return cut_from_status(r, extent, status->span);
	if (!is_log_line(r, line, extent))
		return false;
	remove_lines(r, line);
	return true;
}

bool cut_from_section(struct removing *r, const struct relation *relation,
    struct span extent)
{
	struct relation_line line;
	const struct field *status = NULL;
	struct text tail;

	if (remove_joined(r, extent))
		return true;
	if (!relation_line_read(&line, r->record, r->bytes, relation))
		return cut_from_other(r, extent);
	tail = text_trim(span_text(r->bytes, line.tail));
	while (tail.len && char_is_one_of(tail.data[0], "*_`.>|)"))
		tail = text_trim(text_skip(tail, 1));
	if (tail.len || line.count > 1)
		return false;
	if (is_only_status(r, line.line, &status) &&
	    relation->kind == RELATION_SUPERSEDES && relation->inverse)
		return cut_from_status(r, extent, status->span);
	if (!cut_new_section(r, line.line))
		remove_lines(r, line.line);
	return true;
}
