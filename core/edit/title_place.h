/* SPDX-License-Identifier: MIT */
/* Where a record states its title. Internal to core/edit. */
#ifndef HENCE_EDIT_TITLE_PLACE_H
#define HENCE_EDIT_TITLE_PLACE_H

#include <stdbool.h>

#include "core/base/vec.h"
#include "core/edit/subject.h"

enum title_form {
	TITLE_MARKDOWN, /* a heading, a line */
	TITLE_CELL, /* of a table */
	TITLE_LITERAL, /* in a fence, or in what is no Markdown */
	TITLE_YAML, /* front matter */
	TITLE_SIDECAR /* YAML too, of the sidecar */
};

struct title_place {
	enum title_form form;
	struct span span; /* bytes of the text, or of the sidecar */
	struct text plain; /* all of it; lives in the arena */
	struct span words; /* of plain: no number, no emoji at its ends */
	bool underlined; /* it may have a line below it */
	bool has_id; /* a heading: "ADR-0007: ...", the record's own */
};

struct text title_place_words(const struct title_place *place);

typedef VEC(struct title_place) title_places;

/* All that state the record's own title, in one order whatever is in them. */
void title_places_find(title_places *out, const struct reading *reading,
    struct arena *arena);

#endif
