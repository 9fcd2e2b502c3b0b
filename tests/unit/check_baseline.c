/* SPDX-License-Identifier: MIT */
#include "core/check/baseline.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static void add(struct findings *findings, enum rule_id rule, const char *path,
    const char *subject)
{
	struct finding *finding = vec_push(&findings->items);

	finding->rule = rule;
	finding->severity = SEVERITY_WARNING;
	finding->path = path;
	finding->subject = subject;
	finding->message = "";
}

/* What is written is read again, whatever bytes are in it. */
static void test_round(void)
{
	static const char *const odd[] = { "a", "a\tb", "a\nb", "a\\tb", "\\",
		"a\\", "", " ", "\r", "#", "\\\\t" };
	struct strbuf text = STRBUF_INIT, again = STRBUF_INIT;
	struct findings findings;
	struct baseline made, read;
	struct error err;

	findings_init(&findings);
	baseline_init(&made);
	baseline_init(&read);
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		const char *path = *odd[i] ? odd[i] : "b";

		add(&findings, RULE_LINK_DANGLING, path, odd[i]);
		if (i % 2)
			add(&findings, RULE_LINK_DANGLING, path, odd[i]);
	}
	baseline_add(&made, &findings);
	baseline_write(&text, &made);
	CHECK(baseline_parse(&read, text_make(text.buf, text.len), &err) ==
	    STATUS_OK);
	CHECK(baseline_count(&read) == findings.items.count);
	baseline_apply(&read, &findings);
	for (size_t i = 0; i < findings.items.count; i++)
		CHECK(findings.items.items[i].in_baseline);
	baseline_prune(&read);
	baseline_rewrite(&again, &read, text_make(text.buf, text.len));
	CHECK_STRING(again.buf, text.buf);
	baseline_release(&made);
	baseline_release(&read);
	findings_release(&findings);
	strbuf_release(&text);
	strbuf_release(&again);
}

/* Infos and what a waiver silences are not taken in, nor is a waived finding
 * one that a line is spent on. */
static void test_taken(void)
{
	struct findings findings;
	struct baseline baseline;

	findings_init(&findings);
	baseline_init(&baseline);
	add(&findings, RULE_LINK_DANGLING, "a", "x");
	findings.items.items[0].waived = "for a reason";
	add(&findings, RULE_LINK_DANGLING, "a", "x");
	add(&findings, RULE_LINK_DANGLING, "b", "x");
	findings.items.items[2].severity = SEVERITY_INFO;
	baseline_add(&baseline, &findings);
	CHECK(baseline_count(&baseline) == 1);
	add(&findings, RULE_LINK_DANGLING, "a", "x");
	baseline_apply(&baseline, &findings);
	CHECK(!findings.items.items[0].in_baseline);
	CHECK(findings.items.items[1].in_baseline);
	CHECK(!findings.items.items[2].in_baseline);
	CHECK(!findings.items.items[3].in_baseline);
	baseline_release(&baseline);
	findings_release(&findings);
}

int main(void)
{
	test_round();
	test_taken();
	return test_end();
}
