/* SPDX-License-Identifier: MIT */
/*
 * Attributes that give the worktree other bytes than git keeps. Line ends are
 * left to callers: a file without a CR is its blob, as far as these go.
 * libgit2 answers for one file in some 10 us, which is more than reading it,
 * so the attribute files are searched for the words instead: to say "possible"
 * too often only costs time.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/git/internal.h"

#define ATTRIBUTES ".gitattributes"
#define ATTRIBUTES_LIMIT ((size_t)1 << 20)

static bool has_word(struct text line)
{
	return text_find(line, "filter") != SIZE_MAX ||
	    text_find(line, "ident") != SIZE_MAX ||
	    text_find(line, "working-tree-encoding") != SIZE_MAX;
}

/* "*.png" is no pattern for a file of another extension. */
static bool is_for_others(struct text line, struct text extension)
{
	struct text pattern, end;
	bool is_plain;

	line = text_trim(line);
	if (text_starts(line, "\"") || text_starts(line, "[") ||
	    !text_split(&line, ' ', &pattern))
		return false;
	end = path_extension(path_last(pattern));
	is_plain = end.len > 0;
	for (size_t i = 0; i < end.len; i++)
		is_plain = is_plain && char_is_alnum(end.data[i]);
	if (!is_plain || end.len != extension.len)
		return is_plain;
	for (size_t i = 0; i < end.len; i++)
		if (char_lower(end.data[i]) != char_lower(extension.data[i]))
			return true;
	return false;
}

static bool may_convert(const struct strbuf *attributes, struct text extension)
{
	struct text rest = text_make(attributes->buf, attributes->len), line;

	while (text_next_line(&rest, &line))
		if (!text_starts(line, "#") && has_word(line) &&
		    !is_for_others(line, extension))
			return true;
	return false;
}

/* Of the system, the user and the repository: false where there is none. */
static bool file_may_convert(const char *path, struct text extension)
{
	struct strbuf text = STRBUF_INIT;
	enum status status = file_read(&text, path, ATTRIBUTES_LIMIT, NULL);
	bool possible = status ? status != STATUS_NOT_FOUND
			       : may_convert(&text, extension);

	strbuf_release(&text);
	return possible;
}

/* One that git ignores counts, too; one that is not checked out as well. */
static bool folder_may_convert(struct source *source, struct text folder,
    struct text extension)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	const struct source_file *file;
	enum status status;
	bool possible;

	strbuf_addf(&path, "%.*s%s" ATTRIBUTES, TEXT_ARG(folder),
	    folder.len ? "/" : "");
	file = source_find(source, path.buf);
	if (file)
		status = source_read(source, file, ATTRIBUTES_LIMIT, &text,
		    NULL);
	else
		status = disk_read(&source->disk, path.buf, SOURCE_FILE,
		    ATTRIBUTES_LIMIT, &text, NULL);
	possible = status ? status != STATUS_NOT_FOUND
			  : may_convert(&text, extension);
	strbuf_release(&path);
	strbuf_release(&text);
	return possible;
}

static void user_attributes(struct strbuf *out, struct repo *repo)
{
	const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME");

	if (repo_config(repo, "core.attributesfile", out) && out->len) {
		if (text_starts(text_of(out->buf), "~/") && home)
			strbuf_splice(out, 0, 1, home, strlen(home));
		return;
	}
	strbuf_clear(out);
	if (config && *config)
		strbuf_addf(out, "%s/git/attributes", config);
	else if (home && *home)
		strbuf_addf(out, "%s/.config/git/attributes", home);
}

static bool common_may_convert(struct repo *repo, struct text extension)
{
	struct strbuf path = STRBUF_INIT;
	bool possible;

	strbuf_addf(&path, "%s/info/attributes", repo->info.common_dir);
	possible = file_may_convert(path.buf, extension) ||
	    file_may_convert("/etc/gitattributes", extension);
	if (!possible) {
		user_attributes(&path, repo);
		possible = path.len && file_may_convert(path.buf, extension);
	}
	strbuf_release(&path);
	return possible;
}

/* Is it another question than the last one? */
static bool is_new(struct conversion_memo *memo, struct text folder,
    struct text extension)
{
	struct text asked = text_make(memo->asked.buf, memo->asked.len);

	if (asked.len == extension.len + 1 + folder.len &&
	    text_same(text_make(asked.data, extension.len), extension) &&
	    text_same(text_skip(asked, extension.len + 1), folder))
		return false;
	strbuf_clear(&memo->asked);
	strbuf_addf(&memo->asked, "%.*s:%.*s", TEXT_ARG(extension),
	    TEXT_ARG(folder));
	return true;
}

bool conversion_is_possible(struct source *source, const char *path)
{
	struct conversion_memo *common = &source->common_conversion;
	struct conversion_memo *memo = &source->folder_conversion;
	struct text folder = path_parent(path);
	struct text extension = path_extension(path_base(path));

	if (is_new(common, text_make("", 0), extension))
		common->is_possible = common_may_convert(source->repo,
		    extension);
	if (common->is_possible || !is_new(memo, folder, extension))
		return common->is_possible || memo->is_possible;
	do {
		memo->is_possible = folder_may_convert(source, folder,
		    extension);
		if (!folder.len)
			break;
		folder = path_folder(folder);
	} while (!memo->is_possible);
	return memo->is_possible;
}
