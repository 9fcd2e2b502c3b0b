/* SPDX-License-Identifier: MIT */
/*
 * number/in-flight: a number that another branch gives as well. Only records
 * that the main branch has not are looked at: once one is merged it is the
 * other branch that has to give way, and is told so there.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/path.h"
#include "core/check/check.h"
#include "core/git/history.h"
#include "core/git/refs.h"
#include "core/git/source.h"
#include "core/record/name.h"

/* A record, as far as the name of a file tells. */
struct claim {
	struct record_name name; /* its texts are the path's */
	struct text unit; /* the file without its extension, or its folder */
};

static bool claim_read(struct claim *out, const struct collection *collection,
    const char *path)
{
	size_t own = strlen(collection->path);

	return name_of_path(&out->name, &out->unit, path + (own ? own + 1 : 0));
}

static bool is_same_number(const struct claim *a, const struct claim *b)
{
	return a->name.number == b->name.number &&
	    a->name.prefix.len == b->name.prefix.len &&
	    !strncasecmp(a->name.prefix.data ? a->name.prefix.data : "",
		b->name.prefix.data ? b->name.prefix.data : "",
		a->name.prefix.len);
}

/* A record whose number is new. */
struct arrival {
	const struct record *record;
	struct claim claim;
	bool is_old; /* the main branch has that record */
};

/* A file of another branch that has the number, too. */
struct rival {
	const struct arrival *arrival;
	const char *path; /* in the findings' arena */
};

struct arrivals {
	const struct check *check;
	const struct collection *collection;
	VEC(struct arrival) items; /* by number, as records are */
	VEC(struct rival) rivals;
};

static void list_records(struct arrivals *arrivals)
{
	const struct collection *c = arrivals->collection;

	for (uint32_t i = 0; i < c->count; i++) {
		const struct record *record =
		    &arrivals->check->corpus->records.items[c->first + i];
		struct claim claim;

		/* a number of 0 in an RFC's name is still to be given */
		if (record->width && record->number &&
		    claim_read(&claim, c, record->path) &&
		    claim.name.number == record->number)
			*vec_push(&arrivals->items) = (struct arrival){ record,
				claim, false };
	}
}

