/* SPDX-License-Identifier: MIT */
#include "cmd/check_settings.h"

#include "core/git/history.h"
#include "core/git/repo.h"

enum anchor_style check_anchor_style(const struct env *env)
{
	enum anchor_style style = ANCHORS_GITHUB;
	struct strbuf url = STRBUF_INIT;

	switch (env->corpus.config.anchors) {
	case CONFIG_ANCHORS_GITHUB:
		return ANCHORS_GITHUB;
	case CONFIG_ANCHORS_GITLAB:
		return ANCHORS_GITLAB;
	case CONFIG_ANCHORS_NONE:
		return ANCHORS_NONE;
	case CONFIG_ANCHORS_BY_HOST:
		break;
	}
	if (env->repo && repo_config(env->repo, "remote.origin.url", &url) &&
	    text_find(text_make(url.buf, url.len), "gitlab") != SIZE_MAX)
		style = ANCHORS_GITLAB;
	strbuf_release(&url);
	return style;
}

enum status check_settings(struct check_options *options, const struct env *env,
    struct error *err)
{
	options->anchors = check_anchor_style(env);
	if (!options->today.year)
		date_today_utc(&options->today);
	return check_levels(&options->levels, &env->corpus.config, err);
}

struct check check_make(const struct env *env,
    const struct check_options *options, struct findings *findings)
{
	return (struct check){ .repo = env->repo,
		.source = env->source,
		.corpus = &env->corpus,
		.options = options,
		.findings = findings };
}

const char *check_commit(struct strbuf *out, const struct env *env,
    const char *rev)
{
	if (!env->repo ||
	    history_commit(out, env->repo, rev ? rev : "HEAD", NULL))
		return NULL;
	return out->buf;
}
