/* SPDX-License-Identifier: MIT */
#include "core/check/targets.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/base/percent.h"
#include "core/base/unicode.h"
#include "core/base/url.h"
#include "core/git/source.h"
#include "core/record/name.h"

#define LINK_HOPS 10 /* symbolic links on the way to a file */
/* Problems of a record whose headings are not known. */
#define NOT_READ (PROBLEM_TOO_LARGE | PROBLEM_UNREADABLE | PROBLEM_TOO_COMPLEX)

void targets_init(struct targets *out, const struct check *check)
{
	memset(out, 0, sizeof(*out));
	out->check = check;
	lookup_init(&out->lookup, check->corpus);
	map_init(&out->folded);
	site_init(&out->site);
	map_init(&out->found);
	map_init(&out->documents);
}

void targets_release(struct targets *targets)
{
	for (size_t i = 0; i < targets->anchors.count; i++) {
		anchors_release(targets->anchors.items[i]);
		free(targets->anchors.items[i]);
	}
	vec_release(&targets->anchors);
	lookup_release(&targets->lookup);
	map_release(&targets->folded);
	site_release(&targets->site);
	map_release(&targets->found);
	vec_release(&targets->answers);
	map_release(&targets->documents);
}

static bool is_folder(const struct source *source, const char *path)
{
	size_t end, start = source_range(source, path, &end);

	return !*path || end > start;
}

/* The folders above a path, from the outermost: the first that is a symbolic
 * link or a submodule. */
static const struct source_file *find_gate(const struct source *source,
    struct text path)
{
	struct strbuf folder = STRBUF_INIT;
	const struct source_file *found = NULL;

	for (size_t i = 0; i <= path.len && !found; i++) {
		if (i < path.len && path.data[i] != '/')
			continue;
		strbuf_clear(&folder);
		strbuf_add(&folder, path.data, i);
		found = source_find(source, folder.buf);
		if (found && found->type == SOURCE_FILE)
			found = NULL;
	}
	strbuf_release(&folder);
	return found;
}

/* Put the link's target in its place at the start of path. */
static bool follow(struct source *source, const struct source_file *link,
    struct strbuf *path)
{
	struct strbuf target = STRBUF_INIT, folder = STRBUF_INIT,
		      joined = STRBUF_INIT;
	struct text parent = path_parent(link->path);
	bool inside = false;

	if (source_read(source, link, 4096, &target, NULL) == STATUS_OK &&
	    target.len && target.buf[0] != '/') {
		strbuf_add(&folder, parent.data, parent.len);
		strbuf_addstr(&target, path->buf + strlen(link->path));
		path_join(&joined, folder.buf, target.buf);
		inside = path_normalise(path, joined.buf);
	}
	strbuf_release(&target);
	strbuf_release(&folder);
	strbuf_release(&joined);
	return inside;
}

/* Another repository's files are not ours to list. */
static bool is_in_repository(const struct source *source, const char *path)
{
	const char *root = source_root(source);
	struct strbuf folder = STRBUF_INIT, git = STRBUF_INIT;
	bool found = false;
	size_t i;

	for (i = 0; root && path[i] && !found; i++) {
		if (path[i] != '/')
			continue;
		path_join(&folder, root, path);
		strbuf_setlen(&folder, strlen(root) + 1 + i);
		path_join(&git, folder.buf, ".git");
		found = file_exists(git.buf);
	}
	strbuf_release(&folder);
	strbuf_release(&git);
	return found;
}

static void fold_paths(struct targets *targets)
{
	struct strbuf folded = STRBUF_INIT;
	size_t count;
	const struct source_file *files = source_files(targets->check->source,
	    &count);

	targets->has_folded = true;
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&folded);
		unicode_fold(&folded, text_of(files[i].path));
		*map_at(&targets->folded, text_make(folded.buf, folded.len),
		    NULL) = i;
	}
	strbuf_release(&folded);
}

