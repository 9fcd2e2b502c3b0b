/* SPDX-License-Identifier: MIT */
#include "core/edit/set_field.h"

#include "core/edit/verify.h"
#include "tests/unit/test.h"

typedef enum status (*edit_fn)(struct subject *subject, enum field_key key,
    struct text value, struct error *err);

/* want NULL: refused, and the text is as it was. */
static void check(edit_fn edit, const char *path, const char *text,
    enum field_key key, const char *value, const char *want)
{
	struct strbuf file = STRBUF_INIT;
	struct subject subject = { .path = path, .text = &file };
	struct error err = { 0 };
	enum status status;

	strbuf_addstr(&file, text);
	status = edit(&subject, key, text_of(value), &err);
	CHECK((status == STATUS_OK) == (want != NULL));
	if (status && want)
		fprintf(stderr, "  %s\n", err.message);
	CHECK_STRING(file.buf, want ? want : text);
	strbuf_release(&file);
}

static void check_add(const char *text, const char *value, const char *want)
{
	check(add_to_field, "docs/adr/0008-x.md", text, FIELD_ALIASES, value,
	    want);
}

static void check_set(const char *text, enum field_key key, const char *value,
    const char *want)
{
	check(set_field, "docs/adr/0008-x.md", text, key, value, want);
}

static void check_aliases(void)
{
	check_add("---\nstatus: x # c\n---\n# T\n", "ADR-7",
	    "---\nstatus: x # c\naliases: [ADR-7]\n---\n# T\n");
	check_add("---\nStatus: x\n---\n# T\n", "ADR-7",
	    "---\nStatus: x\nAliases: [ADR-7]\n---\n# T\n");
	check_add("---\naliases: [ADR-7]\n---\n# T\n", "ADR-5",
	    "---\naliases: [ADR-7, ADR-5]\n---\n# T\n");
	check_add("---\naliases: ADR-7\n---\n# T\n", "ADR-5",
	    "---\naliases: [ADR-7, ADR-5]\n---\n# T\n");
	check_add("---\naliases: [ADR-7]\n---\n# T\n", "ADR-7",
	    "---\naliases: [ADR-7]\n---\n# T\n");
	check_add("# T\n\n* Status: x\n* Tags: a, b\n\nText\n", "ADR-7",
	    "# T\n\n* Status: x\n* Tags: a, b\n* Aliases: ADR-7\n\nText\n");
	check_add("# T\n\n* Aliases: ADR-7\n* Status: x\n", "ADR-5",
	    "# T\n\n* Aliases: ADR-7, ADR-5\n* Status: x\n");
	check_add("# T\n\nDate: 2020-01-31\n\n## Status\n\nAccepted\n", "ADR-7",
	    "# T\n\nDate: 2020-01-31\n\nAliases: ADR-7\n\n## Status\n\n"
	    "Accepted\n");
	check_add("# T\n\n## Status\n\nAccepted\n", "ADR-7",
	    "# T\n\n- Aliases: ADR-7\n\n## Status\n\nAccepted\n");
	check_add("Title\n=====\n\n## Status\n\nAccepted\n", "ADR-7",
	    "Title\n=====\n\n- Aliases: ADR-7\n\n## Status\n\nAccepted\n");
}

static void check_forms(void)
{
	check_set("# T\r\n\r\n**Status:** x  \r\n**Date:** 2020-01-31\r\n",
	    FIELD_BECAUSE, "cheap",
	    "# T\r\n\r\n**Status:** x  \r\n**Because:** cheap  \r\n"
	    "**Date:** 2020-01-31\r\n");
	check_set("# T\n\n**Status:** x  \n**Date:** 2020-01-31", FIELD_TIER,
	    "B",
	    "# T\n\n**Status:** x  \n**Date:** 2020-01-31  \n"
	    "**Tier:** B");
	check_set("# T\n\n```\nStatus:  x\nType:    y\n```\n", FIELD_BECAUSE,
	    "a *b*",
	    "# T\n\n```\nStatus:  x\nBecause: a *b*\nType:    y\n```\n");
	check_set("# T\n\n| Key    | Value |\n|--------|-------|\n"
		  "| Status | x     |\n",
	    FIELD_TIER, "B",
	    "# T\n\n| Key    | Value |\n|--------|-------|\n"
	    "| Status | x     |\n| Tier   | B     |\n");
	check_set("---\nbecause: 'old'\nstatus: x\n---\n# T\n", FIELD_BECAUSE,
	    "it's new", "---\nbecause: 'it''s new'\nstatus: x\n---\n# T\n");
	check_set("---\nstatus: x\ndate: 2020-01-31\n---\n# T\n", FIELD_BECAUSE,
	    "a: b",
	    "---\nstatus: x\nbecause: \"a: b\"\ndate: 2020-01-31\n---\n# T\n");
	check_set("# T\n\n- Status: x\n- Because: old\n", FIELD_BECAUSE,
	    "not *all*", "# T\n\n- Status: x\n- Because: not \\*all\\*\n");
	check(set_field, "docs/adr/0008-x.rst", "T\n=\n\nText\n", FIELD_TIER,
	    "B", NULL);
}

