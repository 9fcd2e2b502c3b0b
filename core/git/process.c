/* SPDX-License-Identifier: MIT */
#include "core/git/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/base/vec.h"

#define CHUNK 65536
#define TALK_MAX 65536

static const char *const settings[] = { "LC_ALL=C", "GIT_PAGER=cat",
	"GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0" };

#define SETTING_COUNT (sizeof(settings) / sizeof(settings[0]))

struct names {
	char **items;
	size_t count, cap;
};

static void add_name(struct names *names, const char *name)
{
	*vec_push(names) = name ? mem_strdup(name) : NULL;
}

static void release_names(struct names *names)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		free(names->items[i]);
	vec_release(names);
}

static bool is_ours(const char *variable)
{
	size_t i, len = strcspn(variable, "=");

	for (i = 0; i < SETTING_COUNT; i++) {
		if (strncmp(variable, settings[i], len + 1) == 0)
			return true;
	}
	return false;
}

static void build_environment(struct names *out)
{
	char **variable;
	size_t i;

	for (variable = environ; variable && *variable; variable++) {
		if (!is_ours(*variable))
			add_name(out, *variable);
	}
	for (i = 0; i < SETTING_COUNT; i++)
		add_name(out, settings[i]);
	add_name(out, NULL);
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* A socket where bytes go to the child: send() can leave out SIGPIPE. */
static bool make_ends(int ends[2], bool is_socket)
{
	int made = is_socket ? socketpair(AF_UNIX, SOCK_STREAM, 0, ends)
			     : pipe(ends);

	if (made < 0) {
		ends[0] = ends[1] = -1;
		return false;
	}
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return true;
}

/* Our handling of these signals is not git's. */
static void default_signals(posix_spawnattr_t *attributes)
{
	sigset_t signals;

	sigemptyset(&signals);
	posix_spawnattr_setsigmask(attributes, &signals);
	sigaddset(&signals, SIGPIPE);
	posix_spawnattr_setsigdefault(attributes, &signals);
	posix_spawnattr_setflags(attributes,
	    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

/* theirs: the child's ends of 0 (or -1), 1 and 2. Gives an errno. */
static int spawn(pid_t *pid, const int theirs[3], const char *const *args)
{
	struct names argv = { 0 }, environment = { 0 };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int failed;

	add_name(&argv, "git");
	for (; *args; args++)
		add_name(&argv, *args);
	add_name(&argv, NULL);
	build_environment(&environment);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	default_signals(&attributes);
	if (theirs[0] < 0)
		posix_spawn_file_actions_addopen(&actions, 0, "/dev/null",
		    O_RDONLY, 0);
	else
		posix_spawn_file_actions_adddup2(&actions, theirs[0], 0);
	posix_spawn_file_actions_adddup2(&actions, theirs[1], 1);
	posix_spawn_file_actions_adddup2(&actions, theirs[2], 2);
	failed = posix_spawnp(pid, "git", &actions, &attributes, argv.items,
	    environment.items);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	release_names(&environment);
	release_names(&argv);
	return failed;
}

static enum status say_not_started(int errnum, struct error *err)
{
	if (errnum != ENOENT)
		return error_set_errno(err, STATUS_GIT, errnum,
		    "cannot run 'git'");
	error_set(err, STATUS_GIT, "cannot run 'git': it is not on the PATH");
	error_hint(err, "Install git, or put it on the PATH.");
	return STATUS_GIT;
}

enum status process_start(struct process *process, const char *const *args,
    bool with_input, struct error *err)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, talk[2] = { -1, -1 };
	int theirs[3], failed = 0;

	*process = (struct process){ 0, -1, -1, -1 };
	if ((with_input && !make_ends(in, true)) || !make_ends(out, false) ||
	    !make_ends(talk, false))
		failed = errno;
	if (!failed) {
		theirs[0] = in[0];
		theirs[1] = out[1];
		theirs[2] = talk[1];
		failed = spawn(&process->pid, theirs, args);
	}
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&talk[1]);
	if (failed) {
		close_end(&in[1]);
		close_end(&out[0]);
		close_end(&talk[0]);
		process->pid = 0;
		return say_not_started(failed, err);
	}
	process->in = in[1];
	process->out = out[0];
	process->talk = talk[0];
	return STATUS_OK;
}

static void feed(struct process *process, struct text *input)
{
	ssize_t sent = send(process->in, input->data, input->len,
	    MSG_NOSIGNAL | MSG_DONTWAIT);

	if (sent >= 0)
		*input = text_skip(*input, (size_t)sent);
	else if (errno != EINTR && errno != EAGAIN)
		*input = text_skip(*input, input->len); /* nobody reads it */
}

static void gather(int *fd, struct strbuf *to, size_t max)
{
	char lost[4096];
	bool keep = to && to->len < max;
	ssize_t got;

	if (keep)
		strbuf_reserve(to, CHUNK);
	got = read(*fd, keep ? to->buf + to->len : lost,
	    keep ? CHUNK : sizeof(lost));
	if (got > 0 && keep) {
		to->len += (size_t)got;
		to->buf[to->len] = '\0';
	}
	if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
		close_end(fd);
}

bool process_pump(struct process *process, struct text *input,
    struct strbuf *out, struct strbuf *talk)
{
	bool feeds = input && input->len > 0 && process->in >= 0;
	struct pollfd ends[3] = { { process->out, POLLIN, 0 },
		{ process->talk, POLLIN, 0 },
		{ feeds ? process->in : -1, POLLOUT, 0 } };

	if (process->out < 0 && process->talk < 0)
		return false;
	if (poll(ends, 3, -1) < 0)
		return errno == EINTR || errno == EAGAIN;
	if (ends[2].revents)
		feed(process, input);
	if (ends[0].revents)
		gather(&process->out, out, (size_t)-1);
	if (ends[1].revents)
		gather(&process->talk, talk, TALK_MAX);
	return process->out >= 0 || process->talk >= 0;
}

void process_close_input(struct process *process)
{
	close_end(&process->in);
}

int process_finish(struct process *process)
{
	int state = 0;
	pid_t got;

	close_end(&process->in);
	close_end(&process->out);
	close_end(&process->talk);
	if (process->pid <= 0)
		return 0;
	do {
		got = waitpid(process->pid, &state, 0);
	} while (got < 0 && errno == EINTR);
	process->pid = 0;
	if (got < 0)
		return 127;
	return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

enum status process_run(struct strbuf *out, struct strbuf *talk, int *code,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	struct text rest = text_make(NULL, 0);
	struct process process;
	enum status status;

	if (input)
		rest = text_make(input->buf, input->len);
	status = process_start(&process, args, input != NULL, err);
	if (status)
		return status;
	if (rest.len == 0)
		process_close_input(&process);
	while (process_pump(&process, &rest, out, talk)) {
		if (rest.len == 0)
			process_close_input(&process);
	}
	*code = process_finish(&process);
	return STATUS_OK;
}

struct text process_reason(const struct strbuf *talk)
{
	struct text rest = text_make(talk->buf, talk->len), line;
	struct text first = text_of("it gave no reason");
	bool found = false;

	while (text_next_line(&rest, &line)) {
		line = text_trim(line);
		if (text_starts(line, "fatal: ")) {
			first = text_skip(line, strlen("fatal: "));
			break;
		}
		if (found || line.len == 0)
			continue;
		if (text_starts(line, "error: "))
			line = text_skip(line, strlen("error: "));
		first = line;
		found = true;
	}
	if (text_ends(first, ".") || text_ends(first, ":"))
		first.len--;
	return first;
}
