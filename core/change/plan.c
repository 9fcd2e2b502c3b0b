/* SPDX-License-Identifier: MIT */
#include "core/change/plan.h"

#include <string.h>

#include "core/git/source.h"

enum status plan_subject(struct subject *out, struct plan *plan,
    const struct record *record, struct error *err)
{
	struct strbuf sidecar = STRBUF_INIT;
	struct change_file *file;
	enum status status = change_open(&file, plan->change, record->path,
	    err);

	memset(out, 0, sizeof(*out));
	if (status != STATUS_OK)
		return status;
	out->path = file->path;
	out->text = &file->text;
	record_sidecar_path(&sidecar, record->path);
	if (source_find(plan->source, sidecar.buf)) {
		status = change_open(&file, plan->change, sidecar.buf, err);
		if (status == STATUS_OK) {
			out->sidecar_path = file->path;
			out->sidecar = &file->text;
		}
	}
	strbuf_release(&sidecar);
	return status;
}
