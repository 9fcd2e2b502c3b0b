/* SPDX-License-Identifier: MIT */
#include "core/git/diff.h"

#include "core/git/internal.h"

static enum status fail(struct error *err)
{
	const git_error *last = git_error_last();

	return error_set(err, STATUS_GIT, "cannot compare texts: %s",
	    last ? last->message : "unknown reason");
}

enum status diff_texts(struct strbuf *out, const struct diff_side *before,
    const struct diff_side *after, struct error *err)
{
	git_diff_options options;
	git_patch *patch = NULL;
	git_buf text = { 0 };
	enum status status = STATUS_OK;

	git_libgit2_init();
	git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
	options.flags = GIT_DIFF_FORCE_TEXT;
	if (git_patch_from_buffers(&patch,
		before->path ? before->bytes.data : NULL, before->bytes.len,
		before->path, after->path ? after->bytes.data : NULL,
		after->bytes.len, after->path, &options) < 0 ||
	    git_patch_to_buf(&text, patch) < 0)
		status = fail(err);
	else
		strbuf_add(out, text.ptr, text.size);
	git_buf_dispose(&text);
	git_patch_free(patch);
	git_libgit2_shutdown();
	return status;
}
