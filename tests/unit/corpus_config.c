/* SPDX-License-Identifier: MIT */
#include "core/corpus/config.h"

#include "core/base/json.h"
#include "core/base/strbuf.h"
#include "tests/unit/test.h"

static struct error err;

static enum status parse(struct config *config, struct arena *arena,
    const char *bytes)
{
	arena_init(arena);
	memset(&err, 0, sizeof(err));
	return config_parse(config, text_of(bytes), arena, &err);
}

static void test_values(void)
{
	struct config config;
	struct arena arena;
	const struct config_collection *c;

	CHECK(parse(&config, &arena,
		  "decisions:\n  default-status: accepted\n"
		  "limits: {record-bytes: 512k}\n"
		  "collections:\n"
		  "  - path: ./docs//decisions/\n    kind: adr\n"
		  "    template: madr\n    width: 3\n"
		  "  - {path: ., name: Röot, kind: spec-2, prefix: SPEC,\n"
		  "     numbering: date}\n") == STATUS_OK);
	CHECK(config.present && config.collections_count == 2);
	CHECK(config.default_status == RECORD_ACCEPTED);
	CHECK(config.default_status_line == 2);
	CHECK(config.record_bytes == 512 * 1024);
	CHECK(config.record_bytes_line == 3);
	c = config.collections;
	CHECK_STRING(c[0].path, "docs/decisions");
	CHECK_STRING(c[0].kind, "adr");
	CHECK_STRING(c[0].template_name, "madr");
	CHECK(c[0].width == 3 && c[0].line == 5 && !c[0].name && !c[0].prefix);
	CHECK(c[0].numbering == NUMBERING_INFERRED);
	CHECK_STRING(c[1].path, "");
	CHECK_STRING(c[1].name, "Röot");
	CHECK_STRING(c[1].prefix, "SPEC");
	CHECK(c[1].numbering == NUMBERING_DATE);
	arena_release(&arena);
}

static void test_defaults(void)
{
	static const char *const empty[] = { "", "# nothing\n", "---\n",
		"decisions:\ncollections:\nlimits:\n", "collections: []\n",
		"# a\n--- # b\ncollections: []\n...\n# c\n",
		"\xef\xbb\xbf---\nlimits: {record-bytes: 1m}\n" };
	struct config config;
	struct arena arena;
	size_t i;

	for (i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
		CHECK(parse(&config, &arena, empty[i]) == STATUS_OK);
		CHECK(config.present && !config.collections_count);
		CHECK(config.default_status == RECORD_NO_STATUS);
		CHECK(config.record_bytes == 1024 * 1024);
		arena_release(&arena);
	}
}

