/* SPDX-License-Identifier: MIT */
/*
 * Merging by git(1), where libgit2 cannot: its new objects go to a temporary
 * folder, are read into memory from there, and the folder is removed again.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/path.h"
#include "core/git/internal.h"

/* Where git keeps what it makes, and how it is told so. */
struct place {
	struct repo *repo;
	struct strbuf folder; /* "": not made */
	struct strbuf own, others, index; /* settings */
	struct strbuf work_tree; /* option */
	const char *settings[4];
};

static void place_release(struct place *place)
{
	strbuf_release(&place->folder);
	strbuf_release(&place->own);
	strbuf_release(&place->others);
	strbuf_release(&place->index);
	strbuf_release(&place->work_tree);
}

static const char *temporary_folder(void)
{
	const char *folder = repo_env_value("TMPDIR");

	return folder && *folder == '/' ? folder : "/tmp";
}

/* A path with ':' in it, or '"' at its start, goes in quotes. */
static void add_path(struct strbuf *out, const char *path)
{
	if (*path != '"' && !strchr(path, ':')) {
		strbuf_addstr(out, path);
		return;
	}
	strbuf_addch(out, '"');
	for (; *path; path++) {
		if (*path == '"' || *path == '\\')
			strbuf_addch(out, '\\');
		strbuf_addch(out, *path);
	}
	strbuf_addch(out, '"');
}

static enum status place_init(struct place *place, struct repo *repo,
    struct error *err)
{
	const char *objects = repo_env_value("GIT_OBJECT_DIRECTORY");
	const char *more = repo_env_value("GIT_ALTERNATE_OBJECT_DIRECTORIES");
	struct strbuf usual = STRBUF_INIT;

	*place = (struct place){ repo, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT,
		STRBUF_INIT, STRBUF_INIT, { NULL } };
	path_join(&place->folder, temporary_folder(), "hence-merge.XXXXXX");
	if (!mkdtemp(place->folder.buf)) {
		strbuf_clear(&place->folder);
		return error_set_errno(err, STATUS_IO, errno,
		    "cannot make a folder in '%s'", temporary_folder());
	}
	path_join(&usual, repo->info.common_dir, "objects");
	strbuf_addf(&place->own, "GIT_OBJECT_DIRECTORY=%s", place->folder.buf);
	strbuf_addstr(&place->others, "GIT_ALTERNATE_OBJECT_DIRECTORIES=");
	add_path(&place->others, objects ? objects : usual.buf);
	if (more)
		strbuf_addf(&place->others, ":%s", more);
	strbuf_release(&usual);
	strbuf_addf(&place->index, "GIT_INDEX_FILE=%s/index",
	    place->folder.buf);
	strbuf_addf(&place->work_tree, "--work-tree=%s", place->folder.buf);
	place->settings[0] = place->own.buf;
	place->settings[1] = place->others.buf;
	return STATUS_OK;
}

static enum status run(struct strbuf *out, int *code, const struct place *place,
    const char *const *args, struct error *err)
{
	struct strbuf talk = STRBUF_INIT;
	struct process process;
	enum status status;

	process_init(&process);
	process.settings = place->settings;
	status = process_start(&process, args, false, err);
	if (!status) {
		while (process_pump(&process, NULL, out, &talk))
			continue;
		*code = process_finish(&process);
		if (*code > 1)
			status = error_set(err, STATUS_GIT,
			    "cannot merge: %.*s",
			    TEXT_ARG(process_reason(&talk)));
	}
	strbuf_release(&talk);
	return status;
}

typedef VEC(const char *) argument_list;

static void add_arguments(argument_list *out, const char *const *args)
{
	for (; *args; args++)
		*vec_push(out) = *args;
}

/*
 * A merge driver is a program, and a change says in its .gitattributes which
 * one runs. Where some are configured, git is where it finds no attributes,
 * neither as files nor staged.
 */
static void add_place(argument_list *out, struct place *place)
{
	const char *const words[] = { "-C", place->folder.buf,
		place->work_tree.buf, "-c", "core.attributesFile=/dev/null",
		"-c", "merge.default=text", NULL };

	add_arguments(out, place->repo->prefix);
	if (!repo_config_has(place->repo, "merge.", ".driver"))
		return;
	place->settings[2] = place->index.buf;
	add_arguments(out, words);
}

/* "<tree>", and each path in conflict, with NULs behind them. */
static enum status merge(struct strbuf *tree, struct merge_conflicts *conflicts,
    struct place *place, const char *const commits[2], struct error *err)
{
	static const char *const words[] = { "merge-tree", "--write-tree", "-z",
		"--name-only", "--no-messages", NULL };
	argument_list args = { 0 };
	struct strbuf said = STRBUF_INIT;
	struct text rest, part = { NULL, 0 };
	enum status status;
	int code = 0;

