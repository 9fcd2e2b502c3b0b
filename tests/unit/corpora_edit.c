/* SPDX-License-Identifier: MIT */
/*
 * corpora_edit FOLDER [show]: for every record below it, (1) every field's
 * span gets another value and its own one back: the same bytes; (2) the record
 * is moved to every other status and back: read again it says so, nothing else
 * has changed, and the bytes are the old ones. What is refused is counted;
 * with "show" it is printed, and the texts that do not come back.
 */
#include <ftw.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/edit/edits.h"
#include "core/edit/set_status.h"
#include "core/edit/status_words.h"
#include "core/edit/verify.h"
#include "tests/unit/test.h"

static size_t spans, records, moves, refused, backs, restored, lines_changed;
static size_t forbidden; /* a folder's or a successor's to change */
static int show;
static size_t root_length;

static void check_spans(const struct record *record, const struct strbuf *text)
{
	for (uint32_t i = 0; i < record->fields_count; i++) {
		struct span span = record->fields[i].span, back;
		static const char *const value = "Something else: *new*";
		struct strbuf copy = STRBUF_INIT;
		struct edits edits;

		if (span.end <= span.start)
			continue;
		spans++;
		strbuf_add(&copy, text->buf, text->len);
		edits_init(&edits);
		edits_replace(&edits, span, text_of(value));
		CHECK(edits_apply(&edits, &copy));
		edits_release(&edits);
		back = (struct span){ span.start,
			span.start + (uint32_t)strlen(value) };
		CHECK(!memcmp(copy.buf, text->buf, span.start));
		CHECK(!strcmp(copy.buf + back.end, text->buf + span.end) ||
		    strlen(text->buf) < text->len);
		edits_init(&edits);
		edits_replace(&edits, back,
		    text_make(text->buf + span.start, span.end - span.start));
		CHECK(edits_apply(&edits, &copy));
		edits_release(&edits);
		CHECK(copy.len == text->len &&
		    !memcmp(copy.buf, text->buf, copy.len));
		strbuf_release(&copy);
	}
}

/* Lines of b that are not at the same place of a, from both ends. */
static size_t count_lines(const struct strbuf *a, const struct strbuf *b)
{
	size_t start = 0, end = 0, shorter = a->len < b->len ? a->len : b->len;
	size_t lines = 1;

	while (start < shorter && a->buf[start] == b->buf[start])
		start++;
	while (end < shorter - start &&
	    a->buf[a->len - 1 - end] == b->buf[b->len - 1 - end])
		end++;
	for (size_t i = start; i + end < b->len; i++)
		lines += b->buf[i] == '\n';
	return lines;
}

struct trial {
	const char *path;
	const struct strbuf *original;
	struct reading *before;
	struct strbuf text;
	struct subject subject;
};

static void say(const struct trial *trial, const char *what, const char *why)
{
	if (show)
		printf("%s\t%s\t%s\n", what, trial->path, why);
}

/* Back to where it was, by its own word: the same bytes. */
static void move_back(struct trial *trial, const char *old_word)
{
	const struct record *record = &trial->before->record;
	struct status_change change = { .status = record->status,
		.word = old_word };
	struct error err;

	if (record->status < RECORD_DRAFT)
		return;
	backs++;
	if (set_status(&trial->subject, &change, &err)) {
		say(trial, "NOBACK", err.message);
		return;
	}
	if (trial->text.len == trial->original->len &&
	    !memcmp(trial->text.buf, trial->original->buf, trial->text.len))
		restored++;
	else
		say(trial, "DIFFERS", old_word ? old_word : "");
}

static void move(struct trial *trial, enum record_status status,
    const char *old_word)
{
	const struct record *record = &trial->before->record;
	struct status_change change = { .status = status };
	struct reading after;
	struct error err;

	strbuf_clear(&trial->text);
	strbuf_add(&trial->text, trial->original->buf, trial->original->len);
	moves++;
	if (set_status(&trial->subject, &change, &err)) {
		if (strstr(err.message, "by its folder") ||
		    strstr(err.message, "is superseded by"))
			forbidden++;
		else
			refused++;
		CHECK(err.message[0] != '\0');
		CHECK(trial->text.len == trial->original->len &&
		    !memcmp(trial->text.buf, trial->original->buf,
			trial->text.len));
		say(trial, "REFUSED", err.message);
		return;
	}
	reading_init(&after, &trial->subject);
	CHECK(after.record.status == status);
	CHECK(!verify_readings(trial->before, &after,
	    PART_STATUS | PART_DATE | PART_OTHER | PART_SECTIONS |
		(record->status == RECORD_NO_STATUS ? PART_RELATIONS : 0),
	    &err));
	reading_release(&after);
	lines_changed += count_lines(trial->original, &trial->text);
	move_back(trial, old_word);
}

/* The word that decides, as it is written; freed by the caller. */
static char *word_of(const struct record *record)
{
	struct text raw = text_of(record_string(record, record->raw_status));
	struct status_phrase phrase = { 0 };

	while (status_phrase_find(&phrase, raw, phrase.at + phrase.len, false))
		if (phrase.status == record->status)
			return mem_strndup(raw.data + phrase.at, phrase.len);
	return NULL;
}

static void try_record(const char *path, const struct strbuf *original)
{
	struct trial trial = { .path = path, .original = original };
	struct strbuf copy = STRBUF_INIT;
	struct reading before;
	char *old;

	strbuf_init(&trial.text);
	strbuf_add(&copy, original->buf, original->len);
	trial.subject = (struct subject){ .path = path, .text = &copy };
	reading_init(&before, &trial.subject);
	trial.subject.text = &trial.text;
	trial.before = &before;
	records++;
	check_spans(&before.record, original);
	old = word_of(&before.record);
	for (int s = RECORD_DRAFT; s <= RECORD_SUPERSEDED; s++)
		if ((enum record_status)s != before.record.status)
			move(&trial, (enum record_status)s, old);
	free(old);
	reading_release(&before);
	strbuf_release(&trial.text);
	strbuf_release(&copy);
}

static int check_file(const char *path, const struct stat *info, int type)
{
	struct strbuf bytes = STRBUF_INIT;
	const char *base = strrchr(path, '/');
	struct text stem;

	(void)info;
	if (type == FTW_F && base &&
	    name_split(base + 1, &stem) != NAME_NO_DOCUMENT &&
	    !file_read(&bytes, path, FILE_NO_LIMIT, NULL))
		try_record(path + root_length, &bytes);
	strbuf_release(&bytes);
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
	printf("%zu records, %zu spans, %zu moves: %zu not by the text's edit, "
	       "%zu refused (%.2f %%); %zu lines; %zu back: %zu restored "
	       "(%.2f %%)\n",
	    records, spans, moves, forbidden, refused,
	    100.0 * (double)refused / (double)moves, lines_changed, backs,
	    restored, 100.0 * (double)restored / (double)backs);
	/* what is refused is rare, and what is written can be taken back */
	CHECK(refused * 50 < moves);
	CHECK(restored * 100 > backs * 98);
	CHECK(spans > 0);
	return test_end();
}
