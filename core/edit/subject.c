/* SPDX-License-Identifier: MIT */
#include "core/edit/subject.h"

#include <string.h>

void reading_init(struct reading *out, const struct subject *subject)
{
	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	out->bytes = text_make(subject->text->buf, subject->text->len);
	if (subject->sidecar)
		out->sidecar = text_make(subject->sidecar->buf,
		    subject->sidecar->len);
	record_parse(&out->record, subject->path, out->bytes, out->sidecar,
	    &out->arena);
}

void reading_release(struct reading *reading)
{
	arena_release(&reading->arena);
}