static const struct {
	const char *bytes, *place, *words;
} broken[] = {
	{ "a: b: c\n", "1:5", "second ':'" },
	{ "colections: []\n", "1:1", "no setting 'colections'" },
	{ "rules: [a]\n", "1:8", "'rules' has lines such as" },
	{ "rules:\n  a/b: eror\n", "2:8", "'eror' is no severity" },
	{ "rules:\n  a/b: -/w\n", "2:8", "is no severity" },
	{ "rules:\n  a/b: -/w/e/e\n", "2:8", "is no severity" },
	{ "rules:\n  a/b: w/x/e\n", "2:8", "is no severity" },
	{ "rules:\n  a/b: [w]\n", "2:8", "one severity" },
	{ "rules:\n  a/b:\n", "2:7", "one severity" },
	{ "rules:\n  a/b: w\n  a/b: e\n", "3:3", "see line 2" },
	{ "links: {anchors: bitbucket}\n", "1:18", "none of github" },
	{ "collections.path: x\n", "1:1", "no setting" },
	{ "'collections[].path': x\n", "1:1", "no setting" },
	{ "collections:\n- path: a\n  pth: b\n", "3:3", "[].pth'" },
	{ "collections:\n- kind: adr\n", "2:3", "needs its 'path'" },
	{ "collections: docs\n", "1:14", "is a list" },
	{ "collections:\n- docs\n", "2:3", "needs its 'path'" },
	{ "collections: [{path: /abs}]\n", "1:22", "must be relative" },
	{ "collections: [{path: ../x}]\n", "1:22", "leaves the" },
	{ "collections: [{path: a/../../x}]\n", "1:22", "leaves the" },
	{ "collections: [{path: [a]}]\n", "1:22", "one plain value" },
	{ "collections: [{path: }]\n", "1:22", "has no value" },
	{ "collections: [{path: \"a\\0b\"}]\n", "1:22", "control" },
	{ "collections:\n- path: a\n- path: ./a\n", "3:3", "see line 2" },
	{ "collections:\n- path: a\n- {path: b, name: a}\n", "3:3",
	    "see line" },
	{ "collections: [{path: a, kind: ADR}]\n", "1:31", "no kind" },
	{ "collections: [{path: a, kind: abcdefghijklmnopqrstuvwxy}]\n", "1:31",
	    "no kind" },
	{ "collections: [{path: a, name: a/b}]\n", "1:31", "no path" },
	{ "collections: [{path: a, name: ..}]\n", "1:31", "no path" },
	{ "collections: [{path: a, name: \"a\\x9bb\"}]\n", "1:31", "control" },
	{ "collections: [{path: a, name: \"a\\u202eb\"}]\n", "1:31",
	    "control" },
	{ "collections: [{path: a, prefix: abcdefghijklmnopqrstuvwxy}]\n",
	    "1:33", "longer than 24" },
	{ "collections: [{path: a, prefix: A B}]\n", "1:33", "prefix" },
	{ "collections: [{path: a, width: 0}]\n", "1:32", "width" },
	{ "collections: [{path: a, width: '4'}]\n", "1:32", "width" },
	{ "collections: [{path: a, numbering: x}]\n", "1:36", "sequential" },
	{ "collections: [{path: a, template: /x}]\n", "1:35", "no file" },
	{ "decisions: {default-status: ok}\n", "1:29", "no status" },
	{ "decisions: [a]\n", "1:12", "must stand here" },
	{ "- a\n", "1:1", "must stand here" },
	{ "limits: {record-bytes: 5g}\n", "1:24", "no size" },
	{ "limits: {record-bytes: 0}\n", "1:24", "no size" },
	{ "limits: {record-bytes: -1}\n", "1:24", "no size" },
	{ "limits: {record-bytes: 17m}\n", "1:24", "no repository can" },
	{ "limits: {record-bytes: 4294967295m}\n", "1:24", "over 16m" },
	{ "collections: [{path: a/.Git/b}]\n", "1:22", "git's own" },
	{ "collections: [{path: .git}]\n", "1:22", "git's own" },
	{ "collections: []\n---\nlimits:\n", "2:1", "second document" },
	{ "# a\n---\nlimits:\n--- x\n", "4:1", "second document" },
	{ "---\r\n---\r\n", "2:1", "second document" },
	{ "limits:\n...\n\n# b\ndecisions:\n", "5:1", "second document" },
	{ "limits: &a {record-bytes: 1}\n", "1:9", "anchors" },
	{ "limits: !x {record-bytes: 1}\n", "1:9", "tags" },
	{ "limits: *a\n", "1:9", "aliases" },
	{ "limits:\nlimits:\n", "2:1", "twice" },
	{ "kinds: [adr]\n", "1:8", "names with settings" },
	{ "kinds: {ADR: }\n", "1:9", "no kind" },
	{ "kinds: {a: , a: }\n", "1:14", "already, see line 1" },
	{ "kinds: {a: {state: }}\n", "1:13", "kinds.*.state'" },
	{ "kinds: {a: {states: [x]}}\n", "1:21", "has lines" },
	{ "kinds: {a: {states: {x: y}}}\n", "1:25", "'y' is no status" },
	{ "kinds: {a: {states: {x: }}}\n", "1:25", "needs the status" },
	{ "kinds: {a: {states: {Draft: proposed}}}\n", "1:22",
	    "a status already" },
	{ "kinds: {a: {states: {a|b: proposed}}}\n", "1:22", "no name" },
	{ "kinds: {a: {states: {1: proposed}}}\n", "1:22", "no name" },
	{ "kinds: {a: {states: {x: draft, X: draft}}}\n", "1:32",
	    "already, see line 1" },
	{ "kinds: {a: {moves: x}}\n", "1:20", "is a list" },
	{ "kinds: {a: {moves: [[x]]}}\n", "1:21", "written as" },
	{ "kinds: {a: {moves: [draft]}}\n", "1:21", "no move" },
	{ "kinds: {a: {moves: [draft -> draft]}}\n", "1:21", "leads back" },
	{ "kinds: {a: {moves: [draft -> x]}, b: {states: {x: draft}}}\n",
	    "1:21", "'x' is no state of the kind 'a'" },
	{ "{a: 1}: 2\n", "1:9", "plain word" },
	{ "decisions: {since: soon}\n", "1:20", "no day" },
	{ "decisions: {since: 2026-02-30}\n", "1:20", "no day" },
	{ "decisions: {default-mode: vote}\n", "1:27", "no mode" },
	{ "decisions: {stalled-days: -1}\n", "1:27", "no number" },
	{ "decisions: {editorial-chars: '4'}\n", "1:30", "no number" },
	{ "roles: [a]\n", "1:8", "names with settings" },
	{ "roles: {a: {member: [x]}}\n", "1:13", "roles.*.member'" },
	{ "roles: {a: {members: x}}\n", "1:22", "a list must" },
	{ "roles: {a: {members: [[x]]}}\n", "1:23", "plain word" },
	{ "roles: {a: {ceiling: world}}\n", "1:22", "no radius" },
	{ "roles: {a: , a: }\n", "1:14", "already, see line 1" },
	{ "roles:\n  a: {escalates-to: b}\n", "2", "no role 'b'" },
	{ "delegates: x\n", "1:12", "is a list" },
	{ "delegates:\n- {who: x}\n", "2:3", "needs 'who' and 'role'" },
	{ "delegates:\n- {who: x, role: y}\n", "2", "no role 'y'" },
	{ "modes: {vote: }\n", "1:9", "no mode" },
	{ "modes: {consent: {quorum: many}}\n", "1:27", "no number" },
	{ "modes: {directed: {role: x}}\n", "1", "no role 'x'" },
	{ "ü: [\n", "2:1", "" },
};

