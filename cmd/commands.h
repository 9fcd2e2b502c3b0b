/* SPDX-License-Identifier: MIT */
/*
 * The commands: each file has one function and what it says of its command
 * line; the table in main.c puts them together.
 */
#ifndef HENCE_CMD_COMMANDS_H
#define HENCE_CMD_COMMANDS_H

#include "cmd/env.h"
#include "cmd/options.h"

/*
 * values: the struct that usage's rows filled; argv: the operands, argc of
 * them, as many as usage allows, argv[argc] NULL. Gives the exit code.
 */
typedef int (
    *command_fn)(struct env *env, const void *values, int argc, char **argv);

struct command {
	const char *name;
	command_fn run;
	enum needs needs;
	const char *summary; /* for the list of commands: a phrase */
	const struct usage *usage;
};

/* The table, ended by a row without a name. */
extern const struct command commands[];

const struct command *command_find(const char *name); /* NULL: none */

/* Says so in err, with the nearest name. */
enum status command_unknown(const char *name, struct error *err);

/*
 * Carry out a command line (without the program's name): argv[argc] is NULL,
 * and its strings may be moved about. env is fresh; what its common options say
 * already counts. Gives the exit code; release env then.
 */
int command_line_run(struct env *env, int argc, char **argv);

int cmd_accept(struct env *env, const void *values, int argc, char **argv);
int cmd_check(struct env *env, const void *values, int argc, char **argv);
int cmd_completion(struct env *env, const void *values, int argc, char **argv);
int cmd_config(struct env *env, const void *values, int argc, char **argv);
int cmd_consent(struct env *env, const void *values, int argc, char **argv);
int cmd_deprecate(struct env *env, const void *values, int argc, char **argv);
int cmd_doctor(struct env *env, const void *values, int argc, char **argv);
int cmd_edit(struct env *env, const void *values, int argc, char **argv);
int cmd_fix(struct env *env, const void *values, int argc, char **argv);
int cmd_help(struct env *env, const void *values, int argc, char **argv);
int cmd_hooks(struct env *env, const void *values, int argc, char **argv);
int cmd_init(struct env *env, const void *values, int argc, char **argv);
int cmd_link(struct env *env, const void *values, int argc, char **argv);
int cmd_list(struct env *env, const void *values, int argc, char **argv);
int cmd_new(struct env *env, const void *values, int argc, char **argv);
int cmd_object(struct env *env, const void *values, int argc, char **argv);
int cmd_options(struct env *env, const void *values, int argc, char **argv);
int cmd_propose(struct env *env, const void *values, int argc, char **argv);
int cmd_reject(struct env *env, const void *values, int argc, char **argv);
int cmd_review(struct env *env, const void *values, int argc, char **argv);
int cmd_rename(struct env *env, const void *values, int argc, char **argv);
int cmd_renumber(struct env *env, const void *values, int argc, char **argv);
int cmd_search(struct env *env, const void *values, int argc, char **argv);
int cmd_show(struct env *env, const void *values, int argc, char **argv);
int cmd_status(struct env *env, const void *values, int argc, char **argv);
int cmd_supersede(struct env *env, const void *values, int argc, char **argv);
int cmd_unlink(struct env *env, const void *values, int argc, char **argv);
int cmd_templates(struct env *env, const void *values, int argc, char **argv);
int cmd_toc(struct env *env, const void *values, int argc, char **argv);
int cmd_version(struct env *env, const void *values, int argc, char **argv);
int cmd_withdraw(struct env *env, const void *values, int argc, char **argv);

extern const struct usage usage_accept;
extern const struct usage usage_check;
extern const struct usage usage_completion;
extern const struct usage usage_config;
extern const struct usage usage_consent;
extern const struct usage usage_deprecate;
extern const struct usage usage_doctor;
extern const struct usage usage_edit;
extern const struct usage usage_fix;
extern const struct usage usage_help;
extern const struct usage usage_hooks;
extern const struct usage usage_init;
extern const struct usage usage_link;
extern const struct usage usage_list;
extern const struct usage usage_new;
extern const struct usage usage_object;
extern const struct usage usage_options;
extern const struct usage usage_propose;
extern const struct usage usage_reject;
extern const struct usage usage_review;
extern const struct usage usage_rename;
extern const struct usage usage_renumber;
extern const struct usage usage_search;
extern const struct usage usage_show;
extern const struct usage usage_status;
extern const struct usage usage_supersede;
extern const struct usage usage_unlink;
extern const struct usage usage_templates;
extern const struct usage usage_toc;
extern const struct usage usage_version;
extern const struct usage usage_withdraw;

#endif
