/* SPDX-License-Identifier: MIT */
#include "core/check/targets.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static const char files[] =
    "git init -q sub && (cd sub && git commit -q --allow-empty -m a)\n"
    "git init -q repo && cd repo\n"
    "mkdir -p docs/adr/sub 'a b' own\n"
    "printf '# One\\n' >docs/adr/0001-one.md\n"
    "printf 'x\\n' >'a b/100%25.md'\n"
    "printf 'x\\n' >docs/\303\204.md\n"
    "printf 'x\\n' >docs/x.c\n"
    "printf '# About\\n' >docs/Readme.md\n"
    "mkdir -p web/static/img web/docs/use/start\n"
    "printf 'x\\n' >web/static/img/x.png\n"
    "printf 'x\\n' >web/docs/use/start/index.md\n"
    "printf 'x\\n' >web/docs/use/more.md\n"
    "printf '# Two\\n\\n<a id=\"y\"></a>\\n' >docs/adr/sub/two.md\n"
    "ln -s ../docs a\\ b/link\n"
    "ln -s /etc a\\ b/away\n"
    "ln -s loop loop\n"
    "git submodule --quiet add ../sub module\n"
    "git init -q own\n"
    "git add docs web 'a b' loop && git commit -q -m all\n";

static const char from[] = "docs/adr/0001-one.md";

static void test_find(struct targets *targets)
{
	static const struct {
		const char *path, *want;
		enum target_state state;
	} rows[] = {
		{ "0001-one.md", "docs/adr/0001-one.md", TARGET_FILE },
		{ "", "docs/adr/0001-one.md", TARGET_FILE },
		{ "./sub/two.md", "docs/adr/sub/two.md", TARGET_FILE },
		{ "/docs/x.c", "docs/x.c", TARGET_FILE },
		{ "../../a%20b/100%2525.md", "a b/100%25.md", TARGET_FILE },
		/* written as the file is called, though a browser would not */
		{ "../../a b/100%25.md", "a b/100%25.md", TARGET_FILE },
		{ "sub", NULL, TARGET_FOLDER },
		{ "sub/", NULL, TARGET_FOLDER },
		{ "../..", NULL, TARGET_FOLDER },
		{ "/", NULL, TARGET_FOLDER },
		{ "../%C3%84.md", "docs/\303\204.md", TARGET_FILE },
		{ "../%C3%A4.md", NULL, TARGET_OTHER_CASE },
		{ "0001-One.md", NULL, TARGET_OTHER_CASE },
		{ "0002-two.md", NULL, TARGET_MISSING },
		{ "sub/two", NULL, TARGET_MISSING },
		{ "0001-one.md/x", NULL, TARGET_MISSING },
		{ "../../../x.md", NULL, TARGET_OUTSIDE },
		{ "../../a b/link/x.c", "docs/x.c", TARGET_FILE },
		{ "../../a b/link", NULL, TARGET_FOLDER },
		{ "../../a b/link/y.c", NULL, TARGET_MISSING },
		{ "../../a b/away/passwd", NULL, TARGET_ELSEWHERE },
		{ "../../loop", NULL, TARGET_MISSING },
		{ "../../module/x.md", NULL, TARGET_ELSEWHERE },
		{ "../../own/x.md", NULL, TARGET_ELSEWHERE },
		{ "../../issues/12", NULL, TARGET_ELSEWHERE },
		{ "../../../../wiki", NULL, TARGET_ELSEWHERE },
		{ "../../wikis", NULL, TARGET_MISSING },
		{ "../issues/12", NULL, TARGET_MISSING },
		/* the addresses of a site that is made of web/ */
		{ "/docs/use/start", NULL, TARGET_ELSEWHERE },
		{ "/docs/use/start/", NULL, TARGET_ELSEWHERE },
		{ "/use/more", NULL, TARGET_ELSEWHERE },
		{ "/img/x.png", NULL, TARGET_ELSEWHERE },
		{ "docs/use/more", NULL, TARGET_MISSING },
		{ "/docs/use/more.md", NULL, TARGET_MISSING },
		{ "/docs/use", NULL, TARGET_MISSING },
		{ "0001-one.md%00", NULL, TARGET_MISSING },
		{ "C:\\docs\\x.md", NULL, TARGET_MISSING },
		{ "www.example.org", NULL, TARGET_MISSING },
	};

	/* twice, as answers are kept */
	for (size_t n = 0; n < 2 * sizeof(rows) / sizeof(*rows); n++) {
		size_t i = n / 2;
		const struct target *target = targets_find(targets, from,
		    text_of(rows[i].path));

		if (target->state != rows[i].state)
			fprintf(stderr, "'%s': %d, not %d\n", rows[i].path,
			    (int)target->state, (int)rows[i].state);
		CHECK(target->state == rows[i].state);
		if (rows[i].want)
			CHECK_STRING(target->path, rows[i].want);
	}
}

static bool has_anchor(struct targets *targets, const char *path,
    const char *name)
{
	struct target target = { TARGET_FILE, path };

	if (!strcmp(path, "docs") || !strcmp(path, "") || !strcmp(path, "own"))
		target.state = TARGET_FOLDER;
	return targets_have_anchor(targets, &target, name);
}

static void test_anchors(struct targets *targets)
{
	/* a folder shows its README, where it has one */
	CHECK(has_anchor(targets, "docs", "about"));
	CHECK(has_anchor(targets, "docs", "readme"));
	CHECK(!has_anchor(targets, "docs", "nothing"));
	CHECK(has_anchor(targets, "", "nothing"));
	CHECK(has_anchor(targets, "docs/adr/sub/two.md", "two"));
	CHECK(has_anchor(targets, "docs/adr/sub/two.md", "Y"));
	CHECK(has_anchor(targets, "docs/adr/sub/two.md", "top"));
	CHECK(!has_anchor(targets, "docs/adr/sub/two.md", "one"));
	CHECK(!has_anchor(targets, from, "two"));
	CHECK(has_anchor(targets, "docs/x.c", "L10"));
}

int main(void)
{
	char folder[] = "/tmp/hence-targets.XXXXXX";
	const struct corpus_options options = { 0 };
	struct check_options how = { .anchors = ANCHORS_GITHUB };
	struct repo *repo = NULL;
	struct source *source = NULL;
	struct corpus corpus = { 0 };
	struct check check = { .corpus = &corpus, .options = &how };
	struct targets targets;
	struct error err;

	fixture_begin(folder);
	shell(files);
	CHECK(repo_open(&repo, "repo", NULL, &err) == STATUS_OK);
	CHECK(source_open(&source, repo, SOURCE_WORKTREE, NULL, &err) ==
	    STATUS_OK);
	CHECK(corpus_load(&corpus, source, &options, &err) == STATUS_OK);
	check.repo = repo;
	check.source = source;
	targets_init(&targets, &check);
	test_find(&targets);
	test_anchors(&targets);
	targets_release(&targets);
	how.anchors = ANCHORS_NONE;
	targets_init(&targets, &check);
	CHECK(has_anchor(&targets, "docs/adr/sub/two.md", "one"));
	targets_release(&targets);
	corpus_release(&corpus);
	source_free(source);
	repo_free(repo);
	fixture_end(folder);
	return test_end();
}
