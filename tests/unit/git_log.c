/* SPDX-License-Identifier: MIT */
#include "core/git/log.h"

#include "core/git/history.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static const char *name_of(char c)
{
	static char buffer[2];

	buffer[0] = c;
	return buffer;
}

/* "SUBJECT-ish: change" is not known here: commits are told by their author,
 * who is another one for each. */
static const char *told(struct strbuf *out, const char *folder, const char *tip,
    const char *below)
{
	struct repo *repo = NULL;
	struct strbuf id = STRBUF_INIT;
	struct error err = { 0 };
	struct log log;

	strbuf_clear(out);
	if (repo_open(&repo, folder, NULL, &err) ||
	    history_commit(&id, repo, tip, &err) ||
	    log_read(&log, repo, id.buf, &below, 1, NULL, &err)) {
		strbuf_addf(out, "!%s", err.message);
	} else {
		for (size_t i = 0; i < log.changes.count; i++) {
			const struct log_change *c = &log.changes.items[i];
			const struct log_commit *by =
			    &log.commits.items[c->commit];

			CHECK(strlen(by->id) >= 40 && by->time == 1767323045);
			CHECK(!c->id || strlen(c->id) == strlen(by->id));
			strbuf_addf(out, "%s<%s> %s%s", by->name, by->email,
			    name_of(!c->old_id ? '+'
				    : !c->id   ? '-'
					       : '='),
			    c->path);
			if (strcmp(c->path, c->old_path) != 0)
				strbuf_addf(out, " from %s", c->old_path);
			strbuf_addch(out, '\n');
		}
		log_release(&log);
	}
	strbuf_release(&id);
	repo_free(repo);
	return out->buf;
}

static void test_moves(void)
{
	struct strbuf out = STRBUF_INIT;

	/* nothing of a user's settings changes what is told */
	shell("git config --global log.showRoot false\n"
	      "git config --global diff.relative true\n"
	      "git config --global diff.renames false\n"
	      "git config --global log.diffMerges separate\n"
	      "git config --global color.ui always\n"
	      "git config --global log.mailmap false\n");
	shell("git init -q one && cd one && mkdir -p old/deep docs src\n"
	      "by() { git add -A; git -c user.name=\"$1\" -c "
	      "user.email=\"$1@x\" commit -qm \"$1\"; }\n"
	      "seq 30 >old/deep/1.md; seq 40 70 >src/2.md; by A\n"
	      "echo x >src/other; by Nobody\n"
	      "mkdir docs/adr; git mv old/deep/1.md docs/adr; by B\n"
	      "git mv src/2.md 'docs/adr/2 :x.md'; echo 71 >>'docs/adr/2 "
	      ":x.md'; by C\n"
	      "git rm -q docs/adr/1.md; by D\n"
	      "printf 'Cee <c@new> <C@x>\\n' >.mailmap; by M\n");
	CHECK_STRING(told(&out, "one", "HEAD", "docs/adr"),
	    "D<D@x> -docs/adr/1.md\n"
	    "Cee<c@new> =docs/adr/2 :x.md from src/2.md\n"
	    "B<B@x> =docs/adr/1.md from old/deep/1.md\n"
	    "A<A@x> +old/deep/1.md\n"
	    "A<A@x> +src/2.md\n");
	CHECK_STRING(told(&out, "one", "HEAD", "no"), "");
	CHECK(strstr(told(&out, "one", "HEAD", ""), "+src/other") != NULL);
	strbuf_release(&out);
}

/* Both sides of a merge, and what the merge itself did. */
static void test_merges(void)
{
	struct strbuf out = STRBUF_INIT;

	shell(
	    "git init -q two && cd two && mkdir adr\n"
	    "by() { git add -A; git -c user.name=\"$1\" -c "
	    "user.email=\"$1@x\" commit -qm \"$1\"; }\n"
	    "seq 9 >adr/1.md; by A; git checkout -qb side\n"
	    "sed -i s/9/nine/ adr/1.md; by B; git checkout -q main\n"
	    "echo 1 >adr/2.md; by C; git merge -q --no-commit side\n"
	    "sed -i s/5/five/ adr/1.md; by M\n"
	    "git checkout -qb undone HEAD^1; git merge -q -s ours side -m O\n");
	CHECK_STRING(told(&out, "two", "main", "adr"),
	    "M<M@x> =adr/1.md\n"
	    "B<B@x> =adr/1.md\n"
	    "C<C@x> +adr/2.md\n"
	    "A<A@x> +adr/1.md\n");
	/* a side whose changes were thrown away is told all the same */
	CHECK_STRING(told(&out, "two", "undone", "adr"),
	    "B<B@x> =adr/1.md\n"
	    "C<C@x> +adr/2.md\n"
	    "A<A@x> +adr/1.md\n");
	strbuf_release(&out);
}

