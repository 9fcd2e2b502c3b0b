/* SPDX-License-Identifier: MIT */
#include "cmd/new_relate.h"

#include <string.h>

#include "cmd/relate_print.h"
#include "core/change/supersede.h"
#include "core/corpus/find.h"

/* "KIND:ID", "ID:KIND" or "ID:WORDS:REVERSE" in parts. */
struct link_words {
	const char *id, *kind, *reverse;
};

static bool is_kind(const char *word)
{
	const char *nearest;
	struct bond bond;

	return bond_read(&bond, text_of(word), &nearest);
}

/* A number, a prefix with a number, or a path. */
static bool may_be_id(const char *word)
{
	return strpbrk(word, "0123456789/") && !is_kind(word);
}

static enum status fail_form(const char *value, struct error *err)
{
	error_set(err, STATUS_USAGE, "'--link' takes KIND:ID, not '%s'", value);
	error_hint(err,
	    "For example: --link depends-on:7, or "
	    "--link '7:Inspired by:Inspired'.");
	return STATUS_USAGE;
}

static enum status split(struct link_words *out, struct new_draft *draft,
    const char *value, struct error *err)
{
	char *first = arena_strdup(&draft->arena, value);
	char *second = strchr(first, ':');

	memset(out, 0, sizeof(*out));
	if (!second)
		return fail_form(value, err);
	*second++ = '\0';
	out->id = first;
	out->kind = second;
	if (!strchr(second, ':') &&
	    (is_kind(first) || (!is_kind(second) && !may_be_id(first)))) {
		out->id = second;
		out->kind = first;
	} else if (strchr(second, ':')) {
		char *third = strchr(second, ':');

		*third++ = '\0';
		out->reverse = third;
	}
	if (!*out->id || !*out->kind || (out->reverse && !*out->reverse))
		return fail_form(value, err);
	return STATUS_OK;
}

/* "7:Amends:Amended by" is a kind that is known, said in both directions. */
static bool is_known_pair(struct bond *bond, const struct link_words *words)
{
	const char *nearest;
	struct bond reverse;

	return words->reverse &&
	    bond_read(bond, text_of(words->kind), &nearest) &&
	    bond_read(&reverse, text_of(words->reverse), &nearest) &&
	    bond->kind == reverse.kind &&
	    (bond->inverse != reverse.inverse ||
		!strcmp(relation_name(bond->kind, true),
		    relation_name(bond->kind, false)));
}

static enum status read_bond(struct bond *out, const struct link_words *words,
    struct error *err)
{
	if (is_known_pair(out, words))
		return STATUS_OK;
	if (words->reverse) {
		memset(out, 0, sizeof(*out));
		out->words = words->kind;
		out->reverse = words->reverse;
		return relate_check_words(out, err);
	}
	return relate_read_bond(out, words->kind, NULL, err);
}

static enum status add(struct new_draft *draft, const struct bond *bond,
    const char *id, struct error *err)
{
	const struct record *record;
	struct new_relation *relation;
	enum status status = work_resolve(&record, &draft->work, &id, 1, err);

	if (status != STATUS_OK)
		return status;
	relation = vec_push(&draft->relations);
	relation->bond = *bond;
	relation->path = arena_strdup(&draft->arena, record->path);
	return STATUS_OK;
}

enum status new_relate_read(struct new_draft *draft, struct error *err)
{
	const struct string_list *older = &draft->values->supersedes;
	const struct string_list *links = &draft->values->links;
	char *path = arena_strdup(&draft->arena, draft->collection->path);
	struct bond bond = { .kind = RELATION_SUPERSEDES };
	enum status status = STATUS_OK;

	for (size_t i = 0; i < older->count && status == STATUS_OK; i++)
		status = add(draft, &bond, older->items[i], err);
	for (size_t i = 0; i < links->count && status == STATUS_OK; i++) {
		struct link_words words;

		status = split(&words, draft, links->items[i], err);
		if (status == STATUS_OK)
			status = read_bond(&bond, &words, err);
		if (status == STATUS_OK)
			status = add(draft, &bond, words.id, err);
	}
	if (status == STATUS_OK)
		new_draft_find_collection(draft, path);
	return status;
}

static enum status write_one(struct new_draft *draft,
    struct new_relation *relation, const struct record *made, struct error *err)
{
	const struct bond *bond = &relation->bond;
	const struct record *other = corpus_find_path(&draft->env->corpus,
	    relation->path);
	struct plan plan = work_plan(&draft->work);
	bool wrote;

	if (bond->words || bond->kind != RELATION_SUPERSEDES)
		return relate(&plan, made, bond, other, &wrote, err);
	return supersede(&plan, bond->inverse ? made : other,
	    bond->inverse ? other : made, false, &relation->waits, err);
}

enum status new_relate_write(struct new_draft *draft, struct error *err)
{
	struct corpus *corpus = &draft->env->corpus;
	const struct record *made;
	enum status status = STATUS_OK;

	if (!draft->relations.count)
		return STATUS_OK;
	made = corpus_add(corpus,
	    (uint32_t)(draft->collection - corpus->collections.items),
	    draft->made.file->path);
	for (size_t i = 0; i < draft->relations.count && !status; i++)
		status = write_one(draft, &draft->relations.items[i], made,
		    err);
	return status;
}

void new_relate_say(const struct new_draft *draft)
{
	const struct corpus *corpus = &draft->env->corpus;
	const struct record *made = corpus_find_path(corpus,
	    draft->made.file->path);

	for (size_t i = 0; i < draft->relations.count; i++) {
		const struct new_relation *relation =
		    &draft->relations.items[i];
		const struct record *other = corpus_find_path(corpus,
		    relation->path);
		bool inverse = relation->bond.inverse;

		if (relation->bond.words ||
		    relation->bond.kind != RELATION_SUPERSEDES)
			continue;
		relate_say_superseded(&draft->work, inverse ? made : other,
		    inverse ? other : made, false, relation->waits);
	}
}
