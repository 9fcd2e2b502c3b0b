/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "core/base/json.h"
#include "core/base/map.h"
#include "core/base/sha256.h"
#include "core/base/unicode.h"
#include "core/base/url.h"
#include "core/output/finding_report.h"

#define SCHEMA \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
	"schemas/sarif-schema-2.1.0.json"
/* The number behind it changes when what is hashed does. */
#define FINGERPRINT "hence/v1"

static const char *level_of(enum severity severity)
{
	static const char *const levels[] = { "none", "note", "warning",
		"error" };

	return levels[severity];
}

static json_t *words(struct text t)
{
	json_t *object = json_object();

	json_put(object, "text", json_of_text(t));
	return object;
}

/* Explanations are Markdown without markup but code. */
static json_t *help_json(const struct rule *rule)
{
	json_t *help = words(text_of(rule->explanation));

	json_put(help, "markdown", json_of_string(rule->explanation));
	return help;
}

static json_t *rule_json(enum rule_id id)
{
	const struct rule *rule = &rules[id];
	enum severity severity = severity_of_letter(
	    rules[id].levels[STAGE_DECIDED]);
	json_t *object = json_object(), *defaults = json_object();

	json_put(object, "id", json_of_string(rule->name));
	json_put(object, "shortDescription", words(text_of(rule->summary)));
	json_put(object, "fullDescription", words(text_of(rule->explanation)));
	json_put(object, "help", help_json(rule));
	json_put(defaults, "enabled", json_boolean(severity != SEVERITY_OFF));
	json_put(defaults, "level", json_of_string(level_of(severity)));
	json_put(object, "defaultConfiguration", defaults);
	return object;
}

static json_t *driver_json(void)
{
	json_t *driver = json_object(), *list = json_array();

	for (size_t i = 0; i < RULE_COUNT; i++)
		json_push(list, rule_json((enum rule_id)i));
	json_put(driver, "name", json_of_string("hence"));
	json_put(driver, "version", json_of_string(HENCE_VERSION));
	json_put(driver, "semanticVersion", json_of_string(HENCE_VERSION));
	json_put(driver, "rules", list);
	return driver;
}

/* Code scanning shows nothing without a line: of the file as a whole its
 * first. */
static json_t *region_json(const struct finding_place *place)
{
	json_t *region = json_object();

	json_put(region, "startLine",
	    json_integer(place->line ? place->line : 1));
	if (place->column) {
		json_put(region, "startColumn", json_integer(place->column));
		json_put(region, "endLine", json_integer(place->end_line));
		json_put(region, "endColumn", json_integer(place->end_column));
	}
	return region;
}

static json_t *artifact_json(const char *path)
{
	json_t *artifact = json_object();
	struct strbuf uri = STRBUF_INIT;

	url_encode(&uri, text_of(path));
	json_put(artifact, "uri", json_of_text(text_make(uri.buf, uri.len)));
	json_put(artifact, "uriBaseId", json_of_string("%SRCROOT%"));
	strbuf_release(&uri);
	return artifact;
}

static json_t *locations_json(const struct finding_place *place)
{
	json_t *list = json_array(), *location, *physical;

	if (!place->finding->path)
		return list;
	location = json_object();
	physical = json_object();
	json_put(physical, "artifactLocation",
	    artifact_json(place->finding->path));
	json_put(physical, "region", region_json(place));
	json_put(location, "physicalLocation", physical);
	json_push(list, location);
	return list;
}

static json_t *replacement_json(const struct finding_edit *edit,
    const struct finding_region *at)
{
	json_t *replacement = json_object(), *region = json_object();

	json_put(region, "startLine", json_integer(at->line));
	json_put(region, "startColumn", json_integer(at->column));
	json_put(region, "endLine", json_integer(at->end_line));
	json_put(region, "endColumn", json_integer(at->end_column));
	json_put(replacement, "deletedRegion", region);
	json_put(replacement, "insertedContent", words(edit->text));
	return replacement;
}

/* The edits of one file stand together. */
static json_t *changes_json(const struct finding_place *place)
{
	const struct finding *finding = place->finding;
	json_t *changes = json_array(), *list = NULL;
	const char *path = "";

	for (size_t i = 0; i < finding->edits_count; i++) {
		const struct finding_edit *edit = &finding->edits[i];

		if (!list || strcmp(edit->path, path) != 0) {
			json_t *change = json_object();

			path = edit->path;
			list = json_array();
			json_put(change, "artifactLocation",
			    artifact_json(path));
			json_put(change, "replacements", list);
			json_push(changes, change);
		}
		json_push(list, replacement_json(edit, &place->regions[i]));
	}
	return changes;
}

