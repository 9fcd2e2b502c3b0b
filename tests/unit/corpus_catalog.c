/* SPDX-License-Identifier: MIT */
#include "core/corpus/catalog.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static const char files[] =
    "mkdir -p docs/adr rfcs/0007-x\n"
    "printf 'decisions: {default-status: proposed}\\n' >.hence.yml\n"
    "printf '# One\\n' >docs/adr/0001-one.md\n"
    "printf '# Two\\n\\n- Status: accepted\\n- Supersedes: ADR-1\\n' "
    ">docs/adr/0002-two.md\n"
    "printf '# Three\\n\\n- Status: accepted\\n' >docs/adr/0003-three.md\n"
    "ln -s nowhere docs/adr/0004-link.md\n"
    "printf '# Seven\\n' >rfcs/0007-x/README.md\n"
    "printf 'title: Called seven\\nstatus: provisional\\n' "
    ">rfcs/0007-x/kep.yaml\n";

/* Parts of one catalog. */
static struct strbuf parts[4];

static bool get(void *context, uint32_t part, struct strbuf *out)
{
	(void)context;
	strbuf_clear(out);
	if (part >= 4 || !parts[part].len)
		return false;
	strbuf_add(out, parts[part].buf, parts[part].len);
	return true;
}

static bool put(void *context, uint32_t part, struct text bytes)
{
	(void)context;
	CHECK(part < 4);
	strbuf_clear(&parts[part]);
	strbuf_add(&parts[part], bytes.data, bytes.len);
	return true;
}

static const struct catalog_store store = { NULL, get, put };
static const struct corpus_options options;

static struct source *open_source(struct repo *repo, const char *rev)
{
	struct source *source = NULL;
	struct error err;

	CHECK(source_open_unlisted(&source, repo,
		  rev ? SOURCE_REVISION : SOURCE_WORKTREE, rev,
		  &err) == STATUS_OK);
	return source;
}

/* What a corpus says of its records, those of a catalog after fetching. */
static void describe(struct strbuf *out, const struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];
		size_t count;

		corpus_key(out, corpus, record);
		strbuf_addf(out, " %s '%s' %d", record->path,
		    record_string(record, record->title),
		    (int)corpus_status_of(corpus, record));
		corpus_edges_to(corpus, (uint32_t)i, &count);
		strbuf_addf(out, " %zu\n", count);
	}
	for (size_t i = 0; i < corpus->skips.count; i++)
		strbuf_addf(out, "skip %s: %s\n", corpus->skips.items[i].path,
		    corpus->skips.items[i].reason);
}

static void check_same(struct repo *repo, const char *rev)
{
	struct source *source = open_source(repo, rev);
	struct strbuf want = STRBUF_INIT, got = STRBUF_INIT;
	struct corpus whole, corpus;
	struct error err;
	uint32_t all[] = { 0, 1, 2, 3 };

	CHECK(source_list(source, &err) == STATUS_OK);
	CHECK(corpus_load(&whole, source, &options, &err) == STATUS_OK);
	CHECK(whole.records.count == 4);
	CHECK(catalog_put(&store, &whole, source));
	describe(&want, &whole);
	source_free(source);
	source = open_source(repo, rev);
	CHECK(catalog_open(&corpus, source, &options, &store));
	CHECK(corpus.records.count == 4 && !corpus.records.items[0].path);
	CHECK(catalog_status(&corpus, 0) == RECORD_PROPOSED);
	CHECK(catalog_status(&corpus, 1) == RECORD_ACCEPTED);
	CHECK(catalog_fetch(&corpus, all, 1));
	CHECK_STRING(corpus.records.items[0].path, "docs/adr/0001-one.md");
	/* what superseded it is there too, and the third is not */
	CHECK(corpus.records.items[1].title && !corpus.records.items[2].title);
	CHECK(catalog_fetch(&corpus, all, 4));
	describe(&got, &corpus);
	CHECK_STRING(got.buf, want.buf);
	corpus_release(&whole);
	corpus_release(&corpus);
	source_free(source);
	strbuf_release(&want);
	strbuf_release(&got);
}

