/* SPDX-License-Identifier: MIT */
#include "core/corpus/tools.h"

#include <string.h>

#include "core/base/path.h"
#include "core/corpus/discover.h"
#include "core/corpus/skip.h"
#include "core/format/yaml.h"

#define ADR_DIR ".adr-dir"
#define LOG4BRAINS ".log4brains.yml"
#define TOOLS_LIMIT (1u << 20)

/* Bytes of a small file at the root; false when there are none to be had. */
static bool read_small(struct strbuf *out, struct corpus *corpus,
    struct source *source, const char *name)
{
	const struct source_file *file = source_find(source, name);
	struct error err = { 0 };
	enum status status;

	if (!file)
		return false;
	if (file->type != SOURCE_FILE) {
		skip_add(corpus, name, "is no regular file",
		    "Put the file itself there: links are not followed.");
		return false;
	}
	status = source_read(source, file, TOOLS_LIMIT, out, &err);
	if (status && status != STATUS_NOT_FOUND) {
		if (!err.hint[0])
			error_hint(&err,
			    "Until it can be read, name the folder with "
			    "--dir or in " CONFIG_FILE ".");
		skip_error(corpus, name, &err);
	}
	return status == STATUS_OK;
}

static void add_named(struct corpus *corpus, struct text folder,
    const char *name, enum collection_origin origin)
{
	struct strbuf path = STRBUF_INIT, given = STRBUF_INIT;
	const char *reason = NULL;

	folder = text_trim(folder);
	strbuf_add(&given, folder.data, folder.len);
	if (!folder.len)
		reason = "names no folder";
	else if (folder.data[0] == '/' || !path_normalise(&path, given.buf))
		reason = "names a folder outside of the repository";
	else if (config_is_git_folder(text_make(path.buf, path.len)))
		reason = "names git's own folder";
	if (reason)
		skip_add(corpus, name, reason,
		    "Write a path from the repository's root.");
	else
		discover_add(corpus, text_make(path.buf, path.len), origin);
	strbuf_release(&path);
	strbuf_release(&given);
}

static void add_adr_dir(struct corpus *corpus, struct source *source)
{
	struct strbuf bytes = STRBUF_INIT;
	struct text rest, line = { NULL, 0 };

	if (read_small(&bytes, corpus, source, ADR_DIR)) {
		rest = text_skip_bom(text_make(bytes.buf, bytes.len));
		text_next_line(&rest, &line);
		add_named(corpus, line, ADR_DIR, ORIGIN_ADR_DIR);
	}
	strbuf_release(&bytes);
}

static void add_folders(struct corpus *corpus, const struct yaml_tree *tree)
{
	for (uint32_t i = 0; i < tree->count; i++) {
		const struct yaml_node *node = &tree->nodes[i];

		if (node->kind == YAML_SCALAR && node->has_key &&
		    text_equals(node->key, "adrFolder"))
			add_named(corpus, node->value, LOG4BRAINS,
			    ORIGIN_LOG4BRAINS);
	}
}

static void add_log4brains(struct corpus *corpus, struct source *source)
{
	struct strbuf bytes = STRBUF_INIT;
	struct arena arena;
	struct yaml_tree tree;
	struct error err = { 0 };
	uint32_t line, column;

	arena_init(&arena);
	if (!read_small(&bytes, corpus, source, LOG4BRAINS))
		goto out;
	if (yaml_read(&tree, text_make(bytes.buf, bytes.len), &arena, &line,
		&column, &err)) {
		error_prefix(&err, "line %u, column %u", line, column);
		error_hint(&err, "Mend its YAML.");
		skip_error(corpus, LOG4BRAINS, &err);
		goto out;
	}
	add_folders(corpus, &tree);
out:
	arena_release(&arena);
	strbuf_release(&bytes);
}

void tools_add(struct corpus *corpus, struct source *source)
{
	add_adr_dir(corpus, source);
	add_log4brains(corpus, source);
}

bool tools_reads(const char *path)
{
	return !strcmp(path, ADR_DIR) || !strcmp(path, LOG4BRAINS);
}
