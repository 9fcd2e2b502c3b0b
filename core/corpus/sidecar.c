/* SPDX-License-Identifier: MIT */
#include "core/corpus/sidecar.h"

#include "core/corpus/skip.h"
#include "core/format/yaml.h"

static void fault_sidecar(struct load_result *result, struct arena *arena,
    const struct error *err)
{
	result->sidecar_reason = arena_strdup(arena,
	    skip_reason(err, result->sidecar));
	if (err->hint[0])
		result->sidecar_hint = arena_strdup(arena, err->hint);
}

void sidecar_check(struct load_result *result, struct text bytes,
    struct arena *arena)
{
	struct arena scratch;
	struct yaml_tree tree;
	struct error err = { 0 };
	uint32_t line, column;

	if (!bytes.len)
		return;
	arena_init(&scratch);
	if (yaml_read(&tree, bytes, &scratch, &line, &column, &err)) {
		error_prefix(&err, "line %u, column %u", line, column);
		error_hint(&err, "Mend its YAML.");
		fault_sidecar(result, arena, &err);
	}
	arena_release(&scratch);
}

const struct source_file *sidecar_find(struct source *source, const char *path)
{
	struct strbuf name = STRBUF_INIT;
	const struct source_file *file;

	record_sidecar_path(&name, path);
	file = source_find(source, name.buf);
	strbuf_release(&name);
	return file && file->type == SOURCE_FILE ? file : NULL;
}

void sidecar_read(struct strbuf *out, struct source *source, const char *path,
    struct load_result *result, struct arena *arena)
{
	const struct source_file *file = sidecar_find(source, path);
	struct error err = { 0 };
	enum status status;

	if (!file)
		return;
	result->sidecar = file->path;
	status = source_read(source, file, SIDECAR_LIMIT, out, &err);
	if (status && status != STATUS_NOT_FOUND)
		fault_sidecar(result, arena, &err);
}

/* Records of one folder have one sidecar. */
void sidecar_skip(struct corpus *corpus, const struct load_result *results,
    size_t count)
{
	const char *last = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct load_result *result = &results[i];

		if (!result->sidecar_reason || result->sidecar == last)
			continue;
		last = result->sidecar;
		skip_add(corpus, last, result->sidecar_reason,
		    result->sidecar_hint);
	}
}
