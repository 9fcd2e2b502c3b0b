# SPDX-License-Identifier: MIT
# A .hence.yml that cannot be read, whatever stands in its place.
. "$(dirname "$0")/lib.sh"

# fails WORDS [OPTION]...: at once, with exit code 3, the file and the reason.
fails()
{
	words=$1
	shift
	run timeout 10 "$HENCE" list "$@"
	expect_status 3
	expect_err .hence.yml
	expect_err "$words"
	expect_exactly ''
}

for place in git plain; do
	mkdir "$scratch/place/$place" && cd "$scratch/place/$place" || exit 1
	[ $place = plain ] || make_repo
	record docs/adr/0001-a.md A
	mkfifo .hence.yml
	fails "not a regular file"
	rm .hence.yml
	ln -s docs/adr/0001-a.md .hence.yml
	fails "is a symbolic link"
	rm .hence.yml
	record .hence.yml/x.md X
	fails "is a folder"
	rm -r .hence.yml
	printf 'limits: {record-bytes: 1m}\n---\nlimits:\n' >.hence.yml
	fails ".hence.yml:2:1: a second document"
	head -c 1100000 /dev/zero | tr '\0' '#' >.hence.yml
	fails "has 1100000 bytes"
	echo 'limits: {record-bytes: 1m}' >.hence.yml
	chmod 000 .hence.yml
	if [ -r .hence.yml ]; then
		skip "root may read everything"
	else
		fails "ermission denied"
	fi
	chmod 644 .hence.yml
	run hence list
	expect_status 0
done

# Tracked, and something else in its place.
cd "$scratch/place/git" || exit 1
commit_all one
rm .hence.yml && mkfifo .hence.yml
fails "not a regular file"
run timeout 10 "$HENCE" list --staged
expect_status 0
rm .hence.yml
run hence list
expect_status 0

# git has lost it.
blob=$(git rev-parse HEAD:.hence.yml)
rm -f ".git/objects/$(echo "$blob" | cut -c 1-2)/$(echo "$blob" | cut -c 3-)"
fails "cannot read" --rev HEAD
fails "cannot read" --staged

finish
