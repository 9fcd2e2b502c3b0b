/* SPDX-License-Identifier: MIT */
#include "core/corpus/config.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct config config;
	struct error err = { 0 };

	arena_init(&arena);
	config_init(&config);
	if (config_parse(&config, text_make((const char *)data, size), &arena,
		&err) != STATUS_OK)
		EXPECT(err.status == STATUS_CONFIG && err.message[0]);
	arena_release(&arena);
	return 0;
}
