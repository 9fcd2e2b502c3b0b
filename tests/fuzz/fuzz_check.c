/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a small repository, in the form of tests/cases/check: files
 * behind lines "--- PATH". It is laid out in a folder, read and checked, and
 * the findings are shown in every form.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/base/unicode.h"
#include "core/check/check.h"
#include "core/git/source.h"
#include "core/output/finding_report.h"
#include "tests/fuzz/fuzz.h"

#define MOST_FILES 16
#define LONGEST_PATH 100
#define LIMIT 65536

static char place[] = "/tmp/hence-fuzz-check.XXXXXX";

static int remove_one(const char *path, const struct stat *info, int type,
    struct FTW *at)
{
	(void)info;
	(void)type;
	return at->level ? remove(path) : 0;
}

static void clear(void)
{
	nftw(place, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void leave(void)
{
	clear();
	rmdir(place);
}

/* A name that the disk refuses is no file. */
static void put(struct text name, struct text bytes)
{
	char raw[LONGEST_PATH + 1] = { 0 };
	struct strbuf path = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent;
	struct error err;

	if (name.len > LONGEST_PATH || memchr(name.data, '\0', name.len))
		return;
	memcpy(raw, name.data, name.len);
	if (raw[0] != '/' && path_normalise(&folder, raw) && folder.len) {
		path_join(&path, place, folder.buf);
		parent = path_parent(path.buf);
		strbuf_clear(&folder);
		strbuf_add(&folder, parent.data, parent.len);
		if (file_make_folder(folder.buf, &err) == STATUS_OK)
			file_create(path.buf, bytes.data, bytes.len, &err);
	}
	strbuf_release(&path);
	strbuf_release(&folder);
}

static void lay_out(struct text rest)
{
	struct text line, name = text_make("", 0), bytes = rest;

	for (int files = 0; files <= MOST_FILES;) {
		const char *at = rest.data;
		bool is_end = !text_next_line(&rest, &line);

		if (!is_end && !text_starts(line, "--- "))
			continue;
		bytes.len = (size_t)(at - bytes.data);
		if (name.len)
			put(name, bytes);
		if (is_end)
			return;
		name = text_skip(line, 4);
		bytes = rest;
		files++;
	}
}

/* Whatever is printed is text that does nothing to a terminal. */
static void expect_harmless(const char *data, size_t len)
{
	EXPECT(unicode_is_valid(text_make(data, len)));
	for (size_t i = 0; i < len; i++)
		EXPECT(data[i] == '\n' || (unsigned char)data[i] >= ' ');
}

static void show(const struct finding_report *report)
{
	static void (*const writers[])(FILE *,
	    const struct finding_report *) = { finding_text, finding_json,
		finding_sarif, finding_github, finding_junit };

	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		char *data = NULL;
		size_t len = 0;
		FILE *out = open_memstream(&data, &len);

		writers[i](out, report);
		fclose(out);
		expect_harmless(data, len);
		free(data);
	}
}

static void check_all(struct source *source, const struct corpus *corpus)
{
	struct check_options options = { .today = { 2026, 11, 20 } };
	struct findings findings;
	const struct check check = { .source = source,
		.corpus = corpus,
		.options = &options,
		.findings = &findings,
		.threads = 1 };
	struct finding_report report = { .corpus = corpus,
		.records = corpus->records.count,
		.width = 40,
		.infos = true,
		.waived = true };
	struct arena arena;
	struct error err;

	memset(options.wanted, true, sizeof(options.wanted));
	findings_init(&findings);
	arena_init(&arena);
	if (check_levels(&options.levels, &corpus->config, &err) == STATUS_OK &&
	    check_run(&check, &err) == STATUS_OK) {
		report.count = findings.items.count;
		report.places = finding_places(&findings, source, LIMIT,
		    &arena);
		show(&report);
	}
	arena_release(&arena);
	findings_release(&findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct corpus_options options = { .threads = 1 };
	static bool is_ready;
	struct source *source = NULL;
	struct corpus corpus;
	struct error err;

	if (!is_ready)
		EXPECT(mkdtemp(place) && !atexit(leave));
	is_ready = true;
	lay_out(text_make((const char *)data, size));
	if (source_open_folder(&source, place, NULL, &err) == STATUS_OK) {
		if (corpus_load(&corpus, source, &options, &err) == STATUS_OK)
			check_all(source, &corpus);
		corpus_release(&corpus);
	}
	source_free(source);
	clear();
	return 0;
}
