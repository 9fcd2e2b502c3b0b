/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdint.h>

#include "core/git/source.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

/* One commit with three files, then a change of each kind. */
static const char *const make_sample =
    "git init -q sample && cd sample\n"
    "mkdir -p docs/adr build\n"
    "printf one >docs/adr/1.md; printf two >docs/adr/2.md\n"
    "ln -s 1.md docs/adr/link.md; printf 'build/\\n*.log\\n' >.gitignore\n"
    "git add . && git commit -qm first\n"
    "printf new >docs/adr/3.md; printf no >x.log; printf b >build/b\n"
    "rm docs/adr/2.md; printf changed >docs/adr/1.md; git add docs/adr/1.md\n"
    "printf later >docs/adr/1.md\n";

#define IGNORED ".gitignore=build/\n*.log\n;"
#define FIRST \
	IGNORED "docs/adr/1.md=one;docs/adr/2.md=two;docs/adr/link.md@=1.md;"
#define WORKTREE \
	IGNORED "docs/adr/1.md=later;docs/adr/2.md=!2;docs/adr/3.md=new;" \
		"docs/adr/link.md@=1.md;"
#define STAGED \
	IGNORED "docs/adr/1.md=changed;docs/adr/2.md=two;" \
		"docs/adr/link.md@=1.md;"

static void test_kinds(void)
{
	struct strbuf out = STRBUF_INIT;

	shell(make_sample);
	CHECK_STRING(look(&out, "sample", SOURCE_WORKTREE, NULL), WORKTREE);
	CHECK_STRING(look(&out, "sample/docs/adr", SOURCE_WORKTREE, NULL),
	    WORKTREE);
	CHECK_STRING(look(&out, "sample/.git", SOURCE_WORKTREE, NULL),
	    WORKTREE);
	CHECK_STRING(look(&out, "sample", SOURCE_STAGED, NULL), STAGED);
	CHECK_STRING(look(&out, "sample", SOURCE_REVISION, "HEAD"), FIRST);
	CHECK_STRING(look(&out, "sample", SOURCE_REVISION, "HEAD:docs/adr"),
	    "1.md=one;2.md=two;link.md@=1.md;");
	shell("cd sample && git tag -a -m t v1 && git tag -a -m t v2 v1");
	CHECK_STRING(look(&out, "sample", SOURCE_REVISION, "v2"), FIRST);
	strbuf_release(&out);
}

static void test_unknown_revisions(void)
{
	struct strbuf out = STRBUF_INIT;

	CHECK_STRING(look(&out, "sample", SOURCE_REVISION, "mian"),
	    "!2 no revision 'mian' in this repository|Did you mean 'main'?");
	look(&out, "sample", SOURCE_REVISION, "HEAD:.gitignore");
	CHECK(strncmp(out.buf, "!2 ", 3) == 0);
	look(&out, "sample", SOURCE_REVISION, "-x");
	CHECK(strncmp(out.buf, "!2 no revision '-x'", 19) == 0);
	look(&out, "sample", SOURCE_REVISION, "");
	CHECK(strncmp(out.buf, "!2 ", 3) == 0);
	look(&out, "sample", SOURCE_REVISION, "a\nb");
	CHECK(strncmp(out.buf, "!2 ", 3) == 0);
	shell("git init -q young && cd young && printf a >a && git add a\n"
	      "printf b >b");
	CHECK_STRING(look(&out, "young", SOURCE_WORKTREE, NULL), "a=a;b=b;");
	CHECK_STRING(look(&out, "young", SOURCE_STAGED, NULL), "a=a;");
	look(&out, "young", SOURCE_REVISION, "HEAD");
	CHECK(strstr(out.buf, "there is no commit yet") != NULL);
	strbuf_release(&out);
}

