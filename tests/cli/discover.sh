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
	cd "$scratch/place" && rm -rf repo && make_repo repo && cd repo ||
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
record docs/adr/0004-four-more/0001-notes.md More
: >docs/adr/0004-four.png
record docs/adr/README.md Readme
record docs/adr/template.md Template
record docs/adr/templates/0001-x.md Template
record docs/adr/old/0005-five.md Five
printf '# Glossary\n\nWords.\n' >docs/adr/glossary.md
ln -s 0004-four.md docs/adr/0009-link.md
ln -s . docs/adr/loop
paths
expect_exactly 'ADR-0001 docs/adr/0001-one/README.md
ADR-0001 docs/adr/0004-four-more/0001-notes.md
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

paths --dir here
expect_exactly 'RFC-0001 here/0001-a.md'
run hence config --json --dir here
expect_json '[s["origin"] for s in d["settings"] if s["name"] \
	in ("collections.mine.path", "collections.mine.kind")]' \
	'["--dir", ".hence.yml"]'

# Those of other tools that are of no use are named.
fresh
record docs/adr/0001-a.md A
echo ../elsewhere >.adr-dir
printf 'project:\n  - [\n' >.log4brains.yml
run hence list
expect_status 0
expect_err "skipped '.adr-dir': names a folder outside"
expect_err "skipped '.log4brains.yml': line "
rm .log4brains.yml
head -c 1100000 /dev/zero | tr '\0' x >.adr-dir
ln -s docs .log4brains.yml
run hence list
expect_err "skipped '.adr-dir': has 1100000 bytes"
expect_err "skipped '.log4brains.yml': is no regular file"
rm .log4brains.yml .adr-dir
printf '\n' >.adr-dir
run hence list
expect_err "skipped '.adr-dir': names no folder"

printf '.git/x\n' >.adr-dir
run hence list
expect_err "skipped '.adr-dir': names git's own folder"
run hence list --dir .git/hooks
expect_status 2
expect_err "'.git/hooks' leads into git's own folder"
run hence list --dir docs/.GIT
expect_status 2

# Folders that are configured and not there.
fresh
mkdir -p docs/soon
record docs/adr/0001-a.md A
printf 'collections:\n- path: docs/adr\n- path: docs/nope\n' >.hence.yml
printf -- '- {path: docs/soon, kind: rfc}\n' >>.hence.yml
run hence list
expect_status 0
expect_err "'.hence.yml': line 3 names 'docs/nope', which is not there"
expect_no_err docs/soon
run hence doctor
expect_out "line 3 names 'docs/nope', which is not there"
run hence list -q
expect_silent
run hence new -q --no-edit --collection docs/nope "Make the folder"
expect_status 0
expect_silent
run hence list
expect_silent
commit_all one
run hence list --rev HEAD
expect_err "line 4 names 'docs/soon', which is not there"

# A usual folder that waits for its first record.
fresh
printf '# NUMBER. TITLE\n' | write docs/adr/template.md
paths
expect_exactly ''
run hence list
expect_status 0
expect_silent
run hence new --no-edit "The first"
expect_status 0
expect_file docs/adr/0001-the-first.md "The first"
fresh
printf '# Decisions\n' | write docs/decisions/README.md
run hence list
expect_status 0
expect_silent
record rfcs/0001-x.md X
run hence config --json
expect_no_out docs/decisions
write rfcs/templates/0000-template.md <docs/decisions/README.md
write docs/adr/adr-template.md <docs/decisions/README.md
run hence config --json
expect_out docs/adr
expect_no_out '"value": "rfcs/templates"'
fresh
write docs/architecture/README.md </dev/null
write docs/text/README.md </dev/null
write tests/adr/template.md </dev/null
run hence list
expect_status 3

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

# Between them another folder's.
fresh
record x/001-a.md A
record x/002-b/001-q.md Q
record x/003-c.md C
paths
expect_exactly 'ADR-001 x/001-a.md
ADR-001 x/002-b/001-q.md
ADR-003 x/003-c.md'

# Everyday words: "text" counts at the root, "architecture" with a prefix.
fresh
record docs/text/01-a.md A
run hence list
expect_status 3
record text/01-b.md B
record Docs/Architecture/adr-001-c.md C
record other/architecture/02-overview.md Overview
paths
expect_exactly 'ADR-001 Docs/Architecture/adr-001-c.md
RFC-01 text/01-b.md'

# The prefix most files have, however many there are.
fresh
for i in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
	record "docs/adr/P$(echo $i | tr 0-9 A-J)-0$i-x.md" "$i"
done
record docs/adr/zebra-0031-x.md Z
record docs/adr/Zebra-0032-x.md Z
record docs/adr/0033-x.md Z
run hence list --json
expect_json '[r["id"] for r in d["records"] if r["number"] == 33][0]' ZEBRA-0033

# The kind is told by the innermost folder.
fresh
record docs/rfcs/adr/0001-a.md A
record docs/adr/rfcs/0002-b.md B
paths
expect_exactly 'RFC-0002 docs/adr/rfcs/0002-b.md
ADR-0001 docs/rfcs/adr/0001-a.md'

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

# Outside of git the nearest .hence.yml above says where the root is.
cd "$scratch/place" && mkdir -p plain/docs/adr/deep plain/other/adr || exit 1
cd plain || exit 1
record docs/adr/0001-a.md A
record other/adr/0002-b.md B
cd docs || exit 1
paths
expect_exactly 'ADR-0001 adr/0001-a.md'
echo 'collections: [{path: docs/adr}, {path: other/adr}]' >../.hence.yml
paths
expect_exactly 'ADR-0001 docs/adr/0001-a.md
ADR-0002 other/adr/0002-b.md'
run hence list -z 2
expect_file "$out" ../other/adr/0002-b.md
run hence show --json adr/0001-a.md
expect_status 0
paths --dir adr
expect_exactly 'ADR-0001 docs/adr/0001-a.md'
cd "$scratch/home" || exit 1
paths --dir "$scratch/place/plain/docs/adr"
expect_exactly 'ADR-0001 docs/adr/0001-a.md'

# Not one that anybody may have put there.
cd "$scratch/place" && mkdir -p open/mine/docs/adr && chmod 1777 open || exit 1
echo 'limits: {record-bytes: 1}' >open/.hence.yml
record open/mine/docs/adr/0001-a.md A
cd open/mine || exit 1
run hence list
expect_err "the limit is 1"
if chown 12345 ../.hence.yml 2>/dev/null; then
	run hence list
	expect_silent
else
	skip "only root can give files away"
fi

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
printf 'title: [\n' >keps/0007-x/kep.yaml
run hence list
expect_status 0
expect_err "skipped 'keps/0007-x/kep.yaml': line 2"
head -c 1100000 /dev/zero | tr '\0' x >keps/0007-x/kep.yaml
run hence list
expect_err "skipped 'keps/0007-x/kep.yaml': has 1100000 bytes"

finish
