/* SPDX-License-Identifier: MIT */
/* What reading records is measured against: read every file of a folder and
 * parse it with cmark, in two threads, and do nothing else. */
#include <cmark.h>
#include <pthread.h>
#include <stdio.h>

#include "core/base/file.h"
#include "tests/bench/names.h"

#define THREADS 2

struct job {
	const name_list *names;
	size_t first;
	size_t bytes;
};

static void *parse_every_second(void *context)
{
	struct job *job = context;
	struct strbuf bytes = STRBUF_INIT;
	struct error err;

	for (size_t i = job->first; i < job->names->count; i += THREADS) {
		strbuf_clear(&bytes);
		if (file_read(&bytes, job->names->items[i], FILE_NO_LIMIT,
			&err) != STATUS_OK)
			continue;
		job->bytes += bytes.len;
		cmark_node_free(cmark_parse_document(bytes.buf, bytes.len,
		    CMARK_OPT_DEFAULT));
	}
	strbuf_release(&bytes);
	return NULL;
}

int main(int argc, char **argv)
{
	name_list names = { 0 };
	pthread_t threads[THREADS];
	struct job jobs[THREADS];
	size_t bytes = 0;

	if (argc != 2)
		return 2;
	names_read(&names, argv[1]);
	for (size_t i = 0; i < THREADS; i++) {
		jobs[i] = (struct job){ &names, i, 0 };
		if (pthread_create(&threads[i], NULL, parse_every_second,
			&jobs[i]))
			return 3;
	}
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		bytes += jobs[i].bytes;
	}
	printf("%zu files, %zu bytes\n", names.count, bytes);
	names_release(&names);
	return 0;
}
