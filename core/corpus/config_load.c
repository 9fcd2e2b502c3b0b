/* SPDX-License-Identifier: MIT */
#include "core/corpus/config_load.h"

#include <sys/stat.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/source.h"

/* A pipe, a socket or a device: git does not list them. */
static bool is_special(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISDIR(st.st_mode) && !S_ISLNK(st.st_mode);
}

/* Something of that name that is no file of the source. */
static enum status check_absent(struct source *source, const char *name,
    struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	const char *root = source_root(source);
	enum status status = STATUS_OK;
	size_t from, end;

	from = source_range(source, name, &end);
	if (from < end) {
		error_set(err, STATUS_CONFIG, "'%s' is a folder", name);
		error_hint(err, "What is read is a file of that name.");
		return STATUS_CONFIG;
	}
	if (!root ||
	    (source_get_kind(source) != SOURCE_WORKTREE &&
		source_get_kind(source) != SOURCE_FOLDER))
		return STATUS_OK;
	path_join(&path, root, name);
	if (is_special(path.buf)) {
		status = error_set(err, STATUS_CONFIG,
		    "'%s' is not a regular file", name);
	} else if (file_exists(path.buf) && !file_is_folder(path.buf)) {
		status = error_set(err, STATUS_CONFIG, "'%s' is ignored by git",
		    name);
		error_hint(err,
		    "Take it out of .gitignore, so that everybody reads the "
		    "same one.");
	}
	strbuf_release(&path);
	return status;
}

enum status config_read_file(struct strbuf *out, bool *found,
    struct source *source, const struct config_file *wanted, struct error *err)
{
	const struct source_file *file = source_find(source, wanted->name);
	enum status status;

	*found = false;
	if (!file)
		return check_absent(source, wanted->name, err);
	if (file->type != SOURCE_FILE) {
		error_set(err, STATUS_CONFIG, "'%s' is a symbolic link",
		    wanted->name);
		error_hint(err,
		    "Put the file itself there: links are not followed.");
		return STATUS_CONFIG;
	}
	status = source_read(source, file, wanted->limit, out, err);
	*found = status == STATUS_OK;
	/* deleted, and not yet staged */
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status config_load(struct config *out, struct source *source,
    struct arena *arena, struct error *err)
{
	static const struct config_file wanted = { CONFIG_FILE, CONFIG_LIMIT };
	struct strbuf bytes = STRBUF_INIT;
	enum status status;
	bool found;

	config_init(out);
	status = config_read_file(&bytes, &found, source, &wanted, err);
	if (found)
		status = config_parse(out, text_make(bytes.buf, bytes.len),
		    arena, err);
	strbuf_release(&bytes);
	return status;
}
