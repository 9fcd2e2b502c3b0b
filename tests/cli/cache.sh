# SPDX-License-Identifier: MIT
# The cache of parsed records makes no difference but in time, whatever becomes
# of its file.
. "$(dirname "$0")/lib.sh"

export HENCE_CACHE_FILES=1 XDG_CACHE_HOME="$scratch/cache"
db=.git/hence/index.db

# known COUNT WHAT [ALL]: so many of the 4 (or ALL) files were not parsed; the output is as ever.
known()
{
	run hence list --json --no-cache
	cp "$out" "$scratch/expected"
	run hence -v list --json
	check "$2: as without a cache" cmp -s "$out" "$scratch/expected"
	expect_status 0
	if [ "$1" -eq 0 ]; then
		expect_no_err "parsed before"
	else
		expect_err "$1 of ${3:-4} files were parsed before"
	fi
}

make_repo
for n in 1 2 3 4; do
	record "docs/adr/000$n-x.md" "Record $n"
done
sleep 0.1
commit_all one
run hence list --no-cache
check_not "--no-cache writes nothing" test -e "$db"
run hence config
check_not "names alone need none" test -e "$db"
run env HENCE_CACHE_FILES=32 "$HENCE" list
check_not "few records need none" test -e .git/hence
sleep 0.1
git update-index --refresh
known 0 "a first run"
known 4 "a second run"
check "is kept beside git's files" test -f "$db"
run hence -v --no-cache list
expect_no_err "parsed before"
run hence -v --rev HEAD list
expect_err "4 of 4 files were parsed before"
run hence -v --staged list
expect_err "4 of 4 files were parsed before"
run hence -v show --json 1 2 3 4
cp "$out" "$scratch/shown"
run hence --no-cache show --json 1 2 3 4
check "show is the same" cmp -s "$out" "$scratch/shown"

# Nothing is opened that has not changed: what cannot be seen is known.
if command -v strace >/dev/null; then
	run strace -f -o "$scratch/trace" "$HENCE" list
	check_not "no record is opened" \
		grep -q 'open.*000[1-4]-x.md' "$scratch/trace"
else
	skip "no strace"
fi

# What becomes of files.
touch docs/adr/0001-x.md
known 4 "touched"
sed -i 's/Record 1/Racord 1/' docs/adr/0001-x.md
known 3 "changed, and of the same size"
expect_out "Racord 1"
sed -i 's/Racord 1/Rocord 1/' docs/adr/0001-x.md
known 3 "changed again at once"
expect_out "Rocord 1"
for word in Alpha Gamma Delta Theta; do
	sed "s/Record 2/$word 2/" docs/adr/0002-x.md >"$scratch/new"
	cat "$scratch/new" >docs/adr/0002-x.md
	git add docs/adr/0002-x.md
	sed -i "s/$word/Kappa/" docs/adr/0002-x.md
	run hence list
	expect_out "Kappa 2"
	sed -i "s/Kappa/Record/" docs/adr/0002-x.md
done
git reset -q --hard
known 4 "as it was"
touch -d '2020-01-01' docs/adr/0003-x.md
sed -i 's/Record 3/Racord 3/' docs/adr/0003-x.md
touch -d '2020-01-01' docs/adr/0003-x.md
run hence list
expect_out "Racord 3"
git reset -q --hard
mv docs/adr/0004-x.md docs/adr/0005-x.md
known 3 "renamed" 5
expect_json 'd["records"][3]["number"]' 5
mv docs/adr/0005-x.md docs/adr/0004-x.md
mkdir docs/adr/rejected
cp docs/adr/0004-x.md docs/adr/rejected/0006-x.md
sed -i '/Status/d' docs/adr/rejected/0006-x.md
cp docs/adr/rejected/0006-x.md docs/adr/0007-x.md
run hence list
run hence list --json
expect_json '[r["status"] for r in d["records"]][4:]' '["rejected", null]'
rm -r docs/adr/rejected docs/adr/0007-x.md
ln -sf ../../README docs/adr/0004-x.md
run hence --no-cache list
cp "$out" "$scratch/expected"
run hence list
check "a link in a file's place" cmp -s "$out" "$scratch/expected"
git reset -q --hard

