/* SPDX-License-Identifier: MIT */
#include "core/edit/title_edit.h"

#include <string.h>

#include "core/base/unicode.h"

void title_edit_begin(struct title_edit *edit, struct subject *subject)
{
	memset(&edit->places, 0, sizeof(edit->places));
	editing_begin(&edit->editing, subject);
	title_places_find(&edit->places, &edit->editing.before,
	    &edit->editing.before.arena);
}

void title_edit_end(struct title_edit *edit, enum status status)
{
	vec_release(&edit->places);
	editing_end(&edit->editing, status);
}

/* The text that the place is in, as it was. */
static struct text file_of(const struct title_edit *edit,
    const struct title_place *place)
{
	const struct reading *before = &edit->editing.before;

	return place->form == TITLE_SIDECAR ? before->sidecar : before->bytes;
}

static struct edits *edits_of(struct title_edit *edit,
    const struct title_place *place)
{
	return place->form == TITLE_SIDECAR ? &edit->editing.sidecar_edits
					    : &edit->editing.edits;
}

struct text title_edit_bytes(const struct title_edit *edit,
    const struct title_place *place)
{
	return text_make(file_of(edit, place).data + place->span.start,
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
	struct text file = edit->editing.before.bytes, line, rest;
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
		edits_replace(&edit->editing.edits,
		    (struct span){ start, start + (uint32_t)line.len },
		    text_make(rule.buf, rule.len));
	}
	strbuf_release(&rule);
}

static void fit_rules(struct title_edit *edit, const struct title_place *place,
    struct text before, struct text after)
{
	struct text file = edit->editing.before.bytes, line, rest;
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

	if (place->underlined)
		fit_rules(edit, place,
		    text_make(bytes.data + span.start, span.end - span.start),
		    text);
	span.start += place->span.start;
	span.end += place->span.start;
	edits_replace(edits_of(edit, place), span, text);
}

bool title_edit_put_yaml(struct title_edit *edit,
    const struct title_place *place, struct text value)
{
	struct editing *editing = &edit->editing;
	struct yaml_text yaml = editing->yaml;
	bool is_yaml = editing->has_yaml;
	const struct yaml_node *node;

	if (place->form == TITLE_SIDECAR)
		is_yaml = yaml_text_file(&yaml, editing->before.sidecar,
			      &editing->before.arena, NULL) == STATUS_OK;
	node = is_yaml ? yaml_text_at(&yaml, place->span) : NULL;
	return node &&
	    !yaml_text_set(edits_of(edit, place), &yaml, node, value, NULL);
}
