/* SPDX-License-Identifier: MIT */
#include "core/base/json.h"

#include <stdlib.h>

#include "tests/unit/test.h"

static void test_texts(void)
{
	json_t *bad = json_of_text(text_of("a\xff\u00e9"));
	json_t *nul = json_of_text(text_make("a\0b", 3));
	json_t *none = json_of_string(NULL), *empty = json_of_string("");

	CHECK_STRING(json_string_value(bad), "a\ufffd\u00e9");
	CHECK(json_string_length(nul) == 3);
	CHECK(json_is_null(none));
	CHECK_STRING(json_string_value(empty), "");
	json_decref(bad);
	json_decref(nul);
	json_decref(none);
	json_decref(empty);
}

static void test_print(void)
{
	static const char want[] = "{\n"
				   "  \"title\": \"Use \u6f22\\u0000\\n\",\n"
				   "  \"id\": null,\n"
				   "  \"a\ufffd\": [\n"
				   "    1,\n"
				   "    []\n"
				   "  ]\n"
				   "}\n";
	json_t *object = json_object(), *array = json_array();
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);

	json_put(object, "title", json_of_text(text_make("Use \u6f22\0\n", 9)));
	json_put(object, "id", json_of_string(NULL));
	json_push(array, json_integer(1));
	json_push(array, json_array());
	json_put(object, "a\xff", array);
	json_print(out, object);
	fclose(out);
	CHECK_STRING(bytes, want);
	json_decref(object);
	free(bytes);
}

/* CSI, DEL and a right-to-left override would act on a terminal. */
static void test_controls(void)
{
	json_t *value = json_of_text(
	    text_of("a\xc2\x9b"
		    "31m \x7f\xe2\x80\xae\xe6\xbc\xa2"));
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);

	json_print(out, value);
	fclose(out);
	CHECK_STRING(bytes, "\"a\\u009b31m \\u007f\\u202e\xe6\xbc\xa2\"\n");
	json_decref(value);
	free(bytes);
}

int main(void)
{
	test_texts();
	test_print();
	test_controls();
	return test_end();
}
