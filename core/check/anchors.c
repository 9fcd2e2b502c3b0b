/* SPDX-License-Identifier: MIT */
#include "core/check/anchors.h"

#include <string.h>

#include "core/base/unicode.h"
#include "core/base/vec.h"

#define FORGE_PREFIX "user-content-"
#define GUESSED_FROM 500u /* names; with more it would take its time */

/* "Warning" behind an emoji has this in its anchor, which nobody sees. */
static bool is_variation_selector(uint32_t code)
{
	return code >= 0xfe00 && code <= 0xfe0f;
}

/* Whatever is no letter, mark, digit, "-" or "_" goes, without a trace. */
void anchor_of_heading(struct strbuf *out, struct text heading,
    enum anchor_style style)
{
	size_t start = out->len;

	if (style == ANCHORS_GITLAB)
		heading = text_trim(heading);
	while (heading.len) {
		uint32_t code;
		size_t len = unicode_decode(heading, &code);

		heading = text_skip(heading, len);
		if (code == ' ' || code == '-')
			strbuf_addch(out, '-');
		else if (unicode_is_word(code) && !is_variation_selector(code))
			unicode_encode(out, unicode_lower(code));
		if (style == ANCHORS_GITLAB && out->len > start + 1 &&
		    out->buf[out->len - 1] == '-' &&
		    out->buf[out->len - 2] == '-')
			strbuf_setlen(out, out->len - 1);
	}
}

static void fold(struct strbuf *out, struct text name)
{
	while (name.len) {
		uint32_t code;
		size_t len = unicode_decode(name, &code);

		if (!is_variation_selector(code))
			unicode_encode(out, unicode_lower(code));
		name = text_skip(name, len);
	}
}

static void add(struct anchors *anchors, struct text name)
{
	struct strbuf folded = STRBUF_INIT;

	fold(&folded, name);
	map_at(&anchors->names, text_make(folded.buf, folded.len), NULL);
	strbuf_release(&folded);
}

/* The second "Goals" is "goals-1", unless a heading "Goals 1" was before. */
static void add_numbered(struct anchors *anchors, struct strbuf *name)
{
	size_t len = name->len, last;
	bool is_new;

	last = *map_at(&anchors->headings, text_make(name->buf, len), &is_new);
	while (!is_new) {
		strbuf_setlen(name, len);
		strbuf_addf(name, "-%zu", ++last);
		map_at(&anchors->headings, text_make(name->buf, name->len),
		    &is_new);
	}
	add(anchors, text_make(name->buf, name->len));
	*map_at(&anchors->headings, text_make(name->buf, len), NULL) = last;
}

/* GitLab's headings have been numbered and shortened in several ways from
 * release to release: all of them count. */
static void add_heading(struct anchors *anchors, struct text plain,
    enum anchor_style style)
{
	struct strbuf name = STRBUF_INIT;

	anchor_of_heading(&name, plain, ANCHORS_GITHUB);
	add_numbered(anchors, &name);
	strbuf_clear(&name);
	if (style == ANCHORS_GITLAB) {
		size_t digits;

		anchor_of_heading(&name, plain, style);
		digits = strspn(name.buf, "0123456789");
		/* a number alone would be an issue's */
		if (digits == name.len)
			strbuf_splice(&name, 0, 0, "anchor-",
			    strlen("anchor-"));
		add_numbered(anchors, &name);
	}
	strbuf_release(&name);
}

/* "Title {#id}": what sites are made with reads it so, though no forge. */
static void add_attribute(struct anchors *anchors, struct text plain)
{
	size_t at = text_find(plain, "{");
	struct text id;

	if (at == SIZE_MAX || !text_ends(text_trim_end(plain), "}"))
		return;
	id = text_trim(text_skip(plain, at + 1));
	if (!text_starts(id, "#"))
		return;
	id = text_skip(id, 1);
	id.len = strcspn(id.data, " }");
	add(anchors, id);
}

void anchors_init(struct anchors *out, const struct record *record,
    enum anchor_style style)
{
	map_init(&out->headings);
	map_init(&out->names);
	for (uint32_t i = 0; i < record->anchors_count; i++) {
		const struct anchor *anchor = &record->anchors[i];
		struct text t = text_of(record_string(record, anchor->text));

		if (anchor->kind == ANCHOR_ID) {
			add(out, t);
			continue;
		}
		add_attribute(out, t);
		add_heading(out, t, style);
	}
}

void anchors_release(struct anchors *anchors)
{
	map_release(&anchors->headings);
	map_release(&anchors->names);
}

bool anchors_have(const struct anchors *anchors, const char *name)
{
	struct strbuf folded = STRBUF_INIT;
	struct text plain;
	bool found;

	fold(&folded, text_of(name));
	plain = text_make(folded.buf, folded.len);
	found = map_find(&anchors->names, plain);
	/* what the id is called in the page's own source */
	if (!found && text_starts(plain, FORGE_PREFIX))
		found = map_find(&anchors->names,
		    text_skip(plain, strlen(FORGE_PREFIX)));
	strbuf_release(&folded);
	return found;
}

const char *anchors_guess(const struct anchors *anchors, const char *name)
{
	VEC(const char *) names = { 0 };
	const char *near = NULL;
	size_t nearest;

	if (anchors->names.count > GUESSED_FROM)
		return NULL;
	for (size_t i = 0; i < anchors->names.size; i++)
		if (anchors->names.slots[i].key)
			*vec_push(&names) = anchors->names.slots[i].key;
	nearest = text_nearest(name, names.items, names.count);
	if (nearest != SIZE_MAX)
		near = names.items[nearest];
	vec_release(&names);
	return near;
}
