/* SPDX-License-Identifier: MIT */
#include "cmd/cache.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/repo.h"
#include "core/index/cache.h"

static bool is_ready(const char *folder)
{
	return file_make_folder(folder, NULL) == STATUS_OK &&
	    access(folder, W_OK | X_OK) == 0;
}

static bool in_repository(struct strbuf *out, const char *common_dir)
{
	path_join(out, common_dir, "hence");
	if (!is_ready(out->buf))
		return false;
	strbuf_addstr(out, "/index.db");
	return true;
}

/* Of the folder of that name alone, for its records have its paths. */
static bool in_home(struct strbuf *out, const char *folder)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	uint64_t hash = 0xcbf29ce484222325u;

	strbuf_clear(out);
	if (cache && *cache == '/')
		strbuf_addf(out, "%s/hence", cache);
	else if (home && *home == '/')
		strbuf_addf(out, "%s/.cache/hence", home);
	if (!out->len || !is_ready(out->buf))
		return false;
	for (; *folder; folder++)
		hash = (hash ^ (unsigned char)*folder) * 0x100000001b3u;
	strbuf_addf(out, "/%016" PRIx64 ".db", hash);
	return true;
}

struct index_cache *cache_open(const struct env *env)
{
	const char *folder = env->repo ? repo_get_info(env->repo)->common_dir
				       : env->root;
	struct index_cache *cache = NULL;
	struct strbuf path = STRBUF_INIT;

	if (!env->common.no_cache &&
	    ((env->repo && in_repository(&path, folder)) ||
		in_home(&path, folder)))
		cache = index_cache_new(path.buf);
	strbuf_release(&path);
	return cache;
}
