/* SPDX-License-Identifier: MIT */
#include "core/base/url.h"

#include "tests/unit/test.h"

static void check_encoded(const char *path, const char *want)
{
	struct strbuf out = STRBUF_INIT, back = STRBUF_INIT;

	url_encode(&out, text_of(path));
	CHECK_STRING(out.buf, want);
	url_decode(&back, text_make(out.buf, out.len));
	CHECK_STRING(back.buf, path);
	strbuf_release(&out);
	strbuf_release(&back);
}

int main(void)
{
	check_encoded("docs/0001-a_b.~c.md", "docs/0001-a_b.~c.md");
	check_encoded("a b#?:%+\"[].md", "a%20b%23%3F%3A%25%2B%22%5B%5D.md");
	check_encoded("\u00e9\xff\n", "%C3%A9%FF%0A");
	return test_end();
}