static void test_parts(void)
{
	struct strbuf raw = STRBUF_INIT, tip = STRBUF_INIT, old = STRBUF_INIT;
	const char *adr = "adr";
	struct repo *repo = NULL;
	struct error err;
	struct log log;

	CHECK(repo_open(&repo, "two", NULL, &err) == STATUS_OK);
	CHECK(history_commit(&tip, repo, "main", &err) == STATUS_OK);
	CHECK(history_commit(&old, repo, "main^1", &err) == STATUS_OK);
	CHECK(log_fetch(&raw, repo, tip.buf, old.buf, &adr, 1, &err) ==
	    STATUS_OK);
	CHECK(log_parse(&log, text_make(raw.buf, raw.len)));
	CHECK(log.commits.count == 2 && log.changes.count == 2);
	CHECK(strlen(log.commits.items[0].parents) == 81);
	log_release(&log);
	/* both halves are the whole */
	CHECK(log_fetch(&raw, repo, old.buf, NULL, &adr, 1, &err) == STATUS_OK);
	CHECK(log_parse(&log, text_make(raw.buf, raw.len)));
	CHECK(log.commits.count == 4 && log.changes.count == 4);
	log_release(&log);
	for (size_t len = 1; len < raw.len; len++)
		if (log_parse(&log, text_make(raw.buf, len)))
			log_release(&log);
	CHECK(!log_parse(&log, text_make(raw.buf, raw.len - 1)));
	CHECK(!log_parse(&log, text_make("no log\0", 7)));
	CHECK(!log_parse(&log, text_make(":1 2 3 4 5\0x\0", 13)));
	CHECK(log_fetch(&raw, repo, "0123456789012345678901234567890123456789",
		  NULL, &adr, 1, &err) == STATUS_GIT);
	strbuf_release(&raw);
	strbuf_release(&tip);
	strbuf_release(&old);
	repo_free(repo);
}

/* Read adr up to rev with what an earlier call left: the changes' number, and
 * 100 more where the memory was of no use any more, or of none yet. */
static size_t go_on(struct log_memory *memory, const char *rev)
{
	static const char *const folder = "adr";
	struct strbuf id = STRBUF_INIT;
	struct repo *repo = NULL;
	struct error err;
	struct log log;
	size_t count;

	CHECK(repo_open(&repo, "two", NULL, &err) == STATUS_OK);
	CHECK(history_commit(&id, repo, rev, &err) == STATUS_OK);
	memory->is_new = false;
	CHECK(log_read(&log, repo, id.buf, &folder, 1, memory, &err) ==
	    STATUS_OK);
	count = log.changes.count + (memory->is_new ? 100 : 0);
	log_release(&log);
	strbuf_release(&id);
	repo_free(repo);
	return count;
}

/* What a walk has told is gone on from; what does not fit is forgotten. */
static void test_memory(void)
{
	struct log_memory memory = { .bytes = STRBUF_INIT };

	strbuf_addstr(&memory.bytes, "none of ours");
	CHECK(go_on(&memory, "main^1") == 102);
	CHECK(go_on(&memory, "main^1") == 2);
	CHECK(go_on(&memory, "main") == 104);
	CHECK(go_on(&memory, "main") == 4);
	/* another branch, another mailmap */
	CHECK(go_on(&memory, "main^2") == 102);
	shell("echo 'X <x@x> <A@x>' >two/.mailmap\n");
	CHECK(go_on(&memory, "main^2") == 102);
	CHECK(go_on(&memory, "main^2") == 2);
	memory.bytes.len -= 2;
	CHECK(go_on(&memory, "main^2") == 102);
	shell("rm two/.mailmap\n");
	strbuf_release(&memory.bytes);
}

int main(void)
{
	char folder[] = "/tmp/hence-log-XXXXXX";

	fixture_begin(folder);
	test_moves();
	test_merges();
	test_parts();
	test_memory();
	fixture_end(folder);
	return test_end();
}
