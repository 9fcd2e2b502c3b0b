/* SPDX-License-Identifier: MIT */
/*
 * The steps of a decision as people read them on their forge (DESIGN 2): items
 * of the sections Objections, Consent and Review log.
 */
#include <string.h>

#include "core/record/builder.h"

#define LONGEST_HEAD 200 /* bytes in front of an objection's colon */

/* Who, when, and on whose behalf: the words of a list with commas. */
struct signature {
	struct text who, recorder, note;
	struct date date;
};

static bool is_set(const struct date *date)
{
	return date->year != 0;
}

/* "sec@example.org, recorded by ana@example.org, 2026-11-10": what is left
 * behind the person is the note. */
static void read_signature(struct signature *out, struct text t)
{
	struct text rest = t, part;

	memset(out, 0, sizeof(*out));
	while (text_split(&rest, ',', &part)) {
		struct date date;

		part = text_trim(part);
		if (!is_set(&out->date) && date_parse_iso(&date, part)) {
			out->date = date;
		} else if (text_starts_nocase(part, "recorded by ")) {
			out->recorder = text_skip(part, strlen("recorded by "));
		} else if (!out->who.len) {
			out->who = part;
		} else {
			const char *end = rest.len ? rest.data + rest.len
						   : part.data + part.len;

			out->note = text_make(part.data,
			    (size_t)(end - part.data));
			return;
		}
	}
}

/* What stands in the first parentheses of t, taken out of it: before and
 * behind are what is left. False: there are none. */
static bool split_parentheses(struct text t, struct text *before,
    struct text *inner, struct text *behind)
{
	size_t open = text_find_char(t, '('), at = open, depth = 0;

	for (; at < t.len; at++) {
		depth += t.data[at] == '(';
		depth -= t.data[at] == ')';
		if (!depth)
			break;
	}
	if (at >= t.len)
		return false;
	*before = text_trim(text_make(t.data, open));
	*inner = text_make(t.data + open + 1, at - open - 1);
	*behind = text_trim(text_skip(t, at + 1));
	return true;
}

static bool is_label(struct text t)
{
	size_t letters = 0, digits = 0;

	while (letters < t.len && char_is_alpha(t.data[letters]))
		letters++;
	while (
	    letters + digits < t.len && char_is_digit(t.data[letters + digits]))
		digits++;
	return letters && letters <= 3 && digits && letters + digits == t.len;
}

/* The first word; the rest goes to *rest. */
static struct text first_word(struct text t, struct text *rest)
{
	size_t i = 0;

	while (i < t.len && !char_is_space(t.data[i]))
		i++;
	*rest = text_trim(text_skip(t, i));
	return text_make(t.data, i);
}

/* The colon that ends the head: not in parentheses, nor in "http://". */
static size_t find_colon(struct text t)
{
	int depth = 0;

	for (size_t i = 0; i < t.len && i < LONGEST_HEAD; i++) {
		depth += t.data[i] == '(';
		depth -= t.data[i] == ')';
		if (t.data[i] == ':' && depth <= 0 &&
		    (i + 1 == t.len || char_is_space(t.data[i + 1])))
			return i;
	}
	return SIZE_MAX;
}

/* "O1 (sec@example.org, 2026-11-10): text", and less than that. */
static void read_objection_head(struct builder *b, struct objection *out,
    struct text t)
{
	struct signature signature = { 0 };
	struct text head = text_make(t.data, 0), word, rest, inner, behind;
	size_t colon = find_colon(t);

	if (colon < t.len) {
		head = text_trim(text_make(t.data, colon));
		t = text_skip(t, colon + 1);
	}
	word = first_word(head, &rest);
	if (is_label(word)) {
		out->label = builder_string(b, word);
		head = rest;
	}
	if (split_parentheses(head, &head, &inner, &behind))
		read_signature(&signature, inner);
	if (!signature.who.len)
		signature.who = head;
	out->who = builder_string(b, signature.who);
	out->recorder = builder_string(b, signature.recorder);
	out->date = signature.date;
	out->text = builder_string(b, t);
}