static void test_broken(void)
{
	struct config config;
	struct arena arena;
	size_t i;
	char place[64];

	for (i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
		snprintf(place, sizeof(place),
		    ".hence.yml:%s: ", broken[i].place);
		CHECK(parse(&config, &arena, broken[i].bytes) == STATUS_CONFIG);
		if (strncmp(err.message, place, strlen(place)) ||
		    !strstr(err.message, broken[i].words))
			CHECK_STRING(err.message, place);
		else
			CHECK(1);
		arena_release(&arena);
	}
	parse(&config, &arena, "colections:\n");
	CHECK_STRING(err.hint, "Did you mean 'collections'?");
	arena_release(&arena);
	parse(&config, &arena, "zzz:\n");
	CHECK_STRING(err.hint,
	    "The settings here are: decisions, collections, kinds, roles, "
	    "delegates, modes, rules, links, limits.");
	arena_release(&arena);
}

static void test_kinds(void)
{
	struct config config;
	struct arena arena;
	const struct config_move *m;

	CHECK(parse(&config, &arena,
		  "kinds:\n  adr:\n    moves:\n"
		  "      - accepted -> On  trial\n"
		  "      - on trial->deprecated\n"
		  "    states: {On trial: accepted}\n  own-1:\n") == STATUS_OK);
	CHECK(config.states_count == 1 && config.moves_count == 2);
	CHECK_STRING(config.states[0].name, "On trial");
	CHECK_STRING(config.states[0].phrase, "on trial");
	CHECK_STRING(config.states[0].kind, "adr");
	CHECK(config.states[0].status == RECORD_ACCEPTED);
	CHECK(config.states[0].line == 6);
	m = config.moves;
	CHECK(!m[0].from_state && m[0].from_status == RECORD_ACCEPTED);
	CHECK(m[0].to_state == config.states && m[0].line == 4);
	CHECK(m[1].from_state == config.states);
	CHECK(!m[1].to_state && m[1].to_status == RECORD_DEPRECATED);
	arena_release(&arena);
	parse(&config, &arena,
	    "kinds: {a: {states: {trial: draft}, moves: [draft -> trail]}}");
	CHECK_STRING(err.hint, "Did you mean 'trial'?");
	arena_release(&arena);
	parse(&config, &arena, "kinds: {a: {states: {trial: acepted}}}");
	CHECK_STRING(err.hint, "Did you mean 'accepted'?");
	arena_release(&arena);
}

