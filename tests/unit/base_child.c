/* SPDX-License-Identifier: MIT */
#include "core/base/child.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

/* What a plan's child prints, and behind it how it ended. */
static const char *run(struct strbuf *out, struct child_plan plan)
{
	struct error err = { 0 };
	struct child child;
	char bytes[512];
	ssize_t got;
	int ends[2];

	strbuf_clear(out);
	if (pipe(ends) < 0)
		return "no pipe";
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	plan.out = ends[1];
	CHECK(child_start(&child, &plan, &err) == STATUS_OK);
	close(ends[1]);
	while ((got = read(ends[0], bytes, sizeof(bytes))) > 0)
		strbuf_add(out, bytes, (size_t)got);
	close(ends[0]);
	strbuf_addf(out, "=%d", child_wait(&child));
	CHECK(child.pid == 0 && child_wait(&child) == 0);
	return out->buf;
}

static void test_arguments(struct strbuf *out)
{
	static const char *const echo[] = { "echo", "a b", "$HOME", NULL };
	static const char *const rest[] = { "x;y", "*", NULL };
	struct child_plan plan = { .args = echo };

	CHECK_STRING(run(out, plan), "a b $HOME\n=0");
	plan = (struct child_plan){ .shell = "printf '%s,' \"$@\"",
		.args = rest };
	CHECK_STRING(run(out, plan), "x;y,*,=0");
	plan = (struct child_plan){ .shell = "echo $#; exit 7" };
	CHECK_STRING(run(out, plan), "0\n=7");
	plan.shell = "kill -9 $$";
	CHECK_STRING(run(out, plan), "=137");
	plan.shell = "no-such-program-here";
	plan.talk = CHILD_NOTHING;
	CHECK_STRING(run(out, plan), "=127");
	plan.shell = "cat; echo lost >&2";
	plan.in = CHILD_NOTHING;
	CHECK_STRING(run(out, plan), "=0");
}

static void test_environment(struct strbuf *out)
{
	static const char *const settings[] = { "ALWAYS=1", "BOTH=1", NULL };
	static const char *const defaults[] = { "UNSET=2", "SET=2", "BOTH=2",
		NULL };
	struct child_plan plan = {
		.shell = "echo $ALWAYS $UNSET $SET $BOTH; env | grep -c ALWAYS",
		.settings = settings,
		.defaults = defaults
	};

	setenv("ALWAYS", "0", 1);
	setenv("ALWAYS_NOT", "0", 1);
	setenv("SET", "0", 1);
	CHECK_STRING(run(out, plan), "1 2 0 1\n2\n=0");
	CHECK(!getenv("BOTH") && !strcmp(getenv("ALWAYS"), "0"));
}

static void test_not_there(void)
{
	static const char *const none[] = { "no-such-program-here", NULL };
	static const char *const folder[] = { "/", NULL };
	struct child_plan plan = { .args = none, .has_terminal = true };
	struct sigaction now;
	struct error err;
	struct child child;

	CHECK(child_start(&child, &plan, &err) == STATUS_NOT_FOUND);
	CHECK_STRING(err.message,
	    "cannot run 'no-such-program-here': no such file or directory");
	CHECK(child.pid == 0 && child_wait(&child) == 0);
	sigaction(SIGINT, NULL, &now);
	CHECK(now.sa_handler == SIG_DFL);
	plan.args = folder;
	CHECK(child_start(&child, &plan, &err) == STATUS_IO);
}

/* Keys of the terminal end the child and not us; afterwards us again. */
static void test_keys(struct strbuf *out)
{
	struct child_plan plan = {
		.shell = "kill -INT $PPID; kill -QUIT $PPID; kill -INT $$; "
			 "echo there",
		.has_terminal = true
	};
	struct sigaction now;

	CHECK_STRING(run(out, plan), "=130");
	sigaction(SIGINT, NULL, &now);
	CHECK(now.sa_handler == SIG_DFL);
	sigaction(SIGQUIT, NULL, &now);
	CHECK(now.sa_handler == SIG_DFL);
	/* ignored before us, ignored behind us */
	signal(SIGINT, SIG_IGN);
	CHECK_STRING(run(out, plan), "there\n=0");
	sigaction(SIGINT, NULL, &now);
	CHECK(now.sa_handler == SIG_IGN);
	signal(SIGINT, SIG_DFL);
	/* a pipe that nobody reads ends it, however we take that */
	signal(SIGPIPE, SIG_IGN);
	plan.shell = "kill -PIPE $$; echo there";
	CHECK_STRING(run(out, plan), "=141");
}

int main(void)
{
	struct strbuf out = STRBUF_INIT;

	test_arguments(&out);
	test_environment(&out);
	test_not_there();
	test_keys(&out);
	strbuf_release(&out);
	return test_end();
}
