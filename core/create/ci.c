/* SPDX-License-Identifier: MIT */
#include "core/create/ci.h"

#include <string.h>

#include "core/base/unicode.h"

static const char *const names[] = { "github.yml", "gitlab.yml" };
static const char *const paths[] = { ".github/workflows/hence.yml",
	".gitlab/hence.yml" };

const char *ci_path(enum ci_forge forge)
{
	return paths[forge];
}

static bool has_control(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if ((unsigned char)t.data[i] < ' ' || t.data[i] == 0x7f)
			return true;
	return false;
}

enum status ci_read_source(struct ci_request *request, const char *value,
    struct error *err)
{
	struct text rest = text_of(value);
	size_t at = text_find_char(rest, '#');

	if (at != SIZE_MAX && at > 0 && at + 1 < rest.len &&
	    !has_control(rest) && unicode_is_valid(rest)) {
		request->source = text_make(value, at);
		request->revision = text_skip(rest, at + 1);
		return STATUS_OK;
	}
	error_set(err, STATUS_USAGE, "'--ci-source' does not take '%s'", value);
	error_hint(err,
	    "Write URL#REVISION: the git URL of hence's source, and the tag or "
	    "commit to build.");
	return STATUS_USAGE;
}

static const char *text_named(const char *name)
{
	for (size_t i = 0; i < ci_rows_count; i++)
		if (!strcmp(ci_rows[i].name, name))
			return ci_rows[i].text;
	return "";
}

/* A text in YAML, whatever it looks like: "1.0" is no number. */
static void add_value(struct strbuf *out, struct text value)
{
	strbuf_addch(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == '"' || value.data[i] == '\\')
			strbuf_addch(out, '\\');
		strbuf_addch(out, value.data[i]);
	}
	strbuf_addch(out, '"');
}

/* The template, with "@NAME@" filled in. */
static void fill_in(struct strbuf *out, const struct ci_request *request)
{
	const struct {
		const char *mark;
		struct text value;
	} values[] = {
		{ "@SOURCE@", request->source },
		{ "@REVISION@", request->revision },
		{ "@BRANCH@", text_of(request->branch) },
	};
	struct text rest = text_of(text_named(names[request->forge]));

	while (rest.len) {
		size_t i = 0, count = sizeof(values) / sizeof(*values);

		while (i < count && !text_starts(rest, values[i].mark))
			i++;
		if (i < count)
			add_value(out, values[i].value);
		else
			strbuf_addch(out, *rest.data);
		rest = text_skip(rest, i < count ? strlen(values[i].mark) : 1);
	}
}

/* GitLab reads one file, which says what others it reads. */
static enum status add_include(struct change *change, bool *to_include,
    struct error *err)
{
	struct change_file *file;
	struct error unused;
	enum status status = change_add(&file, change, CI_GITLAB_FILE, err);

	if (status == STATUS_OK) {
		strbuf_addstr(&file->text,
		    "include:\n  - local: .gitlab/hence.yml\n");
		return STATUS_OK;
	}
	if (status != STATUS_EXISTS)
		return status;
	*to_include = change_open(&file, change, CI_GITLAB_FILE, &unused) !=
		STATUS_OK ||
	    text_find(text_make(file->before.buf, file->before.len),
		ci_path(CI_GITLAB)) == SIZE_MAX;
	return STATUS_OK;
}

enum status ci_add(struct change *change, const struct ci_request *request,
    bool *to_include, struct error *err)
{
	struct change_file *file;
	enum status status = change_add(&file, change, ci_path(request->forge),
	    err);

	*to_include = false;
	if (status == STATUS_EXISTS)
		error_hint(err, "Move it out of the way for a new one.");
	if (status != STATUS_OK)
		return status;
	fill_in(&file->text, request);
	if (request->forge == CI_GITLAB)
		status = add_include(change, to_include, err);
	return status;
}
