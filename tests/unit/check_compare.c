/* SPDX-License-Identifier: MIT */
#include "core/check/compare.h"

#include "tests/unit/test.h"

static void add(struct findings *findings, enum rule_id rule, const char *path,
    const char *subject, uint32_t line)
{
	struct finding *finding = vec_push(&findings->items);

	memset(finding, 0, sizeof(*finding));
	finding->rule = rule;
	finding->path = path;
	finding->subject = subject;
	finding->line = line;
	finding->message = "";
}

static void test_moved(void)
{
	struct moved_paths moved;

	moved_paths_init(&moved);
	CHECK_STRING(moved_path(&moved, "a.md"), "a.md");
	moved_paths_add(&moved, "a.md", "b.md");
	moved_paths_add(&moved, "b.md", "c.md");
	CHECK_STRING(moved_path(&moved, "a.md"), "b.md");
	CHECK_STRING(moved_path(&moved, "b.md"), "c.md");
	CHECK_STRING(moved_path(&moved, "c.md"), "c.md");
	moved_paths_release(&moved);
}

/* As many of one kind as were there go, and the order stays. */
static void test_subtract(void)
{
	struct findings now, before;
	struct moved_paths moved;

	findings_init(&now);
	findings_init(&before);
	moved_paths_init(&moved);
	moved_paths_add(&moved, "old.md", "new.md");
	add(&now, RULE_LINK_DANGLING, "a.md", "x.md", 4);
	add(&now, RULE_LINK_DANGLING, "a.md", "y.md", 5);
	add(&now, RULE_LINK_DANGLING, "a.md", "x.md", 9);
	add(&now, RULE_LINK_OUTSIDE, "a.md", "x.md", 9);
	add(&now, RULE_LINK_DANGLING, "new.md", "x.md", 1);
	add(&now, RULE_LINK_DANGLING, "old.md", "x.md", 1);
	add(&before, RULE_LINK_DANGLING, "a.md", "x.md", 77);
	add(&before, RULE_LINK_DANGLING, "old.md", "x.md", 3);
	add(&before, RULE_LINK_DANGLING, "gone.md", "x.md", 3);
	findings_subtract(&now, &before, &moved);
	CHECK(now.items.count == 4);
	CHECK_STRING(now.items.items[0].subject, "y.md");
	CHECK(now.items.items[1].line == 9);
	CHECK(now.items.items[1].rule == RULE_LINK_DANGLING);
	CHECK(now.items.items[2].rule == RULE_LINK_OUTSIDE);
	CHECK_STRING(now.items.items[3].path, "old.md");
	moved_paths_release(&moved);
	findings_release(&now);
	findings_release(&before);
}

static void test_levels(void)
{
	struct rule_levels levels;
	const enum rule_id context = RULE_RECORD_CONTEXT_MISSING;
	const enum rule_id summary = RULE_RECORD_SUMMARY_MISSING;
	const enum rule_id gap = RULE_NUMBER_GAP;

	rule_levels_init(&levels);
	CHECK(rule_severity(&levels, context, "adr", STAGE_DRAFT) ==
	    SEVERITY_OFF);
	CHECK(rule_severity(&levels, context, "adr", STAGE_CLOSED) ==
	    SEVERITY_ERROR);
	CHECK(rule_severity(&levels, summary, "adr", STAGE_DECIDED) ==
	    SEVERITY_OFF);
	CHECK(rule_severity(&levels, summary, "rfc", STAGE_DECIDED) ==
	    SEVERITY_INFO);
	/* one word: where the rule is not off, or else for what is decided */
	rule_levels_set(&levels, context, "i");
	CHECK(rule_severity(&levels, context, "adr", STAGE_DRAFT) ==
	    SEVERITY_OFF);
	CHECK(rule_severity(&levels, context, "adr", STAGE_PROPOSED) ==
	    SEVERITY_INFO);
	CHECK(rule_severity(&levels, context, "adr", STAGE_DECIDED) ==
	    SEVERITY_INFO);
	rule_levels_set(&levels, gap, "w");
	CHECK(
	    rule_severity(&levels, gap, "adr", STAGE_PROPOSED) == SEVERITY_OFF);
	CHECK(rule_severity(&levels, gap, "rfc", STAGE_DECIDED) ==
	    SEVERITY_WARNING);
	rule_levels_set(&levels, gap, "e-i");
	CHECK(
	    rule_severity(&levels, gap, "adr", STAGE_DRAFT) == SEVERITY_ERROR);
	CHECK(
	    rule_severity(&levels, gap, "adr", STAGE_PROPOSED) == SEVERITY_OFF);
	CHECK(
	    rule_severity(&levels, gap, "adr", STAGE_CLOSED) == SEVERITY_INFO);
	CHECK(rule_find(text_of("number/gap")) == gap);
	CHECK(rule_find(text_of("number/")) == RULE_COUNT);
	CHECK_STRING(rule_guess("gap"), "number/gap");
	CHECK_STRING(rule_guess("number/gapp"), "number/gap");
	CHECK(!rule_guess("something else"));
}

int main(void)
{
	test_moved();
	test_subtract();
	test_levels();
	return test_end();
}
