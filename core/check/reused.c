/* SPDX-License-Identifier: MIT */
/*
 * number/reused: a number that a record had which is gone. Who cites the old
 * one finds the new one. A record that was never on the main branch is nobody's
 * to cite; one that was moved or has another number is not gone.
 */
#include <string.h>

#include "core/check/arrivals.h"
#include "core/git/history.h"
#include "core/git/refs.h"

/* What some commits removed from a collection's folder. */
struct past {
	struct arrivals *arrivals;
	const char *commit; /* that is looked at */
	bool is_main; /* the commits are those of the main branch */
};

static void note_path(const char *path, void *context)
{
	(void)path;
	*(bool *)context = true;
}

/* Had the main branch the file that was removed? */
static bool was_merged(const struct past *past, const char *path)
{
	const struct arrivals *arrivals = past->arrivals;
	bool found = past->is_main;

	if (!found)
		refs_each_path_of(arrivals->check->repo, arrivals->main, path,
		    note_path, &found);
	return found;
}

/* What lies beside a record in its folder has its number, too. */
static bool is_record(const struct claim *claim)
{
	const char *end = claim->unit.data + claim->unit.len;

	return *end != '/' || claim->is_cover;
}

static void report(struct arrival *arrival, const struct claim *claim,
    const char *path, void *context)
{
	const struct past *past = context;
	const struct check *check = past->arrivals->check;
	struct finding *finding;

	if (text_same(arrival->claim.unit, claim->unit) || !is_record(claim) ||
	    !was_merged(past, path))
		return;
	finding = check_add(check, RULE_NUMBER_REUSED, arrival->record,
	    "the number %u was that of '%s', which was deleted in %.10s",
	    arrival->record->number, path, past->commit);
	if (!finding)
		return;
	finding_whole(finding, arena_strdup(&check->findings->arena, path));
	finding->fix = "'hence renumber' gives it another number.";
}

static void see_gone(const char *path, const char *commit, void *context)
{
	struct past *past = context;

	past->commit = commit;
	arrivals_each_of(past->arrivals, path, report, past);
}

/* The commits that tip has and without has not; false when not all is known. */
static bool look_back(struct arrivals *arrivals, const char *tip,
    const char *without)
{
	struct past past = { .arrivals = arrivals, .is_main = !without };
	const struct history_scope scope = { tip, without,
		arrivals->collection->path };

	return !history_each_gone(arrivals->check->repo, &scope, see_gone,
	    &past, NULL);
}

void check_reused(struct arrivals *arrivals)
{
	const struct check *check = arrivals->check;
	bool known = look_back(arrivals, arrivals->main, NULL);

	known &= look_back(arrivals, check->head, arrivals->main);
	check->findings->gaps.history |= !known;
}
