/* SPDX-License-Identifier: MIT */
#include "cmd/skips.h"

#define SAID 5

void skips_say(const struct env *env)
{
	const struct corpus *corpus = &env->corpus;
	size_t count = corpus->skips.count, said = count;

	if (!env->common.verbose && count > SAID)
		said = SAID;
	for (size_t i = 0; i < said; i++)
		env_say(env, "skipped '%s': %s", corpus->skips.items[i].path,
		    corpus->skips.items[i].reason);
	if (said < count)
		env_say(env, "skipped %zu more (-v names them)", count - said);
}