/* Every other way to hold the same commit reads the same. */
static void test_places(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git -C sample worktree add -q ../linked\n"
	      "git clone -q --bare sample bare.git\n"
	      "git -C bare.git worktree add -q ../linked-bare main\n"
	      "git init -q super\n"
	      "git -C super submodule --quiet add ../sample inner\n"
	      "git -C super commit -qm sub");
	CHECK_STRING(look(&out, "linked/docs", SOURCE_WORKTREE, NULL), FIRST);
	CHECK_STRING(look(&out, "linked-bare", SOURCE_WORKTREE, NULL), FIRST);
	CHECK_STRING(look(&out, "bare.git", SOURCE_WORKTREE, NULL), FIRST);
	CHECK_STRING(look(&out, "bare.git/refs", SOURCE_WORKTREE, NULL), FIRST);
	CHECK(strncmp(look(&out, "bare.git", SOURCE_STAGED, NULL), "!1 ", 3) ==
	    0);
	CHECK_STRING(look(&out, "super/inner/docs", SOURCE_WORKTREE, NULL),
	    FIRST);
	look(&out, "super", SOURCE_WORKTREE, NULL);
	CHECK(strstr(out.buf, ";inner%=!9;") != NULL);
	strbuf_release(&out);
}

static void test_incomplete_clones(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git -C sample config uploadpack.allowFilter true\n"
	      "git -C sample config uploadpack.allowAnySHA1InWant true\n"
	      "git -C sample commit -qm second\n"
	      "url=file://$PWD/sample\n"
	      "git clone -q --depth 1 \"$url\" shallow\n"
	      "git clone -q --no-checkout --filter=blob:none \"$url\" partial\n"
	      "git clone -q sample sparse\n"
	      "git -C sparse sparse-checkout set --cone other\n"
	      "git clone -q sample sparse-index\n"
	      "git -C sparse-index sparse-checkout set --sparse-index other");
	CHECK_STRING(look(&out, "shallow", SOURCE_WORKTREE, NULL), STAGED);
	look(&out, "shallow", SOURCE_REVISION, "HEAD~1");
	CHECK(strncmp(out.buf, "!2 no revision 'HEAD~1'", 23) == 0);
	CHECK(strstr(out.buf, "--unshallow") != NULL);
	CHECK_STRING(look(&out, "partial", SOURCE_REVISION, "HEAD"), STAGED);
	CHECK_STRING(look(&out, "partial", SOURCE_REVISION, "HEAD~1"), FIRST);
	CHECK_STRING(look(&out, "sparse", SOURCE_WORKTREE, NULL), STAGED);
	CHECK_STRING(look(&out, "sparse-index", SOURCE_WORKTREE, NULL), STAGED);
	CHECK_STRING(look(&out, "sparse-index", SOURCE_STAGED, NULL), STAGED);
	shell("git clone -q --no-checkout --filter=blob:none "
	      "\"file://$PWD/sample\" lost && mv sample away");
	look(&out, "lost", SOURCE_REVISION, "HEAD");
	CHECK(strstr(out.buf, "docs/adr/1.md=!10;") != NULL);
	shell("mv away sample");
	strbuf_release(&out);
}

