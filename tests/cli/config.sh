#!/bin/sh
# SPDX-License-Identifier: MIT
# hence config: the settings in effect, and where each comes from.
. "$(dirname "$0")/lib.sh"

run hence config
expect_status 0
expect_out "decisions.default-status = -  (default)"
expect_out "limits.record-bytes = 1048576  (default)"

make_repo .
record docs/adr/0001-a.md "1. A"
run hence config
expect_status 0
expect_out "collections.docs/adr.path = docs/adr  (found)"
expect_out "collections.docs/adr.kind = adr  (inferred)"
expect_out "collections.docs/adr.numbering = sequential  (inferred)"
expect_out "hence.color = auto  (default)"
expect_out "hence.editor = vi  (default)"
expect_out "collections.docs/adr.name = docs/adr  (default)"
expect_out "collections.docs/adr.template = madr  (inferred)"
printf '# T\n' >docs/adr/template.md
run env EDITOR=ed "$HENCE" config
expect_out "collections.docs/adr.template = docs/adr/template.md  (found)"
expect_out "hence.editor = ed  (EDITOR)"
rm docs/adr/template.md
git config --global color.ui never
git config --global hence.editor nano
run env EDITOR=ed "$HENCE" config
expect_out "hence.color = never  (color.ui)"
expect_out "hence.editor = nano  (hence.editor)"
git config --global --unset color.ui
git config --global --unset hence.editor
run hence config --dir docs/adr
expect_out "collections.docs/adr.path = docs/adr  (--dir)"
echo docs/adr >.adr-dir
run hence config
expect_out "collections.docs/adr.path = docs/adr  (.adr-dir)"

write .hence.yml <<'YAML'
decisions:
  default-status: accepted
collections:
  - path: docs/adr
    prefix: DEC
limits:
  record-bytes: 2000
YAML
git config --global hence.pager "less -S"
run hence config
expect_status 0
expect_out "decisions.default-status = accepted  (.hence.yml:2)"
expect_out "limits.record-bytes = 2000  (.hence.yml:7)"
expect_out "collections.docs/adr.path = docs/adr  (.hence.yml:4)"
expect_out "collections.docs/adr.prefix = DEC  (.hence.yml:5)"
expect_out "hence.pager = less -S  (hence.pager)"
run hence config --dir docs/adr
expect_out "collections.docs/adr.path = docs/adr  (--dir)"
expect_out "collections.docs/adr.prefix = DEC  (.hence.yml:5)"
expect_out "collections.docs/adr.kind = adr  (inferred)"
run env HENCE_PAGER=cat "$HENCE" config
expect_out "hence.pager = cat  (HENCE_PAGER)"

cat >>.hence.yml <<'YAML'
kinds:
  adr:
    states: {trial: accepted}
    moves:
      - accepted->trial
YAML
run hence config
expect_out "kinds.adr.states.trial = accepted  (.hence.yml:10)"
expect_out "kinds.adr.moves = accepted -> trial  (.hence.yml:12)"

run hence config --json
expect_json 'd["schema"]' 1
expect_json 'd["settings"][0]' '{"name": "decisions.default-status", "value": "accepted", "origin": ".hence.yml", "line": 2}'

# Another revision has another configuration.
commit_all configured
rm .hence.yml
run hence config
expect_out "decisions.default-status = -  (default)"
run hence config --rev HEAD
expect_out "decisions.default-status = accepted  (.hence.yml:2)"

# Each setting has its own line; widths are of numbers that are counted.
write .hence.yml <<'YAML'
collections:
  - kind: rfc
    path: docs/rfc
  - path: docs/adr

    numbering: date
YAML
mkdir -p docs/rfc
run hence config
expect_out "collections.docs/rfc.kind = rfc  (.hence.yml:2)"
expect_out "collections.docs/rfc.path = docs/rfc  (.hence.yml:3)"
expect_out "collections.docs/adr.numbering = date  (.hence.yml:6)"
expect_out "collections.docs/rfc.width = 4"
expect_no_out "collections.docs/adr.width"

# Nothing is staged: the same as for list.
git init -q "$scratch/empty"
run hence -C "$scratch/empty" config --staged
expect_status 3
expect_err "no collection of records found"

# A broken file stops everything, with its place.
printf 'decisions:\n  default-statuss: accepted\n' >.hence.yml
for command in config list "show 1"; do
	# shellcheck disable=SC2086
	run hence $command
	expect_status 3
	expect_err ".hence.yml:2:3"
	expect_err "default-status"
done
run hence config extra
expect_status 2

finish