/* 'in "Way back"' is Way back. */
static struct text place_of(struct text t)
{
	if (text_starts_nocase(t, "in "))
		t = text_trim(text_skip(t, 3));
	if (t.len > 1 && t.data[0] == '"' && t.data[t.len - 1] == '"')
		t = text_make(t.data + 1, t.len - 2);
	return t;
}

/* 'integrated 2026-11-14 in "Way back"', "deferred (ana, 2027-01-31)",
 * "overruled 2026-11-14 (ana, the reason)". */
static void read_state(struct builder *b, struct objection *out, struct text t)
{
	struct signature signature = { 0 };
	struct text before, inner, behind, rest, word = first_word(t, &rest);
	struct date date;

	out->state = objection_state_of(word);
	before = first_word(rest, &behind);
	if (date_parse_iso(&date, before)) {
		out->state_date = date;
		rest = behind;
	}
	if (split_parentheses(rest, &before, &inner, &behind))
		read_signature(&signature, inner);
	else
		behind = rest;
	if (out->state == OBJECTION_DEFERRED ||
	    out->state == OBJECTION_MONITORED)
		out->state_until = signature.date;
	else if (!is_set(&out->state_date))
		out->state_date = signature.date;
	if (out->state == OBJECTION_MONITORED) {
		signature.note = signature.who;
		signature.who = text_make("", 0);
	}
	out->state_who = builder_string(b, signature.who);
	out->state_recorder = builder_string(b, signature.recorder);
	out->state_note = builder_string(b,
	    behind.len ? place_of(behind) : signature.note);
}

/* The bytes of a paragraph. */
static struct span span_of(const struct builder *b, const struct md_node *node)
{
	const struct span *pieces = &b->doc.pieces[node->pieces];

	if (!node->pieces_count)
		return (struct span){ 0, 0 };
	return (
	    struct span){ pieces[0].start, pieces[node->pieces_count - 1].end };
}

/* "harm: ledger writes stop", an item below an objection's. */
static void read_detail(struct builder *b, struct objection *out,
    const struct md_node *node, struct text t)
{
	static const struct {
		const char *name;
		size_t member;
	} keys[] = { { "harm", offsetof(struct objection, harm) },
		{ "because", offsetof(struct objection, because) },
		{ "removed by", offsetof(struct objection, removed_by) } };
	size_t colon = text_find_char(t, ':');
	struct text key, value;

	if (colon >= t.len)
		return;
	key = text_trim(text_make(t.data, colon));
	value = text_trim(text_skip(t, colon + 1));
	if (text_equals_nocase(key, "state")) {
		struct span span = span_of(b, node);
		struct text raw = builder_bytes(b, span);

		colon = text_find_char(raw, ':');
		span.start += (uint32_t)(colon < raw.len ? colon + 1 : 0);
		while (span.start < span.end &&
		    char_is_blank(b->bytes.data[span.start]))
			span.start++;
		out->state_span = span;
		read_state(b, out, value);
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		string_ref *member = mem_member(out, keys[i].member);

		if (text_equals_nocase(key, keys[i].name))
			*member = builder_string(b, value);
	}
}

/* Where an item of a list stands. */
struct item {
	uint32_t node;
	struct text head; /* its first paragraph, plain */
	struct span span;
};

static void add_objection(struct builder *b, const struct item *item)
{
	const struct md_node *nodes = b->doc.nodes;
	struct objection *out = vec_push(&b->objections);
	struct strbuf plain = STRBUF_INIT;
	uint32_t end = nodes[item->node].end;

	out->line = nodes[item->node].line;
	out->span = item->span;
	read_objection_head(b, out, item->head);
	for (uint32_t i = item->node + 1; i < end; i++) {
		if (nodes[i].type != MD_ITEM || i + 1 >= nodes[i].end)
			continue;
		strbuf_clear(&plain);
		markdown_plain(&plain, &b->doc, i + 1);
		read_detail(b, out, &nodes[i + 1],
		    text_make(plain.buf, plain.len));
	}
	strbuf_release(&plain);
}