# Branches and worktrees share what they have in common.
git checkout -q -b other
sed -i 's/Record 1/Other 1/' docs/adr/0001-x.md
git commit -qam other
sleep 0.1
git update-index -q --refresh
known 3 "another branch"
known 4 "another branch again"
git checkout -q main
known 4 "back"
git worktree add -q ../linked other
sleep 0.1
git -C ../linked update-index -q --really-refresh
run hence -v -C ../linked list
expect_err "4 of 4 files were parsed before"
expect_out "Other 1"
check_not "no cache of its own" test -e .git/worktrees/linked/hence/index.db
git worktree remove -f ../linked

# Files that git does not know are known by their stamps.
git rm -q --cached docs/adr/0004-x.md
sed -i 's/Record 4/Own 4/' docs/adr/0004-x.md
touch -d '2026-11-01 10:00' docs/adr/0004-x.md
known 3 "untracked"
sleep 2.2
known 4 "untracked again"
if command -v strace >/dev/null; then
	run strace -f -o "$scratch/trace" "$HENCE" list
	check_not "none is opened, untracked or not" \
		grep -q 'open.*000[1-4]-x.md' "$scratch/trace"
fi
git reset -q --hard

# Bytes that are converted on the way from and to git.
printf '*.md text eol=crlf\n' >.gitattributes
rm docs/adr/*.md
git checkout -q docs
sleep 0.1
git update-index -q --refresh
run hence list --rev HEAD
known 0 "CRLF"
known 4 "CRLF again"
expect_json 'd["records"][0]["title"]' "Record 1"
run hence show 1 --json --rev HEAD
cp "$out" "$scratch/shown"
run hence show 1 --json --rev HEAD --no-cache
check "the blob has no CRLF" cmp -s "$out" "$scratch/shown"
printf '*.md filter=rot\n*.png filter=lfs\n' >.gitattributes
git config filter.rot.clean 'tr A-Za-z N-ZA-Mn-za-m'
git config filter.rot.smudge 'tr A-Za-z N-ZA-Mn-za-m'
rm docs/adr/*.md
git checkout -q docs
sleep 0.1
run hence list
known 4 "filtered"
expect_out "Erpbeq 1"
rm .gitattributes docs/adr/*.md
git checkout -q docs

# What becomes of the cache's file.
sleep 0.1
git update-index -q --refresh
run hence list
rm "$db"
known 0 "removed"
known 4 "made anew"
for how in 'cut -c1-300' 'head -c 5000' 'tr \000 x' 'printf rubbish' true; do
	sh -c "$how" <"$db" >"$scratch/db"
	cp "$scratch/db" "$db"
	known 0 "damaged by $how"
	known 4 "mended"
done
rm "$db"
mkdir "$db"
known 0 "a folder in its place"
known 0 "and still"
rmdir "$db"
ln -s "$scratch/elsewhere" "$db"
known 0 "a link in its place"
check_not "a link is not followed" test -e "$scratch/elsewhere"
rm "$db"
known 0 "made anew"

# sql STATEMENTS: on the database.
sql()
{
	python3 "$project/tests/cli/sql.py" "$db" "$1"
}

sql "UPDATE bucket SET bytes = CAST('older' AS BLOB) WHERE number = -1"
known 0 "of another version"
known 4 "of this version"
sql 'DROP TABLE bucket; CREATE TABLE bucket (a, b, c)'
known 0 "of another form"
known 4 "of this form"
sql 'DROP TABLE bucket; CREATE VIEW bucket AS SELECT 1 number, 2 bytes'
known 0 "a view"
known 4 "a table"

# Damage anywhere: what is not whole is read again, whatever is hit.
run hence list
run hence check --json --no-cache
cp "$out" "$scratch/checked"
cp "$db" "$scratch/db"
cat >"$scratch/damage.py" <<'PY'
import os, random, subprocess, sys
hence, db, whole, expected = sys.argv[1:]
whole, expected = open(whole, "rb").read(), open(expected, "rb").read()
random.seed(1)
wrong = 0
for i in range(200):
    data = bytearray(whole)
    for _ in range(random.choice((1, 1, 5, 200))):
        at = random.randrange(len(data))
        data[at:at + 1] = bytes([random.randrange(256)])
    if i % 10 == 0:
        data = data[:random.randrange(len(data))]
    open(db, "wb").write(data)
    done = subprocess.run([hence, "check", "--json"], capture_output=True,
                          timeout=60)
    if done.stdout != expected or b"hence: cannot" in done.stderr:
        wrong += 1
        print("round", i, done)
sys.exit(wrong > 0)
PY
run python3 "$scratch/damage.py" "$HENCE" "$db" "$scratch/db" \
	"$scratch/checked"
expect_status 0
known 4 "after 200 damages"

# Killed at each of its writes (leaks are not looked for while it is traced),
# and no room for them.
if strace -f -o /dev/null true 2>/dev/null; then
	killed=0
	for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		rm -f "$db"
		[ $((n % 2)) -eq 0 ] || {
			hence list
			touch -d "2026-11-0$((n / 3 + 1))" docs/adr/0001-x.md
			git update-index -q --refresh
			sql 'UPDATE bucket SET bytes = zeroblob(9)
				WHERE number > 0'
		} >"$out"
		strace -f -qq -e trace=pwrite64 -o "$scratch/trace" \
			-E ASAN_OPTIONS=detect_leaks=0 \
			-e inject=pwrite64:signal=KILL:when="$n" \
			"$HENCE" list >"$out" 2>"$err" ||
			killed=$((killed + 1))
		run hence check --json
		check "killed at write $n: as ever" \
			cmp -s "$out" "$scratch/checked"
	done
	check "killed $killed times" test "$killed" -gt 5
	run hence list
	known 4 "after all this"
fi
rm "$db"
run sh -c 'ulimit -f 16; "$1" check --json' sh "$HENCE"
check "no room: as ever" cmp -s "$out" "$scratch/checked"
expect_no_err "cannot"
known 0 "no room for it"
known 4 "room for it"

# Another process has it: there is no waiting for long.
python3 -c 'import os, sqlite3, sys, time
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("BEGIN EXCLUSIVE")
open(sys.argv[2], "w").close()
while os.path.exists(sys.argv[2]):
    time.sleep(0.02)' "$db" "$scratch/locked" &
locker=$!
while [ ! -e "$scratch/locked" ]; do sleep 0.02; done
known 0 "locked"
rm "$scratch/locked"
wait "$locker"
known 4 "not locked"

# Many at a time, all cold.
rm "$db"
run hence list --json --no-cache
cp "$out" "$scratch/expected"
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	hence list --json >"$scratch/many.$n" 2>"$scratch/many.err.$n" &
done
wait
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	check "run $n of 20" cmp -s "$scratch/many.$n" "$scratch/expected"
	check_not "nothing said by $n" test -s "$scratch/many.err.$n"
done
known 4 "after many"

# A bare repository has one, too.
git clone -q --bare . "$scratch/bare.git"
for known in "no" "4 of 4 files were"; do
	run hence --git-dir "$scratch/bare.git" -v list --json
	expect_status 0
	if [ "$known" = no ]; then
		expect_no_err "parsed before"
	else
		expect_err "$known parsed before"
	fi
done
check "beside its files" test -f "$scratch/bare.git/hence/index.db"

# Where git's folder cannot be written to, and outside of git.
rm -r .git/hence
: >.git/hence
known 0 "no room in the repository"
known 4 "in the user's folder"
check "one file there" test "$(find "$XDG_CACHE_HOME/hence" -name '*.db' |
	wc -l)" -eq 1
rm .git/hence
mkdir "$scratch/plain"
cp -r docs "$scratch/plain"
cd "$scratch/plain" || exit 1
find docs -name '*.md' -exec touch -d '2026-11-01 10:00' {} +
sleep 2.2
known 0 "outside of git"
known 4 "outside of git again"
rm -r "$XDG_CACHE_HOME"
: >"$XDG_CACHE_HOME"
known 0 "no room anywhere"

# A sidecar counts.
rm "$XDG_CACHE_HOME"
mkdir -p "$scratch/kep/docs/keps/1-x"
cd "$scratch/kep" || exit 1
make_repo
record docs/keps/1-x/README.md "KEP 1"
printf 'title: One\nstatus: provisional\n' >docs/keps/1-x/kep.yaml
sleep 0.1
commit_all one
run hence list --dir docs/keps
run hence -v list --dir docs/keps
expect_err "1 of 1 files were parsed before"
sed -i 's/One/Two/' docs/keps/1-x/kep.yaml
run hence -v list --dir docs/keps --json
expect_no_err "parsed before"
expect_json 'd["records"][0]["title"]' "Two"

finish
