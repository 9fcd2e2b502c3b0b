/* SPDX-License-Identifier: MIT */
#include "core/check/documents.h"

#include <string.h>

#include "core/base/glob.h"
#include "core/base/path.h"
#include "core/corpus/lookup.h"
#include "core/git/source.h"
#include "core/record/name.h"

bool document_is_named(const char *path, const char *pattern)
{
	struct text glob = text_of(pattern), at = text_of(path);
	bool anywhere;

	if (text_ends(glob, "/")) {
		glob.len--;
		at = path_folder(at);
	}
	anywhere = text_find_char(glob, '/') >= glob.len;
	if (text_starts(glob, "/"))
		glob = text_skip(glob, 1);
	for (; at.len; at = path_folder(at))
		if (glob_matches(glob, anywhere ? path_last(at) : at))
			return true;
	return false;
}

static bool is_markdown(const struct source_file *file)
{
	struct text stem;

	return file->type == SOURCE_FILE &&
	    name_split(path_base(file->path).data, &stem) == NAME_MARKDOWN;
}

size_t documents_count(const struct source *source, const char *pattern)
{
	size_t count, found = 0;
	const struct source_file *files = source_files(source, &count);

	for (size_t i = 0; i < count; i++)
		found += is_markdown(&files[i]) &&
		    document_is_named(files[i].path, pattern);
	return found;
}

static bool is_asked_for(const struct check_options *options, const char *path)
{
	for (size_t i = 0; i < options->documents_count; i++)
		if (document_is_named(path, options->documents[i]))
			return true;
	return false;
}

void documents_find(document_list *out, const struct check *check)
{
	struct lookup lookup;
	size_t count;
	const struct source_file *files = source_files(check->source, &count);

	if (!check->options->documents_count)
		return;
	lookup_init(&lookup, check->corpus);
	for (size_t i = 0; i < count; i++)
		if (is_markdown(&files[i]) &&
		    is_asked_for(check->options, files[i].path) &&
		    !lookup_path(&lookup, files[i].path))
			*vec_push(out) = &files[i];
	lookup_release(&lookup);
}

static void report(const struct check *check, enum rule_id rule,
    const char *path, const char *message)
{
	struct finding *finding = check_add(check, rule, NULL, "%s", message);

	finding_whole(finding, message);
	if (finding)
		finding->path = arena_strdup(&check->findings->arena, path);
}

bool document_read(struct record *out, const struct check *check,
    const struct source_file *file, struct arena *arena)
{
	struct strbuf bytes = STRBUF_INIT;
	enum status status = source_read(check->source, file,
	    check->corpus->config.record_bytes, &bytes, NULL);

	if (status == STATUS_OK) {
		record_parse(out, file->path, text_make(bytes.buf, bytes.len),
		    text_make("", 0), arena);
		out->path = file->path;
	}
	strbuf_release(&bytes);
	if (status == STATUS_TOO_LARGE)
		report(check, RULE_RECORD_TOO_LARGE, file->path,
		    "the file is larger than 'limits: record-bytes': its links "
		    "are not known");
	else if (status != STATUS_OK && status != STATUS_NOT_FOUND)
		report(check, RULE_RECORD_UNREADABLE, file->path,
		    "the file could not be read: its links are not known");
	else if (status == STATUS_OK && out->problems & PROBLEM_TOO_COMPLEX)
		report(check, RULE_RECORD_UNREADABLE, file->path,
		    "its Markdown would take too long to read: its links are "
		    "not known");
	return status == STATUS_OK;
}
