/* SPDX-License-Identifier: MIT */
#include "core/change/plan.h"

#include <string.h>

#include "core/base/path.h"
#include "core/git/source.h"

#define SIDECAR "kep.yaml"

enum status plan_subject(struct subject *out, struct plan *plan,
    const struct record *record, struct error *err)
{
	struct strbuf sidecar = STRBUF_INIT, folder = STRBUF_INIT;
	struct text parent = path_parent(record->path);
	struct change_file *file;
	enum status status = change_open(&file, plan->change, record->path,
	    err);

	memset(out, 0, sizeof(*out));
	if (status != STATUS_OK)
		return status;
	out->path = file->path;
	out->text = &file->text;
	strbuf_add(&folder, parent.data, parent.len);
	path_join(&sidecar, folder.buf, SIDECAR);
	if (source_find(plan->source, sidecar.buf)) {
		status = change_open(&file, plan->change, sidecar.buf, err);
		if (status == STATUS_OK) {
			out->sidecar_path = file->path;
			out->sidecar = &file->text;
		}
	}
	strbuf_release(&folder);
	strbuf_release(&sidecar);
	return status;
}