/* The first of those with that number. */
static size_t find_number(const struct arrivals *arrivals, uint32_t number)
{
	size_t low = 0, high = arrivals->items.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (arrivals->items.items[middle].claim.name.number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

typedef void (*arrival_fn)(struct arrivals *arrivals, struct arrival *arrival,
    const struct claim *claim, const char *path);

static void each_of_number(struct arrivals *arrivals, const char *path,
    arrival_fn fn)
{
	struct claim claim;
	size_t i;

	if (!claim_read(&claim, arrivals->collection, path))
		return;
	i = find_number(arrivals, claim.name.number);
	for (; i < arrivals->items.count; i++) {
		struct arrival *arrival = &arrivals->items.items[i];

		if (arrival->claim.name.number != claim.name.number)
			break;
		if (is_same_number(&arrival->claim, &claim))
			fn(arrivals, arrival, &claim, path);
	}
}

static void mark_old(struct arrivals *arrivals, struct arrival *arrival,
    const struct claim *claim, const char *path)
{
	(void)arrivals;
	(void)path;
	arrival->is_old |= text_same(arrival->claim.unit, claim->unit);
}

static void see_old(const char *path, void *context)
{
	each_of_number(context, path, mark_old);
}

/* Leave the records that are not in that commit. */
static void drop_old(struct arrivals *arrivals, const char *commit)
{
	size_t kept = 0;

	refs_each_path_of(arrivals->check->repo, commit,
	    arrivals->collection->path, see_old, arrivals);
	for (size_t i = 0; i < arrivals->items.count; i++)
		if (!arrivals->items.items[i].is_old)
			arrivals->items.items[kept++] =
			    arrivals->items.items[i];
	arrivals->items.count = kept;
}

static void note_rival(struct arrivals *arrivals, struct arrival *arrival,
    const struct claim *claim, const char *path)
{
	struct rival *rival;

	if (text_same(arrival->claim.unit, claim->unit))
		return;
	for (size_t i = 0; i < arrivals->rivals.count; i++)
		if (arrivals->rivals.items[i].arrival == arrival &&
		    !strcmp(arrivals->rivals.items[i].path, path))
			return;
	rival = vec_push(&arrivals->rivals);
	rival->arrival = arrival;
	rival->path = arena_strdup(&arrivals->check->findings->arena, path);
}

static void see_rival(const char *path, void *context)
{
	each_of_number(context, path, note_rival);
}

/* Which of the branches with the rival's file adds it? */
struct question {
	const struct check *check;
	const struct rival *rival;
	struct strbuf current; /* the branch that is checked out */
	struct strbuf main, branch;
};

static void note_path(const char *path, void *context)
{
	(void)path;
	*(bool *)context = true;
}

static bool has_file(const struct question *question, const char *commit,
    const char *path)
{
	bool found = false;

	refs_each_path_of(question->check->repo, commit, path, note_path,
	    &found);
	return found;
}

/* "refs/heads/topic" -> "topic", "refs/remotes/o/topic" -> "o/topic" */
static const char *short_name(const char *ref)
{
	const char *slash = strchr(ref + strlen("refs/"), '/');

	return slash ? slash + 1 : ref;
}

/* "refs/remotes/origin/topic" is "refs/heads/topic" elsewhere. */
static bool is_own_branch(const struct question *question, const char *name)
{
	bool is_remote = text_starts(text_of(name), "refs/remotes/");
	const char *behind = short_name(name);

	if (is_remote)
		behind = strchr(behind, '/');
	return question->current.len && behind &&
	    !strcmp(behind + is_remote, question->current.buf);
}

/* Is it in the main branch, or in the one that this is to be merged with, which
 * number/duplicate compares with? */
static bool is_merged(const struct question *question, const char *commit)
{
	struct repo *repo = question->check->repo;
	const char *tip = question->check->tip;

	if (tip && history_has(repo, tip, commit))
		return true;
	return question->main.len && strcmp(question->main.buf, commit) != 0 &&
	    history_has(repo, question->main.buf, commit);
}

/*
 * The number is given twice where both records came after the branches went
 * apart; else one of the two is the other by a new name.
 */
static bool adds_it(const struct question *question, const char *commit)
{
	const char *own = question->rival->arrival->record->path;
	struct strbuf base = STRBUF_INIT;
	bool apart;

	if (is_merged(question, commit) || has_file(question, commit, own))
		return false;
	/* nothing in common is as far apart as can be */
	apart = history_merge_base(&base, question->check->repo,
		    question->check->head, commit, NULL) ||
	    (!has_file(question, base.buf, own) &&
		!has_file(question, base.buf, question->rival->path));
	strbuf_release(&base);
	return apart;
}

static void ask_branch(const char *name, const char *commit, void *context)
{
	struct question *question = context;

	if (is_own_branch(question, name) ||
	    (question->branch.len && strcmp(question->branch.buf, name) <= 0) ||
	    !adds_it(question, commit))
		return;
	strbuf_clear(&question->branch);
	strbuf_addstr(&question->branch, name);
}

static void report(const struct check *check, const struct rival *rival,
    const char *branch)
{
	const struct record *record = rival->arrival->record;
	struct finding *finding = check_add(check, RULE_NUMBER_IN_FLIGHT,
	    record, "the number %u is that of '%s', too, on '%s'",
	    record->number, rival->path, short_name(branch));

	if (!finding)
		return;
	finding_whole(finding, rival->path);
	finding->fix = "'hence renumber' gives one of them another number.";
}

/* *found: a branch adds it. */
static enum status ask_branches(const struct check *check,
    const struct rival *rival, bool *found, struct error *err)
{
	struct question question = { .check = check,
		.rival = rival,
		.current = STRBUF_INIT,
		.main = STRBUF_INIT,
		.branch = STRBUF_INIT };
	enum status status;

	refs_main(&question.main, check->repo);
	if (source_get_kind(check->source) != SOURCE_REVISION)
		refs_current_branch(&question.current, check->repo);
	status = refs_each_holder(check->repo, rival->path, ask_branch,
	    &question, err);
	*found = !status && question.branch.len;
	if (*found)
		report(check, rival, question.branch.buf);
	strbuf_release(&question.current);
	strbuf_release(&question.main);
	strbuf_release(&question.branch);
	return status;
}

static int compare_rivals(const void *a, const void *b)
{
	const struct rival *x = a, *y = b;

	if (x->arrival != y->arrival)
		return x->arrival < y->arrival ? -1 : 1;
	return strcmp(x->path, y->path);
}

static enum status check_in_flight(struct arrivals *arrivals, struct error *err)
{
	const struct check *check = arrivals->check;
	const struct arrival *told = NULL;
	bool found = false;
	enum status status;
	size_t missing;

	status = refs_each_path(check->repo, arrivals->collection->path,
	    see_rival, arrivals, &missing, err);
	if (arrivals->rivals.count)
		qsort(arrivals->rivals.items, arrivals->rivals.count,
		    sizeof(*arrivals->rivals.items), compare_rivals);
	for (size_t i = 0; i < arrivals->rivals.count && !status; i++) {
		const struct rival *rival = &arrivals->rivals.items[i];

		/* one branch is enough to know */
		if (rival->arrival != told)
			status = ask_branches(check, rival, &found, err);
		told = found ? rival->arrival : told;
		found = false;
	}
	return status;
}

static enum status check_collection(const struct check *check,
    const struct collection *collection, const char *main, struct error *err)
{
	struct arrivals arrivals = { check, collection, { 0 }, { 0 } };
	enum status status = STATUS_OK;

	list_records(&arrivals);
	if (arrivals.items.count)
		drop_old(&arrivals, main);
	if (arrivals.items.count &&
	    check->options->wanted[RULE_NUMBER_IN_FLIGHT])
		status = check_in_flight(&arrivals, err);
	vec_release(&arrivals.items);
	vec_release(&arrivals.rivals);
	return status;
}

enum status check_taken(const struct check *check, struct error *err)
{
	struct strbuf main = STRBUF_INIT;
	enum status status = STATUS_OK;

	if (!check->head || !check->options->wanted[RULE_NUMBER_IN_FLIGHT])
		return STATUS_OK;
	/* Where no branch is the main one, what is committed is as good. */
	if (!refs_main(&main, check->repo))
		strbuf_addstr(&main, check->head);
	for (size_t i = 0; i < check->corpus->collections.count && !status;
	     i++) {
		const struct collection *collection =
		    &check->corpus->collections.items[i];

		if (collection->numbering == NUMBERING_SEQUENTIAL)
			status = check_collection(check, collection, main.buf,
			    err);
	}
	strbuf_release(&main);
	return status;
}
