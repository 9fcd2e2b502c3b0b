/* SPDX-License-Identifier: MIT */
#include "core/edit/set_title.h"

#include "tests/unit/test.h"

static void subject_init(struct subject *subject, struct strbuf *text,
    const char *path, const char *bytes)
{
	memset(subject, 0, sizeof(*subject));
	strbuf_init(text);
	strbuf_addstr(text, bytes);
	subject->path = path;
	subject->text = text;
}

static void check_words(const char *bytes, const char *title, const char *want)
{
	struct subject subject;
	struct strbuf text;
	struct error err = { 0 };

	subject_init(&subject, &text, "adr/0007-old.md", bytes);
	if (set_title(&subject, text_of(title), &err))
		CHECK_STRING(err.message, "");
	CHECK_STRING(text.buf, want);
	strbuf_release(&text);
}

static void check_number(const char *bytes, uint32_t to, const char *want)
{
	const struct number_change change = { 7, to, 4 };
	struct subject subject;
	struct strbuf text;
	struct error err = { 0 };
	char path[64];

	snprintf(path, sizeof(path), "adr/%04u-old.md", to);
	subject_init(&subject, &text, "adr/0007-old.md", bytes);
	if (set_number(&subject, &change, path, &err))
		CHECK_STRING(err.message, "");
	CHECK_STRING(text.buf, want);
	strbuf_release(&text);
}

static void test_headings(void)
{
	check_words("# Old\n\nText\n", "New", "# New\n\nText\n");
	check_words("# 7. Old one ##\r\nText", "New", "# 7. New ##\r\nText");
	check_words("\xef\xbb\xbf# ADR-0007: Old\n", "New",
	    "\xef\xbb\xbf# ADR-0007: New\n");
	check_words("# RFC 7 - Old\n", "New", "# RFC 7 - New\n");
	check_words("# **7. Old**\n", "New", "# **7. New**\n");
	check_words("# **ADR-0007:** Old\n", "New", "# **ADR-0007:** New\n");
	check_words("# 7. **Old** one\n", "New", "# 7. New\n");
	check_words("# 7. Old `one`\n", "New", "# 7. New\n");
	check_words("# \xf0\x9f\x93\x9d Old \xe2\x9c\x85\n", "New",
	    "# \xf0\x9f\x93\x9d New \xe2\x9c\x85\n");
	check_words("# 7. Old\n", "Use *C* in a_b [x]",
	    "# 7. Use \\*C\\* in a_b \\[x\\]\n");
	check_words("# 7. Old\n", "C#", "# 7. C\\#\n");
}

static void test_underlines(void)
{
	check_words("ADR-7: Old\n==========\nText\n", "Newer",
	    "ADR-7: Newer\n============\nText\n");
	check_words("Old\n=====\n", "Newer", "Newer\n=====\n");
	check_words("Old\r\n---\r\n", "\xc3\xbc", "\xc3\xbc\r\n-\r\n");
}

static void test_fields(void)
{
	check_words("---\ntitle: \"ADR-0007: Old\" # c\nid: 7\n---\n# Old\n",
	    "Say \"no\"",
	    "---\ntitle: \"ADR-0007: Say \\\"no\\\"\" # c\nid: 7\n---\n"
	    "# Say \"no\"\n");
	check_words("---\ntitle: Old\n---\n# Context\n", "New: one",
	    "---\ntitle: \"New: one\"\n---\n# Context\n");
	check_words("- Feature Name: `old_one`\n- Start Date: 2026-01-01\n",
	    "new_*", "- Feature Name: `new_*`\n- Start Date: 2026-01-01\n");
	check_words("Text alone\n", "New", "Text alone\n");
}

static void test_numbers(void)
{
	check_number("# 7. Old\n", 12, "# 12. Old\n");
	check_number("# ADR-0007: Old\n", 12, "# ADR-0012: Old\n");
	check_number("# RFC 007 - Old\n", 12, "# RFC 012 - Old\n");
	check_number("# **ADR 7**: Old\n", 12, "# **ADR 12**: Old\n");
	check_number("ADR-7\n=====\n", 12, "ADR-12\n======\n");
	check_number("---\nid: ADR-0007 # c\nnumber: '7'\n---\n# Old 7\n", 12,
	    "---\nid: ADR-0012 # c\nnumber: '12'\n---\n# Old 7\n");
	check_number("# Old\n\nADR-0007 stays\n", 12,
	    "# Old\n\nADR-0007 stays\n");
	check_number("# 7. RFC 7 revisited\n", 12, "# 12. RFC 7 revisited\n");
}

/* number: the title stays, and the number becomes that. */
static void check_sidecar(const char *heading, const char *title,
    uint32_t number, const char *want, const char *want_sidecar)
{
	const struct number_change change = { 7, number, 4 };
	struct subject subject;
	struct strbuf text, sidecar = STRBUF_INIT;
	struct error err = { 0 };
	enum status status;

	subject_init(&subject, &text, "keps/0007-old/README.md", heading);
	strbuf_addstr(&sidecar, "title: Old one\nkep-number: 7\n");
	subject.sidecar_path = "keps/0007-old/kep.yaml";
	subject.sidecar = &sidecar;
	status = number
	    ? set_number(&subject, &change, "keps/0012-old/README.md", &err)
	    : set_title(&subject, text_of(title), &err);
	if (status)
		CHECK_STRING(err.message, "");
	CHECK_STRING(text.buf, want);
	CHECK_STRING(sidecar.buf, want_sidecar);
	strbuf_release(&text);
	strbuf_release(&sidecar);
}

static void test_sidecar(void)
{
	check_sidecar("# KEP-0007: Old One\n\n## 7. Old one\n", "New", 0,
	    "# KEP-0007: New\n\n## 7. Old one\n",
	    "title: New\nkep-number: 7\n");
	check_sidecar("# KEP-7: More than that\n", "New", 0, "# KEP-7: New\n",
	    "title: New\nkep-number: 7\n");
	check_sidecar("# 7. Motivation\n\n# Old one\n", "New", 0,
	    "# 7. Motivation\n\n# New\n", "title: New\nkep-number: 7\n");
	check_sidecar("# KEP-0007: More than that\n", NULL, 12,
	    "# KEP-0012: More than that\n", "title: Old one\nkep-number: 12\n");
	check_sidecar("# Contents\n\n# KEP-7: Old One\n", NULL, 12,
	    "# Contents\n\n# KEP-12: Old One\n",
	    "title: Old one\nkep-number: 12\n");
}

int main(void)
{
	test_headings();
	test_underlines();
	test_fields();
	test_numbers();
	test_sidecar();
	return test_end();
}