/* JSON has no way to say bytes that are no UTF-8. */
static bool can_be_said(const struct finding *finding)
{
	for (size_t i = 0; i < finding->edits_count; i++)
		if (!unicode_is_valid(finding->edits[i].text))
			return false;
	return finding->edits_count > 0;
}

static void put_fixes(json_t *result, const struct finding_place *place)
{
	json_t *fixes, *fix;

	if (!can_be_said(place->finding))
		return;
	fixes = json_array();
	fix = json_object();
	json_put(fix, "description", words(text_of(place->finding->fix)));
	json_put(fix, "artifactChanges", changes_json(place));
	json_push(fixes, fix);
	json_put(result, "fixes", fixes);
}

/* The second finding of one kind has another print than the first. */
static json_t *fingerprints_json(const struct finding *finding,
    struct map *seen)
{
	struct strbuf print = STRBUF_INIT;
	json_t *object = json_object();
	char hex[SHA256_HEX_SIZE];
	size_t *count;

	finding_fingerprint(&print, finding);
	count = map_at(seen, text_make(print.buf, print.len), NULL);
	if (++*count > 1)
		strbuf_addf(&print, "\n%zu", *count);
	sha256_hex(hex, text_make(print.buf, print.len));
	json_put(object, FINGERPRINT, json_of_string(hex));
	strbuf_release(&print);
	return object;
}

/* Every result says whether it is suppressed, or none may. */
static json_t *suppressions_json(const struct finding *finding)
{
	json_t *list = json_array(), *row;

	if (!finding_is_silenced(finding))
		return list;
	row = json_object();
	json_put(row, "kind",
	    json_of_string(finding->waived ? "inSource" : "external"));
	json_put(row, "status", json_of_string("accepted"));
	json_put(row, "justification",
	    json_of_string(
		finding->waived ? finding->waived : "It is in the baseline."));
	json_push(list, row);
	return list;
}

static json_t *result_json(const struct finding_place *place, struct map *seen)
{
	const struct finding *finding = place->finding;
	struct strbuf message = STRBUF_INIT;
	json_t *result = json_object();

	finding_words(&message, finding);
	json_put(result, "ruleId", json_of_string(rules[finding->rule].name));
	json_put(result, "ruleIndex", json_integer(finding->rule));
	json_put(result, "level", json_of_string(level_of(finding->severity)));
	json_put(result, "message", words(text_make(message.buf, message.len)));
	json_put(result, "locations", locations_json(place));
	json_put(result, "partialFingerprints",
	    fingerprints_json(finding, seen));
	json_put(result, "suppressions", suppressions_json(finding));
	put_fixes(result, place);
	strbuf_release(&message);
	return result;
}

static json_t *results_json(const struct finding_report *report)
{
	json_t *results = json_array();
	struct map seen;

	map_init(&seen);
	for (size_t i = 0; i < report->count; i++)
		json_push(results, result_json(&report->places[i], &seen));
	map_release(&seen);
	return results;
}

static json_t *invocations_json(const struct finding_report *report)
{
	json_t *list = json_array(), *row = json_object();
	bool fails = false;

	for (size_t i = 0; i < report->count; i++)
		fails |= finding_fails(report->places[i].finding,
		    report->strict);
	json_put(row, "executionSuccessful", json_true());
	json_put(row, "exitCode", json_integer(fails));
	json_push(list, row);
	return list;
}

static json_t *run_json(const struct finding_report *report)
{
	json_t *run = json_object(), *tool = json_object();
	json_t *bases = json_object(), *root = json_object();

	json_put(tool, "driver", driver_json());
	json_put(run, "tool", tool);
	json_put(root, "description",
	    words(text_of("The root of the repository.")));
	json_put(bases, "%SRCROOT%", root);
	json_put(run, "originalUriBaseIds", bases);
	json_put(run, "invocations", invocations_json(report));
	json_put(run, "columnKind", json_of_string("unicodeCodePoints"));
	json_put(run, "results", results_json(report));
	return run;
}

void finding_sarif(FILE *out, const struct finding_report *report)
{
	json_t *log = json_object(), *runs = json_array();

	json_push(runs, run_json(report));
	json_put(log, "$schema", json_of_string(SCHEMA));
	json_put(log, "version", json_of_string("2.1.0"));
	json_put(log, "runs", runs);
	json_print(out, log);
	json_decref(log);
}