/* Nothing that is not one is taken for one. */
static void check_damage(struct repo *repo)
{
	struct source *source = open_source(repo, "HEAD");
	const uint32_t all[] = { 0, 1, 2, 3 };
	struct corpus corpus;

	for (int part = 0; part < 2; part++)
		while (parts[part].len) {
			strbuf_setlen(&parts[part], parts[part].len - 1);
			if (!catalog_open(&corpus, source, &options, &store))
				continue;
			CHECK(part == 1 && !catalog_fetch(&corpus, all, 4));
			corpus_release(&corpus);
		}
	source_free(source);
}

static void check_flips(struct repo *repo)
{
	const uint32_t all[] = { 0, 1, 2, 3 };
	struct corpus corpus;

	for (int part = 0; part < 2; part++)
		for (size_t i = 0; i < parts[part].len; i++) {
			struct source *source = open_source(repo, "HEAD");

			parts[part].buf[i] ^= 0x55;
			if (catalog_open(&corpus, source, &options, &store)) {
				if (corpus.records.count == 4)
					catalog_fetch(&corpus, all, 4);
				corpus_release(&corpus);
			}
			parts[part].buf[i] ^= 0x55;
			source_free(source);
		}
}

static void name_of(struct strbuf *out, struct repo *repo, const char *rev)
{
	struct source *source = open_source(repo, rev);

	strbuf_clear(out);
	/* files that were changed just now may change again */
	CHECK(catalog_name(out, source, &options) == (rev != NULL));
	source_free(source);
}

/* Changes that a corpus is made of have another name; others have not. */
static void check_names(struct repo *repo)
{
	static const struct {
		const char *change;
		bool matters;
	} steps[] = {
		{ "printf 'int x;\\n' >code.c", true }, /* a name more */
		{ "printf 'int y;\\n' >code.c", false },
		{ "printf x >>docs/adr/0003-three.md", true },
		{ "printf '# Else\\n' >docs/adr/0005-else.md", true },
		{ "printf '# Elsa\\n' >docs/adr/0005-else.md", true },
		{ "printf ' ' >>rfcs/0007-x/kep.yaml", true },
		{ "printf 'x: y\\n' >>.hence.yml", true },
		{ "printf docs >.adr-dir", true },
		{ "ln -sf elsewhere docs/adr/0004-link.md", true },
		{ "mkdir empty", false },
		{ "rm docs/adr/0005-else.md", true },
		{ "git -C . commit -q --allow-empty -m x", false },
	};
	struct strbuf name = STRBUF_INIT, next = STRBUF_INIT;

	name_of(&name, repo, "HEAD");
	name_of(&next, repo, "HEAD~0");
	CHECK_STRING(name.buf, next.buf);
	strbuf_clear(&name);
	name_of(&name, repo, NULL);
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		shell(steps[i].change);
		name_of(&next, repo, NULL);
		CHECK((strcmp(name.buf, next.buf) != 0) == steps[i].matters);
		strbuf_clear(&name);
		strbuf_add(&name, next.buf, next.len);
	}
	strbuf_release(&name);
	strbuf_release(&next);
}

int main(void)
{
	char folder[] = "/tmp/hence-catalog.XXXXXX";
	struct repo *repo = NULL;
	struct error err;

	fixture_begin(folder);
	shell("git init -q .");
	shell(files);
	shell("git add -A && git commit -q -m files");
	CHECK(repo_open(&repo, ".", NULL, &err) == STATUS_OK);
	check_same(repo, "HEAD");
	check_same(repo, NULL);
	check_same(repo, "HEAD");
	check_flips(repo);
	check_damage(repo);
	check_names(repo);
	for (int i = 0; i < 4; i++)
		strbuf_release(&parts[i]);
	repo_free(repo);
	fixture_end(folder);
	return test_end();
}
