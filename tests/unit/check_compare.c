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

/* What has got worse is new, and so is what is no longer waived. */
static void test_worse(void)
{
	static const struct {
		enum severity before, now;
		bool was_waived, is_waived, stays;
	} rows[] = {
		{ SEVERITY_WARNING, SEVERITY_WARNING, false, false, false },
		{ SEVERITY_WARNING, SEVERITY_ERROR, false, false, true },
		{ SEVERITY_ERROR, SEVERITY_INFO, false, false, false },
		{ SEVERITY_ERROR, SEVERITY_ERROR, true, false, true },
		{ SEVERITY_ERROR, SEVERITY_ERROR, true, true, false },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct findings now, before;

		findings_init(&now);
		findings_init(&before);
		add(&now, RULE_LINK_DANGLING, "a.md", "x.md", 4);
		add(&before, RULE_LINK_DANGLING, "a.md", "x.md", 4);
		now.items.items[0].severity = rows[i].now;
		now.items.items[0].waived = rows[i].is_waived ? "so" : NULL;
		before.items.items[0].severity = rows[i].before;
		before.items.items[0].waived = rows[i].was_waived ? "so" : NULL;
		findings_subtract(&now, &before, NULL);
		CHECK(now.items.count == rows[i].stays);
		findings_release(&now);
		findings_release(&before);
	}
}

/* Only what is higher than it was, and than it is, is taken over. */
static void test_raise(void)
{
	struct rule_levels levels, before, now;
	const enum rule_id context = RULE_RECORD_CONTEXT_MISSING;
	const enum rule_id dangling = RULE_LINK_DANGLING;
	const enum rule_id outside = RULE_LINK_OUTSIDE;

	rule_levels_init(&levels);
	rule_levels_init(&before);
	rule_levels_init(&now);
	rule_levels_set(&levels, dangling, "i");
	rule_levels_set(&levels, outside, "e");
	rule_levels_set(&now, outside, "i");
	rule_levels_set(&now, context, "ew-");
	CHECK(rule_is_lowered(outside, &before, &now));
	CHECK(rule_is_lowered(context, &before, &now));
	CHECK(!rule_is_lowered(dangling, &before, &now));
	rule_levels_raise(&levels, &before, &now);
	/* an error for others, and not by this change */
	CHECK(!memcmp(levels.letters[dangling][0], "iii", 3));
	CHECK(!memcmp(levels.letters[outside][0], "eee", 3));
	CHECK(!memcmp(levels.letters[context][1], "ewe", 3));
	CHECK(levels.is_set[context]);
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
	test_worse();
	test_raise();
	test_levels();
	return test_end();
}
