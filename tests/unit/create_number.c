/* SPDX-License-Identifier: MIT */
#include "core/create/number.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/create/form.h"
#include "core/git/source.h"
#include "tests/unit/test.h"

static char root[] = "/tmp/hence-number.XXXXXX";

static void make(const char *path)
{
	struct strbuf full = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent;

	path_join(&full, root, path);
	parent = path_parent(full.buf);
	strbuf_add(&folder, parent.data, parent.len);
	CHECK(file_make_folder(folder.buf, NULL) == STATUS_OK);
	CHECK(file_create(full.buf, "# Title\n", 8, NULL) == STATUS_OK);
	strbuf_release(&full);
	strbuf_release(&folder);
}

/* The next number of the folder, and the name that a new record gets. */
static void check_next(const char *folder, uint32_t want, const char *want_path)
{
	const struct corpus_options options = { .dirs = &folder,
		.dirs_count = 1,
		.names_only = true };
	struct corpus corpus;
	struct source *source = NULL;
	struct numbers numbers;
	struct error err = { 0 };
	struct file_form form;
	struct file_name name = { 0 };
	struct strbuf path = STRBUF_INIT;
	struct number_search search = { NULL, root, &corpus, NULL };

	CHECK(source_open_folder(&source, root, NULL, &err) == STATUS_OK);
	CHECK(corpus_load(&corpus, source, &options, &err) == STATUS_OK);
	CHECK(corpus.collections.count == 1);
	search.collection = corpus.collections.items;
	CHECK(numbers_find(&numbers, &search, want - 1, &err) == STATUS_OK);
	CHECK(numbers_next(&name.number, &numbers, &err) == STATUS_OK);
	CHECK(name.number == want);
	CHECK(numbers.is_taken && numbers.on_disk);
	form_infer(&form, &corpus, search.collection);
	name.width = search.collection->width;
	name.title = text_of("New one");
	name.date = (struct date){ 2026, 11, 20 };
	form_path(&path, &form, folder, &name);
	CHECK_STRING(path.buf, want_path);
	strbuf_release(&path);
	numbers_release(&numbers);
	corpus_release(&corpus);
	source_free(source);
}

static void test_forms(void)
{
	make("plain/0001-a.md");
	make("plain/0002-b.md");
	check_next("plain", 3, "plain/0003-new-one.md");
	make("octal/007-a.md");
	make("octal/008-b.md");
	check_next("octal", 9, "octal/009-new-one.md");
	make("octal/009-c.md");
	check_next("octal", 10, "octal/010-new-one.md");
	make("full/9998-a.md");
	make("full/9999-b.md");
	check_next("full", 10000, "full/10000-new-one.md");
	make("prefix/adr-0001-a.md");
	make("prefix/ADR-0002-b.md");
	make("prefix/ADR-0003-b.md");
	check_next("prefix", 4, "prefix/ADR-0004-new-one.md");
	make("under/adr_0001_first_one.markdown");
	check_next("under", 2, "under/adr_0002_new_one.markdown");
	make("bare/rfc-0012.md");
	make("bare/rfc-0013.md");
	check_next("bare", 14, "bare/rfc-0014.md");
	make("folders/0001-a/README.md");
	make("folders/0001-a/0099-picture.png");
	make("folders/0002-b/README.md");
	check_next("folders", 3, "folders/0003-new-one/README.md");
}

static void test_left_out(void)
{
	make("mixed/0001-a.md");
	make("mixed/0002-b.md");
	make("mixed/0400-template.md.bak");
	make("mixed/20240131-dated.md");
	make("mixed/http-2-support.md");
	make("mixed/accepted/0003-c.md");
	check_next("mixed", 4, "mixed/0004-new-one.md");
	make("deep/0001-a.md");
	make("deep/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/0007-b.md");
	check_next("deep", 8, "deep/0008-new-one.md");
}

static void test_last(void)
{
	struct numbers numbers = { .any = true, .highest = NUMBER_MAX };
	struct error err = { 0 };
	uint32_t next;

	CHECK(numbers_next(&next, &numbers, &err) == STATUS_UNSUPPORTED);
	numbers.any = false;
	CHECK(numbers_next(&next, &numbers, &err) == STATUS_OK && next == 1);
}

int main(void)
{
	char command[sizeof(root) + 16];

	if (!mkdtemp(root))
		return 1;
	test_forms();
	test_left_out();
	test_last();
	snprintf(command, sizeof(command), "rm -rf %s", root);
	CHECK(system(command) == 0);
	return test_end();
}
