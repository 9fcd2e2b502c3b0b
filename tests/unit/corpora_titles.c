/* SPDX-License-Identifier: MIT */
/*
 * corpora_titles FOLDER [show]: every record below it gets another title, and
 * its own one back; and, where its name has a number, another number and its
 * own one back. Read again it says so; what was plain comes back byte for
 * byte. What is refused is counted; with "show" it is printed.
 */
#include <ftw.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/edit/set_title.h"
#include "tests/unit/test.h"

#define LARGEST ((size_t)1 << 20)

static size_t titles, titles_refused, titles_back;
static size_t numbers, numbers_refused, numbers_back;
static int show;
static size_t root_length;

static void say(const char *path, const char *what, const char *why)
{
	if (show)
		printf("%s: %s: %s\n", path, what, why);
}

static bool is_same(const struct strbuf *a, const struct strbuf *b)
{
	return a->len == b->len && !memcmp(a->buf, b->buf, a->len);
}

static void check_title(const char *path, const struct strbuf *original)
{
	static const char *const new = "Use *two* of them: 1 & 2";
	struct strbuf text = STRBUF_INIT;
	struct subject subject = { .path = path, .text = &text };
	struct reading before, after;
	struct error err = { 0 };

	strbuf_add(&text, original->buf, original->len);
	reading_init(&before, &subject);
	if (before.record.title_span.end > before.record.title_span.start) {
		const char *old = record_string(&before.record,
		    before.record.title);

		titles++;
		if (set_title(&subject, text_of(new), &err)) {
			titles_refused++;
			CHECK(is_same(&text, original));
			say(path, "title", err.message);
		} else {
			reading_init(&after, &subject);
			CHECK(strstr(record_string(&after.record,
					 after.record.title),
			    new));
			reading_release(&after);
			if (!set_title(&subject, text_of(old), &err) &&
			    is_same(&text, original))
				titles_back++;
			else
				say(path, "title does not come back", old);
		}
	}
	reading_release(&before);
	strbuf_release(&text);
}

static void check_number(const char *path, const struct strbuf *original)
{
	struct strbuf text = STRBUF_INIT, moved = STRBUF_INIT;
	struct subject subject = { .path = path, .text = &text };
	struct number_change change = { 0, 0, 0 }, back;
	struct reading before;
	struct error err = { 0 };
	struct text stem;

	strbuf_add(&text, original->buf, original->len);
	reading_init(&before, &subject);
	stem = record_stem(path, &(enum name_format){ 0 });
	if (before.record.width && char_is_digit(stem.data[0]) &&
	    !before.record.name_date.year) {
		change.from = before.record.number;
		change.to = change.from + 1 < 10 ? change.from + 1
						 : change.from - 1;
		change.width = before.record.width;
		back = (struct number_change){ change.to, change.from,
			change.width };
		strbuf_addf(&moved, "%.*s%0*u%s", (int)(stem.data - path), path,
		    (int)change.width, change.to, stem.data + change.width);
		numbers++;
		if (set_number(&subject, &change, moved.buf, &err)) {
			numbers_refused++;
			CHECK(is_same(&text, original));
			say(path, "number", err.message);
		} else {
			subject.path = moved.buf;
			if (!set_number(&subject, &back, path, &err) &&
			    is_same(&text, original))
				numbers_back++;
			else
				say(path, "number does not come back",
				    err.message);
		}
	}
	reading_release(&before);
	strbuf_release(&text);
	strbuf_release(&moved);
}

static int check_file(const char *path, const struct stat *info, int type)
{
	struct strbuf text = STRBUF_INIT;
	struct text stem;

	(void)info;
	if (type != FTW_F || strstr(path, "/.git/") ||
	    name_split(path + root_length, &stem) == NAME_NO_DOCUMENT)
		return 0;
	if (!file_read(&text, path, LARGEST, NULL)) {
		check_title(path + root_length, &text);
		check_number(path + root_length, &text);
	}
	strbuf_release(&text);
	return 0;
}

int main(int argc, char **argv)
{
	show = argc > 2;
	root_length = argc > 1 ? strlen(argv[1]) + 1 : 0;
	if (argc < 2 || ftw(argv[1], check_file, 16)) {
		puts("corpora: not run");
		puts("0 passed, 0 failed, 1 skipped");
		return 0;
	}
	printf("%zu titles: %zu refused, %zu back; %zu numbers: %zu refused, "
	       "%zu back\n",
	    titles, titles_refused, titles_back, numbers, numbers_refused,
	    numbers_back);
	/* what is refused is rare, and what is written can be taken back */
	CHECK(titles_refused * 50 < titles);
	CHECK(titles_back * 100 > (titles - titles_refused) * 80);
	CHECK(numbers_refused * 100 <= numbers);
	CHECK(numbers_back * 100 >= (numbers - numbers_refused) * 99);
	return test_end();
}
