/* SPDX-License-Identifier: MIT */
/* A source in the hands of several threads: each has handles of its own. */
#include <fcntl.h>

#include "core/git/internal.h"

static bool has_blobs(const struct source *source)
{
	for (size_t i = 0; i < source->count; i++)
		if (*source->items[i].id)
			return true;
	return false;
}

static bool share_disk(struct disk *out, const struct disk *disk)
{
	if (disk->root >= 0)
		out->root = fcntl(disk->root, F_DUPFD_CLOEXEC, 3);
	return disk->root < 0 || out->root >= 0;
}

/* git(1) fetches what a partial clone lacks; it does so for one thread. */
static bool share_objects(struct source *share, const struct repo *repo)
{
	if (!repo || !has_blobs(share))
		return true;
	if (repo->git && !repo->info.partial)
		share->odb = object_new_odb(repo);
	return share->odb != NULL;
}

struct source *source_share(struct source *source)
{
	struct source *share = source_new(source->repo, source->kind);

	share->of = source;
	share->root = source->root;
	share->items = source->items;
	share->count = source->count;
	if (share_disk(&share->disk, &source->disk) &&
	    share_objects(share, source->repo))
		return share;
	source_free(share);
	return NULL;
}