/* What libgit2 refuses is read by git(1), to the same effect. */
static void test_other_formats(void)
{
	struct strbuf out = STRBUF_INIT;
	struct error err = { 0 };
	struct repo *repo;

	shell("git init -q --object-format=sha256 sha256 && cd sha256\n"
	      "cp -R ../sample/docs ../sample/.gitignore . && mkdir -p in\n"
	      "git add .gitignore docs/adr/1.md && git commit -qm 1\n"
	      "printf no >x.log && git init -q in && printf z >in/z && "
	      "rm docs/adr/link.md");
	CHECK_STRING(look(&out, "sha256/docs", SOURCE_WORKTREE, NULL),
	    IGNORED "docs/adr/1.md=later;docs/adr/3.md=new;");
	CHECK_STRING(look(&out, "sha256", SOURCE_STAGED, NULL),
	    IGNORED "docs/adr/1.md=later;");
	CHECK_STRING(look(&out, "sha256/.git", SOURCE_REVISION, "main"),
	    IGNORED "docs/adr/1.md=later;");
	look(&out, "sha256", SOURCE_REVISION, "man");
	CHECK(strstr(out.buf, "Did you mean 'main'?") != NULL);
	CHECK(repo_open(&repo, ".", "sha256/.git", &err) == STATUS_OK);
	CHECK_STRING(repo_get_info(repo)->reader, "git");
	CHECK_STRING(repo_get_info(repo)->object_format, "sha256");
	CHECK(strstr(repo_get_info(repo)->root, "/sha256") != NULL);
	CHECK(repo_config(repo, "User.Name", &out));
	CHECK_STRING(out.buf, "Ann");
	repo_free(repo);
	shell("git init -q newer && cd newer\n"
	      "git config core.repositoryformatversion 1\n"
	      "git config extensions.neverheardof true");
	look(&out, "newer", SOURCE_WORKTREE, NULL);
	CHECK(strncmp(out.buf, "!10 git cannot open", 19) == 0);
	strbuf_release(&out);
}

static void test_environment(void)
{
	struct strbuf out = STRBUF_INIT;

	shell(
	    "cp -R sample hook && cd hook && printf x >x && "
	    "cp .git/index .git/other && GIT_INDEX_FILE=.git/other git add x");
	setenv("GIT_INDEX_FILE", ".git/other", 1);
	CHECK_STRING(look(&out, "hook/docs", SOURCE_STAGED, NULL),
	    STAGED "x=x;");
	unsetenv("GIT_INDEX_FILE");
	CHECK_STRING(look(&out, "hook", SOURCE_STAGED, NULL), STAGED);
	setenv("GIT_DIR", "sample/.git", 1);
	setenv("GIT_WORK_TREE", "linked", 1);
	CHECK_STRING(look(&out, "/", SOURCE_WORKTREE, NULL), FIRST);
	unsetenv("GIT_WORK_TREE");
	unsetenv("GIT_DIR");
	setenv("GIT_CEILING_DIRECTORIES", getenv("HOME"), 1);
	shell("mkdir -p none/of/it");
	CHECK(strncmp(look(&out, "none/of/it", SOURCE_STAGED, NULL), "!3 ",
		  3) == 0);
	CHECK(
	    strncmp(look(&out, "nowhere", SOURCE_STAGED, NULL), "!2 ", 3) == 0);
	strbuf_release(&out);
}

static void test_names_and_odd_files(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git init -q odd && cd odd && mkdir -p 0001-x.md 'a b' deep/er\n"
	      "printf 1 >'a b/c \"d\".md'; printf 2 >\"$(printf 'n\\nl.md')\"\n"
	      "printf 3 >'\303\274.md'; printf 4 >f.md; printf 5 >l.md\n"
	      "printf 6 >big; dd if=/dev/zero bs=101 count=1 2>/dev/null >big\n"
	      "printf 7 >deep/er/x && git add . && git commit -qm x\n"
	      "rm f.md l.md && mkfifo f.md && ln -s big l.md\n"
	      "mv deep/er away && ln -s ../away deep/er && mkfifo pipe\n"
	      "ln -s . loop && mkdir shut && printf s >shut/s && chmod 0 shut");
	look(&out, "odd", SOURCE_WORKTREE, NULL);
	CHECK(strstr(out.buf, "a b/c \"d\".md=1;") != NULL);
	CHECK(strstr(out.buf, "n\nl.md=2;") != NULL);
	CHECK(strstr(out.buf, "\303\274.md=3;") != NULL);
	CHECK(strstr(out.buf, "big=!6;") != NULL);
	CHECK(strstr(out.buf, ";f.md=!9;l.md=!9;") != NULL);
	CHECK(strstr(out.buf, "deep/er/x=!2;") != NULL);
	CHECK(strstr(out.buf, "deep/er@=../away;") != NULL);
	CHECK(strstr(out.buf, "loop@=.;") != NULL);
	CHECK(strstr(out.buf, "pipe") == NULL);
	strbuf_release(&out);
}

