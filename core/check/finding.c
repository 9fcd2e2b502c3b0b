/* SPDX-License-Identifier: MIT */
#include "core/check/finding.h"

#include <string.h>

#include "core/base/strbuf.h"

void findings_init(struct findings *findings)
{
	memset(findings, 0, sizeof(*findings));
	arena_init(&findings->arena);
}

void findings_release(struct findings *findings)
{
	vec_release(&findings->items);
	arena_release(&findings->arena);
}

void finding_whole(struct finding *finding, const char *subject)
{
	if (!finding)
		return;
	finding->whole_file = true;
	finding->subject = subject;
}

void finding_fingerprint(struct strbuf *out, const struct finding *finding)
{
	strbuf_addf(out, "%s\n%s\n%s", rules[finding->rule].name,
	    finding->path ? finding->path : "", finding->subject);
}
