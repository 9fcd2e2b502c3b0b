/* SPDX-License-Identifier: MIT */
#include "core/base/threads.h"

#include <pthread.h>
#include <unistd.h>

struct thread {
	pthread_t handle;
	void (*work)(void *context, unsigned number);
	void *context;
	unsigned number;
};

static void *run(void *data)
{
	const struct thread *thread = data;

	thread->work(thread->context, thread->number);
	return NULL;
}

unsigned threads_count(unsigned wanted)
{
	long processors;

	if (!wanted) {
		processors = sysconf(_SC_NPROCESSORS_ONLN);
		wanted = processors > 0 ? (unsigned)processors : 1;
	}
	return wanted < THREADS_MAX ? wanted : THREADS_MAX;
}

void threads_run(unsigned count, void (*work)(void *context, unsigned number),
    void *context)
{
	struct thread threads[THREADS_MAX];
	unsigned started = 0;

	for (unsigned number = 1; number < count; number++) {
		struct thread *thread = &threads[started];

		*thread = (struct thread){ .work = work,
			.context = context,
			.number = number };
		if (!pthread_create(&thread->handle, NULL, run, thread))
			started++;
	}
	work(context, 0);
	while (started)
		pthread_join(threads[--started].handle, NULL);
}