static void test_conflict(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("git init -q fight && cd fight && printf base >a && git add a && "
	      "git commit -qm a && git checkout -qb other && printf theirs >a "
	      "&& git commit -qam b && git checkout -q main && printf ours >a "
	      "&& git commit -qam c && ! git merge other >/dev/null");
	CHECK_STRING(look(&out, "fight", SOURCE_STAGED, NULL), "a=ours;");
	look(&out, "fight", SOURCE_WORKTREE, NULL);
	CHECK(strncmp(out.buf, "a=<<<<<<<", 9) == 0);
	CHECK(strstr(out.buf, ";a=") == NULL);
	strbuf_release(&out);
}

static void test_damage(void)
{
	struct strbuf out = STRBUF_INIT;

	shell("cp -R sample cut && printf DIRCxxxx >cut/.git/index\n"
	      "cp -R sample bad && echo '[core' >bad/.git/config\n"
	      "cp -R sample hole && cd hole && id=$(git rev-parse "
	      "HEAD:docs/adr/2.md)\n"
	      "rm -f .git/objects/$(echo $id | cut -c1-2)/*");
	look(&out, "cut", SOURCE_WORKTREE, NULL);
	CHECK(strncmp(out.buf, "!10 git's index cannot be read", 30) == 0);
	look(&out, "bad", SOURCE_WORKTREE, NULL);
	CHECK(strncmp(out.buf, "!10 git cannot open", 19) == 0);
	look(&out, "hole", SOURCE_REVISION, "HEAD");
	CHECK(strstr(out.buf, "docs/adr/2.md=!10;") != NULL);
	strbuf_release(&out);
}

/* Beyond thousands of untracked files git(1) lists them: with one result. */
static void test_many(void)
{
	struct source *source = NULL;
	struct repo *repo = NULL;
	struct error err = { 0 };
	size_t count = 0;

	shell("git init -q many && cd many && mkdir a b && cd a\n"
	      "i=0; while [ $i -lt 6000 ]; do : >$i.md; i=$((i+1)); done\n"
	      "git add 1*.md && cd .. && ln -s a c && git init -q b && : >b/x\n"
	      "printf '2*.md\\n' >.gitignore");
	CHECK(repo_open(&repo, "many", NULL, &err) == STATUS_OK);
	CHECK(source_open(&source, repo, SOURCE_WORKTREE, NULL, &err) ==
	    STATUS_OK);
	source_files(source, &count);
	CHECK(count == 6000 - 1111 + 2);
	CHECK(source_find(source, "c") != NULL);
	CHECK(source_find(source, "a/2.md") == NULL);
	source_free(source);
	repo_free(repo);
}

/* Beside "plain" as it is below: ten names, four of them in the root. */
static void test_limit(void)
{
	static const char *const folders[] = { "docs", "docs/a", "docs" };
	struct source_scope scope = { folders, 0, 10 };
	struct source *source = NULL;
	struct error err = { 0 };
	struct strbuf out = STRBUF_INIT;

	CHECK(source_open_folder(&source, "plain", &scope, &err) == STATUS_OK);
	source_free(source);
	scope.limit = 9;
	CHECK(source_open_folder(&source, "plain", &scope, &err) ==
	    STATUS_TOO_LARGE);
	CHECK(source == NULL);
	CHECK(strstr(err.message, "has more than 9 files and folders"));
	CHECK(strstr(err.hint, "--dir"));
	/* what is pointed at is read all the same */
	scope.count = 3;
	scope.limit = 8;
	CHECK(source_open_folder(&source, "plain", &scope, &err) == STATUS_OK);
	if (source)
		describe_source(source, &out);
	CHECK_STRING(out.buf, "docs/2=2;docs/a/1=1;docs/up@=..;docs0=4;");
	source_free(source);
	scope.limit = 7;
	CHECK(source_open_folder(&source, "plain", &scope, &err) ==
	    STATUS_TOO_LARGE);
	strbuf_release(&out);
}

