# SPDX-License-Identifier: MIT
# Markdown and YAML made to be slow: a large file for each form that costs a
# careless parser quadratic time or unbounded memory. Nothing is timed: the
# kernel ends what takes many times as much as it should.
. "$(dirname "$0")/lib.sh"

# Seconds of processor time, KiB of addresses, and bytes of a file: a fourth of
# the limit's, which is enough to tell (SIZE=1048000 sh tests/cli/pathological.sh
# takes four times as long).
seconds=5 memory=1000000
export SIZE="${SIZE:-262144}"
case $(nm -D "$HENCE" 2>/dev/null) in
*__asan_init* | *__tsan_init*) seconds=60 memory=unlimited SIZE=16384 ;;
esac
[ "$SIZE" -le 262144 ] || seconds=15 memory=2000000

# bounded COMMAND...: it ends by itself, 1 stands for findings.
bounded()
{
	# shellcheck disable=SC3045 # dash and bash have -t and -v
	run sh -c 'ulimit -t "$1" && ulimit -v "$2" && shift 2 && exec "$@"' \
		sh "$seconds" "$memory" "$HENCE" "$@"
	check "'$*' of $form ends by itself, not with $status" \
		test "$status" -le 1
}

python3 - <<'PY'
import os
size = int(os.environ["SIZE"])


