/* SPDX-License-Identifier: MIT */
/* Whether two names are of one person. */
#include "core/record/person.h"

#include "tests/unit/test.h"

static bool same(const char *a, const char *b)
{
	return person_same(text_of(a), text_of(b)) &&
	    person_same(text_of(b), text_of(a));
}

int main(void)
{
	CHECK(same("ana@example.org", "Ana@Example.org"));
	CHECK(same("Ana <ana@example.org>", "ana@example.org"));
	CHECK(same("<ana@example.org>", "Ana B <ana@example.org>"));
	CHECK(same("Ana ana@example.org", "ana@example.org"));
	CHECK(same("Ana B", " ana b "));
	CHECK(same("Ana B <ana@example.org>", "Ana B"));
	CHECK(same("@ana", "@ana"));
	CHECK(!same("Ana <ana@example.org>", "Ana <ana@example.com>"));
	CHECK(!same("Ana B", "Ana C"));
	CHECK(!same("ana@example.org", "Ana"));
	CHECK(!same("", ""));
	CHECK(!same("Ana", ""));
	return test_end();
}
