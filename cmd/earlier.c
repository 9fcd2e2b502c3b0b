/* SPDX-License-Identifier: MIT */
#include "cmd/earlier.h"

#include <stdio.h>
#include <string.h>

#include "cmd/search_find.h"
#include "cmd/shown.h"
#include "core/corpus/find.h"
#include "core/output/option_text.h"
#include "core/search/earlier.h"

#define SHOWN 5 /* records: more are no short note */

static bool leads(const struct corpus *corpus, const struct record *from,
    const struct record *to)
{
	size_t count;
	const struct corpus_edge *edges = corpus_edges_from(corpus,
	    corpus_index_of(corpus, from), &count);

	for (size_t i = 0; i < count; i++)
		if (&corpus->records.items[edges[i].to] == to)
			return true;
	return false;
}

static void say(const struct env *all, const struct earlier *earlier,
    const char *path, const char *id)
{
	const struct record *own = corpus_find_path(&all->corpus, path);
	struct strbuf page = STRBUF_INIT;
	size_t count = 0;

	for (size_t i = 0; i < earlier->hits.count; i++) {
		const struct earlier_hit *hit = &earlier->hits.items[i];
		const struct record *record = hit->hit->record;
		const struct option_text_options options = { shown_width(),
			false, hit->options, true, true, hit->hit->successor };

		if (own &&
		    (leads(&all->corpus, own, record) ||
			leads(&all->corpus, record, own)))
			continue;
		if (count++ < SHOWN)
			option_text(&page, &all->corpus, record, &options);
	}
	if (count) {
		env_say(all,
		    "earlier on %s%s:", id ? "the subject of " : "this subject",
		    id ? id : "");
		fwrite(page.buf, 1, page.len, stderr);
	}
	if (count > SHOWN)
		env_say(all, "and %zu more; 'hence search' finds them",
		    count - SHOWN);
	strbuf_release(&page);
}

static void choose(const struct env *all, const struct search_result *found,
    const struct earlier_subject *subject, const char *id)
{
	struct earlier earlier;

	earlier_choose(&earlier, found, subject);
	say(all, &earlier, subject->path, id);
	earlier_release(&earlier);
}

static enum status look(struct env *all, struct text query,
    struct earlier_subject *subject, const char *id, struct error *err)
{
	const struct search_values values = {
		.limit = { true, EARLIER_CANDIDATES },
	};
	struct search_place place = { .name = STRBUF_INIT };
	struct search_request request = { .env = all,
		.place = &place,
		.values = &values,
		.is_filter = true,
		.skips_unknown = true };
	struct search_result found = { 0 };
	branch_list branches = { 0 };
	struct arena arena;
	enum status status;

	arena_init(&arena);
	arena_init(&found.arena);
	status = query_parse(&request.root, query, &arena, err);
	if (!status)
		status = search_place_open(&place, all, false, err);
	if (!status)
		status = search_find(&found, &branches, &request, err);
	subject->records = all->corpus.records.count;
	if (!status)
		choose(all, &found, subject, id);
	search_result_release(&found);
	search_branches_release(&branches);
	search_place_release(&place);
	arena_release(&arena);
	return status;
}

void earlier_say(const struct env *env, const char *title, const char *path,
    const char *id)
{
	struct earlier_subject subject = { title, path, 0 };
	struct strbuf query = STRBUF_INIT;
	struct env all = *env;
	struct error err;
	enum status status = STATUS_OK;

	earlier_query(&query, text_of(title));
	if (query.len && !env->common.quiet) {
		/* a search may want a catalog; commands go on with theirs */
		memset(&all.corpus, 0, sizeof(all.corpus));
		all.has_corpus = false;
		status = look(&all, text_make(query.buf, query.len), &subject,
		    id, &err);
		if (all.has_corpus)
			corpus_release(&all.corpus);
	}
	if (status)
		env_say_more(env, "no earlier records were looked for: %s",
		    err.message);
	strbuf_release(&query);
}
