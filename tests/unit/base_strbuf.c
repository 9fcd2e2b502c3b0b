/* SPDX-License-Identifier: MIT */
#include "core/base/strbuf.h"

#include <stdlib.h>

#include "tests/unit/test.h"

static void test_append(void)
{
	struct strbuf sb = STRBUF_INIT;

	CHECK_STRING(sb.buf, "");
	strbuf_add(&sb, NULL, 0);
	strbuf_clear(&sb);
	CHECK(sb.cap == 0);
	strbuf_addstr(&sb, "ab");
	strbuf_addch(&sb, 'c');
	strbuf_addf(&sb, "%s%d", "d", 5);
	strbuf_addf(&sb, "%s", "");
	CHECK_STRING(sb.buf, "abcd5");
	CHECK(sb.len == 5);
	strbuf_setlen(&sb, 2);
	CHECK_STRING(sb.buf, "ab");
	strbuf_clear(&sb);
	CHECK_STRING(sb.buf, "");
	for (int i = 0; i < 1000; i++)
		strbuf_addch(&sb, (char)('a' + i % 26));
	CHECK(sb.len == 1000 && strlen(sb.buf) == 1000);
	strbuf_release(&sb);
	CHECK(sb.len == 0 && sb.cap == 0);
	CHECK_STRING(sb.buf, "");
}

static void test_splice(void)
{
	struct strbuf sb = STRBUF_INIT;

	strbuf_splice(&sb, 0, 0, NULL, 0);
	strbuf_splice(&sb, 0, 0, "accepted", 8);
	CHECK_STRING(sb.buf, "accepted");
	strbuf_splice(&sb, 0, 0, "Status: ", 8);
	CHECK_STRING(sb.buf, "Status: accepted");
	strbuf_splice(&sb, 8, 8, "rejected by all of us", 21);
	CHECK_STRING(sb.buf, "Status: rejected by all of us");
	strbuf_splice(&sb, 8, 8, "no", 2);
	CHECK_STRING(sb.buf, "Status: no by all of us");
	strbuf_splice(&sb, 10, sb.len - 10, NULL, 0);
	CHECK_STRING(sb.buf, "Status: no");
	CHECK(sb.len == 10);
	strbuf_release(&sb);
}

static void test_blanks(void)
{
	struct strbuf sb = STRBUF_INIT;

	strbuf_trim_end(&sb);
	strbuf_add_blanks(&sb, 0);
	CHECK_STRING(sb.buf, "");
	strbuf_add_blanks(&sb, 2);
	strbuf_addstr(&sb, "a b");
	strbuf_add_blanks(&sb, 100);
	CHECK(sb.len == 105);
	strbuf_addstr(&sb, "\t\r\n");
	strbuf_trim_end(&sb);
	CHECK_STRING(sb.buf, "  a b");
	strbuf_trim_end(&sb);
	CHECK(sb.len == 5);
	strbuf_release(&sb);
}

static void test_detach(void)
{
	struct strbuf sb = STRBUF_INIT;
	char *bytes = strbuf_detach(&sb);

	CHECK_STRING(bytes, "");
	free(bytes);
	strbuf_addstr(&sb, "kept");
	bytes = strbuf_detach(&sb);
	CHECK_STRING(bytes, "kept");
	CHECK(sb.len == 0 && sb.cap == 0);
	free(bytes);
}

int main(void)
{
	test_append();
	test_splice();
	test_blanks();
	test_detach();
	return test_end();
}