/* want NULL: the text gets it, the sidecar stays. */
static void check_beside(edit_fn edit, const char *text, const char *sidecar,
    enum field_key key, const char *want)
{
	struct strbuf file = STRBUF_INIT, yaml = STRBUF_INIT;
	struct subject subject = { .path = "keps/0008-x/README.md",
		.text = &file,
		.sidecar_path = "keps/0008-x/kep.yaml",
		.sidecar = &yaml };
	struct error err = { 0 };

	strbuf_addstr(&file, text);
	strbuf_addstr(&yaml, sidecar);
	if (edit(&subject, key, text_of("KEP-7"), &err))
		CHECK_STRING(err.message, "");
	CHECK_STRING(yaml.buf, want ? want : sidecar);
	CHECK((strcmp(file.buf, text) == 0) == (want != NULL));
	strbuf_release(&file);
	strbuf_release(&yaml);
}

static void check_sidecar(void)
{
	check_beside(add_to_field, "# T\n", "title: T\nstatus: x # c\n",
	    FIELD_ALIASES, "title: T\naliases: [KEP-7]\nstatus: x # c\n");
	check_beside(add_to_field, "# T\n", "status: x\naliases: [a]\n",
	    FIELD_ALIASES, "status: x\naliases: [a, KEP-7]\n");
	check_beside(set_field, "# T\n", "status: x # c\ntitle: T\n",
	    FIELD_BECAUSE, "status: x # c\nbecause: KEP-7\ntitle: T\n");
	check_beside(set_field, "# T\n", "status: x\nbecause: 'old'\n",
	    FIELD_BECAUSE, "status: x\nbecause: 'KEP-7'\n");
	check_beside(set_field, "# T\n\n- Status: x\n", "status: x\n",
	    FIELD_BECAUSE, NULL);
}

static void check_verify(void)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct subject x = { .path = "1-x.md", .text = &a };
	struct subject y = { .path = "1-x.md", .text = &b };
	struct reading before, after;
	struct error err;

	strbuf_addstr(&a, "# T\n\nStatus: draft\n\n## One\n\nText\n");
	strbuf_addstr(&b, "# T\n\nStatus: final\n\n## One\n\nTexts\n");
	reading_init(&before, &x);
	reading_init(&after, &y);
	CHECK(verify_readings(&before, &after, 0, &err));
	CHECK_STRING(err.message, "the edit would change its status too");
	CHECK(verify_readings(&before, &after, PART_STATUS, &err));
	CHECK_STRING(err.message,
	    "the edit would change its section 'One' too");
	CHECK(!verify_readings(&before, &before, 0, &err));
	reading_release(&before);
	reading_release(&after);
	strbuf_release(&a);
	strbuf_release(&b);
}

/* Every field is read as it is written into a list: with blanks. */
static void check_names(void)
{
	for (int key = FIELD_OTHER + 1; key < FIELD_KEY_COUNT; key++) {
		struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;
		const char *name = field_key_name((enum field_key)key);

		if (strchr(name, '-')) {
			strbuf_addf(&text, "# X\n\n- Status: proposed\n- %s: 1",
			    name);
			for (size_t k = 0; k < text.len; k++)
				if (text.buf[k] == '-' &&
				    text.buf[k + 1] != ' ')
					text.buf[k] = ' ';
			strbuf_addstr(&want, text.buf);
			want.buf[want.len - 1] = '2';
			check_set(text.buf, (enum field_key)key, "2", want.buf);
		}
		strbuf_release(&text);
		strbuf_release(&want);
	}
}

int main(void)
{
	check_aliases();
	check_forms();
	check_names();
	check_sidecar();
	check_verify();
	return test_end();
}
