/* SPDX-License-Identifier: MIT */
#include "cmd/check_fixes.h"

size_t check_count_fixable(const struct findings *findings, bool infos)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->items.count; i++) {
		const struct finding *finding = &findings->items.items[i];

		count += !finding_is_silenced(finding) &&
		    (infos || finding->severity > SEVERITY_INFO) &&
		    fix_is_for(finding);
	}
	return count;
}

void check_plan_fixes(struct fixes *fixes, const struct env *env,
    struct findings *findings)
{
	struct fix_scope scope = {
		.repo = env->repo,
		.source = env->source,
		.rev = env->common.rev,
		.corpus = &env->corpus,
	};

	date_today(&scope.today);
	fixes_plan(fixes, &scope, findings);
	fixes_attach(fixes, findings);
}
