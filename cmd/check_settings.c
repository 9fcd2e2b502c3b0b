/* SPDX-License-Identifier: MIT */
#include "cmd/check_settings.h"

#include "core/check/documents.h"
#include "core/create/template_prose.h"
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

enum status check_settings(struct check_options *options, struct env *env,
    struct error *err)
{
	if (options->wanted[RULE_RECORD_PLACEHOLDER])
		options->templates = template_prose(env->source, &env->corpus);
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
		.findings = findings,
		.threads = env_threads() };
}

enum status check_choose_documents(struct check_options *options,
    const struct env *env, const struct string_list *patterns,
    struct error *err)
{
	for (size_t i = 0; i < patterns->count; i++) {
		if (documents_count(env->source, patterns->items[i]))
			continue;
		error_set(err, STATUS_USAGE,
		    "no Markdown file is '%s', as '--docs' says",
		    patterns->items[i]);
		error_hint(err,
		    "A pattern with '/' begins at the repository's root; one "
		    "without is a name in any folder.");
		return STATUS_USAGE;
	}
	options->documents = patterns->items;
	options->documents_count = patterns->count;
	return STATUS_OK;
}

const char *check_commit(struct strbuf *out, const struct env *env,
    const char *rev)
{
	if (!env->repo ||
	    history_commit(out, env->repo, rev ? rev : "HEAD", NULL))
		return NULL;
	return out->buf;
}
