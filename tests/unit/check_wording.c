/* SPDX-License-Identifier: MIT */
#include "core/check/wording.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static const char *compared(struct strbuf *out, const char *then,
    const char *now)
{
	struct wording w;

	wording_compare(&w, text_of(then), text_of(now));
	strbuf_clear(out);
	strbuf_addf(out, "%zu <%.*s> <%.*s>", w.chars, TEXT_ARG(w.then),
	    TEXT_ARG(w.now));
	return out->buf;
}

int main(void)
{
	struct strbuf out = STRBUF_INIT, then = STRBUF_INIT, now = STRBUF_INIT;
	struct wording w;

	CHECK_STRING(compared(&out, "", ""), "0 <> <>");
	CHECK_STRING(compared(&out, "a b", " a   b "), "0 <> <>");
	CHECK_STRING(compared(&out, "use teh queue", "use the queue"),
	    "2 <teh> <the>");
	CHECK_STRING(compared(&out, "we may", "we may not"), "3 <> <not>");
	CHECK_STRING(compared(&out, "we may not go", "we may go"),
	    "3 <not> <>");
	CHECK_STRING(compared(&out, "one two three", "one 2 three four"),
	    "7 <two three> <2 three four>");
	CHECK_STRING(compared(&out,
			 "Gr\xc3\xb6\xc3\x9f"
			 "e",
			 "Gr\xc3\xb6sse"),
	    "2 <Gr\xc3\xb6\xc3\x9f"
	    "e> <Gr\xc3\xb6sse>");
	CHECK_STRING(compared(&out, "all of it", ""), "7 <all of it> <>");
	/* too much to be compared word by word: altogether different */
	for (int i = 0; i < 3000; i++) {
		strbuf_addf(&then, "a%d ", i);
		strbuf_addf(&now, "b%d ", i);
	}
	wording_compare(&w, text_make(then.buf, then.len),
	    text_make(now.buf, now.len));
	CHECK(w.chars == then.len - 3000);
	strbuf_release(&then);
	strbuf_release(&now);
	strbuf_release(&out);
	return test_end();
}
