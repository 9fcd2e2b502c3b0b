/* SPDX-License-Identifier: MIT */
/*
 * How a record writes what its relations name: "[ADR-0007](0007-x.md)", "RFC
 * 12", "[7. Use C](0007-use-c.md)", "12". Internal to core/edit.
 */
#ifndef HENCE_EDIT_RELATION_TARGET_H
#define HENCE_EDIT_RELATION_TARGET_H

#include "core/edit/relation.h"

enum target_text {
	TARGET_UNKNOWN, /* as the place has it by default */
	TARGET_ID,
	TARGET_TITLE,
	TARGET_ID_AND_TITLE, /* "ADR-0007: Use C" */
	TARGET_STEM,
	TARGET_PATH
};

struct target_style {
	enum target_text form;
	bool is_link;
	bool has_dot; /* "./0007-x.md" */
	struct text id; /* an id as it is written: "RFC 12"; empty: none */
	struct text joiner; /* between id and title: ": " */
};

/* Read one from the bytes of a target, a link's all. */
void target_style_read(struct target_style *out, struct text target);

/* The style of that relation; false where it has no bytes. */
bool target_style_of(struct target_style *out, const struct record *record,
    struct text bytes, const struct relation *relation);

enum target_place {
	TARGET_IN_MARKDOWN,
	TARGET_IN_TABLE,
	TARGET_IN_PLAIN /* YAML and fences: no links */
};

/* Append it. fallback is what its text is where the style does not say. */
void target_write(struct strbuf *out, const struct relation_target *target,
    const struct target_style *style, enum target_text fallback,
    enum target_place place);

#endif
