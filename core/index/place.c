/* SPDX-License-Identifier: MIT */
#include "core/index/place.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/base/path.h"

static bool is_writable(const char *path)
{
	struct text parent = path_parent(path);
	char *folder = mem_strndup(parent.data, parent.len);
	bool is_fine;

	if (!*folder) {
		free(folder);
		folder = mem_strdup(".");
	}
	is_fine = *path && file_make_folder(folder, NULL) == STATUS_OK &&
	    access(folder, W_OK | X_OK) == 0;
	free(folder);
	return is_fine;
}

const char *place_choose(char *const paths[2])
{
	if (is_writable(paths[0]))
		return paths[0];
	return is_writable(paths[1]) ? paths[1] : NULL;
}
