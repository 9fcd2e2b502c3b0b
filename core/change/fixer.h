/* SPDX-License-Identifier: MIT */
/*
 * One finding while it is mended, in a change of its own that is never carried
 * out. Internal to core/change.
 */
#ifndef HENCE_CHANGE_FIXER_H
#define HENCE_CHANGE_FIXER_H

#include "core/base/strbuf.h"
#include "core/change/destination.h"
#include "core/change/fix.h"
#include "core/change/plan.h"
#include "core/change/side.h"
#include "core/corpus/lookup.h"

struct fixer {
	const struct fix_scope *scope;
	struct lookup lookup;
	struct neighbourhoods neighbourhoods;
	struct destinations destinations;
	struct change change; /* anew for each finding */
	struct plan plan; /* of it */
	struct strbuf done; /* set by what mends the finding */
};

/* Set out to the path, from the root, to which the finding's link leads; false
 * where it is none. */
bool fix_link_path(struct strbuf *out, const struct finding *finding);

/* The rows: each edits the files in the fixer's plan. An error says why it
 * cannot, and what is in the plan then does not count. */
enum status fix_dangling(struct fixer *fixer, const struct finding *finding,
    struct error *err);
enum status fix_wrong_number(struct fixer *fixer, const struct finding *finding,
    struct error *err);
enum status fix_number(struct fixer *fixer, const struct finding *finding,
    struct error *err);
enum status fix_reciprocal(struct fixer *fixer, const struct finding *finding,
    struct error *err);
enum status fix_successor(struct fixer *fixer, const struct finding *finding,
    struct error *err);
enum status fix_toc(struct fixer *fixer, const struct finding *finding,
    struct error *err);

#endif
