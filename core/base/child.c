/* SPDX-License-Identifier: MIT */
#include "core/base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/base/vec.h"

static const int keys[] = { SIGINT, SIGQUIT };

#define KEY_COUNT (sizeof(keys) / sizeof(keys[0]))

struct words {
	char **items;
	size_t count, cap;
};

static void add_word(struct words *words, const char *word)
{
	*vec_push(words) = word ? mem_strdup(word) : NULL;
}

static void release_words(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->items[i]);
	vec_release(words);
}

/* args may be NULL, as lists in a plan may be. */
static void add_words(struct words *words, const char *const *args)
{
	for (; args && *args; args++)
		add_word(words, *args);
}

static bool is_set_in(const char *const *settings, const char *variable)
{
	size_t len = strcspn(variable, "=");

	for (; settings && *settings; settings++)
		if (strncmp(variable, *settings, len) == 0 &&
		    (*settings)[len] == '=')
			return true;
	return false;
}

static void build_environment(struct words *out, const struct child_plan *plan)
{
	const char *const *setting;

	for (char **variable = environ; variable && *variable; variable++)
		if (!is_set_in(plan->settings, *variable))
			add_word(out, *variable);
	for (setting = plan->defaults; setting && *setting; setting++) {
		char *name = mem_strndup(*setting, strcspn(*setting, "="));

		if (!getenv(name) && !is_set_in(plan->settings, *setting))
			add_word(out, *setting);
		free(name);
	}
	add_words(out, plan->settings);
	add_word(out, NULL);
}

/* The word behind the command is the shell's name in its messages. */
static void build_arguments(struct words *out, const struct child_plan *plan)
{
	if (plan->shell) {
		add_word(out, "sh");
		add_word(out, "-c");
		add_word(out, plan->shell);
		add_word(out, "hence");
	}
	add_words(out, plan->args);
	add_word(out, NULL);
}

static void add_end(posix_spawn_file_actions_t *actions, int fd, int end)
{
	if (fd == CHILD_NOTHING)
		posix_spawn_file_actions_addopen(actions, end, "/dev/null",
		    O_RDWR, 0);
	else if (fd != CHILD_INHERITS)
		posix_spawn_file_actions_adddup2(actions, fd, end);
}

/* What somebody before us ignored (nohup, a script's "&") stays ignored. */
static void set_signals(posix_spawnattr_t *attributes,
    const struct child *child)
{
	sigset_t signals;

	sigemptyset(&signals);
	posix_spawnattr_setsigmask(attributes, &signals);
	sigaddset(&signals, SIGPIPE);
	sigaddset(&signals, SIGXFSZ);
	for (size_t i = 0; child->has_terminal && i < KEY_COUNT; i++)
		if (child->saved[i].sa_handler != SIG_IGN)
			sigaddset(&signals, keys[i]);
	posix_spawnattr_setsigdefault(attributes, &signals);
	posix_spawnattr_setflags(attributes,
	    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

/* Gives an errno. */
static int spawn(struct child *child, const struct child_plan *plan)
{
	struct words argv = { 0 }, environment = { 0 };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failed;

	build_arguments(&argv, plan);
	build_environment(&environment, plan);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	add_end(&actions, plan->in, 0);
	add_end(&actions, plan->out, 1);
	add_end(&actions, plan->talk, 2);
	set_signals(&attributes, child);
	failed = posix_spawnp(&child->pid, argv.items[0], &actions, &attributes,
	    argv.items, environment.items);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	release_words(&environment);
	release_words(&argv);
	return failed;
}

static void give_keys(struct child *child)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigemptyset(&ignore.sa_mask);
	for (size_t i = 0; i < KEY_COUNT; i++)
		sigaction(keys[i], &ignore, &child->saved[i]);
	child->has_terminal = true;
}

static void take_keys_back(struct child *child)
{
	for (size_t i = 0; child->has_terminal && i < KEY_COUNT; i++)
		sigaction(keys[i], &child->saved[i], NULL);
	child->has_terminal = false;
}

enum status child_start(struct child *child, const struct child_plan *plan,
    struct error *err)
{
	const char *name = plan->shell ? plan->shell : plan->args[0];
	int failed;

	memset(child, 0, sizeof(*child));
	if (plan->has_terminal)
		give_keys(child);
	failed = spawn(child, plan);
	if (!failed)
		return STATUS_OK;
	take_keys_back(child);
	child->pid = 0;
	return error_set_errno(err,
	    failed == ENOENT ? STATUS_NOT_FOUND : STATUS_IO, failed,
	    "cannot run '%s'", name);
}

int child_wait(struct child *child)
{
	int state = 0;
	pid_t got;

	if (child->pid <= 0)
		return 0;
	do {
		got = waitpid(child->pid, &state, 0);
	} while (got < 0 && errno == EINTR);
	take_keys_back(child);
	child->pid = 0;
	if (got < 0)
		return 127;
	return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}
