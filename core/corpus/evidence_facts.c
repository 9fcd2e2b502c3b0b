/* SPDX-License-Identifier: MIT */
/* What old versions say of their states: read once, and remembered. */
#include <string.h>

#include "core/corpus/cache.h"
#include "core/corpus/evidence_read.h"
#include "core/git/history.h"

#define NAME "states"
/* Parsing fewer takes no longer than the cache does. */
#define WORTH 32

bool evidence_read(struct record *out, struct strbuf *bytes,
    struct evidence *evidence, const struct evidence_text *text,
    struct arena *arena)
{
	struct strbuf own = STRBUF_INIT, *into = bytes ? bytes : &own;
	struct strbuf sidecar = STRBUF_INIT;
	bool fine = history_read(into, evidence->repo, text->id,
			evidence->corpus->config.record_bytes,
			NULL) == STATUS_OK;

	if (fine && text->sidecar)
		history_read(&sidecar, evidence->repo, text->sidecar,
		    SIDECAR_LIMIT, NULL);
	if (fine)
		record_parse(out, text->path, text_make(into->buf, into->len),
		    text_make(sidecar.buf, sidecar.len), arena);
	strbuf_release(&own);
	strbuf_release(&sidecar);
	return fine;
}

static void parse(struct version_facts *out, struct evidence *evidence,
    const struct evidence_text *text)
{
	const struct evidence_options *options = &evidence->options;
	struct record record;
	struct arena arena;

	arena_init(&arena);
	if (evidence_read(&record, NULL, evidence, text, &arena)) {
		const char *raw = record_string(&record, record.raw_status);

		out->status = record.status;
		if (raw)
			out->raw_status = arena_strdup(&evidence->arena, raw);
	}
	arena_release(&arena);
	evidence->parsed++;
	if (options->progress)
		options->progress(options->context, evidence->parsed,
		    evidence->log.changes.count);
}

static struct version_facts *add(struct evidence *evidence, struct text key,
    bool *is_new)
{
	size_t *at = map_at(&evidence->facts_index, key, is_new);

	if (*is_new) {
		vec_push(&evidence->facts)->key =
		    arena_strndup(&evidence->arena, key.data, key.len);
		*at = evidence->facts.count;
	}
	return &evidence->facts.items[*at - 1];
}

/* Key, NUL, a letter for the status, the raw one, NUL. */
static void recall(struct evidence *evidence)
{
	const struct byte_cache *cache = evidence->options.cache;
	struct strbuf bytes = STRBUF_INIT;
	struct text rest, key, value;

	evidence->has_recalled = true;
	if (!cache || !cache->recall(cache->context, NAME, &bytes))
		return;
	rest = text_make(bytes.buf, bytes.len);
	while (text_split(&rest, '\0', &key) &&
	    text_split(&rest, '\0', &value) && value.len) {
		struct version_facts *facts;
		bool is_new;

		if (value.data[0] < 'a' ||
		    value.data[0] > 'a' + RECORD_SUPERSEDED)
			break;
		facts = add(evidence, key, &is_new);
		facts->status = (enum record_status)(value.data[0] - 'a');
		if (value.len > 1)
			facts->raw_status = arena_strndup(&evidence->arena,
			    value.data + 1, value.len - 1);
	}
	strbuf_release(&bytes);
}

const struct version_facts *evidence_facts(struct evidence *evidence,
    const struct evidence_text *text)
{
	struct strbuf key = STRBUF_INIT;
	struct version_facts *facts;
	bool is_new;

	if (!evidence->has_recalled)
		recall(evidence);
	strbuf_addf(&key, "%s\n%s%s%s", text->path, text->id,
	    text->sidecar ? "\n" : "", text->sidecar ? text->sidecar : "");
	facts = add(evidence, text_make(key.buf, key.len), &is_new);
	if (is_new)
		parse(facts, evidence, text);
	facts->is_used = true;
	strbuf_release(&key);
	return facts;
}

/* All of it, until half is of no use any more. */
void evidence_keep_facts(struct evidence *evidence)
{
	const struct byte_cache *cache = evidence->options.cache;
	bool is_much = evidence->facts.count >
	    2 * (evidence->log.changes.count + WORTH);
	struct strbuf bytes = STRBUF_INIT;

	if (!cache || evidence->parsed < WORTH)
		return;
	for (size_t i = 0; i < evidence->facts.count; i++) {
		const struct version_facts *facts = &evidence->facts.items[i];

		if (is_much && !facts->is_used)
			continue;
		strbuf_addf(&bytes, "%s%c%c%s%c", facts->key, '\0',
		    'a' + (int)facts->status,
		    facts->raw_status ? facts->raw_status : "", '\0');
	}
	cache->keep(cache->context, NAME, text_make(bytes.buf, bytes.len));
	strbuf_release(&bytes);
}
