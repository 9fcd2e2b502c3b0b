/* SPDX-License-Identifier: MIT */
/*
 * Objects through one long-running "git cat-file --batch"; inside core/git
 * only. It is started by the first request.
 */
#ifndef HENCE_GIT_BATCH_H
#define HENCE_GIT_BATCH_H

#include "core/git/process.h"

/* An object's id in hex (SHA-256 at most) and its NUL. */
#define OBJECT_ID_SIZE 65

enum object_type {
	OBJECT_COMMIT,
	OBJECT_TREE,
	OBJECT_BLOB,
	OBJECT_TAG
};

struct object {
	enum object_type type;
	char id[OBJECT_ID_SIZE];
	size_t size;
};

struct batch {
	struct process process;
	struct strbuf reply, talk;
};

void batch_init(struct batch *batch);
void batch_release(struct batch *batch);

/*
 * Append the bytes of the object that name (an id or any revision) names.
 * prefix: options for git itself. STATUS_NOT_FOUND, STATUS_TOO_LARGE beyond
 * limit (object is filled, nothing appended), STATUS_GIT.
 */
enum status batch_read(struct batch *batch, const char *const *prefix,
    const char *name, size_t limit, struct object *object, struct strbuf *out,
    struct error *err);

#endif
