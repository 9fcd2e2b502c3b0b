#!/bin/sh
# SPDX-License-Identifier: MIT
# `hence fix`: what a command was stopped in is finished or undone, and nobody
# writes before.
. "$(dirname "$0")/lib.sh"

# journal FOLDER ROW...: as a command that was stopped leaves it. A row is
# words with "=" before each string: edit =a.md =old =new
journal()
{
	python3 - "$@" <<'PYTHON'
import os, sys
folder, rows = sys.argv[1], sys.argv[2:]
os.makedirs(folder, exist_ok=True)
path = os.path.abspath(folder) + "/journal"
text = b"hence journal 1\n"
for row in ["home =" + path, "root =" + os.getcwd()] + rows:
    word, *strings = row.encode().decode("unicode_escape").split(" =")
    text += word.encode()
    for string in strings:
        data = string.encode("latin-1")
        text += b" %d:%s" % (len(data), data)
    text += b"\n"
total = 0xcbf29ce484222325
for byte in text:
    total = (total ^ byte) * 0x100000001b3 % 2**64
open(path, "wb").write(text + b"sum %016x\n" % total)
PYTHON
}

# half: 1 is written, 2 is not, 3 is new and not there yet.
half()
{
	rm -rf docs && mkdir -p docs/adr
	printf '# A\n\nnew\n' >docs/adr/0001-a.md
	printf '# B\n\nold\n' >docs/adr/0002-b.md
	journal "${1:-.git/hence}" 'command =supersede' 'folder =docs/new' \
		'edit =docs/adr/0001-a.md =# A\n\nold\n =# A\n\nnew\n' \
		'edit =docs/adr/0002-b.md =# B\n\nold\n =# B\n\nnew\n' \
		'create =docs/new/0003-c.md =# C\n'
}

stopped="an earlier 'hence supersede' was stopped half-way"

make_repo repo && cd repo || exit 1
run hence fix --continue --abort
expect_status 2
expect_err exclude
for way in --continue --abort '--abort --dry-run'; do
	# shellcheck disable=SC2086 # two words
	run hence fix $way
	expect_status 0
	expect_exactly ''
	expect_err 'nothing to do'
	# shellcheck disable=SC2086
	run hence -q fix $way
	expect_silent
done

# Who reads is told once, who writes is refused.
half
run hence list
expect_status 0
expect_out 'A'
check "it is said once" test "$(grep -c "$stopped" "$err")" -eq 1
expect_err "Run 'hence fix --continue' to finish it, or 'hence fix --abort' to undo it."
run hence -q list
expect_silent
for command in 'new Another' 'init rfcs'; do
	# shellcheck disable=SC2086 # words
	run hence $command
	expect_status 3
	check "it is said once" test "$(grep -c "$stopped" "$err")" -eq 1
	expect_err "hence fix --abort"
	expect_exactly ''
done
check "nothing is written" test "$(find . -name .git -prune -o -type f -print |
	wc -l)" -eq 2
commit_all half
run hence list --rev HEAD
expect_silent
run hence list --staged
expect_silent

# While somebody writes, a journal is no leftover.
run flock .git/hence/lock "$HENCE" list
expect_status 0
expect_silent

# First a look, then either way
run hence fix --continue --dry-run
expect_status 1
expect_out '--- a/docs/adr/0002-b.md'
expect_out '+new'
expect_out 'new file mode 100644'
expect_no_out 0001-a.md
cp "$out" diff
check "git takes the diff" git apply --check diff
run hence fix --abort -n
expect_status 1
expect_out '--- a/docs/adr/0001-a.md'
expect_out '+old'
expect_no_out 0002-b.md
expect_no_out 0003-c.md
rm diff
cd docs || exit 1
run hence fix --continue
expect_status 0
expect_exactly 'adr/0002-b.md
new/0003-c.md'
expect_err "'hence supersede' is finished"
cd .. || exit 1
expect_file docs/adr/0001-a.md new
expect_file docs/adr/0002-b.md new
expect_file docs/new/0003-c.md '# C'
check_not "the journal is gone" test -e .git/hence/journal
run hence list
expect_silent

half
mkdir docs/new && printf '# C\n' >docs/new/0003-c.md
run hence fix --abort
expect_status 0
expect_exactly docs/adr/0001-a.md
expect_err "'hence supersede' is undone"
expect_file docs/adr/0001-a.md old
check_not "the new file's folder is gone, too" test -e docs/new
run hence new Writing again
expect_status 0

# What somebody else has done is not undone.
half
echo mine >>docs/adr/0002-b.md
for way in --continue --abort '--continue -n'; do
	# shellcheck disable=SC2086
	run hence fix $way
	expect_status 3
	expect_err "'docs/adr/0002-b.md' has been changed since"
	expect_err '.git/hence/journal'
	expect_file docs/adr/0001-a.md new
	expect_file docs/adr/0002-b.md mine
