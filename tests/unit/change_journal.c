/* SPDX-License-Identifier: MIT */
/* The journal's text: any names and bytes go in and come out; no damage does. */
#include "core/base/mem.h"
#include "core/change/journal_text.h"
#include "tests/unit/test.h"

static const char odd_bytes[] = "a\0b\r\n\xff 5:x\nsum 0123456789abcdef\n";

static struct change_file *add(struct change *change, const char *path)
{
	struct change_file *file = mem_alloc(sizeof(*file));

	file->path = mem_strdup(path);
	strbuf_init(&file->before);
	strbuf_init(&file->text);
	*vec_push(&change->files) = file;
	return file;
}

static void fill(struct change *change)
{
	struct change_file *file;
	struct change_move *move;

	change_init(change, NULL, "/a root\n", "supersede", 0);
	file = add(change, "edit 1:\n x");
	strbuf_add(&file->before, odd_bytes, sizeof(odd_bytes));
	file = add(change, "untouched");
	file = add(change, "\xff/new");
	file->is_new = true;
	strbuf_add(&file->text, odd_bytes, sizeof(odd_bytes));
	move = vec_push(&change->moves);
	move->from = mem_strdup("from here");
	move->to = mem_strdup("to/there");
	*vec_push(&change->folders) = mem_strdup("to");
}

static bool parses(struct journal *out, const char *data, size_t len)
{
	memset(out, 0, sizeof(*out));
	return journal_parse(out, text_make(data, len));
}

static void test_round_trip(const struct strbuf *text)
{
	struct journal journal;
	const struct change_file *file;

	CHECK(parses(&journal, text->buf, text->len));
	CHECK_STRING(journal.home, "/a root\n/journal");
	CHECK_STRING(journal.root, "/a root\n");
	CHECK_STRING(journal.command, "supersede");
	CHECK(journal.change.files.count == 2);
	file = journal.change.files.items[0];
	CHECK_STRING(file->path, "edit 1:\n x");
	CHECK(!file->is_new && file->text.len == 0);
	CHECK(text_same(text_make(file->before.buf, file->before.len),
	    text_make(odd_bytes, sizeof(odd_bytes))));
	file = journal.change.files.items[1];
	CHECK_STRING(file->path, "\xff/new");
	CHECK(file->is_new && file->text.len == sizeof(odd_bytes));
	CHECK(journal.change.moves.count == 1);
	CHECK_STRING(journal.change.moves.items[0].from, "from here");
	CHECK_STRING(journal.change.moves.items[0].to, "to/there");
	CHECK(journal.change.folders.count == 1);
	CHECK_STRING(journal.change.folders.items[0], "to");
	journal_release(&journal);
}

/* Cut anywhere, or with any bit turned, it is none. */
static void test_damage(const struct strbuf *text)
{
	struct journal journal;
	size_t taken = 0;

	for (size_t len = 0; len < text->len; len++) {
		taken += parses(&journal, text->buf, len);
		journal_release(&journal);
	}
	for (size_t i = 0; i < text->len * 8; i++) {
		text->buf[i / 8] ^= (char)(1 << i % 8);
		taken += parses(&journal, text->buf, text->len);
		journal_release(&journal);
		text->buf[i / 8] ^= (char)(1 << i % 8);
	}
	CHECK(taken == 0);
}

/* Names that lead elsewhere are not taken, though the sum is right. */
static void test_paths(void)
{
	static const char *const paths[] = { "/etc/passwd", "../x", "a/../../x",
		"a/..", "./a", "a//b", "a/", "" };

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct strbuf text = STRBUF_INIT;
		struct change change;
		struct journal journal;

		change_init(&change, NULL, "/", "x", 0);
		add(&change, paths[i])->is_new = true;
		journal_format(&text, &change, "/a root\n/journal");
		CHECK(!parses(&journal, text.buf, text.len));
		journal_release(&journal);
		change_release(&change);
		strbuf_release(&text);
	}
}

int main(void)
{
	struct strbuf text = STRBUF_INIT;
	struct change change;

	fill(&change);
	journal_format(&text, &change, "/a root\n/journal");
	test_round_trip(&text);
	test_damage(&text);
	test_paths();
	change_release(&change);
	strbuf_release(&text);
	return test_end();
}
