/* SPDX-License-Identifier: MIT */
/*
 * A change is judged by the records that it has touched: over random changes
 * that says what judging all of them says.
 */
#include "core/check/compare.h"
#include "core/corpus/memory.h"
#include "core/git/history.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

#define RECORDS 14
#define ROUNDS 40

static unsigned seed = 20261120;

static unsigned pick(unsigned count)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % count;
}

#define ONE_OF(words) (words)[pick(sizeof(words) / sizeof(*(words)))]

/* Each line is one that some rule minds, here or in another record. */
static void write_record(unsigned number, unsigned name)
{
	static const char *const statuses[] = { "accepted", "proposed",
		"superseded", "rejected", "whatever", "accepted" };
	static const char *const reasons[] = { "", "Too short.\n",
		"There is something to decide that this one is all about.\n" };
	static const char *const words[] = { "Amends", "Supersedes",
		"Depends on" };
	static const char *const waived[] = { "link/dangling",
		"record/context-missing", "link/anchor-missing", "no/rule" };
	char path[64];
	FILE *out;

	snprintf(path, sizeof(path), "repo/docs/adr/%04u-%c.md", number,
	    'a' + (char)name);
	out = fopen(path, "w");
	if (!out)
		exit(1);
	fprintf(out, "# Record %u\n\n- Status: %s\n- Date: 2026-11-%02u\n\n",
	    number, ONE_OF(statuses), 1 + pick(30));
	fprintf(out, "## Context\n\n%s\n## Decision\n\nYes.\n\n",
	    ONE_OF(reasons));
	for (unsigned i = pick(4); i > 0; i--)
		fprintf(out, "[ADR-%04u](%04u-%c.md%s)\n", pick(RECORDS),
		    pick(RECORDS), 'a' + (char)pick(2),
		    pick(2) ? "#decision" : "#more");
	if (pick(3) == 0)
		fprintf(out, "\n## More\n\n[code](../../src/%u.c)\n", pick(3));
	if (pick(4) == 0)
		fprintf(out,
		    "\n<!-- hence: waive %s: because this is a test "
		    "of that -->\n",
		    ONE_OF(waived));
	if (pick(2) == 0)
		fprintf(out, "\n## Links\n\n* %s [ADR-%04u](%04u-a.md)\n",
		    ONE_OF(words), pick(RECORDS), pick(RECORDS));
	fclose(out);
}

static void change(void)
{
	static const char *const moves[] = {
		("cd repo && f=$(ls docs/adr | head -3 | tail -1) && "
		 "mv docs/adr/$f docs/adr/0077-z$f"),
		"cd repo && rm docs/adr/$(ls docs/adr | head -1)",
		"cd repo && mkdir -p src && echo x >src/1.c",
		"cd repo && rm -rf src",
		"cd repo && mkdir -p rfcs && cp docs/adr/0003-* rfcs",
		"cd repo && rm -rf rfcs",
	};

	for (unsigned i = 1 + pick(3); i > 0; i--)
		write_record(pick(RECORDS), pick(8) == 0);
	if (pick(2) == 0)
		shell(ONE_OF(moves));
	shell("cd repo && git add -A && git commit -q --allow-empty -m change");
}

static void add_moved(const char *from, const char *to, void *context)
{
	moved_paths_add(context, from, to);
}

struct state {
	struct source *source;
	struct corpus corpus;
};

static void load(struct state *state, struct repo *repo, const char *rev,
    struct record_memory *memory)
{
	const struct corpus_options options = {
		.cache = memory ? record_memory_use(memory, NULL) : NULL
	};
	struct error err;

	CHECK(source_open(&state->source, repo, SOURCE_REVISION, rev, &err) ==
	    STATUS_OK);
	CHECK(corpus_load(&state->corpus, state->source, &options, &err) ==
	    STATUS_OK);
}

static void release(struct state *state)
{
	corpus_release(&state->corpus);
	source_free(state->source);
}

/* All rules over all records of both, and then what only one has. */
static void run_all(const struct check *now, const struct check *before,
    const struct moved_paths *moved)
{
	struct error err;

	CHECK(check_run(now, &err) == STATUS_OK);
	CHECK(check_run(before, &err) == STATUS_OK);
	findings_subtract(now->findings, before->findings, moved);
}

/* Append what the last commit brought; with a memory: the quick way. */
static void judge(struct strbuf *out, struct repo *repo, bool quick,
    size_t *touched)
{
	struct check_options options = { .today = { 2026, 11, 20 } };
	struct record_memory *memory = quick ? record_memory_new() : NULL;
	struct strbuf from = STRBUF_INIT, to = STRBUF_INIT;
	struct state before, now;
	struct findings old, new;
	struct check here = { .corpus = &now.corpus,
		.options = &options,
		.findings = &new };
	struct check there = { .corpus = &before.corpus,
		.options = &options,
		.findings = &old };
	struct moved_paths moved;
	struct record_pairs pairs;
	struct error err;

	memset(options.wanted, true, sizeof(options.wanted));
	/* more severe where it is known what was touched */
	options.wanted[RULE_LINK_NOT_RECIPROCAL] = false;
	rule_levels_init(&options.levels);
	findings_init(&old);
	findings_init(&new);
	moved_paths_init(&moved);
	load(&now, repo, "HEAD", memory);
	load(&before, repo, "HEAD~", memory);
	record_pairs_init(&pairs, &before.corpus, &now.corpus);
	CHECK(!history_commit(&from, repo, "HEAD~", &err) &&
	    !history_commit(&to, repo, "HEAD", &err) &&
	    !history_renames(repo, from.buf, to.buf, add_moved, &moved, &err));
	for (size_t i = 0; i < now.corpus.records.count; i++)
		*touched += pairs.touched_after[i];
	record_pairs_follow(&pairs, &moved);
	here.source = now.source;
	there.source = before.source;
	if (quick)
		CHECK(!check_run_change(&here, &there, &pairs, &moved, &err));
	else
		run_all(&here, &there, &moved);
	findings_sort(&new);
	for (size_t i = 0; i < new.items.count; i++)
		strbuf_addf(out, "%s: %s: %s%s\n", new.items.items[i].path,
		    rules[new.items.items[i].rule].name,
		    new.items.items[i].message,
		    new.items.items[i].waived ? " waived" : "");
	record_pairs_release(&pairs);
	moved_paths_release(&moved);
	findings_release(&new);
	findings_release(&old);
	release(&before);
	release(&now);
	record_memory_free(memory);
	strbuf_release(&from);
	strbuf_release(&to);
}

int main(void)
{
	char folder[] = "/tmp/hence-touched.XXXXXX";
	struct repo *repo = NULL;
	struct error err;
	size_t brought = 0, few = 0, all = 0;

	fixture_begin(folder);
	shell("git init -q repo && mkdir -p repo/docs/adr");
	for (unsigned i = 0; i < RECORDS; i++)
		write_record(i, 0);
	change();
	CHECK(repo_open(&repo, "repo", NULL, &err) == STATUS_OK);
	for (int i = 0; i < ROUNDS; i++) {
		struct strbuf quick = STRBUF_INIT, full = STRBUF_INIT;

		change();
		judge(&quick, repo, true, &few);
		judge(&full, repo, false, &all);
		CHECK_STRING(quick.buf, full.buf);
		brought += quick.len > 0;
		strbuf_release(&quick);
		strbuf_release(&full);
	}
	/* or nothing was compared */
	CHECK(brought > ROUNDS / 2);
	CHECK(few * 2 < all);
	repo_free(repo);
	fixture_end(folder);
	return test_end();
}
