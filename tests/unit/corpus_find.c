/* SPDX-License-Identifier: MIT */
#include "core/corpus/find.h"

#include "tests/unit/git_fixture.h"
#include "tests/unit/test.h"

static const char files[] =
    "mkdir -p docs/adr rfcs\n"
    "printf 'decisions: {default-status: proposed}\\n' >.hence.yml\n"
    "printf '# One\\n' >docs/adr/0001-same.md\n"
    "printf '# Two\\n\\n- Status: accepted\\n"
    "- Supersedes: rfc-7\\n- Supersedes: NONE-7\\n"
    "- Supersedes: /old/0001-same.md\\n' "
    ">docs/adr/0002-two.md\n"
    "printf '# Same\\n' >rfcs/0001-same.md\n"
    "printf '# Seven\\n\\n- Amends: [x](/site/0001-same.md)\\n' "
    ">rfcs/0007-seven.md\n";

static const struct record *find(const struct corpus *corpus, const char *id)
{
	const struct record *record = NULL;
	struct error err;

	CHECK(corpus_resolve(&record, corpus, id, "", &err) == STATUS_OK);
	return record;
}

static void test_append(const struct corpus *corpus)
{
	record_list found = { 0 };

	corpus_find(&found, corpus, "ADR-2", "");
	corpus_find(&found, corpus, "0001-same", ""); /* a better match later */
	CHECK(found.count == 3);
	CHECK_STRING(found.items[0]->path, "docs/adr/0002-two.md");
	CHECK_STRING(found.items[2]->path, "rfcs/0001-same.md");
	corpus_find(&found, corpus, "nothing", "");
	CHECK(found.count == 3);
	vec_release(&found);
}

static void test_status(const struct corpus *corpus)
{
	const struct record *one = find(corpus, "ADR-1");
	const struct record *two = find(corpus, "ADR-2");

	CHECK(one->status == RECORD_NO_STATUS);
	CHECK(corpus_status_of(corpus, one) == RECORD_PROPOSED);
	CHECK(corpus_status_of(corpus, two) == RECORD_ACCEPTED);
}

static void test_relations(const struct corpus *corpus)
{
	const struct record *two = find(corpus, "ADR-2");
	const struct record *seven = find(corpus, "RFC-7"), *other;
	size_t count;

	CHECK(two->relations_count == 3);
	CHECK(corpus_related(corpus, two, 0) == seven);
	CHECK(corpus_related(corpus, two, 1) == NULL);
	/* of two with one name that of the own collection */
	other = corpus_related(corpus, two, 2);
	CHECK_STRING(other ? other->path : NULL, "docs/adr/0001-same.md");
	other = corpus_related(corpus, seven, 0);
	CHECK_STRING(other ? other->path : NULL, "rfcs/0001-same.md");
	corpus_edges_from(corpus, corpus_index_of(corpus, two), &count);
	CHECK(count == 2);
	corpus_edges_to(corpus, corpus_index_of(corpus, two), &count);
	CHECK(count == 0);
	corpus_edges_to(corpus, corpus_index_of(corpus, seven), &count);
	CHECK(count == 1);
}

static void test_collections(const struct corpus *corpus)
{
	const struct collection *found = NULL;
	struct error err;

	CHECK(corpus_find_collection(&found, corpus, "RFC", &err) == STATUS_OK);
	CHECK_STRING(found->path, "rfcs");
	CHECK(corpus_find_collection(&found, corpus, "docs/adr", &err) ==
	    STATUS_OK);
	CHECK_STRING(found->kind, "adr");
	CHECK(corpus_find_collection(&found, corpus, "./rfcs/", &err) ==
	    STATUS_OK);
	CHECK_STRING(found->path, "rfcs");
	CHECK(corpus_find_collection(&found, corpus, "", &err) == STATUS_USAGE);
	CHECK(corpus_find_collection(&found, corpus, "../rfcs", &err) ==
	    STATUS_USAGE);
	CHECK(
	    corpus_find_collection(&found, corpus, "x", &err) == STATUS_USAGE);
}

int main(void)
{
	char folder[] = "/tmp/hence-corpus.XXXXXX";
	const struct corpus_options options = { 0 };
	struct source *source = NULL;
	struct corpus corpus = { 0 };
	struct error err;

	fixture_begin(folder);
	shell(files);
	CHECK(source_open_folder(&source, ".", NULL, &err) == STATUS_OK);
	CHECK(corpus_load(&corpus, source, &options, &err) == STATUS_OK);
	test_append(&corpus);
	test_status(&corpus);
	test_relations(&corpus);
	test_collections(&corpus);
	corpus_release(&corpus);
	source_free(source);
	fixture_end(folder);
	return test_end();
}