	add_place(&args, place);
	add_arguments(&args, words);
	*vec_push(&args) = commits[0];
	*vec_push(&args) = commits[1];
	*vec_push(&args) = NULL;
	status = run(&said, &code, place, args.items, err);
	rest = text_make(said.buf, said.len);
	if (!status && text_split(&rest, '\0', &part))
		strbuf_add(tree, part.data, part.len);
	if (!status && !part.len)
		status = error_set(err, STATUS_GIT,
		    "cannot merge: 'git merge-tree' named no result");
	while (!status && code && text_split(&rest, '\0', &part) && part.len)
		merge_add_conflict(conflicts, part);
	strbuf_release(&said);
	vec_release(&args);
	return status;
}

/* "100644 blob <id>\t<path>" */
static void add_file(struct source *source, struct text line)
{
	struct text mode, type, id;
	unsigned int bits = 0;
	char name[OBJECT_ID_SIZE];

	if (!text_split(&line, ' ', &mode) || !text_split(&line, ' ', &type) ||
	    !text_split(&line, '\t', &id) || id.len >= sizeof(name))
		return;
	for (size_t i = 0; i < mode.len; i++)
		bits = bits * 8 + (unsigned int)(mode.data[i] - '0');
	memcpy(name, id.data, id.len);
	name[id.len] = '\0';
	source_add(source, line, source_type_of(bits), name);
}

static enum status list_files(struct source *source, const struct place *place,
    const char *tree, struct error *err)
{
	static const char *const words[] = { "ls-tree", "-r", "-z",
		"--full-tree", NULL };
	argument_list args = { 0 };
	struct strbuf list = STRBUF_INIT;
	struct text rest, line;
	enum status status;
	int code = 0;

	add_arguments(&args, source->repo->prefix);
	add_arguments(&args, words);
	*vec_push(&args) = tree;
	*vec_push(&args) = NULL;
	status = run(&list, &code, place, args.items, err);
	if (!status && code)
		status = error_set(err, STATUS_GIT,
		    "cannot merge: 'git ls-tree' cannot read the result");
	rest = text_make(list.buf, list.len);
	while (!status && text_split(&rest, '\0', &line))
		add_file(source, line);
	strbuf_release(&list);
	vec_release(&args);
	return status;
}

/* Keep what the merge has made of a file. */
static enum status keep_blob(struct source *source, struct batch *batch,
    const char *id, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	struct object object;
	enum status status = batch_read(batch, source->repo->prefix, id,
	    (size_t)-1, &object, &bytes, err);

	if (status || object.type != OBJECT_BLOB) {
		strbuf_release(&bytes);
		return status;
	}
	source_make_blob(source, id, &bytes);
	return STATUS_OK;
}

typedef enum status (*name_fn)(void *context, const char *folder,
    const char *name, struct error *err);

static enum status each_name(const char *folder, name_fn fn, void *context,
    struct error *err)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	enum status status = STATUS_OK;

	while (dir && !status && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			status = fn(context, folder, entry->d_name, err);
	if (dir)
		closedir(dir);
	return status;
}

struct reading {
	struct source *source;
	struct batch batch;
	size_t id_length;
};

/* A loose object: ".../ab/cdef...". */
static enum status read_object(void *context, const char *folder,
    const char *name, struct error *err)
{
	struct reading *reading = context;
	struct text start = path_last(text_of(folder));
	struct strbuf id = STRBUF_INIT;
	enum status status = STATUS_OK;

	strbuf_addf(&id, "%.*s%s", TEXT_ARG(start), name);
	if (id.len == reading->id_length)
		status = keep_blob(reading->source, &reading->batch, id.buf,
		    err);
	strbuf_release(&id);
	return status;
}

static enum status read_folder(void *context, const char *folder,
    const char *name, struct error *err)
{
	struct strbuf path = STRBUF_INIT;
	enum status status;

	path_join(&path, folder, name);
	status = each_name(path.buf, read_object, context, err);
	strbuf_release(&path);
	return status;
}

static enum status remove_name(void *context, const char *folder,
    const char *name, struct error *err)
{
	struct strbuf path = STRBUF_INIT;

	path_join(&path, folder, name);
	if (unlink(path.buf) < 0) {
		each_name(path.buf, remove_name, context, err);
		rmdir(path.buf);
	}
	strbuf_release(&path);
	return STATUS_OK;
}

static enum status keep_blobs(struct source *source, const struct place *place,
    struct error *err)
{
	struct reading reading = { .source = source };
	enum status status;

	batch_init(&reading.batch);
	reading.batch.process.settings = place->settings;
	reading.id_length = source->count ? strlen(source->items[0].id) : 0;
	status = each_name(place->folder.buf, read_folder, &reading, err);
	batch_release(&reading.batch);
	return status;
}

enum status merge_by_git(struct source *source,
    struct merge_conflicts *conflicts, const char *const commits[2],
    struct error *err)
{
	struct strbuf tree = STRBUF_INIT;
	struct place place;
	enum status status = place_init(&place, source->repo, err);

	if (!status)
		status = merge(&tree, conflicts, &place, commits, err);
	if (!status && !conflicts->paths.count)
		status = list_files(source, &place, tree.buf, err);
	if (!status && !conflicts->paths.count)
		status = keep_blobs(source, &place, err);
	if (place.folder.len) {
		each_name(place.folder.buf, remove_name, NULL, NULL);
		rmdir(place.folder.buf);
	}
	place_release(&place);
	strbuf_release(&tree);
	return status;
}
