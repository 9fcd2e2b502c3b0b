/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "cmd/check_one.h"
#include "cmd/commands.h"
#include "cmd/editor.h"
#include "cmd/work_toc.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/corpus/find.h"
#include "core/git/source.h"

const struct usage usage_edit = {
	.synopsis = "ID",
	.about =
	    "Open a record in your editor, and say afterwards what 'hence "
	    "check' has to say of it: infos with -v. With something that is an "
	    "error the exit code is 1; the file stays as you left it.",
	.examples = "hence edit 12\n"
		    "GIT_EDITOR='code --wait' hence edit rfcs/3\n",
	.operands_min = 1,
	.operands_max = 1,
	.common = COMMON_DIR,
	.operands = VALUE_RECORD | VALUE_FILE,
};

static enum status check(const struct env *env, struct error *err)
{
	if (!env->root) {
		error_set(err, STATUS_UNSUPPORTED,
		    "a bare repository has no files to edit");
		error_hint(err, "Work in a clone or a worktree of it.");
		return STATUS_UNSUPPORTED;
	}
	if (editor_is_welcome())
		return STATUS_OK;
	return error_set(err, STATUS_USAGE,
	    "'hence edit' needs a terminal for input and output");
}

static enum status read_file(struct strbuf *out, const struct env *env,
    const char *path, struct error *err)
{
	struct strbuf full = STRBUF_INIT;
	enum status status;

	strbuf_clear(out);
	path_join(&full, env->root, path);
	status = file_read(out, full.buf, FILE_NO_LIMIT, err);
	strbuf_release(&full);
	return status;
}

/* Everything as it is now: the editor may have made files, too. */
static enum status read_again(struct env *env, struct error *err)
{
	corpus_release(&env->corpus);
	env->has_corpus = false;
	source_free(env->source);
	env->source = NULL;
	return env_open(env, NEEDS_CORPUS, err);
}

static const struct record *find_path(const struct corpus *corpus,
    const char *path)
{
	for (size_t i = 0; i < corpus->records.count; i++)
		if (strcmp(corpus->records.items[i].path, path) == 0)
			return &corpus->records.items[i];
	return NULL;
}

struct edited {
	struct strbuf path; /* from the root */
	struct strbuf before, after;
};

static enum status edit(struct edited *edited, struct env *env, const char *id,
    struct error *err)
{
	const struct record *record;
	struct strbuf shown = STRBUF_INIT;
	enum status status = check(env, err);

	if (status == STATUS_OK)
		status = corpus_resolve(&record, &env->corpus, id, env->cwd,
		    err);
	if (status != STATUS_OK)
		return status;
	strbuf_addstr(&edited->path, record->path);
	env_path(&shown, env, record->path);
	status = read_file(&edited->before, env, edited->path.buf, err);
	if (status == STATUS_OK)
		status = editor_run(env, shown.buf, err);
	if (status == STATUS_OK)
		status = read_file(&edited->after, env, edited->path.buf, err);
	if (status == STATUS_OK)
		status = read_again(env, err);
	strbuf_release(&shown);
	return status;
}

static int judge(const struct edited *edited, struct env *env)
{
	struct text bytes = text_make(edited->after.buf, edited->after.len);
	const struct record *record = find_path(&env->corpus, edited->path.buf);
	struct error err;
	bool fails;

	if (text_same(bytes, text_make(edited->before.buf, edited->before.len)))
		env_say(env, "nothing changed");
	if (!record) {
		error_set(&err, STATUS_UNSUPPORTED,
		    "'%s' does not read like a record any more",
		    edited->path.buf);
		error_hint(&err,
		    "Give it a status, or sections such as Context and "
		    "Decision.");
		env_warn(&err);
		return EXIT_FINDINGS;
	}
	if (work_mend_toc(env, "edit", &err) != STATUS_OK)
		return env_fail(env, &err);
	if (check_one(&fails, env, record, &err) != STATUS_OK)
		return env_fail(env, &err);
	return fails ? EXIT_FINDINGS : EXIT_FINE;
}

int cmd_edit(struct env *env, const void *values, int argc, char **argv)
{
	struct edited edited;
	struct error err;
	int code;

	(void)values;
	(void)argc;
	strbuf_init(&edited.path);
	strbuf_init(&edited.before);
	strbuf_init(&edited.after);
	code = edit(&edited, env, argv[0], &err) == STATUS_OK
	    ? judge(&edited, env)
	    : env_fail(env, &err);
	strbuf_release(&edited.path);
	strbuf_release(&edited.before);
	strbuf_release(&edited.after);
	return code;
}
