/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/mem.h"
#include "core/record/name.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record_name name = { 0 };
	struct text stem = { 0 };
	bool is_cover = false;
	char *base = mem_strndup((const char *)data, size);

	name_split(base, &stem);
	EXPECT(stem.len <= size);
	record_name_parse(&name, stem);
	EXPECT(name.slug.len <= stem.len && name.prefix.len <= stem.len);
	record_name_is_marked(&name);
	name_is_page(stem, &is_cover);
	name_is_template(stem);
	free(base);
	return 0;
}
