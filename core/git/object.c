/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/file.h"
#include "core/git/internal.h"

/* A tag may name a tag; nobody goes this far. */
#define TAG_DEPTH_MAX 16

/* Objects that hooks hold back from the repository until they agree. */
static void add_alternates(git_odb *odb)
{
	struct text rest = text_of(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES"));
	const char *own = getenv("GIT_OBJECT_DIRECTORY");
	struct text part;
	char *path;

	if (own && *own)
		git_odb_add_disk_alternate(odb, own);
	while (text_split(&rest, ':', &part)) {
		path = mem_strndup(part.data, part.len);
		if (*path)
			git_odb_add_disk_alternate(odb, path);
		free(path);
	}
}

bool object_open_odb(struct repo *repo)
{
	if (repo->odb)
		return true;
	if (git_repository_odb(&repo->odb, repo->git) < 0) {
		repo->odb = NULL;
		return false;
	}
	add_alternates(repo->odb);
	return true;
}

git_odb *object_new_odb(const struct repo *repo)
{
	git_buf folder = { 0 };
	git_odb *odb = NULL;

	if (git_repository_item_path(&folder, repo->git,
		GIT_REPOSITORY_ITEM_OBJECTS) < 0)
		return NULL;
	if (git_odb_open(&odb, folder.ptr) < 0)
		odb = NULL;
	git_buf_dispose(&folder);
	if (odb)
		add_alternates(odb);
	return odb;
}

static bool read_type(git_object_t type, enum object_type *out)
{
	switch (type) {
	case GIT_OBJECT_COMMIT:
		*out = OBJECT_COMMIT;
		return true;
	case GIT_OBJECT_TREE:
		*out = OBJECT_TREE;
		return true;
	case GIT_OBJECT_BLOB:
		*out = OBJECT_BLOB;
		return true;
	case GIT_OBJECT_TAG:
		*out = OBJECT_TAG;
		return true;
	default:
		return false;
	}
}

static enum status say_unreadable(int failed, const char *id, struct error *err)
{
	const git_error *last = git_error_last();
	enum status status;

	if (failed == GIT_ENOTFOUND)
		status = error_set(err, STATUS_NOT_FOUND,
		    "object '%s' is not in this repository", id);
	else
		status = error_set(err, STATUS_GIT,
		    "object '%s' cannot be read: %s", id,
		    last && last->message ? last->message : "it is damaged");
	error_hint(err, "Run 'git fsck' to see what is wrong.");
	return status;
}

/* The header says what is too much before any of it is read. */
static enum status check_size(git_odb *odb, const git_oid *oid, size_t limit,
    struct object *object, struct error *err)
{
	git_object_t type;
	int failed;

	if (limit == (size_t)-1)
		return STATUS_OK;
	failed = git_odb_read_header(&object->size, &type, odb, oid);
	if (failed)
		return say_unreadable(failed, object->id, err);
	if (!read_type(type, &object->type))
		return say_unreadable(-1, object->id, err);
	if (object->size > limit)
		return file_say_large(object->id, object->size, limit, err);
	return STATUS_OK;
}

enum status object_read_odb(git_odb *odb, const char *id, size_t limit,
    struct object *object, struct strbuf *out, struct error *err)
{
	git_odb_object *found = NULL;
	enum status status;
	git_oid oid;
	int failed;

	if (git_oid_fromstr(&oid, id) < 0)
		return say_unreadable(GIT_ENOTFOUND, id, err);
	git_oid_tostr(object->id, sizeof(object->id), &oid);
	status = check_size(odb, &oid, limit, object, err);
	if (status)
		return status;
	failed = git_odb_read(&found, odb, &oid);
	if (failed)
		return say_unreadable(failed, id, err);
	if (read_type(git_odb_object_type(found), &object->type))
		strbuf_add(out, git_odb_object_data(found),
		    git_odb_object_size(found));
	else
		status = say_unreadable(-1, id, err);
	object->size = git_odb_object_size(found);
	git_odb_object_free(found);
	return status;
}

/* git(1) fetches what a partial clone lacks; once it could not, enough. */
static enum status read_git(struct repo *repo, const char *id, size_t limit,
    struct object *object, struct strbuf *out, struct error *err)
{
	enum status status;

	if (repo->fetch_failed && repo->git)
		status = say_unreadable(GIT_ENOTFOUND, id, err);
	else
		status = batch_read(&repo->batch, repo->prefix, id, limit,
		    object, out, err);
	if (status == STATUS_OK || status == STATUS_TOO_LARGE ||
	    !repo->info.partial)
		return status;
	repo->fetch_failed = true;
	error_hint(err,
	    "This is a partial clone: git fetches objects when they are "
	    "needed. Check the network and run 'git fetch'.");
	return status;
}

enum status object_read(struct repo *repo, const char *id, size_t limit,
    struct object *object, struct strbuf *out, struct error *err)
{
	enum status status;

	if (repo->git) {
		status = object_open_odb(repo)
		    ? object_read_odb(repo->odb, id, limit, object, out, err)
		    : say_unreadable(GIT_ENOTFOUND, id, err);
		if (status != STATUS_NOT_FOUND || !repo->info.partial)
			return status;
	}
	return read_git(repo, id, limit, object, out, err);
}

static bool resolve_libgit2(struct repo *repo, const char *rev,
    char id[OBJECT_ID_SIZE])
{
	git_object *object = NULL;

	if (!repo->git || git_revparse_single(&object, repo->git, rev) < 0)
		return false;
	git_oid_tostr(id, OBJECT_ID_SIZE, git_object_id(object));
	git_object_free(object);
	return true;
}

/* git(1) is asked even behind libgit2, which knows fewer expressions. */
enum status object_resolve(struct repo *repo, const char *rev,
    char id[OBJECT_ID_SIZE])
{
	struct object object = { 0 };
	struct strbuf lost = STRBUF_INIT;
	enum status status;

	if (resolve_libgit2(repo, rev, id))
		return STATUS_OK;
	status = batch_read(&repo->batch, repo->prefix, rev, 0, &object, &lost,
	    NULL);
	strbuf_release(&lost);
	if (status != STATUS_OK && status != STATUS_TOO_LARGE)
		return STATUS_NOT_FOUND;
	memcpy(id, object.id, OBJECT_ID_SIZE);
	return STATUS_OK;
}

/* The id behind "tree " or "object ", which a commit or tag begins with. */
static bool read_target(const struct strbuf *bytes, const char *word,
    char id[OBJECT_ID_SIZE])
{
	struct text rest = text_make(bytes->buf, bytes->len), line;

	if (!text_next_line(&rest, &line) || !text_starts(line, word))
		return false;
	line = text_skip(line, strlen(word));
	if (line.len != 40 && line.len != 64)
		return false;
	memcpy(id, line.data, line.len);
	id[line.len] = '\0';
	return true;
}

static enum status peel_once(struct repo *repo, char id[OBJECT_ID_SIZE],
    bool *is_tree, struct strbuf *bytes, struct error *err)
{
	struct object object;
	enum status status;
	bool good = true;

	strbuf_clear(bytes);
	status = object_read(repo, id, (size_t)-1, &object, bytes, err);
	if (status)
		return status;
	if (object.type == OBJECT_BLOB)
		return error_set(err, STATUS_NOT_FOUND,
		    "'%s' is a file, not a commit or folder", id);
	*is_tree = object.type == OBJECT_TREE;
	if (object.type == OBJECT_COMMIT)
		good = read_target(bytes, "tree ", id);
	else if (object.type == OBJECT_TAG)
		good = read_target(bytes, "object ", id);
	if (!good)
		return error_set(err, STATUS_GIT, "object '%s' is damaged", id);
	*is_tree = *is_tree || object.type == OBJECT_COMMIT;
	return STATUS_OK;
}

enum status object_peel(struct repo *repo, const char *id,
    char tree[OBJECT_ID_SIZE], struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status = STATUS_OK;
	bool is_tree = false;
	int depth;

	memmove(tree, id, strlen(id) + 1);
	for (depth = 0; !is_tree && !status && depth < TAG_DEPTH_MAX; depth++)
		status = peel_once(repo, tree, &is_tree, &bytes, err);
	if (!status && !is_tree)
		status = error_set(err, STATUS_GIT,
		    "tag '%s' leads to no commit", id);
	strbuf_release(&bytes);
	return status;
}

static void write_hex(char *out, const char *bytes, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < count; i++) {
		out[2 * i] = digits[(unsigned char)bytes[i] >> 4];
		out[2 * i + 1] = digits[(unsigned char)bytes[i] & 15];
	}
	out[2 * count] = '\0';
}

/* "<octal mode> <name>\0<id as bytes>" */
bool tree_next(struct text *rest, size_t id_length, struct tree_entry *out)
{
	const char *at = rest->data;
	size_t space = text_find_char(*rest, ' ');
	size_t nul = text_find_char(*rest, '\0');
	size_t i;

	if (nul == SIZE_MAX || space >= nul || nul - space == 1 ||
	    rest->len - nul <= id_length)
		return false;
	out->mode = 0;
	for (i = 0; i < space; i++) {
		if (at[i] < '0' || at[i] > '7' || i > 6)
			return false;
		out->mode = out->mode * 8 + (unsigned int)(at[i] - '0');
	}
	out->name = text_make(at + space + 1, nul - space - 1);
	write_hex(out->id, at + nul + 1, id_length);
	*rest = text_skip(*rest, nul + 1 + id_length);
	return true;
}

enum source_type source_type_of(unsigned int mode)
{
	if ((mode & MODE_TYPE) == MODE_SYMLINK)
		return SOURCE_SYMLINK;
	if ((mode & MODE_TYPE) == MODE_SUBMODULE)
		return SOURCE_SUBMODULE;
	return SOURCE_FILE;
}
