/* SPDX-License-Identifier: MIT */
/* Who the user is to git: as commits and the mailmap have it. */
#ifndef HENCE_GIT_IDENTITY_H
#define HENCE_GIT_IDENTITY_H

#include <stdbool.h>

#include "core/base/strbuf.h"

struct repo;

struct identity {
	struct strbuf name, email; /* one of them may be "" */
};

void identity_init(struct identity *identity);
void identity_release(struct identity *identity);

/*
 * GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, else user.name and user.email; through
 * the repository's mailmap where there is one (repo may be NULL). One line
 * each, without "<" and ">". False when neither is known.
 */
bool identity_load(struct identity *out, struct repo *repo);

/* Append "Ana <ana@example.org>", or the one of the two that is known. */
void identity_write(struct strbuf *out, const struct identity *identity);

/*
 * Append the user as a list of people takes one: as identity_write does, but
 * without a name at which the list would be split. False: not known.
 */
bool identity_add_decider(struct strbuf *out, struct repo *repo);

#endif
