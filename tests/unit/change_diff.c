/* SPDX-License-Identifier: MIT */
/* A change as a diff: what git prints of it, and what `git apply` makes of it. */
#include "core/base/file.h"
#include "core/change/change.h"
#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static const char set_up[] =
    "mkdir -p adr 'old name/deep'\n"
    "printf 'a\\r\\nb\\r\\n' >adr/crlf.md\n"
    "printf 'a\\nb' >adr/no-end.md\n"
    "printf 'a\\n' >adr/gets-none.md\n"
    "printf 'x\\n' >'adr/two words.md'\n"
    "printf 'x\\n' >'adr/gr\303\266\303\237e.md'\n"
    "printf 'x\\n' >\"$(printf 'adr/tab\\there')\"\n"
    "printf 'x\\n' >'adr/quote\"back\\slash'\n"
    "printf 'x\\n' >adr/program; chmod 755 adr/program\n"
    "printf 'x\\n' >adr/goes\n"
    "seq 100 >'old name/0001-a.md'; seq 9 >'old name/deep/r.md'\n"
    "seq 30 >'old name/deep/same.txt'; : >adr/empty\n"
    "printf 'same\\n' >adr/same\n"
    "git init -q; git add .; git commit -q -m old\n";

static struct strbuf *text_in(struct change *change, const char *path)
{
	struct change_file *file = NULL;
	struct error err = { 0 };

	CHECK(change_open(&file, change, path, &err) == STATUS_OK);
	CHECK_STRING(err.message, "");
	return &file->text;
}

static void set(struct change *change, const char *path, const char *text)
{
	struct strbuf *now = text_in(change, path);

	strbuf_clear(now);
	strbuf_addstr(now, text);
}

static void add(struct change *change, const char *path, const char *text)
{
	struct change_file *file = NULL;

	CHECK(change_add(&file, change, path, NULL) == STATUS_OK);
	strbuf_addstr(&file->text, text);
}

static void plan(struct change *change, struct repo *repo, const char *root)
{
	struct change_file *file;

	change_init(change, repo, root, "test", 1000);
	set(change, "adr/crlf.md", "a\r\nc\r\n");
	set(change, "adr/no-end.md", "a\nc");
	set(change, "adr/gets-none.md", "b");
	set(change, "adr/two words.md", "y\n");
	set(change, "adr/gr\303\266\303\237e.md", "y\n");
	set(change, "adr/tab\there", "y\n");
	set(change, "adr/quote\"back\\slash", "--- y\n+++ z\n");
	set(change, "adr/program", "y\n");
	set(change, "adr/empty", "no more\n");
	text_in(change, "adr/same");
	CHECK(change_open(&file, change, "adr/goes", NULL) == STATUS_OK);
	file->is_gone = true;
	add(change, "adr/new/is new.md", "new\n");
	add(change, "adr/new-no-end.md", "new");
	add(change, "adr/new-empty.md", "");
	strbuf_addstr(text_in(change, "old name/0001-a.md"), "101\n");
	CHECK(change_move(change, "old name", "n\303\251w", NULL) == STATUS_OK);
}

static void write_to(const char *path, const struct strbuf *bytes)
{
	FILE *out = fopen(path, "w");

	fwrite(bytes->buf, 1, bytes->len, out);
	fclose(out);
}

static void check_shell(const char *line)
{
	test_check(system(line) == 0, line, __FILE__, __LINE__);
}

static void test_against_git(const char *root, const char *quote_path)
{
	struct strbuf diff = STRBUF_INIT, line = STRBUF_INIT;
	struct change change;
	struct repo *repo;
	struct error err = { 0 };

	strbuf_addf(&line, "git config core.quotePath %s", quote_path);
	shell(line.buf);
	CHECK(repo_open(&repo, ".", NULL, &err) == STATUS_OK);
	plan(&change, repo, root);
	CHECK(change_diff(&diff, &change, &err) == STATUS_OK);
	write_to("../ours", &diff);
	shell("git apply --index ../ours && git diff --cached >../again");
	shell("git reset -q --hard && rm -rf adr/new n*");
	/* Removal is for hence fix; git has no file of that name to remove. */
	shell("rm adr/goes");
	change.files.items[10]->is_gone = false;
	CHECK_STRING(change.files.items[10]->path, "adr/goes");
	CHECK(change_apply(&change, &err) == STATUS_OK);
	CHECK_STRING(err.message, "");
	shell("git add . && git -c core.abbrev=7 diff --cached -M50 >../gits");
	check_shell("cmp ../again ../gits");
	check_shell("diff ../ours ../gits >&2");
	shell("git reset -q --hard && rm -rf adr/new n*");
	change_release(&change);
	repo_free(repo);
	strbuf_release(&diff);
	strbuf_release(&line);
}

/* Outside of git, and where nothing differs. */
static void test_plain(const char *root)
{
	struct strbuf diff = STRBUF_INIT;
	struct change change;

	change_init(&change, NULL, root, "test", 1000);
	text_in(&change, "adr/same");
	CHECK(change_diff(&diff, &change, NULL) == STATUS_OK);
	CHECK_STRING(diff.buf, "");
	set(&change, "adr/same", "other\n");
	CHECK(change_diff(&diff, &change, NULL) == STATUS_OK);
	CHECK_STRING(diff.buf,
	    "diff --git a/adr/same b/adr/same\n"
	    "index 1275430..e45c9c2 100644\n"
	    "--- a/adr/same\n"
	    "+++ b/adr/same\n"
	    "@@ -1 +1 @@\n"
	    "-same\n"
	    "+other\n");
	change_release(&change);
	strbuf_release(&diff);
}

int main(void)
{
	char folder[] = "/tmp/hence-diff-XXXXXX";
	char *root;

	fixture_begin(folder);
	shell("mkdir work");
	if (chdir("work") < 0)
		return 1;
	shell(set_up);
	root = file_current_folder();
	test_against_git(root, "true");
	test_against_git(root, "false");
	test_plain(root);
	free(root);
	fixture_end(folder);
	return test_end();
}
