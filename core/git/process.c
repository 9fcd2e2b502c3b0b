/* SPDX-License-Identifier: MIT */
#include "core/git/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/base/vec.h"

#define CHUNK 65536
#define TALK_MAX 65536

void process_init(struct process *process)
{
	*process = (struct process){ .in = -1, .out = -1, .talk = -1 };
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Out of the way of 0, 1 and 2, which may be closed, and of our children. */
static bool lift(int *fd)
{
	int lifted = fcntl(*fd, F_DUPFD_CLOEXEC, 3);

	close_end(fd);
	*fd = lifted;
	return lifted >= 0;
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
	return lift(&ends[0]) && lift(&ends[1]);
}

/* Whatever stood in the way, to our callers it is git that fails. */
static enum status say_not_started(enum status status, struct error *err)
{
	if (status == STATUS_NOT_FOUND) {
		error_set(err, STATUS_GIT,
		    "cannot run 'git': it is not on the PATH");
		error_hint(err, "Install git, or put it on the PATH.");
	} else if (err) {
		err->status = STATUS_GIT;
	}
	return STATUS_GIT;
}

enum status process_spawn(struct child *child, struct child_plan *plan,
    const char *const *args, struct error *err)
{
	VEC(const char *) all = { 0 };
	enum status status;

	*vec_push(&all) = "git";
	for (; *args; args++)
		*vec_push(&all) = *args;
	*vec_push(&all) = NULL;
	plan->args = all.items;
	status = child_start(child, plan, err);
	plan->args = NULL;
	vec_release(&all);
	return status ? say_not_started(status, err) : STATUS_OK;
}

/* theirs: the child's ends of 0 (or CHILD_NOTHING), 1 and 2. more: settings. */
static enum status spawn(struct child *child, const int theirs[3],
    const char *const *args, const char *const *more, struct error *err)
{
	static const char *const usual[] = { "LC_ALL=C", "GIT_PAGER=cat",
		"GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", NULL };
	VEC(const char *) settings = { 0 };
	struct child_plan plan = { .in = theirs[0],
		.out = theirs[1],
		.talk = theirs[2] };
	enum status status;

	for (const char *const *next = usual; *next; next++)
		*vec_push(&settings) = *next;
	for (; more && *more; more++)
		*vec_push(&settings) = *more;
	*vec_push(&settings) = NULL;
	plan.settings = settings.items;
	status = process_spawn(child, &plan, args, err);
	vec_release(&settings);
	return status;
}

enum status process_start(struct process *process, const char *const *args,
    bool with_input, struct error *err)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 }, talk[2] = { -1, -1 };
	const char *const *settings = process->settings;
	enum status status;

	process_init(process);
	process->settings = settings;
	if ((with_input && !make_ends(in, true)) || !make_ends(out, false) ||
	    !make_ends(talk, false)) {
		status = error_set_errno(err, STATUS_GIT, errno,
		    "cannot run 'git'");
	} else {
		int theirs[3] = { in[0], out[1], talk[1] };

		status = spawn(&process->child, theirs, args, process->settings,
		    err);
	}
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&talk[1]);
	process->in = in[1];
	process->out = out[0];
	process->talk = talk[0];
	if (!status)
		return STATUS_OK;
	process_finish(process);
	return status;
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

/* What cannot be read must not be waited for again, nor count as the end. */
static void lose(struct process *process, int *fd)
{
	close_end(fd);
	process->is_broken = true;
}

static void gather(struct process *process, int *fd, struct strbuf *to,
    size_t max)
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
	if (got == 0)
		close_end(fd);
	else if (got < 0 && errno != EINTR && errno != EAGAIN)
		lose(process, fd);
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
	if (poll(ends, 3, -1) < 0) {
		if (errno == EINTR || errno == EAGAIN)
			return true;
		lose(process, &process->out);
		lose(process, &process->talk);
		return false;
	}
	if (ends[2].revents)
		feed(process, input);
	if (ends[0].revents)
		gather(process, &process->out, out, (size_t)-1);
	if (ends[1].revents)
		gather(process, &process->talk, talk, TALK_MAX);
	return process->out >= 0 || process->talk >= 0;
}

int process_finish(struct process *process)
{
	int code;

	close_end(&process->in);
	close_end(&process->out);
	close_end(&process->talk);
	code = child_wait(&process->child);
	return process->is_broken && !code ? 127 : code;
}

enum status process_run(struct strbuf *out, struct strbuf *talk, int *code,
    const char *const *args, const struct strbuf *input, struct error *err)
{
	struct text rest = text_make(NULL, 0);
	struct process process;
	enum status status;

	if (input)
		rest = text_make(input->buf, input->len);
	process_init(&process);
	status = process_start(&process, args, input != NULL, err);
	if (status)
		return status;
	if (rest.len == 0)
		close_end(&process.in);
	while (process_pump(&process, &rest, out, talk)) {
		if (rest.len == 0)
			close_end(&process.in);
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
