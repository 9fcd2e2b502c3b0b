/* SPDX-License-Identifier: MIT */
#include "core/change/shift.h"

#include "tests/unit/test.h"

static const char text[] = "1\n2\n3\n4\n5\n";

static struct finding_edit edit(uint32_t start, uint32_t end, const char *words)
{
	return (struct finding_edit){ "x.md", { start, end }, text_of(words) };
}

int main(void)
{
	/* two lines in front of 4, one more for 2, and then 1 and 2 are one */
	const struct finding_edit first[] = { edit(6, 6, "a\nb\n"),
		edit(2, 3, "2\nc") };
	const struct finding_edit second[] = { edit(1, 2, " ") };
	static const char then[] = "1\n2\nc\n3\na\nb\n4\n5\n";
	static const uint32_t was[] = { 0, 1, 2, 3, 4, 4, 4, 5 };
	shift_list shifts = { 0 };

	CHECK(shifts_undo(&shifts, 3) == 3);
	shifts_add(&shifts, text_of(text), first, 2);
	CHECK(shifts_undo(&shifts, 1) == 1 && shifts_undo(&shifts, 2) == 2);
	CHECK(shifts_undo(&shifts, 4) == 3 && shifts_undo(&shifts, 7) == 4 &&
	    shifts_undo(&shifts, 8) == 5);
	shifts_add(&shifts, text_of(then), second, 1);
	for (uint32_t i = 0; i <= 7; i++)
		CHECK(shifts_undo(&shifts, i) == was[i]);
	vec_release(&shifts);
	return test_end();
}