static void test_decisions(void)
{
	struct config config;
	struct arena arena;

	CHECK(parse(&config, &arena,
		  "decisions: {since: 2026-11-20, default-mode: Lazy,\n"
		  "  stalled-days: 9}\n"
		  "roles:\n  lead:\n    members: [ana@x, 'ben@x']\n"
		  "    area: [\"services/**\"]\n    ceiling: teams\n"
		  "    escalates-to: head\n  head: {members: []}\n"
		  "delegates:\n- {who: c@x, role: lead, until: 2027-01-31}\n"
		  "modes: {safe-to-try: {min-days: 3, role: lead}}\n") ==
	    STATUS_OK);
	CHECK(config.since.year == 2026 && config.since.day == 20);
	CHECK(config.since_line == 1 && config.stalled_days_line == 2);
	CHECK(config.default_mode == MODE_CONSENT);
	CHECK(config.stalled_days == 9 && config.editorial_chars == 40);
	CHECK(config.roles_count == 2 && config.delegates_count == 1);
	CHECK_STRING(config.roles[0].name, "lead");
	CHECK(config.roles[0].members.count == 2 && config.roles[0].line == 4);
	CHECK_STRING(config.roles[0].members.items[1], "ben@x");
	CHECK_STRING(config.roles[0].area.items[0], "services/**");
	CHECK(config.roles[0].ceiling == RADIUS_TEAMS);
	CHECK_STRING(config.roles[0].escalates_to, "head");
	CHECK(!config.roles[1].members.count && !config.roles[1].ceiling);
	CHECK_STRING(config.delegates[0].who, "c@x");
	CHECK(config.delegates[0].until.month == 1);
	CHECK(config.modes[MODE_SAFE_TO_TRY].min_days == 3);
	CHECK(config.modes[MODE_SAFE_TO_TRY].horizon_days == 180);
	CHECK_STRING(config.modes[MODE_SAFE_TO_TRY].role, "lead");
	CHECK(!config.modes[MODE_CONSENT].line);
	CHECK(config.modes[MODE_CONSENT].horizon_days == 365);
	arena_release(&arena);
	parse(&config, &arena, "decisions: {default-mode: consnt}\n");
	CHECK_STRING(err.hint, "Did you mean 'consent'?");
	arena_release(&arena);
	parse(&config, &arena,
	    "roles: {lead: }\nmodes: {consent: {role: led}}");
	CHECK_STRING(err.hint, "Did you mean 'lead'?");
	arena_release(&arena);
}

