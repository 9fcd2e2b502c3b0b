/* SPDX-License-Identifier: MIT */
#include "core/change/hook_text.h"

#include "tests/unit/test.h"

static void test_shells(void)
{
	static const char *const yes[] = { "#!/bin/sh\n", "#!/bin/sh",
		"#! /bin/sh -e\n", "#!/usr/bin/env bash\n",
		"#!/usr/bin/env sh\nrm\n", "#!/usr/local/bin/bash -eu\n",
		"#!/bin/dash\n" };
	static const char *const no[] = { "", "#!", "#!\n/bin/sh",
		"#!/bin/sh\r\n", "#!/usr/bin/env python3\n", "#!/bin/csh\n",
		"#!/usr/bin/env -S bash\n", "echo\n", "\n#!/bin/sh\n",
		"#!/usr/bin/env\nbash\n", "#!/bin/shell\n" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		CHECK(hook_is_shell_script(text_of(yes[i])));
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		CHECK(!hook_is_shell_script(text_of(no[i])));
}

/* Our lines are there, from where to where. */
static void check_found(const char *bytes, size_t start, size_t end)
{
	struct span span = { 0, 0 };
	bool has_end = false;

	CHECK(hook_find_lines(text_of(bytes), &span, &has_end));
	CHECK(has_end);
	CHECK(span.start == start && span.end == end);
}

static void test_lines(void)
{
	struct span span;
	bool has_end = true;

	check_found("x\n# >>> hence >>> y\nz\n# <<< hence <<<\nw\n", 2, 38);
	check_found("x\n# >>> hence >>>\n# <<< hence <<<", 2, 33);
	CHECK(!hook_find_lines(text_of("x\n"), &span, &has_end));
	CHECK(!hook_find_lines(text_of("echo # >>> hence >>>\n"), &span,
	    &has_end));
	CHECK(
	    hook_find_lines(text_of("x\n# >>> hence >>>\n"), &span, &has_end));
	CHECK(!has_end);
	CHECK(hook_find_lines(text_of("\n# >>> hence >>>\n# <<< hence <<< z\n"),
	    &span, &has_end));
	CHECK(!has_end);
}

int main(void)
{
	test_shells();
	test_lines();
	return test_end();
}
