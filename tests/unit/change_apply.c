/* SPDX-License-Identifier: MIT */
/* A change, whole or not at all; stopped at any step it is finished or undone. */
#include "core/base/file.h"
#include "core/change/carry.h"
#include "core/change/journal.h"
#include "core/change/lock.h"
#include "core/change/recover.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

/* A change of every kind, as steps that can be seen. */
static const char *const steps[] = {
	"mkdir e",
	"mv d e/f",
	"printf 'A\\r\\n' >a.md",
	"printf KEEP >e/f/keep.md",
	"mkdir new",
	"mkdir new/sub",
	"printf 'N\\n' >new/sub/n.md",
	"printf 'N2\\n' >e/f/n2.md",
	"printf B >dir/b.md",
};

#define STEPS (sizeof(steps) / sizeof(*steps))
#define SNAPSHOT \
	"find . -mindepth 1 -name .git -prune -o -printf '%P %m %y\\n' | " \
	"sort; find . -name .git -prune -o -type f -exec md5sum {} + | sort"
static const char set_up[] =
    "rm -rf a.md d e dir new .hence .git/hence\n"
    "mkdir -p d/empty dir\n"
    "printf 'a\\r\\n' >a.md; printf keep >d/keep.md; printf b >dir/b.md\n"
    "printf same >dir/same.md; chmod 755 dir/b.md";

struct place {
	struct repo *repo; /* or NULL */
	char *root;
};

/* Does the tree look as one of the snapshots does? */
static bool is_as(const char *snapshot)
{
	struct strbuf line = STRBUF_INIT;
	bool is;

	strbuf_addstr(&line, "(" SNAPSHOT ") | diff - >&2 ../");
	strbuf_addstr(&line, snapshot);
	is = system(line.buf) == 0;
	strbuf_release(&line);
	return is;
}

static void make_snapshots(void)
{
	shell(set_up);
	shell("(" SNAPSHOT ") >../old");
	for (size_t i = 0; i < STEPS; i++)
		shell(steps[i]);
	shell("(" SNAPSHOT ") >../new");
}

static void set(struct change *change, const char *path, bool is_new,
    const char *text)
{
	struct change_file *file = NULL;
	struct error err = { 0 };

	CHECK((is_new ? change_add(&file, change, path, &err)
		      : change_open(&file, change, path, &err)) == STATUS_OK);
	CHECK_STRING(err.message, "");
	if (!file)
		return;
	strbuf_clear(&file->text);
	strbuf_addstr(&file->text, text);
}

static void plan(struct change *change, const struct place *place)
{
	struct error err = { 0 };

	change_init(change, place->repo, place->root, "test", 1000);
	CHECK(change_is_empty(change));
	set(change, "a.md", false, "A\r\n");
	set(change, "d/keep.md", false, "KEEP");
	set(change, "dir/same.md", false, "same");
	CHECK(change_move(change, "d", "e/f", &err) == STATUS_OK);
	set(change, "new/sub/n.md", true, "N\n");
	set(change, "d/n2.md", true, "N2\n");
	set(change, "dir/b.md", false, "B");
	CHECK(!change_is_empty(change));
}

static void test_apply(const struct place *place)
{
	struct change change;
	struct error err = { 0 };

	shell(set_up);
	plan(&change, place);
	CHECK(change_apply(&change, &err) == STATUS_OK);
	CHECK_STRING(err.message, "");
	CHECK(is_as("new"));
	CHECK(!journal_is_there(place->repo, place->root));
	change_release(&change);
}

