/* SPDX-License-Identifier: MIT */
/*
 * Numbers that others have, or had: number/in-flight, a number that another
 * branch gives as well, and number/reused. Only records that the main branch
 * has not are looked at: once one is merged it is the other branch that has to
 * give way, and is told so there.
 */
#include <stdlib.h>
#include <string.h>

#include "core/check/arrivals.h"
#include "core/git/history.h"
#include "core/git/refs.h"
#include "core/git/source.h"

/* A file of another branch that has the number, too. */
struct rival {
	const struct arrival *arrival;
	const char *path; /* in the findings' arena */
};

struct flight {
	struct arrivals *arrivals;
	VEC(struct rival) rivals;
};

static void note_rival(struct arrival *arrival, const struct claim *claim,
    const char *path, void *context)
{
	struct flight *flight = context;
	struct rival *rival;

	if (text_same(arrival->claim.unit, claim->unit))
		return;
	for (size_t i = 0; i < flight->rivals.count; i++)
		if (flight->rivals.items[i].arrival == arrival &&
		    !strcmp(flight->rivals.items[i].path, path))
			return;
	rival = vec_push(&flight->rivals);
	rival->arrival = arrival;
	rival->path = arena_strdup(&flight->arrivals->check->findings->arena,
	    path);
}

static void see_rival(const char *path, void *context)
{
	struct flight *flight = context;

	arrivals_each_of(flight->arrivals, path, note_rival, flight);
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

/* "refs/remotes/origin/topic" is "refs/heads/topic" elsewhere. */
static bool is_own_branch(const struct question *question, const char *name)
{
	bool is_remote = text_starts(text_of(name), "refs/remotes/");
	const char *behind = refs_short_name(name);

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
	    record->number, rival->path, refs_short_name(branch));

	if (!finding)
		return;
	finding_whole(finding, rival->path);
	check_advise(check, finding,
	    "'hence renumber %s' gives this one another number.", record->path);
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

enum status check_in_flight(struct arrivals *arrivals, struct error *err)
{
	const struct check *check = arrivals->check;
	struct flight flight = { arrivals, { 0 } };
	const struct arrival *told = NULL;
	bool found = false;
	enum status status;
	size_t missing = 0;

	status = refs_each_path(check->repo, arrivals->collection->path,
	    see_rival, &flight, &missing, err);
	if (check->findings->gaps.branches < missing)
		check->findings->gaps.branches = missing;
	if (flight.rivals.count)
		qsort(flight.rivals.items, flight.rivals.count,
		    sizeof(*flight.rivals.items), compare_rivals);
	for (size_t i = 0; i < flight.rivals.count && !status; i++) {
		const struct rival *rival = &flight.rivals.items[i];

		/* one branch is enough to know */
		if (rival->arrival != told)
			status = ask_branches(check, rival, &found, err);
		told = found ? rival->arrival : told;
		found = false;
	}
	vec_release(&flight.rivals);
	return status;
}

static enum status check_collection(const struct check *check,
    const struct collection *collection, const char *main, struct error *err)
{
	const bool *wanted = check->options->wanted;
	struct arrivals arrivals;
	enum status status = STATUS_OK;

	arrivals_find(&arrivals, check, collection, main);
	if (arrivals.items.count && wanted[RULE_NUMBER_REUSED])
		check_reused(&arrivals);
	if (arrivals.items.count && wanted[RULE_NUMBER_IN_FLIGHT])
		status = check_in_flight(&arrivals, err);
	arrivals_release(&arrivals);
	return status;
}

enum status check_taken(const struct check *check, struct error *err)
{
	const bool *wanted = check->options->wanted;
	struct strbuf main = STRBUF_INIT;
	enum status status = STATUS_OK;

	if (!check->head ||
	    !(wanted[RULE_NUMBER_IN_FLIGHT] || wanted[RULE_NUMBER_REUSED]))
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