static void test_ranges(void)
{
	struct source *source = NULL;
	struct error err = { 0 };
	struct strbuf out = STRBUF_INIT;
	size_t from, end;

	shell("mkdir -p plain/docs/a plain/docs.d plain/.archgate plain/.git "
	      "plain/node_modules && cd plain && printf 1 >docs/a/1 && "
	      "printf 2 >docs/2 && printf 3 >docs.d/3 && printf 4 >docs0 && "
	      "printf 5 >.archgate/5 && printf 6 >.git/6 && ln -s .. docs/up\n"
	      "printf 7 >node_modules/7");
	CHECK(source_open_folder(&source, "plain", NULL, &err) == STATUS_OK);
	describe_source(source, &out);
	CHECK_STRING(out.buf,
	    ".archgate/5=5;docs.d/3=3;docs/2=2;docs/a/1=1;docs/up@=..;docs0=4;");
	from = source_range(source, "docs", &end);
	CHECK(from == 2 && end == 5);
	from = source_range(source, "", &end);
	CHECK(from == 0 && end == 6);
	from = source_range(source, "nothing", &end);
	CHECK(from == end);
	CHECK(source_find(source, "docs") == NULL);
	CHECK(source_find(source, "docs/a/1") != NULL);
	CHECK(source_get_kind(source) == SOURCE_FOLDER);
	source_free(source);
	CHECK(source_open_folder(&source, "nowhere", NULL, &err) ==
	    STATUS_NOT_FOUND);
	CHECK(source == NULL);
	strbuf_release(&out);
}

/* "a=1 b=2 ...": every file and what is in it. */
static void check_files(struct source *source, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	size_t count;
	const struct source_file *files = source_files(source, &count);

	for (size_t i = 0; i < count; i++) {
		strbuf_addf(&got, "%s%s=", i ? " " : "", files[i].path);
		CHECK(!source_read(source, &files[i], 10, &got, NULL));
	}
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
}

static void test_put(void)
{
	struct source_identity identity;
	struct source *source;
	struct strbuf out = STRBUF_INIT;
	struct error err;
	char id[SOURCE_ID_SIZE];

	shell("mkdir put && cd put && printf 1 >a && printf 2 >b");
	CHECK(!source_open_folder(&source, "put", NULL, &err));
	source_put(source, "b", text_of("3"));
	source_put(source, "aa", text_of("4"));
	source_put(source, "c/d", text_of(""));
	check_files(source, "a=1 aa=4 b=3 c/d=");
	source_put(source, "b", text_of("5"));
	source_drop(source, "a");
	source_drop(source, "nothing");
	check_files(source, "aa=4 b=5 c/d=");
	CHECK(source_identify(&identity, source, source_find(source, "b")));
	source_hash(id, text_of("5"));
	CHECK_STRING(identity.id, id);
	CHECK(!identity.is_stamped);
	source_put(source, "b", text_of("12345678901"));
	CHECK(source_read(source, source_find(source, "b"), 10, &out, &err) ==
	    STATUS_TOO_LARGE);
	source_drop(source, "b");
	CHECK(!source_find(source, "b"));
	strbuf_release(&out);
	source_free(source);
	shell("test \"$(cat put/a put/b)\" = 12 && test ! -e put/aa");
}

int main(void)
{
	char folder[] = "/tmp/hence-test-XXXXXX";

	fixture_begin(folder);
	test_kinds();
	test_unknown_revisions();
	test_places();
	test_other_formats();
	test_environment();
	test_names_and_odd_files();
	test_conflict();
	test_damage();
	test_many();
	test_ranges();
	test_limit();
	test_put();
	test_incomplete_clones();
	fixture_end(folder);
	return test_end();
}