/* Where it is there, the path becomes what it is called. */
static bool is_there_folded(struct targets *targets, struct strbuf *path)
{
	struct strbuf folded = STRBUF_INIT;
	const size_t *found;

	if (!targets->has_folded)
		fold_paths(targets);
	unicode_fold(&folded, text_make(path->buf, path->len));
	found = map_find(&targets->folded, text_make(folded.buf, folded.len));
	if (found) {
		size_t count;
		const struct source_file *files =
		    source_files(targets->check->source, &count);

		strbuf_clear(path);
		strbuf_addstr(path, files[*found].path);
	}
	strbuf_release(&folded);
	return found != NULL;
}

static enum target_state find_path(struct targets *targets, struct strbuf *path)
{
	struct source *source = targets->check->source;

	for (int hops = 0; hops < LINK_HOPS; hops++) {
		const struct source_file *file = source_find(source, path->buf);
		const struct source_file *gate;

		if (file && file->type == SOURCE_FILE)
			return TARGET_FILE;
		if (is_folder(source, path->buf))
			return TARGET_FOLDER;
		gate = find_gate(source, text_make(path->buf, path->len));
		if (!gate)
			break;
		if (gate->type == SOURCE_SUBMODULE ||
		    !follow(source, gate, path))
			return TARGET_ELSEWHERE;
	}
	if (is_in_repository(source, path->buf))
		return TARGET_ELSEWHERE;
	if (source_find(source, path->buf)) /* links in a circle */
		return TARGET_MISSING;
	return is_there_folded(targets, path) ? TARGET_OTHER_CASE
					      : TARGET_MISSING;
}

/* "../../issues/1", "../../wiki": pages that the forge has beside the files.
 * From docs/adr/x.md two levels up is the root, and the path leaves it. */
static bool is_page_of_forge(struct text path)
{
	static const char *const pages[] = { "issues", "pull", "pulls", "wiki",
		"discussions", "releases", "actions", "milestones", "labels",
		"projects", "commit", "commits", "compare", "blob", "tree" };
	size_t ups = 0;

	while (text_starts(path, "../")) {
		path = text_skip(path, 3);
		ups++;
	}
	for (size_t i = 0; ups >= 2 && i < sizeof(pages) / sizeof(*pages); i++)
		if (text_starts(path, pages[i]) &&
		    (path.len == strlen(pages[i]) ||
			path.data[strlen(pages[i])] == '/'))
			return true;
	return false;
}

/* Look it up; the path from the root goes to out. */
static enum target_state find(struct targets *targets, struct strbuf *out,
    const char *folder, struct text path)
{
	struct strbuf decoded = STRBUF_INIT;
	enum target_state state;

	percent_decode(&decoded, path);
	if (memchr(decoded.buf, '\0', decoded.len))
		state = TARGET_MISSING;
	else if (!url_resolve(out, decoded.buf, folder))
		state = TARGET_OUTSIDE;
	else
		state = find_path(targets, out);
	if (state >= TARGET_OTHER_CASE &&
	    (is_page_of_forge(path) ||
		site_has(&targets->site, targets->check->source,
		    text_make(decoded.buf, decoded.len))))
		state = TARGET_ELSEWHERE;
	/* "100%25.md" may be the very name of a file, too */
	if (state == TARGET_MISSING && memchr(path.data, '%', path.len)) {
		strbuf_clear(&decoded);
		strbuf_add(&decoded, path.data, path.len);
		if (url_resolve(out, decoded.buf, folder) &&
		    source_find(targets->check->source, out->buf))
			state = TARGET_FILE;
	}
	strbuf_release(&decoded);
	return state;
}

const struct target *targets_find(struct targets *targets, const char *from,
    struct text path)
{
	struct text folder = path_parent(from);
	struct strbuf key = STRBUF_INIT, out = STRBUF_INIT;
	struct target *answer;
	size_t *index;

