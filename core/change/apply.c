/* SPDX-License-Identifier: MIT */
#include "core/base/guard.h"
#include "core/change/carry.h"
#include "core/change/change.h"
#include "core/change/journal.h"

/* The journal is there from the first step that can be seen to the last. */
static enum status do_steps(struct carry *carry, struct error *err)
{
	const struct change *change = carry->change;
	enum status status = journal_write(change, err);

	if (status) {
		error_prefix(err, "nothing is changed");
		return status;
	}
	status = carry_do(carry, err);
	if (carry->is_half)
		error_hint(err,
		    "When the cause is gone, run 'hence fix --continue' to "
		    "finish, or 'hence fix --abort' to undo it.");
	else if (status)
		journal_remove(change->repo, change->root, NULL);
	else
		status = journal_remove(change->repo, change->root, err);
	return status;
}

enum status change_apply(struct change *change, struct error *err)
{
	struct carry carry;
	struct guard guard;
	enum status status;

	guard_hold_signals(&guard);
	carry_init(&carry, change);
	status = carry_prepare(&carry, err);
	if (!status)
		status = carry_has_steps(&carry) ? do_steps(&carry, err)
						 : carry_do(&carry, err);
	carry_release(&carry);
	guard_release_signals(&guard);
	return status;
}
