/* SPDX-License-Identifier: MIT */
/* The files of a folder, for programs that hence is measured against. */
#ifndef HENCE_TESTS_BENCH_NAMES_H
#define HENCE_TESTS_BENCH_NAMES_H

#include <dirent.h>
#include <stdlib.h>

#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/vec.h"

typedef VEC(char *) name_list;

/* Append their paths. */
static inline void names_read(name_list *out, const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	struct dirent *entry;
	DIR *dir = opendir(folder);

	while (dir && (entry = readdir(dir))) {
		strbuf_clear(&path);
		path_join(&path, folder, entry->d_name);
		if (entry->d_name[0] != '.')
			*vec_push(out) = mem_strdup(path.buf);
	}
	if (dir)
		closedir(dir);
	strbuf_release(&path);
}

static inline void names_release(name_list *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	vec_release(names);
}

#endif
