/* SPDX-License-Identifier: MIT */
/*
 * What a command works on: the common options, and whatever of repository,
 * source and corpus its row in the command table needs. The one place that
 * prints errors and knows exit codes.
 */
#ifndef HENCE_CMD_ENV_H
#define HENCE_CMD_ENV_H

#include <stdbool.h>
#include <stdio.h>

#include "cmd/options.h"
#include "core/base/error.h"
#include "core/base/strbuf.h"
#include "core/corpus/corpus.h"
#include "core/output/terminal.h"

struct record_memory;
struct repo;
struct source;

#define EXIT_FINE 0
#define EXIT_FINDINGS 1
#define EXIT_USAGE 2
#define EXIT_TROUBLE 3

/* What is opened before a command runs; each level includes those above. */
enum needs {
	NEEDS_NOTHING,
	NEEDS_REPOSITORY, /* repo, or NULL outside of one; root and cwd */
	NEEDS_SOURCE,
	NEEDS_NAMES, /* the corpus, file names only; may have no collection */
	NEEDS_CORPUS /* all records of at least one collection or a .hence.yml */
};

/* The options that work before and after every command's name. */
struct common_options {
	struct string_list change_dirs; /* -C */
	const char *git_dir;
	struct string_list dirs; /* --dir, as given */
	const char *rev;
	bool staged;
	bool json;
	unsigned color; /* 0: not given, else 1 + enum terminal_when */
	bool no_color;
	bool no_pager;
	bool no_cache;
	unsigned verbose; /* -v */
	bool quiet; /* -q */
	bool help, version;
};

extern const struct option_row common_rows[];

struct env {
	struct common_options common;
	/* Known from NEEDS_REPOSITORY on. */
	struct repo *repo; /* NULL: no repository */
	char *start; /* absolute current folder (behind -C) */
	char *root; /* absolute folder that paths are relative to; NULL: bare */
	char *cwd; /* start seen from root, normalised; "" is the root */
	struct string_list dirs; /* --dir: from root, normalised; owned */
	/* What the corpus is read by, where a command says so before it is
	 * opened; borrowed. NULL: the source's own configuration, and no other
	 * state of the repository beside it. */
	const struct config *config;
	struct record_memory *memory;
	/* Known from NEEDS_SOURCE and NEEDS_NAMES on. */
	struct source *source;
	struct corpus corpus;
	bool has_corpus;
	size_t fixable; /* findings that `check` says `hence fix` may mend */
	bool said_stopped; /* the error was STATUS_STOPPED */
};

void env_init(struct env *env);
void env_release(struct env *env);

/* Open what is needed and not open yet. Commands that must go on after a
 * failure (doctor) call it with one level after the other. */
enum status env_open(struct env *env, enum needs needs, struct error *err);

/* NEEDS_SOURCE, but that a revision need not be listed yet: see
 * source_open_unlisted. */
enum status env_open_unlisted(struct env *env, struct error *err);

/* How its corpus is to be loaded; without a cache and progress. */
void env_corpus_options(struct corpus_options *out, const struct env *env);
/* HENCE_THREADS, for tests and odd machines; 0: as many as processors. */
unsigned env_threads(void);

/* Print the error on stderr; gives the exit code that belongs to it. */
int env_fail(struct env *env, const struct error *err);

/* Only print it, hint and all. */
void env_warn(const struct error *err);

/* env_fail for a mistake in the command line: gives EXIT_USAGE. */
int env_usage_error(struct env *env, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Talk on stderr: "hence: ..."; nothing with -q. */
void env_say(const struct env *env, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Has a command been stopped half-way? Unless that was the error, and with -q,
 * it is told to those who only read. */
void env_say_stopped(const struct env *env);

/* Nothing unless -v. */
void env_say_more(const struct env *env, const char *fmt, ...)
    PRINTF_LIKE(2, 3);

/* Fills err as a corpus without any collection does. */
enum status env_no_collection(const struct env *env, struct error *err);

/* Set out to path (from root) as it is called from the current folder; as it
 * is where there is no worktree. */
void env_path(struct strbuf *out, const struct env *env, const char *path);

/*
 * Set out to the path from root of what a user names from the current folder.
 * STATUS_USAGE when it lies outside of root.
 */
enum status env_resolve(struct strbuf *out, const struct env *env,
    const char *name, struct error *err);

/*
 * What the user prefers: set out to the value of the first of names (NULL at
 * the end) that is set and give that name, or NULL. A name with a dot in it is
 * a setting of git's, another one a variable. An empty value counts only where
 * it means something: no pager, say.
 */
const char *env_prefer(struct strbuf *out, struct env *env,
    const char *const *names, bool empty_counts);

/* Set out to the user's setting for colours, and give its name, or NULL. */
const char *env_color_setting(struct strbuf *out, struct env *env);

/* Are colours wanted on stdout? --color, NO_COLOR, hence.color, terminal. */
bool env_color(struct env *env);

/*
 * Flush stdout and say once whether all of it could be written: code, or
 * EXIT_TROUBLE. A reader that went away (EPIPE) is quiet.
 */
int env_finish(struct env *env, int code);

#endif
