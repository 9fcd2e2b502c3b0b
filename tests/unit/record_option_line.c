/* SPDX-License-Identifier: MIT */
#include "core/record/option_line.h"

#include "core/base/strbuf.h"
#include "tests/unit/test.h"

/* "label|title|remark" with "+" for chosen and "-" for rejected in front. */
static void check_line(const char *plain, const char *want)
{
	static const char *const signs[] = { "", "+", "-" };
	struct strbuf got = STRBUF_INIT;
	struct option_line line;

	option_line_read(&line, text_of(plain));
	strbuf_addf(&got, "%s%.*s|%.*s|%.*s", signs[line.verdict],
	    TEXT_ARG(line.label), TEXT_ARG(line.title), TEXT_ARG(line.remark));
	CHECK_STRING(got.buf, want);
	strbuf_release(&got);
}

static void test_labels(void)
{
	check_line("Use Kafka", "|Use Kafka|");
	check_line("Option 1 - Use Kafka", "Option 1|Use Kafka|");
	check_line("[Option 4] Use Kafka", "Option 4|Use Kafka|");
	check_line("Option 1: Use Kafka", "Option 1|Use Kafka|");
	check_line("Alternative #2: Use Kafka", "Alternative #2|Use Kafka|");
	check_line("Option A \xe2\x80\x94 Use Kafka", "Option A|Use Kafka|");
	check_line("Option A", "Option A|Option A|");
	check_line("Option 3", "Option 3|Option 3|");
	check_line("Option B (illustrated above): split",
	    "Option B|"
	    "(illustrated above): split|");
	check_line("Option 1.2: Kafka", "Option 1.2|Kafka|");
	check_line("Option 3b. Kafka", "Option 3b|Kafka|");
	check_line("1. CloudFormation", "1|CloudFormation|");
	check_line("A) Kafka", "A|Kafka|");
	check_line("(b) Kafka", "(b)|Kafka|");
	check_line("B: Kafka", "B|Kafka|");
	check_line("\xe6\x96\xb9\xe6\xa1\x88\xe4\xb8\x80\xef\xbc\x9aKafka",
	    "\xe6\x96\xb9\xe6\xa1\x88\xe4\xb8\x80|Kafka|");
	check_line("Op\xc3\xa7\xc3\xa3o 2: Kafka",
	    "Op\xc3\xa7\xc3\xa3o 2|Kafka|");
	/* none of these */
	check_line("Options for storage", "|Options for storage|");
	check_line("A queue", "|A queue|");
	check_line("Option A has a queue", "|Option A has a queue|");
	check_line("2fa by mail", "|2fa by mail|");
	check_line("3-tier queue", "|3-tier queue|");
	check_line("S3", "|S3|");
	check_line("I/O in the kernel", "|I/O in the kernel|");
	check_line("C: drive", "C|drive|");
	check_line("./configure", "|./configure|");
	check_line("0.. for all of it", "|0.. for all of it|");
	check_line("", "||");
}

static void test_verdicts(void)
{
	check_line("Use Kafka (chosen)", "+|Use Kafka|");
	check_line("Use Kafka (rejected: too slow)", "-|Use Kafka|too slow");
	check_line("Use Kafka (rejected because it is slow)",
	    "-|Use Kafka|because it is slow");
	check_line("Use Kafka (not chosen)", "-|Use Kafka|");
	check_line("Use Kafka (Not Recommended)", "-|Use Kafka|");
	check_line("Use Kafka [Selected]", "+|Use Kafka|");
	check_line("Use Kafka - Rejected", "-|Use Kafka|");
	check_line("Use Kafka \xe2\x80\x94 chosen", "+|Use Kafka|");
	check_line("Rejected: Use Kafka", "-|Use Kafka|");
	check_line("go-test-trace", "|go-test-trace|");
	check_line("Chosen: Option 2 - Use Kafka", "+Option 2|Use Kafka|");
	check_line("\xe2\x9c\x85 Use Kafka", "+|Use Kafka|");
	check_line("Use Kafka \xe2\x9d\x8c", "-|Use Kafka|");
	check_line("~~Use Kafka~~", "-|Use Kafka|");
	check_line("Option 3 (preferred): Use Kafka", "+Option 3|Use Kafka|");
	check_line("Option A (Chosen)", "+Option A|Option A|");
	check_line("Kafka (verworfen)", "-|Kafka|");
	check_line("Kafka (escolhida)", "+|Kafka|");
	check_line("Kafka (\xe6\x8e\xa1\xe7\x94\xa8)", "+|Kafka|");
	/* none of these */
	check_line("Use Kafka (managed)", "|Use Kafka (managed)|");
	check_line("Selected queues only", "|Selected queues only|");
	check_line("Keep rejected mails (chosen folder only)",
	    "|Keep rejected mails (chosen folder only)|");
}

static void check_cut(const char *line, const char *title, const char *more)
{
	struct strbuf got = STRBUF_INIT, want = STRBUF_INIT;
	struct text a, b;

	option_line_cut(text_of(line), &a, &b);
	strbuf_addf(&got, "%.*s|%.*s", TEXT_ARG(a), TEXT_ARG(b));
	strbuf_addf(&want, "%s|%s", title, more);
	CHECK_STRING(got.buf, want.buf);
	strbuf_release(&got);
	strbuf_release(&want);
}

static void test_cut(void)
{
	check_cut("Kafka", "Kafka", "");
	check_cut("Kafka - it is fast", "Kafka", "it is fast");
	check_cut("Kafka: fast", "Kafka", "fast");
	check_cut("Kafka. It is fast.", "Kafka", "It is fast.");
	check_cut("Queues, e.g. Kafka", "Queues, e.g. Kafka", "");
	check_cut("Kafka (hosted: by us) - fast", "Kafka (hosted: by us)",
	    "fast");
	check_cut("publish-subscribe", "publish-subscribe", "");
}

static void test_numbers(void)
{
	CHECK(option_label_number(text_of("Option 2")) == 2);
	CHECK(option_label_number(text_of("2")) == 2);
	CHECK(option_label_number(text_of("B")) == 2);
	CHECK(option_label_number(text_of("Option C")) == 3);
	CHECK(option_label_number(text_of("b)")) == 2);
	CHECK(option_label_number(text_of("Option")) == 0);
	CHECK(option_label_number(text_of("1.2")) == 0);
	CHECK(option_label_number(text_of("")) == 0);
}

int main(void)
{
	test_labels();
	test_verdicts();
	test_cut();
	test_numbers();
	return test_end();
}
