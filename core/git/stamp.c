/* SPDX-License-Identifier: MIT */
/* What tells a file's bytes from others without reading them. */
#include <string.h>
#include <time.h>

#include "core/git/internal.h"

#define SECOND ((int64_t)1000000000)
/* Coarser clocks of file systems are not to be met. */
#define RACY (2 * SECOND)

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

int64_t source_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	return (int64_t)time.tv_sec * SECOND + time.tv_nsec;
}

bool source_is_settled(const struct source_stamp *stamp, int64_t now)
{
	return stamp->modified <= now - RACY && stamp->changed <= now - RACY;
}

void source_hash(char out[SOURCE_ID_SIZE], struct text bytes)
{
	git_oid id;

	out[0] = '\0';
	if (git_odb_hash(&id, bytes.data, bytes.len, GIT_OBJECT_BLOB) == 0)
		git_oid_tostr(out, SOURCE_ID_SIZE, &id);
}
