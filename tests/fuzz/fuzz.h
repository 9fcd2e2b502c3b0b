/* SPDX-License-Identifier: MIT */
/* What libFuzzer calls: every target defines it, and returns 0. */
#ifndef HENCE_TESTS_FUZZ_FUZZ_H
#define HENCE_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise is a crash. */
#define EXPECT(claim) ((claim) ? (void)0 : __builtin_trap())

#endif
