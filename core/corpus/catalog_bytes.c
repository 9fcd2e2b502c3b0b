/* SPDX-License-Identifier: MIT */
#include "core/corpus/catalog_bytes.h"

#include <string.h>

#include "core/git/source.h"

struct head {
	uint32_t records, collections, edges, skips;
};

static void put(struct strbuf *out, const void *bytes, size_t len)
{
	if (len)
		strbuf_add(out, bytes, len);
}

/* NULL is another string than "". */
static void put_string(struct strbuf *out, const char *s)
{
	strbuf_addch(out, s ? '+' : '-');
	put(out, s ? s : "", s ? strlen(s) + 1 : 1);
}

static void put_id(struct strbuf *out, struct source *source, const char *path)
{
	const struct source_file *file = source_find(source, path);

	put_string(out, file && file->type == SOURCE_FILE ? file->id : "");
}

static void put_collection(struct strbuf *out, const struct collection *from)
{
	put(out, from, sizeof(*from));
	put_string(out, from->name);
	put_string(out, from->path);
	put_string(out, from->kind);
	put_string(out, from->prefix);
	put_string(out, from->template_name);
}

static void put_edges(struct strbuf *out, const struct corpus_edge *edges,
    size_t count)
{
	put(out, edges, count * sizeof(*edges));
}

void catalog_write_head(struct strbuf *out, const struct corpus *corpus,
    struct source *source)
{
	const struct head head = { (uint32_t)corpus->records.count,
		(uint32_t)corpus->collections.count,
		(uint32_t)corpus->edges.count, (uint32_t)corpus->skips.count };

	put(out, &head, sizeof(head));
	put_edges(out, corpus->edges.items, head.edges);
	put_edges(out, corpus->edges_by_target.items, head.edges);
	for (uint32_t i = 0; i < head.records; i++)
		strbuf_addch(out,
		    (char)corpus_status_of(corpus, &corpus->records.items[i]));
	put_id(out, source, CONFIG_FILE);
	for (uint32_t i = 0; i < head.collections; i++)
		put_collection(out, &corpus->collections.items[i]);
	for (uint32_t i = 0; i < head.skips; i++) {
		const struct corpus_skip *skip = &corpus->skips.items[i];

		put_string(out, skip->path);
		put_string(out, skip->reason);
		put_string(out, skip->hint);
	}
}

/* The next bytes of so many; NULL where there are less. */
static const char *get(struct text *rest, size_t len)
{
	const char *at = rest->data;

	if (len > rest->len)
		return NULL;
	*rest = text_skip(*rest, len);
	return at;
}

static bool get_copy(struct text *rest, void *out, size_t len)
{
	const char *at = get(rest, len);

	if (at && len)
		memcpy(out, at, len);
	return at != NULL;
}

static bool get_string(struct text *rest, const char **out)
{
	const char *at = rest->data;
	struct text string;

	*out = NULL;
	if (!text_split(rest, '\0', &string) || !string.len ||
	    string.data + string.len == rest->data)
		return false;
	if (*at == '+')
		*out = at + 1;
	return true;
}

/* One that is always there. */
static bool get_word(struct text *rest, const char **out)
{
	return get_string(rest, out) && *out;
}

static bool get_collection(struct text *rest, struct collection *out,
    uint32_t records)
{
	return get_copy(rest, out, sizeof(*out)) &&
	    get_word(rest, &out->name) && get_word(rest, &out->path) &&
	    get_word(rest, &out->kind) && get_word(rest, &out->prefix) &&
	    get_string(rest, &out->template_name) && out->first <= records &&
	    out->count <= records - out->first;
}

static bool get_edges(struct text *rest, struct corpus_edge **out,
    const struct head *head)
{
	size_t size = head->edges * sizeof(**out);
	const char *bytes = get(rest, size);

	if (!bytes)
		return false;
	*out = mem_realloc(NULL, head->edges + 1, sizeof(**out));
	if (size)
		memcpy(*out, bytes, size);
	for (uint32_t i = 0; i < head->edges; i++)
		if ((*out)[i].from >= head->records ||
		    (*out)[i].to >= head->records)
			return false;
	return true;
}

static bool get_lists(struct text *rest, struct corpus *corpus,
    const struct head *head)
{
	for (uint32_t i = 0; i < head->collections; i++)
		if (!get_collection(rest, vec_push(&corpus->collections),
			head->records))
			return false;
	for (uint32_t i = 0; i < head->skips; i++) {
		struct corpus_skip *skip = vec_push(&corpus->skips);

		if (!get_word(rest, &skip->path) ||
		    !get_word(rest, &skip->reason) ||
		    !get_string(rest, &skip->hint))
			return false;
	}
	return rest->len == 0;
}

static bool are_statuses(const uint8_t *statuses, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (statuses[i] > RECORD_SUPERSEDED)
			return false;
	return true;
}

bool catalog_read_head(struct catalog_head *out, struct corpus *corpus,
    const char *bytes, size_t len)
{
	struct text rest = text_make(bytes, len);
	struct head head;

	if (!get_copy(&rest, &head, sizeof(head)) ||
	    !get_edges(&rest, &corpus->edges.items, &head) ||
	    !get_edges(&rest, &corpus->edges_by_target.items, &head))
		return false;
	corpus->edges.count = corpus->edges.cap = head.edges;
	corpus->edges_by_target.count = head.edges;
	corpus->edges_by_target.cap = head.edges;
	out->records = head.records;
	out->statuses = (const uint8_t *)get(&rest, head.records);
	return out->statuses && are_statuses(out->statuses, head.records) &&
	    get_word(&rest, &out->config_id) && get_lists(&rest, corpus, &head);
}

void catalog_write_files(struct strbuf *out, const struct corpus *corpus,
    struct source *source, uint32_t first)
{
	struct strbuf sidecar = STRBUF_INIT;

	for (size_t i = first;
	     i < first + CATALOG_FILES && i < corpus->records.count; i++) {
		const struct record *record = &corpus->records.items[i];

		record_sidecar_path(&sidecar, record->path);
		put(out, &record->collection, sizeof(record->collection));
		put_string(out, record->path);
		put_id(out, source, record->path);
		put_id(out, source, sidecar.buf);
	}
	strbuf_release(&sidecar);
}

static void know(struct source *source, const char *path, const char *id,
    const char *sidecar_id)
{
	struct strbuf sidecar = STRBUF_INIT;

	if (*id)
		source_know(source, path, id);
	if (*sidecar_id) {
		record_sidecar_path(&sidecar, path);
		source_know(source, sidecar.buf, sidecar_id);
	}
	strbuf_release(&sidecar);
}

bool catalog_read_files(struct corpus *corpus, struct source *source,
    uint32_t first, const char *bytes, size_t len)
{
	struct text rest = text_make(bytes, len);

	for (size_t i = first;
	     i < first + CATALOG_FILES && i < corpus->records.count; i++) {
		struct record *record = &corpus->records.items[i];
		const char *id, *sidecar_id;

		if (!get_copy(&rest, &record->collection,
			sizeof(record->collection)) ||
		    record->collection >= corpus->collections.count ||
		    !get_word(&rest, &record->path) || !get_word(&rest, &id) ||
		    !get_word(&rest, &sidecar_id))
			return false;
		know(source, record->path, id, sidecar_id);
	}
	return rest.len == 0;
}
