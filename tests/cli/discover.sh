# SPDX-License-Identifier: MIT
# Which folders are collections and which files are records.
. "$(dirname "$0")/lib.sh"

# paths: what `list` finds here, one a line.
paths()
{
	run hence list --json "$@"
	python3 -c 'import json, sys
for r in json.load(open(sys.argv[1]))["records"]:
    print(r["id"], r["path"])' "$out" >"$scratch/paths"
	mv "$scratch/paths" "$out"
}

fresh()
{
	cd "$scratch/work" && rm -rf repo && make_repo repo && cd repo ||
		exit 1
}

# The usual folders, in sub-projects too, untracked as well as tracked.
fresh
record docs/adr/0001-root.md Root
record services/pay/doc/adr/0001-pay.md Pay
record text/0002-proposal.md Proposal
commit_all one
record services/mail/docs/decisions/0003-mail.md Mail
record node_modules/x/docs/adr/0009-foreign.md Foreign
record tests/fixtures/docs/adr/0009-foreign.md Foreign
paths
expect_exactly 'ADR-0001 docs/adr/0001-root.md
ADR-0003 services/mail/docs/decisions/0003-mail.md
ADR-0001 services/pay/doc/adr/0001-pay.md
RFC-0002 text/0002-proposal.md'

# Ignored files are none; files deleted and not yet staged are gone.
echo 'docs/adr/*-draft.md' >.gitignore
record docs/adr/0005-draft.md Draft
rm docs/adr/0001-root.md
paths
expect_no_out draft
expect_no_out root

# A folder per record, attachments, templates, pages and symbolic links.
fresh
record docs/adr/0001-one/README.md One
record docs/adr/0001-one/details.md Details
record docs/adr/0002-two/index.md Two
record docs/adr/three/index.md Three
record docs/adr/0004-four.md Four
record docs/adr/0004-four/0001-notes.md Notes
record docs/adr/README.md Readme
record docs/adr/template.md Template
record docs/adr/templates/0001-x.md Template
record docs/adr/old/0005-five.md Five
printf '# Glossary\n\nWords.\n' >docs/adr/glossary.md
ln -s 0004-four.md docs/adr/0009-link.md
ln -s . docs/adr/loop
paths
expect_exactly 'ADR-0001 docs/adr/0001-one/README.md
ADR-0002 docs/adr/0002-two/index.md
ADR-0004 docs/adr/0004-four.md
ADR-0005 docs/adr/old/0005-five.md
three docs/adr/three/index.md'
run hence list
expect_silent

# Other tools' configuration, ours, and --dir before either.
fresh
mkdir -p notes/log && record notes/log/0001-a.md A
echo notes/log >.adr-dir
paths
expect_exactly 'ADR-0001 notes/log/0001-a.md'
fresh
record pkg/log/20240131-a.md A
printf 'project:\n  packages:\n    - adrFolder: ./pkg/log\n' >.log4brains.yml
paths
expect_exactly '20240131-a pkg/log/20240131-a.md'
fresh
record here/0001-a.md A
record docs/adr/0001-b.md B
printf 'collections:\n  - {path: here, name: mine, kind: rfc}\n' >.hence.yml
paths
expect_exactly 'RFC-0001 here/0001-a.md'
paths --dir docs/adr
expect_exactly 'ADR-0001 docs/adr/0001-b.md'
run hence list --json
expect_json 'd["records"][0]["collection"]' mine
expect_json 'd["records"][0]["key"]' mine/1

# A collection inside another keeps its own records.
fresh
record docs/adr/0001-outer.md Outer
record docs/adr/rfcs/0001-inner.md Inner
paths
expect_exactly 'ADR-0001 docs/adr/0001-outer.md
RFC-0001 docs/adr/rfcs/0001-inner.md'

# No usual folder: files named like records tell.
fresh
record security/001-a.md A
record security/005-b.md B
record misc/notes.md Notes
paths
expect_exactly 'ADR-001 security/001-a.md
ADR-005 security/005-b.md'

# Nothing at all.
fresh
run hence list
expect_status 3
expect_err "no collection"
expect_err "hence init"

# RFC 0 has no number yet; 0 is a number elsewhere.
fresh
record rfcs/0000-new.md New
record docs/adr/0000-first.md First
paths
expect_exactly 'ADR-0000 docs/adr/0000-first.md
new rfcs/0000-new.md'

# A sidecar, and folders named by a status.
fresh
mkdir -p keps/0007-x keps/withdrawn
echo 'Text.' >keps/0007-x/README.md
printf 'title: From the sidecar\nstatus: implementable\n' >keps/0007-x/kep.yaml
printf '# No status\n' >keps/withdrawn/0008-y.md
run hence list --json
expect_json 'd["records"][0]["title"]' 'From the sidecar'
expect_json 'd["records"][0]["status"]' accepted
expect_json 'd["records"][0]["id"]' KEP-0007
expect_json 'd["records"][1]["status"]' withdrawn

finish
