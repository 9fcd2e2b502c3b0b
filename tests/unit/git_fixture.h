/* SPDX-License-Identifier: MIT */
/* Repositories in a temporary folder, made by git(1), and looks into them. */
#ifndef HENCE_TESTS_UNIT_GIT_FIXTURE_H
#define HENCE_TESTS_UNIT_GIT_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/git/repo.h"
#include "core/git/source.h"

/* Run lines of shell in the current folder; ends the test when they fail. */
static inline void shell(const char *lines)
{
	struct strbuf all = STRBUF_INIT;
	int code;

	strbuf_addf(&all, "set -e\n%s", lines);
	code = system(all.buf);
	strbuf_release(&all);
	if (code != 0) {
		fprintf(stderr, "this failed:\n%s\n", lines);
		exit(1);
	}
}

/* An empty folder becomes the current one and the user's home. */
static inline void fixture_begin(char folder[])
{
	static const char *const unset[] = { "GIT_DIR", "GIT_WORK_TREE",
		"GIT_INDEX_FILE", "GIT_CEILING_DIRECTORIES",
		"GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT",
		"GIT_CONFIG_PARAMETERS", "GIT_OBJECT_DIRECTORY" };
	size_t i;

	if (!mkdtemp(folder) || chdir(folder) < 0)
		exit(1);
	for (i = 0; i < sizeof(unset) / sizeof(unset[0]); i++)
		unsetenv(unset[i]);
	setenv("HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z", 1);
	setenv("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z", 1);
	shell("git config --global user.name Ann\n"
	      "git config --global user.email ann@example.org\n"
	      "git config --global init.defaultBranch main\n"
	      "git config --global advice.detachedHead false\n"
	      "git config --global advice.nestedTag false\n"
	      "git config --global protocol.file.allow always\n");
}

static inline void fixture_end(const char *folder)
{
	struct strbuf line = STRBUF_INIT;

	if (chdir("/") == 0) {
		strbuf_addf(&line, "chmod -R u+rwx '%s' && rm -rf '%s'", folder,
		    folder);
		shell(line.buf);
	}
	strbuf_release(&line);
}

/* Everything a source lists, as "path=bytes;" in its order. */
static inline void describe_source(struct source *source, struct strbuf *out)
{
	static const char *const types[] = { "", "@", "%" };
	const struct source_file *files;
	struct strbuf bytes = STRBUF_INIT;
	struct error err = { 0 };
	size_t i, count;

	files = source_files(source, &count);
	for (i = 0; i < count; i++) {
		strbuf_clear(&bytes);
		strbuf_addf(out, "%s%s=", files[i].path, types[files[i].type]);
		if (source_read(source, &files[i], 100, &bytes, &err))
			strbuf_addf(out, "!%d;", (int)err.status);
		else
			strbuf_addf(out, "%s;", bytes.buf);
	}
	strbuf_release(&bytes);
}

/* What another thread would read is appended where it differs. */
static inline void compare_share(struct source *source, struct strbuf *out)
{
	struct source *share = source_share(source);
	struct strbuf shared = STRBUF_INIT;

	if (share)
		describe_source(share, &shared);
	if (share && strcmp(shared.buf, out->buf) != 0)
		strbuf_addf(out, "shared: %s", shared.buf);
	source_free(share);
	strbuf_release(&shared);
}

/* The same for a repository; "!status message|hint" when it cannot be. */
static inline const char *look(struct strbuf *out, const char *folder,
    enum source_kind kind, const char *rev)
{
	struct source *source = NULL;
	struct repo *repo = NULL;
	struct error err = { 0 };
	enum status status;

	strbuf_clear(out);
	status = repo_open(&repo, folder, NULL, &err);
	if (!status)
		status = source_open(&source, repo, kind, rev, &err);
	if (status)
		strbuf_addf(out, "!%d %s|%s", (int)status, err.message,
		    err.hint);
	else
		describe_source(source, out);
	if (!status)
		compare_share(source, out);
	source_free(source);
	repo_free(repo);
	return out->buf;
}

#endif