/* What comes in the way is found, and what was done is undone. */
static void test_trouble(const struct place *place)
{
	static const struct trouble {
		const char *before, *during, *after, *message;
	} rows[] = {
		{ "printf x >>a.md", "", "printf 'a\\r\\n' >a.md",
		    "'a.md' has been changed meanwhile" },
		{ "rm dir/b.md", "", "printf b >dir/b.md; chmod 755 dir/b.md",
		    "cannot write 'dir/b.md': no such file or directory" },
		{ "mkdir -p new/sub; >new/sub/n.md", "", "rm -r new",
		    "'new/sub/n.md' exists already" },
		{ "", "mkdir -p e/f", "rmdir e/f e", "'e/f' exists already" },
		{ "", "printf x >d/n2.md", "rm d/n2.md",
		    "'d/n2.md' exists already" },
		{ "", "ln -sf same.md dir/b.md",
		    "rm dir/b.md; printf b >dir/b.md; chmod 755 dir/b.md",
		    "cannot write 'dir/b.md': it is a symbolic link" },
		{ "", "printf new >dir/b.md", "printf b >dir/b.md",
		    "'dir/b.md' has been changed meanwhile" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct change change;
		struct carry carry;
		struct error err = { 0 };
		enum status status;

		shell(set_up);
		plan(&change, place);
		shell(rows[i].before);
		carry_init(&carry, &change);
		status = carry_prepare(&carry, &err);
		CHECK((status != STATUS_OK) == (rows[i].before[0] != '\0'));
		shell(rows[i].during);
		if (!status)
			status = carry_do(&carry, &err);
		CHECK(status != STATUS_OK && !carry.is_half);
		CHECK_STRING(err.message, rows[i].message);
		carry_release(&carry);
		change_release(&change);
		shell(rows[i].after);
		CHECK(is_as("old"));
	}
}

static void fix(const struct place *place, enum recover_way way,
    const char *want)
{
	struct journal journal;
	struct change next;
	struct error err = { 0 };
	struct lock lock = LOCK_INIT;

	CHECK(
	    lock_take(&lock, place->repo, place->root, &err) == STATUS_STOPPED);
	CHECK_STRING(err.message,
	    "an earlier 'hence test' was stopped half-way");
	lock_release(&lock);
	CHECK(lock_look(place->repo, place->root, &err) == STATUS_STOPPED);
	CHECK(lock_take_to_fix(&lock, place->repo, place->root, &err) ==
	    STATUS_OK);
	CHECK(lock_look(place->repo, place->root, &err) == STATUS_OK);
	CHECK(journal_read(&journal, place->repo, place->root, &err) ==
	    STATUS_OK);
	CHECK(recover_plan(&next, &journal, way, &err) == STATUS_OK);
	CHECK(recover_apply(&next, &journal, way, &err) == STATUS_OK);
	CHECK(!journal_is_there(place->repo, place->root));
	change_release(&next);
	journal_release(&journal);
	lock_release(&lock);
	CHECK(is_as(want));
}

/* Stopped behind so many steps. */
static void stop(const struct place *place, size_t done)
{
	struct change change;
	struct carry carry;
	struct error err = { 0 };

	shell(set_up);
	plan(&change, place);
	carry_init(&carry, &change);
	CHECK(carry_prepare(&carry, &err) == STATUS_OK);
	CHECK(journal_write(&change, &err) == STATUS_OK);
	carry_release(&carry);
	change_release(&change);
	for (size_t i = 0; i < done; i++)
		shell(steps[i]);
}

static void test_stopped(const struct place *place)
{
	for (size_t i = 0; i <= STEPS; i++) {
		stop(place, i);
		fix(place, RECOVER_CONTINUE, "new");
		stop(place, i);
		fix(place, RECOVER_ABORT, "old");
	}
}

static void check_refused(const struct place *place, const char *lines,
    const char *message)
{
	for (int way = RECOVER_CONTINUE; way <= RECOVER_ABORT; way++) {
		struct journal journal;
		struct change next;
		struct error err = { 0 };

		stop(place, 4);
		shell(lines);
		shell("(" SNAPSHOT ") >../now");
		CHECK(journal_read(&journal, place->repo, place->root, &err) ==
		    STATUS_OK);
		CHECK(recover_plan(&next, &journal, (enum recover_way)way,
			  &err) != STATUS_OK);
		CHECK(text_starts(text_of(err.message), message));
		CHECK(is_as("now"));
		change_release(&next);
		journal_release(&journal);
	}
}

/* What is neither old nor new is somebody else's work. */
static void test_changed_since(const struct place *place)
{
	static const char since[] =
	    "has been changed since 'hence test' was stopped half-way";
	static const struct {
		const char *lines, *path;
	} rows[] = {
		{ "printf mine >a.md", "a.md" },
		{ "rm dir/b.md", "dir/b.md" },
		{ "printf B2 >dir/b.md", "dir/b.md" },
		{ "mkdir -p new/sub; printf x >new/sub/n.md", "new/sub/n.md" },
		{ "mkdir d", "d" },
		{ "rm -r e", "d" },
	};
	struct strbuf want = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		strbuf_clear(&want);
		strbuf_addf(&want, "'%s' %s", rows[i].path, since);
		check_refused(place, rows[i].lines, want.buf);
	}
	check_refused(place, "rm dir/b.md; ln -s same.md dir/b.md",
	    "cannot write 'dir/b.md': it is a symbolic link");
	check_refused(place, "rm -rf ../dir; mv dir ../dir; ln -s ../dir .",
	    "cannot write 'dir/b.md': a link on its way leaves");
	shell("rm -r dir ../dir");
	strbuf_release(&want);
}

int main(void)
{
	char folder[] = "/tmp/hence-apply-XXXXXX";
	struct place places[2] = { { NULL, NULL }, { NULL, NULL } };
	struct error err;

	fixture_begin(folder);
	shell("mkdir plain; git init -q repo");
	for (size_t i = 0; i < 2; i++) {
		struct place *place = &places[i];

		if (chdir(folder) < 0 || chdir(i ? "repo" : "plain") < 0)
			return 1;
		place->root = file_current_folder();
		CHECK(!i || repo_open(&place->repo, ".", NULL, &err) == 0);
		make_snapshots();
		test_apply(place);
		test_trouble(place);
		test_stopped(place);
		test_changed_since(place);
		repo_free(place->repo);
		free(place->root);
	}
	fixture_end(folder);
	return test_end();
}