done
half
mkdir docs/new && echo mine >docs/new/0003-c.md
run hence fix --abort
expect_status 3
expect_err "'docs/new/0003-c.md' has been changed since"
half
rm docs/adr/0001-a.md && ln -s 0002-b.md docs/adr/0001-a.md
run hence fix --abort
expect_status 3
expect_err 'symbolic link'
half
mv docs/adr ../elsewhere && ln -s ../../elsewhere docs/adr
run hence fix --continue
expect_status 3
expect_err 'leaves'
expect_file ../elsewhere/0002-b.md old
rm -r ../elsewhere

# Journals that are none
half
echo x >>.git/hence/journal
run hence list
expect_status 0
expect_err "repo/.git/hence/journal' of a command that was stopped half-way is damaged"
run hence fix --abort
expect_status 3
expect_err 'delete it'
run hence new x
expect_status 3
journal .git/hence 'command =x' 'create =.git/hooks/post-commit =evil\n'
run hence fix --continue
expect_status 3
expect_err "git's own folder"
mkdir -p .git/empty ../elsewhere/empty && ln -s ../elsewhere link
for folder in .git/empty link/empty; do
	journal .git/hence 'command =x' "folder =$folder"
	run hence fix --abort
	expect_status 3
	check "$folder stays" test -d $folder
done
rm link && rm -r ../elsewhere .git/empty
journal .git/hence 'command =x' 'create =../outside =evil\n'
run hence fix --continue
expect_status 3
expect_err damaged
check_not "nothing is written outside" test -e ../outside
journal .git/hence 'command =\\x1b[31mred' 'create =x =y\n'
run hence list
expect_no_err "$(printf '\033')"
rm .git/hence/journal

# Each worktree has its own.
commit_all all && git worktree add -q ../linked && cd ../linked || exit 1
git config extensions.worktreeConfig true
half "$(git rev-parse --git-dir)/hence"
run hence list
expect_err "$stopped"
run hence -C ../repo list
expect_silent
run hence -C ../repo fix --abort
expect_err 'nothing to do'
git worktree move . ../moved && cd ../moved || exit 1
run hence fix --abort
expect_status 0
expect_file docs/adr/0001-a.md old
cd ../repo || exit 1

# One git folder, two trees
half
mkdir ../other
run env GIT_WORK_TREE="$PWD/../other" GIT_DIR="$PWD/.git" "$HENCE" fix --abort
expect_status 3
expect_err "was stopped half-way in '$PWD'"
run hence fix --abort
expect_status 0

# Where the git folder cannot be written to
if [ "$(id -u)" -ne 0 ]; then
	half
	chmod 500 .git/hence
	run hence fix --abort
	expect_status 3
	expect_err 'permission denied'
	chmod 700 .git/hence
	rm .git/hence/journal
fi

# A repository that is no git repository
mkdir ../plain && cd ../plain || exit 1
half .hence
run hence list
expect_err "$stopped"
run hence fix --continue
expect_status 0
expect_file docs/adr/0002-b.md new
check_not "nothing of ours is left" test -e .hence
git init -q --bare ../bare
run hence -C ../bare fix --abort
expect_status 3
expect_err 'a bare repository has no files'

# What other records do is learnt once, and goes for each finding.
make_repo habits
cd habits || exit 1
mkdir -p docs/adr
# said NUMBER STATUS LINE
said()
{
	printf '# Title %s\n\n* Status: %s\n* Date: 2026-11-20\n%b' "$1" "$2" \
		"$3" >"docs/adr/000$1-r.md"
}
said 1 superseded '* Replaced by: [ADR-2](0002-r.md)\n'
said 2 accepted '* Replaces: [ADR-1](0001-r.md)\n'
said 3 superseded ''
said 4 accepted '* Replaces: [ADR-3](0003-r.md)\n'
said 5 superseded ''
said 6 accepted '* Replaces: [ADR-5](0005-r.md)\n'
commit_all habits
run hence fix
expect_err '2 mended in 2 files'
check 'the first is told in their words' grep -q \
	'^\* Replaced by: \[ADR-4\](0004-r.md)' docs/adr/0003-r.md
check 'and so is the second' grep -q \
	'^\* Replaced by: \[ADR-6\](0006-r.md)' docs/adr/0005-r.md
cd .. || exit 1

# What is left is told by its line as the file is, not as it will be.
make_repo lines
cd lines || exit 1
mkdir -p docs/adr
said 1 accepted '\n## Context\n\nSee [it](no/such/place.md).\n'
said 2 accepted '* Amends: [ADR-1](0001-r.md)\n'
commit_all lines
run hence fix -n
expect_out '+* Amended by: '
expect_err 'docs/adr/0001-r.md:8: left: '
cd .. || exit 1

# Two tables of a file are two findings, and each has its own change.
make_repo tables
cd tables || exit 1
mkdir -p docs/adr
said 1 accepted ''
printf '<!-- hence: toc -->\n<!-- hence: toc end -->\n\n%s\n' \
	'<!-- hence: toc style=list -->' >docs/adr/README.md
echo '<!-- hence: toc end -->' >>docs/adr/README.md
commit_all tables
run hence check --rule toc --format sarif
check 'two changes' test "$(grep -c '"deletedRegion"' "$out")" -eq 2
run hence fix
expect_err '2 mended in 1 file'
run hence toc --check
expect_status 0
cd .. || exit 1

finish