static void test_long_name(void)
{
	struct strbuf sb = STRBUF_INIT;
	struct config config;
	struct arena arena;

	strbuf_addstr(&sb, "collections:\n- path: a\n  name: ");
	for (int i = 0; i < 100; i++)
		strbuf_addch(&sb, 'x');
	CHECK(parse(&config, &arena, sb.buf) == STATUS_OK);
	arena_release(&arena);
	strbuf_addch(&sb, 'x');
	CHECK(parse(&config, &arena, sb.buf) == STATUS_CONFIG);
	CHECK(strstr(err.message, "longer than 100 bytes") != NULL);
	arena_release(&arena);
	strbuf_release(&sb);
}

static void test_bomb(void)
{
	struct strbuf sb = STRBUF_INIT;
	struct config config;
	struct arena arena;
	int i;

	strbuf_addstr(&sb, "collections:\n");
	for (i = 0; i < 6000; i++)
		strbuf_addf(&sb, "- path: folder/%d\n", i);
	CHECK(parse(&config, &arena, sb.buf) == STATUS_CONFIG);
	CHECK(strstr(err.message, "more than 5000 collections") != NULL);
	arena_release(&arena);
	strbuf_release(&sb);
}

static void test_rules(void)
{
	struct config config;
	struct arena arena;

	CHECK(parse(&config, &arena,
		  "rules:\n  link/dangling: warning\n  a/b: \"-\"\n"
		  "  c/d: -/i/e\nlinks: {anchors: none}\n") == STATUS_OK);
	CHECK(config.rules_count == 3);
	CHECK_STRING(config.rules[0].name, "link/dangling");
	CHECK_STRING(config.rules[0].levels, "w");
	CHECK(config.rules[0].line == 2 && config.rules[0].column == 3);
	CHECK_STRING(config.rules[1].levels, "-");
	CHECK_STRING(config.rules[2].levels, "-ie");
	CHECK(config.anchors == CONFIG_ANCHORS_NONE);
	CHECK(config.anchors_line == 5);
	arena_release(&arena);
	CHECK(parse(&config, &arena, "rules:\nlinks:\n") == STATUS_OK);
	CHECK(!config.rules_count && !config.anchors);
	arena_release(&arena);
}

/* Every key of the schema is a setting, and the other way round. */
static size_t compare_schema(json_t *place, const char *prefix)
{
	json_t *value, *items = json_object_get(place, "items");
	const char *key;
	size_t count = 0, i;

	json_object_foreach(json_object_get(place, "properties"), key, value)
	{
		struct strbuf path = STRBUF_INIT;

		strbuf_addf(&path, "%s%s", prefix, key);
		for (i = 0; i < config_settings_count; i++)
			if (!strcmp(config_settings[i].path, path.buf))
				break;
		CHECK(i < config_settings_count);
		if (i < config_settings_count)
			CHECK_STRING(json_string_value(
					 json_object_get(value, "description")),
			    config_settings[i].summary);
		strbuf_addch(&path, '.');
		count += 1 + compare_schema(value, path.buf);
		strbuf_release(&path);
	}
	json_object_foreach(json_object_get(place, "patternProperties"), key,
	    value)
	{
		struct strbuf path = STRBUF_INIT;

		strbuf_addf(&path, "%s*.", prefix);
		count += compare_schema(value, path.buf);
		strbuf_release(&path);
	}
	if (items) {
		struct strbuf path = STRBUF_INIT;

		strbuf_add(&path, prefix, strlen(prefix) - 1);
		strbuf_addstr(&path, "[].");
		count += compare_schema(items, path.buf);
		strbuf_release(&path);
	}
	return count;
}

static void test_schema(void)
{
	json_t *schema = json_load_file("docs/schema/hence.json", 0, NULL);

	CHECK(schema != NULL);
	CHECK(compare_schema(schema, "") == config_settings_count);
	json_decref(schema);
}

int main(void)
{
	test_values();
	test_defaults();
	test_broken();
	test_kinds();
	test_decisions();
	test_long_name();
	test_bomb();
	test_rules();
	test_schema();
	return test_end();
}
