/* SPDX-License-Identifier: MIT */
/* What tells a file's bytes from others without reading them. */
#include <string.h>

#include "core/git/internal.h"

bool source_identify(struct source_identity *out, struct source *source,
    const struct source_file *file)
{
	memset(out, 0, sizeof(*out));
	if (file->type != SOURCE_FILE)
		return false;
	if (*file->id) {
		strncpy(out->id, file->id, sizeof(out->id) - 1);
		return true;
	}
	out->is_stamped = disk_stamp(&source->disk, file->path, &out->stamp);
	if (out->is_stamped && source->repo && source->repo->index &&
	    !conversion_is_possible(source, file->path))
		index_vouches(source->repo, file->path, &out->stamp, out->id);
	return out->is_stamped;
}

bool source_same_stamp(const struct source_stamp *a,
    const struct source_stamp *b)
{
	return a->device == b->device && a->inode == b->inode &&
	    a->size == b->size && a->modified == b->modified &&
	    a->changed == b->changed;
}

void source_hash(char out[SOURCE_ID_SIZE], struct text bytes)
{
	git_oid id;

	out[0] = '\0';
	if (git_odb_hash(&id, bytes.data, bytes.len, GIT_OBJECT_BLOB) == 0)
		git_oid_tostr(out, SOURCE_ID_SIZE, &id);
}