	/* no path: the document itself */
	strbuf_add(&key, path.len ? folder.data : from,
	    path.len ? folder.len : strlen(from));
	strbuf_addch(&key, '\n');
	strbuf_add(&key, path.data, path.len);
	index = map_at(&targets->found, text_make(key.buf, key.len), NULL);
	if (!*index) {
		answer = vec_push(&targets->answers);
		*index = targets->answers.count;
		strbuf_setlen(&key, path.len ? folder.len : strlen(from));
		if (path.len)
			answer->state = find(targets, &out, key.buf, path);
		else
			strbuf_addstr(&out, from);
		answer->path = arena_strndup(&targets->found.keys, out.buf,
		    out.len);
	}
	strbuf_release(&key);
	strbuf_release(&out);
	return &targets->answers.items[*index - 1];
}

static struct anchors *make_anchors(const struct targets *targets,
    const struct record *record)
{
	struct anchors *anchors;

	if (record->problems & NOT_READ)
		return NULL;
	anchors = mem_alloc(sizeof(*anchors));
	anchors_init(anchors, record, targets->check->options->anchors);
	return anchors;
}

/* A document that is no record is read as if it was one. */
static struct anchors *read_anchors(struct targets *targets, const char *path)
{
	const struct check *check = targets->check;
	const struct source_file *file = source_find(check->source, path);
	const struct record *known = lookup_path(&targets->lookup, path);
	struct strbuf bytes = STRBUF_INIT;
	struct anchors *anchors = NULL;
	struct record record;
	struct arena arena;

	if (known)
		return make_anchors(targets, known);
	arena_init(&arena);
	if (file &&
	    source_read(check->source, file, check->corpus->config.record_bytes,
		&bytes, NULL) == STATUS_OK) {
		record_parse(&record, path, text_make(bytes.buf, bytes.len),
		    text_make("", 0), &arena);
		anchors = make_anchors(targets, &record);
	}
	arena_release(&arena);
	strbuf_release(&bytes);
	return anchors;
}

/* What a forge shows below a folder's files, or NULL. */
static const char *find_readme(const struct source *source, const char *folder)
{
	size_t end, i = source_range(source, folder, &end), count;
	const struct source_file *files = source_files(source, &count);
	size_t lead = *folder ? strlen(folder) + 1 : 0;

	for (; i < end; i++)
		if (!strcasecmp(files[i].path + lead, "README.md"))
			return files[i].path;
	return NULL;
}

/* The forges' own: the top of the page, and the document as such. */
static bool is_of_forge(const char *name)
{
	return !strcasecmp(name, "top") || !strcasecmp(name, "readme");
}

/* Those of what is shown there; NULL: they cannot be judged. */
static const struct anchors *anchors_at(struct targets *targets,
    const struct target *target)
{
	const char *path = target->path;
	struct text stem;
	size_t *index;
	bool is_new;

	if (targets->check->options->anchors == ANCHORS_NONE)
		return NULL;
	if (target->state == TARGET_FOLDER)
		path = find_readme(targets->check->source, path);
	if (!path ||
	    name_split(path_last(text_of(path)).data, &stem) != NAME_MARKDOWN)
		return NULL;
	index = map_at(&targets->documents, text_of(path), &is_new);
	if (is_new) {
		struct anchors *anchors = read_anchors(targets, path);

		if (anchors) {
			*vec_push(&targets->anchors) = anchors;
			*index = targets->anchors.count;
		}
	}
	return *index ? targets->anchors.items[*index - 1] : NULL;
}

bool targets_have_anchor(struct targets *targets, const struct target *target,
    const char *name)
{
	const struct anchors *anchors;

	if (is_of_forge(name))
		return true;
	anchors = anchors_at(targets, target);
	return !anchors || anchors_have(anchors, name);
}

const char *targets_guess_anchor(struct targets *targets,
    const struct target *target, const char *name)
{
	const struct anchors *anchors = anchors_at(targets, target);

	return anchors ? anchors_guess(anchors, name) : NULL;
}
