#!/bin/sh
# SPDX-License-Identifier: MIT
# hence doctor: what the program works with, and what is to be mended.
. "$(dirname "$0")/lib.sh"

run hence doctor
expect_status 0
expect_out "ok      version: hence "
expect_out "ok      git: git version "
expect_out "note    repository: none: reading the folder '$scratch/place'"
expect_out "note    collections: none"

make_repo .
record docs/adr/0001-a.md "1. A"
run env EDITOR=cat HENCE_PAGER=more "$HENCE" doctor
expect_status 0
expect_out "ok      editor: cat (EDITOR)"
git config --global hence.editor "sh -c true"
run env EDITOR=cat HENCE_PAGER=more "$HENCE" doctor
expect_out "ok      editor: sh -c true (hence.editor)"
git config --global --unset hence.editor
expect_out "ok      pager: more (HENCE_PAGER)"
expect_out "ok      repository: $scratch/place, sha1"
expect_out "ok      reader: libgit2"
expect_out "ok      collection: 'docs/adr': 1 record, kind adr"
expect_out "ok      locale: C.UTF-8"
run env LC_ALL=C "$HENCE" doctor
expect_out "note    locale: 'C' is not UTF-8"

# A record to mend.
printf -- '---\nstatus: [accepted\n---\n# 2. B\n' >docs/adr/0002-b.md
run hence doctor
expect_status 1
expect_out "problem record: 'docs/adr/0002-b.md': its front matter is no YAML"
run hence doctor --json
expect_status 1
expect_json 'd["schema"]' 1
expect_json '[c["check"] for c in d["checks"] if c["level"] == "problem"]' \
	'["record"]'

# A configuration to mend; the rest is still said.
echo 'collections: 1' >.hence.yml
run hence doctor
expect_status 1
expect_out "problem configuration: .hence.yml:1:14"
expect_out "pager: "
rm .hence.yml docs/adr/0002-b.md

# An editor, a folder and a template that are not there; a file once.
write .hence.yml <<'YAML'
collections:
  - path: docs/adr
    template: nothing
  - path: docs/gone
limits:
  record-bytes: 2000
YAML
head -c 3000 /dev/zero | tr '\0' x >docs/adr/0003-large.md
run env EDITOR=no-such-editor "$HENCE" doctor
expect_status 1
expect_out "problem editor: there is no program 'no-such-editor' (EDITOR)"
expect_out "problem configuration: '.hence.yml': line 4 names 'docs/gone'"
expect_out "problem template: .hence.yml:2: the template 'nothing'"
expect_out "problem record: 'docs/adr/0003-large.md': has 3000 bytes"
check "each file once" test "$(grep -c 0003-large "$out")" -eq 1
rm .hence.yml docs/adr/0003-large.md

# A branch whose commit is not there.
git init -q "$scratch/torn"
record "$scratch/torn/docs/adr/0001-a.md" "1. A"
(cd "$scratch/torn" && commit_all one && git branch other &&
	echo 1234567890123456789012345678901234567890 >.git/refs/heads/other)
run hence -C "$scratch/torn" doctor
expect_status 1
expect_out "problem branches: 1 cannot be read in full. 'git fsck'"

# Kinds of repositories.
commit_all one
commit_all two
git clone -q --depth 1 "file://$PWD" "$scratch/shallow"
run hence -C "$scratch/shallow" doctor
expect_status 0
expect_out "note    clone: shallow"
git clone -q --bare . "$scratch/bare.git"
run hence -C "$scratch/bare.git" doctor
expect_status 0
expect_out "bare.git (bare), sha1"

# An empty bare repository has no revision to read.
git init -q --bare "$scratch/empty.git"
run hence -C "$scratch/empty.git" doctor
expect_status 1
expect_out "problem files: "

finish
