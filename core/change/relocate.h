/* SPDX-License-Identifier: MIT */
/*
 * A record gets another number or title, and with it another file name; every
 * link and relation to it follows, and its old id becomes an alias.
 */
#ifndef HENCE_CHANGE_RELOCATE_H
#define HENCE_CHANGE_RELOCATE_H

#include "core/change/change.h"
#include "core/corpus/corpus.h"
#include "core/edit/subject.h"

struct source;

struct relocation {
	struct change *change;
	struct source *source;
	const struct corpus *corpus; /* names may be all it has */
	const struct record *record; /* of the corpus */
	struct subject *subject; /* its texts in the change */
	bool has_number; /* a new one */
	uint32_t number;
	const char *title; /* the new one, plain; NULL: it stays */
	bool drops_id; /* its old id becomes no alias */
	const char *stem; /* the new name of its file or folder; may be the
			   * old one */
};

struct relocate_result {
	struct strbuf old_id, new_id;
	struct strbuf path; /* of the record afterwards */
	bool has_alias; /* the old id is one now */
	bool is_shared; /* the old id is another record's as well */
	struct strbuf no_alias; /* why it could not become an alias */
	size_t links, relations, files; /* written, in so many files */
	size_t missed; /* links that could not be written */
	size_t ambiguous; /* relations that may mean another record */
	struct strbuf places; /* of both, "path:line", some of them */
};

void relocate_result_init(struct relocate_result *result);
void relocate_result_release(struct relocate_result *result);

/* Put all of it into the change. STATUS_EXISTS: the new name is taken. */
enum status relocate(struct relocate_result *out,
    const struct relocation *relocation, struct error *err);

/* The part of its path that names the record, and whether that is a folder. */
struct text relocate_stem(const struct record *record, bool *is_folder);

/*
 * Append the stem with another number in place of its own. False where it has
 * none.
 */
bool relocate_renumber_stem(struct strbuf *out, const struct corpus *corpus,
    const struct record *record, uint32_t number);

#endif