/* "ben@example.org, 2026-11-18, text 4f2c1e9ab03d7715" */
static void add_consent(struct builder *b, const struct item *item)
{
	struct consent *out = vec_push(&b->consents);
	struct signature signature;

	read_signature(&signature, item->head);
	out->line = b->doc.nodes[item->node].line;
	out->span = item->span;
	out->who = builder_string(b, signature.who);
	out->recorder = builder_string(b, signature.recorder);
	out->date = signature.date;
	if (text_starts_nocase(signature.note, "text "))
		out->hash = builder_string(b, text_skip(signature.note, 5));
}

/* "2027-02-15 extend until 2027-08-01 (ana@example.org): what was learnt" */
static void add_review(struct builder *b, const struct item *item)
{
	struct review *out = vec_push(&b->reviews);
	struct signature signature = { 0 };
	struct text t = item->head, head, rest, inner, behind, word;
	size_t colon = find_colon(t);

	head = text_trim(text_make(t.data, colon < t.len ? colon : t.len));
	out->line = b->doc.nodes[item->node].line;
	out->span = item->span;
	if (split_parentheses(head, &head, &inner, &behind))
		read_signature(&signature, inner);
	word = first_word(head, &rest);
	if (date_parse_iso(&out->date, word))
		word = first_word(rest, &rest);
	out->outcome = review_outcome_of(word);
	if (text_starts_nocase(rest, "until "))
		date_parse_iso(&out->until, text_trim(text_skip(rest, 6)));
	out->who = builder_string(b, signature.who);
	out->recorder = builder_string(b, signature.recorder);
	if (colon < t.len)
		out->lesson = builder_string(b, text_skip(t, colon + 1));
}

static struct span lines_of(const struct builder *b, const struct md_node *node)
{
	const struct md_document *doc = &b->doc;

	return (struct span){ doc->line_starts[node->line - 1],
		node->end_line < doc->line_count
		    ? doc->line_starts[node->end_line]
		    : (uint32_t)doc->source.len };
}

typedef void (*add_fn)(struct builder *b, const struct item *item);

/* The items of the lists in a section, those within them left out. */
static void read_items(struct builder *b, size_t section, add_fn add)
{
	struct strbuf plain = STRBUF_INIT;
	uint32_t at, end;

	builder_section_nodes(b, section, &at, &end);
	while (at < end) {
		const struct md_node *node = &b->doc.nodes[at];
		struct item item = { .node = at };

		if (node->type == MD_LIST || node->type == MD_QUOTE) {
			at++;
			continue;
		}
		at = node->end;
		if (node->type != MD_ITEM || item.node + 1 >= node->end)
			continue;
		strbuf_clear(&plain);
		markdown_plain(&plain, &b->doc, item.node + 1);
		item.head = text_trim(text_make(plain.buf, plain.len));
		item.span = lines_of(b, node);
		if (item.head.len)
			add(b, &item);
	}
	strbuf_release(&plain);
}

void read_steps(struct builder *b)
{
	static const struct {
		enum section_class class_;
		add_fn add;
	} rows[] = { { SECTION_OBJECTIONS, add_objection },
		{ SECTION_CONSENT, add_consent },
		{ SECTION_REVIEW_LOG, add_review } };
	uint32_t end = 0; /* of the section that is read, its own below it */
	add_fn add = NULL;

	for (uint32_t i = 0; i < b->sections.count; i++) {
		const struct section *section = &b->sections.items[i];

		if (i >= end)
			add = NULL;
		for (size_t k = 0; k < sizeof(rows) / sizeof(*rows); k++) {
			if (!(section->classes & 1ull << rows[k].class_))
				continue;
			add = rows[k].add;
			end = section->end;
		}
		if (add)
			read_items(b, i, add);
	}
}
