/* SPDX-License-Identifier: MIT */
/* What .hence.yml and the repository say of how to check. */
#ifndef HENCE_CMD_CHECK_SETTINGS_H
#define HENCE_CMD_CHECK_SETTINGS_H

#include "cmd/env.h"
#include "core/check/check.h"

/* The severities, anchors and templates in effect, and today, unless it is set;
 * the corpus is open, and lives longer than options. */
enum status check_settings(struct check_options *options, struct env *env,
    struct error *err);

/* What check_run looks at: all that env has open. */
struct check check_make(const struct env *env,
    const struct check_options *options, struct findings *findings);

/* Take the patterns of --docs, borrowed. STATUS_USAGE: one of them is no file
 * of what is checked. */
enum status check_choose_documents(struct check_options *options,
    const struct env *env, const struct string_list *patterns,
    struct error *err);

/* Set out to the full id of the commit that rev (NULL: HEAD) names, and give
 * it; NULL: there is none. */
const char *check_commit(struct strbuf *out, const struct env *env,
    const char *rev);

/* Not configured: by the address of the remote "origin". */
enum anchor_style check_anchor_style(const struct env *env);

#endif
