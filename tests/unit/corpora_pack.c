/* SPDX-License-Identifier: MIT */
/*
 * Every record below a folder (argv[1]) as bytes and back is the same record;
 * damaged bytes are refused or give a record that can be looked at.
 */
#include <ftw.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/index/pack.h"
#include "tests/unit/pack.h"
#include "tests/unit/test.h"

static size_t records;

static int check_file(const char *path, const struct stat *info, int type)
{
	struct strbuf bytes = STRBUF_INIT;
	struct record record;
	struct arena arena;
	struct text stem;

	(void)info;
	if (type != FTW_F || name_split(path, &stem) == NAME_NO_DOCUMENT ||
	    file_read(&bytes, path, FILE_NO_LIMIT, NULL))
		return 0;
	arena_init(&arena);
	record_parse(&record, path, text_make(bytes.buf, bytes.len),
	    text_make("", 0), &arena);
	check_pack(&record, bytes.len, 4);
	records++;
	arena_release(&arena);
	strbuf_release(&bytes);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc != 2 || ftw(argv[1], check_file, 16)) {
		puts("corpora: not run");
		puts("0 passed, 0 failed, 1 skipped");
		return 0;
	}
	printf("%zu records\n", records);
	CHECK(records > 0);
	return test_end();
}
