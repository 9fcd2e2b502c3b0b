/* SPDX-License-Identifier: MIT */
#include "core/edit/title_edit.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/edit/yaml_edit.h"

static struct text text_of_buf(const struct strbuf *sb)
{
	return text_make(sb->buf, sb->len);
}

void title_edit_begin(struct title_edit *edit, struct subject *subject)
{
	struct subject old = *subject;

	memset(edit, 0, sizeof(*edit));
	edit->subject = subject;
	strbuf_init(&edit->text);
	strbuf_init(&edit->sidecar);
	strbuf_add(&edit->text, subject->text->buf, subject->text->len);
	old.text = &edit->text;
	if (subject->sidecar) {
		strbuf_add(&edit->sidecar, subject->sidecar->buf,
		    subject->sidecar->len);
		old.sidecar = &edit->sidecar;
	}
	reading_init(&edit->before, &old);
	edits_init(&edit->edits);
	edits_init(&edit->sidecar_edits);
	title_places_find(&edit->places, &edit->before, &edit->before.arena);
}

static void restore(struct strbuf *text, const struct strbuf *old)
{
	strbuf_clear(text);
	strbuf_add(text, old->buf, old->len);
}

void title_edit_end(struct title_edit *edit, enum status status)
{
	if (status) {
		restore(edit->subject->text, &edit->text);
		if (edit->subject->sidecar)
			restore(edit->subject->sidecar, &edit->sidecar);
	}
	edits_release(&edit->edits);
	edits_release(&edit->sidecar_edits);
	vec_release(&edit->places);
	reading_release(&edit->before);
	strbuf_release(&edit->text);
	strbuf_release(&edit->sidecar);
}

bool title_edit_apply(struct title_edit *edit)
{
	struct subject *subject = edit->subject;

	return edits_apply(&edit->edits, subject->text) &&
	    (!subject->sidecar ||
		edits_apply(&edit->sidecar_edits, subject->sidecar));
}

struct text title_edit_bytes(const struct title_edit *edit,
    const struct title_place *place)
{
	const struct strbuf *file = place->form == TITLE_SIDECAR
	    ? &edit->sidecar
	    : &edit->text;

	return text_make(file->buf + place->span.start,
	    place->span.end - place->span.start);
}

/* The one punctuation character that the line is made of, or NUL. */
static char rule_char(struct text line)
{
	line = text_trim_end(line);
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != line.data[0] ||
		    !char_is_punctuation(line.data[i]))
			return '\0';
	return line.len ? line.data[0] : '\0';
}

/* The line above or below a title: as long as the title where it was that. */
static void fit_rule(struct title_edit *edit, uint32_t at, size_t old,
    size_t new)
{
	struct text file = text_of_buf(&edit->text), line, rest;
	struct strbuf rule = STRBUF_INIT;
	uint32_t start = line_start(file, at);
	char mark;

	rest = text_skip(file, start);
	if (!text_next_line(&rest, &line))
		return;
	mark = rule_char(line);
	line = text_trim_end(line);
	if (mark && line.len == old && new) {
		for (size_t i = 0; i < new; i++)
			strbuf_addch(&rule, mark);
		edits_replace(&edit->edits,
		    (struct span){ start, start + (uint32_t)line.len },
		    text_make(rule.buf, rule.len));
	}
	strbuf_release(&rule);
}

static void fit_rules(struct title_edit *edit, const struct title_place *place,
    struct text before, struct text after)
{
	struct text file = text_of_buf(&edit->text), line, rest;
	uint32_t start = line_start(file, place->span.end - 1);
	size_t old, new;

	rest = text_skip(file, start);
	if (!text_next_line(&rest, &line))
		return;
	old = unicode_count(text_trim(line));
	new = old - unicode_count(before) + unicode_count(after);
	fit_rule(edit, line_next(file, place->span.end - 1), old, new);
	if (place->form == TITLE_LITERAL && start)
		fit_rule(edit, start - 1, old, new);
}

void title_edit_put(struct title_edit *edit, const struct title_place *place,
    struct span span, struct text text)
{
	struct text bytes = title_edit_bytes(edit, place);
	bool in_sidecar = place->form == TITLE_SIDECAR;

	if (place->underlined)
		fit_rules(edit, place,
		    text_make(bytes.data + span.start, span.end - span.start),
		    text);
	span.start += place->span.start;
	span.end += place->span.start;
	edits_replace(in_sidecar ? &edit->sidecar_edits : &edit->edits, span,
	    text);
}

bool title_edit_put_yaml(struct title_edit *edit,
    const struct title_place *place, struct text value)
{
	bool in_sidecar = place->form == TITLE_SIDECAR;
	const struct yaml_node *node;
	struct yaml_text yaml;
	struct arena *arena = &edit->before.arena;
	enum status status = in_sidecar
	    ? yaml_text_file(&yaml, text_of_buf(&edit->sidecar), arena, NULL)
	    : yaml_text_front_matter(&yaml, text_of_buf(&edit->text), arena,
		  NULL);

	if (status)
		return false;
	node = yaml_text_at(&yaml, place->span);
	return node &&
	    !yaml_text_set(in_sidecar ? &edit->sidecar_edits : &edit->edits,
		&yaml, node, value, NULL);
}