def fill(form, start=b"", end=b""):
    """As often as it has room."""
    return start + form * ((size - len(start + end)) // len(form)) + end


def rows(line, start=b"", end=b""):
    """Numbered lines, as many as have room."""
    count = (size - len(start + end)) // len(line % 99999)
    return start + b"".join(line % i for i in range(count)) + end


def around(a, b):
    """One within another, each closed."""
    count = size // len(a + b) - 60
    return a * count + b * count


def runs(mark):
    """Each longer than the one before it: none closes another."""
    return b" ".join(mark * i for i in range(1, int((2 * size) ** 0.5)))


wide = 20000
forms = {
    # nested
    "quotes": fill(b">"),
    "lists": fill(b"- "),
    "ordered": fill(b"1. "),
    "quoted-lists": fill(b"> - "),
    "brackets": b"[" * 50000 + b"a" + b"]" * 50000,
    "link-brackets": fill(b"[", b"## Links\n\n- "),
    "bracket-pairs": fill(b"[]"),
    "bullets-deeper": b"".join(b" " * (2 * i) + b"- a\n" for i in range(1000)),
    "html-nested": fill(b"<div>\n\n"),
    # wide
    "columns": b"|a" * (size // 4) + b"|\n" + b"|-" * (size // 4),
    "columns-and-rows": b"|a" * wide + b"|\n" + b"|-" * wide + b"|\n" + fill(
        b"|b" * wide + b"|\n"),
    "short-rows": b"|a" * wide + b"|\n" + b"|-" * wide + b"|\n" + fill(b"|b|\n"),
    "rows": fill(b"|x|y|\n", b"|a|b|\n|-|-|\n"),
    "cells": fill(b"|[d]|[x](y)|\n", b"[d]: /u\n\n|a|b|\n|-|-|\n"),
    "rows-of-fields": rows(b"|Field %d|x|\n", b"|a|b|\n|-|-|\n"),
    "one-line": fill(b"word "),
    "no-blank": fill(b"a"),
    # never closed
    "fence": fill(b"[a](b)\n", b"```\n"),
    "fences": fill(b"```\n~~~~\n"),
    "comment": fill(b"[a](b)\n", b"<!--\n"),
    "comments": fill(b"a <!-- "),
    "cdata": fill(b"<![CDATA["),
    "cdata-inline": fill(b"a <![CDATA["),
    "instructions": fill(b"a <?"),
    "declarations": fill(b"a <!A"),
    "front-matter": fill(b"a: b\n", b"---\n"),
    "emphasis": fill(b"*a_ "),
    "stars": fill(b"*"),
    "strong": fill(b"a**b"),
    "underscores": fill(b"_a __b "),
    "tildes": fill(b"~~a ~b "),
    "emphasis-mixed": fill(b"*a **b ***c "),
    "html": fill(b"<a "),
    "html-attribute": fill(b'<a b="'),
    "autolinks": fill(b"<http:"),
    "links": fill(b"[a]("),
    "links-angled": fill(b"[a](<b"),
    "links-titled": fill(b'[a](b "'),
    "images": fill(b"!["),
    "images-begun": fill(b"![[]()"),
    "nested-links": fill(b"[[]("),
    "anchors-begun": fill(b"<a href="),
    "anchors-quoted": fill(b'<a href="x'),
    "definitions-begun": fill(b"[x]: "),
    "definition-title": fill(b'[x]: y "\n'),
    "ticks": runs(b"`"),
    "ticks-only": fill(b"`"),
    "tildes-growing": runs(b"~"),
    "stars-growing": runs(b"*"),
    "escapes": fill(b"\\["),
    "placeholder": fill(b"{a "),
    # many
    "entities": fill(b"&#x26;"),
    "entities-begun": fill(b"&amp"),
    "ampersands": fill(b"&"),
    "headings": fill(b"# a\n"),
    "headings-with-marks": fill(b"# a / b ( c | d\n"),
    "headings-numbered": rows(b"# a-%d\n# a\n"),
    "headings-setext": fill(b"a\n-\n"),
    "headings-html": fill(b"<h2>a</h2>\n"),
    "ids": fill(b'<a id="x">\n'),
    "ids-on-one-line": fill(b' id="x" name=y', b"<a"),
    "links-to-anchors": rows(b"[a](#x%d)\n"),
    "links-to-one-anchor": fill(b"[a](#x)\n", b"# x\n\n"),
    "links-to-nothing": rows(b"[a](x%d.md)\n"),
    "links-of-one-line": fill(b"[a](b) "),
    "links-to-records": fill(b"[ADR-2](0001-form.md)\n"),
    "images-to-nothing": rows(b"![a](x%d.png)\n"),
    "html-links": rows(b'<a href="x%d.md">\n\n'),
    "definitions": rows(b"[d%d]: /u\n"),
    "definitions-to-nothing": rows(b"[d%d]: u.md\n"),
    "references": fill(b"[a]", b"[a]: /u\n\n"),
    "references-unknown": rows(b"[a%d]"),
    "returns": fill(b"a\r"),
    "marks": fill(b"\xef\xbb\xbf"),
    "ideographs": fill("\u6c7a".encode()),
    "combining": fill("e\u0301\u0301".encode()),
    "invalid": fill(b"\xff\xc0"),
    "controls": fill(b"\x1b[31m\x07"),
    "waivers": fill(b"<!-- hence: waive link/dangling: a b c d e -->\n"),
    "waivers-unknown": rows(
        b"<!-- hence: waive a/b%d: a b c d e -->\n"),
    "placeholders": fill(b"[option 1]\n\n"),
    # fields, status, relations
    "fields": rows(b"Field %d: x\n\n"),
    "bullet-fields": rows(b"- Field %d: x\n", b"# A\n\n"),
    "keys": rows(b"k%d: v\n", b"---\n", b"---\n"),
    "keys-equal": fill(b"a: v\n", b"---\n", b"---\n"),
    "key-long": fill(b"k", b"---\n", b": v\n---\n"),
    "keys-long": rows(b"%d" + b"k" * 1020 + b": v\n", b"---\n", b"---\n"),
    "flow": b"---\na: " + around(b"[", b"]") + b"\n---\n",
    "flow-open": fill(b"[", b"---\n"),
    "maps": fill(b"{a: ", b"---\na: ", b"\n---\n"),
    "sequences": fill(b"- ", b"---\na:\n", b"\n---\n"),
    "deep-map": b"---\n" + b"".join(
        b" " * i + b"a:\n" for i in range(int((2 * size) ** 0.5) - 9)) + (
        b"---\n"),
    "items": fill(b"a,", b"---\ntags: [", b"]\n---\n"),
    "aliases": rows(b"b%d: [*a,*a]\n", b"---\na: &a [x,x]\n", b"---\n"),
    "supersedes": rows(b"- %d\n", b"---\nsupersedes:\n", b"---\n"),
    "status-sections": fill(b"## Status\n\nAccepted\n\n"),
    "statuses": fill(b"Status: x | "),
    "status-history": fill(b"2026-01-01: Accepted\n\n",
                           b"# A\n\n## Status\n\n"),
    "successors": fill(b"[a](b.md), ", b"## Status\n\nSuperseded by "),
    "relations": fill(b"- Supersedes ADR-2\n", b"# A\n\n## Links\n\n"),
    "relations-apart": rows(b"- Supersedes ADR-%d\n",
                            b"# A\n\n## Links\n\n"),
    "phrases": fill(b"superseded entirely ", b"# A\n\n## Links\n\n"),
    "dots": fill(b".(superseded,", b"## Status\n\nAccepted"),
    "arrows": fill(b"->", b"Status: Accepted"),
    "struck": fill(b"~~", b"Status: "),
    "tags": fill(b"a,", b"- Tags: "),
    "dates": fill(b"Date: 2026-13-13\n\n"),
    "title": fill(b"a ", b"# "),
    "title-number": fill(b"1", b"# "),
}
os.mkdir("forms")
for name, form in forms.items():
    if not form.startswith(b"---"):
        form = b"# 1. Form\n\n- Status: accepted\n\n" + form
    with open("forms/" + name, "wb") as out:
        out.write(form)
PY

make_repo
mkdir -p docs/adr
record docs/adr/0002-good.md Good
for path in forms/*; do
	form=$(basename "$path")
	[ -z "${ONE:-}" ] || [ "$ONE" = "$form" ] || continue
	cp "$path" docs/adr/0001-form.md
	bounded list
	check "'$form' is listed" test "$(grep -c '^ADR-' "$out")" -eq 2
	for how in "show" "show --json" "status"; do
		# shellcheck disable=SC2086
		bounded $how 1
		expect_status 0
	done
	bounded check -v --format text --format json=json --format sarif=sarif \
		--format junit=junit --format github=github
	check "'$form' is JSON" python3 -c 'import json, xml.dom.minidom
for name in "json", "sarif":
    json.load(open(name, encoding="utf-8"))
xml.dom.minidom.parse("junit")'
	rm -f json sarif junit github
	[ "$form" != images-begun ] || [ "$SIZE" -lt 65536 ] || {
		run hence show --json 1
		expect_json 'd["record"]["problems"]' '["too-complex"]'
	}
done

# A hundred thousand links in other records, all into one file.
form=anchors-of-another
rm -r docs/adr
mkdir -p docs/adr
record docs/adr/0001-form.md Form
python3 - <<'PY'
with open("docs/adr/0001-form.md", "a") as out:
    out.write("\n# a\n" * 90000)
for i in range(2, 12):
    with open("docs/adr/%04d-x.md" % i, "w") as out:
        out.write("# %d. X\n\n- Status: accepted\n\n" % i)
        for k in range(10000):
            out.write("[x](0001-form.md#a-%d)\n" % (i * 10000 + k))
PY
bounded check --json
finish
