/* SPDX-License-Identifier: MIT */
#include "core/corpus/link.h"

#include "core/base/path.h"

#define LINK_LIMIT 4096 /* bytes of a link's target */

bool link_read(struct strbuf *out, struct source *source,
    const struct source_file *link)
{
	struct strbuf target = STRBUF_INIT, joined = STRBUF_INIT;
	struct strbuf folder = STRBUF_INIT;
	struct text parent = path_parent(link->path);
	struct error ignored;
	bool inside = false;

	strbuf_add(&folder, parent.data, parent.len);
	if (source_read(source, link, LINK_LIMIT, &target, &ignored) ==
	    STATUS_OK) {
		path_join(&joined, folder.buf, target.buf);
		inside = joined.buf[0] != '/' &&
		    path_normalise(out, joined.buf);
	}
	strbuf_release(&target);
	strbuf_release(&joined);
	strbuf_release(&folder);
	return inside;
}

bool link_is_in_collection(const struct corpus *corpus, const char *path)
{
	for (size_t i = 0; i < corpus->collections.count; i++)
		if (path_is_inside(path, corpus->collections.items[i].path))
			return true;
	return false;
}
