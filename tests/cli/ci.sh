#!/bin/sh
# SPDX-License-Identifier: MIT
# The workflow and the job that `hence init --ci` writes, action.yml and the
# hook for pre-commit: their own shell is run, in clones like those of a forge.
. "$(dirname "$0")/lib.sh"
steps=$project/tests/cli/steps.py
adr=docs/adr

# expect_valid FILE: GitHub's schema of workflows and actions has nothing to say.
validator=$project/build/packages/node_modules/.bin/action-validator
expect_valid()
{
	if [ ! -x "$validator" ]; then
		skip "no schema of GitHub's here; run: make deps-test"
		return
	fi
	run "$validator" "$1"
	expect_status 0
}

# What stands for the forge's machine: packages are there already, and making
# hence is putting the program under test in its place.
mkdir "$scratch/bin"
cat >"$scratch/bin/apt-get" <<'SCRIPT'
#!/bin/sh
echo "apt-get $*" >>"$LOG"
SCRIPT
cat >"$scratch/bin/make" <<'SCRIPT'
#!/bin/sh
echo "make $*" >>"$LOG"
while getopts sC:j: option; do
	[ "$option" != C ] || cd "$OPTARG" || exit 1
done
shift $((OPTIND - 1))
[ -f action.yml ] || exit 1
mkdir -p build
case ${1:-all} in
all) ln -sf "$HENCE" build/hence ;;
install) ln -sf "$HENCE" "$INSTALLED/hence" ;;
esac
SCRIPT
chmod +x "$scratch/bin/apt-get" "$scratch/bin/make"
mkdir "$scratch/installed"
export LOG="$scratch/log" HENCE INSTALLED="$scratch/installed"
: >"$LOG"
PATH=$scratch/bin:$INSTALLED:$PATH
export PATH

# merge NAME BRANCH: what a forge makes of a branch, as the ref of that name.
merge()
{
	git checkout -q --detach main
	git merge -q --no-edit "$2" 2>/dev/null
	git update-ref "$1" HEAD
	git checkout -q main
}

# check_out FOLDER REF [FETCH OPTIONS...]: as actions/checkout does it, with all
# branches, or with one commit where options say so.
check_out()
{
	rm -rf "$1" && git init -q "$1" && cd "$1" || exit 1
	git remote add origin "file://$scratch/place/forge"
	ref=$2
	shift 2
	if [ $# -eq 0 ]; then
		git fetch -q origin '+refs/heads/*:refs/remotes/origin/*' \
			"+$ref:refs/remotes/tested"
	else
		git fetch -q "$@" origin "+$ref:refs/remotes/tested" 2>/dev/null
	fi
	git checkout -q --detach refs/remotes/tested
}

# step KIND FILE NAME [VARIABLE=VALUE...]: run a step of that name by its file,
# with the context in $scratch/context.
step()
{
	"$steps" "$1" "$2" "$scratch/context" "$3" >"$scratch/step" ||
		echo 'exit 99' >"$scratch/step"
	shell='bash --noprofile --norc -eo pipefail'
	[ "$1" = action ] || shell='sh -e'
	shift 3
	# shellcheck disable=SC2086 # words
	run env "$@" $shell "$scratch/step"
}

# event NAME JSON: what the action is to know of the event, and its inputs.
event()
{
	name=$1
	echo "{\"github\": {\"event\": $2}, \"inputs\": ${3:-{\}}}" \
		>"$scratch/context"
}

# action [VARIABLE=VALUE...]: run the action here, as the event says.
action()
{
	for each in "Build hence" Check; do
		step action "$action/action.yml" "$each" GITHUB_ACTIONS=true \
			GITHUB_EVENT_NAME="$name" GITHUB_WORKSPACE="$PWD" \
			GITHUB_ACTION_PATH="$action" "$@"
		[ "$status" -eq 0 ] || return
	done
}

# The source of hence, as a forge would have it.
mkdir source && cd source || exit 1
make_repo .
cp "$project/action.yml" "$project/.pre-commit-hooks.yaml" .
commit_all source
git tag v1
echo broken >action.yml
commit_all 'not that one'
cd ..
action=$scratch/place/action
git clone -q -b v1 source action 2>/dev/null

# One team: something old on main, and branches that bring good and bad.
mkdir forge && cd forge || exit 1
make_repo .
whole $adr/0001-one.md One '[a](old.md)'
commit_all start
start=$(git rev-parse HEAD)
git checkout -q -b bad
whole $adr/0002-bad.md Bad '[b](new.md)'
commit_all bad
git checkout -q -b good main
whole $adr/0002-good.md Good '[c](#nowhere)'
commit_all good
git checkout -q main
whole $adr/0003-three.md Three
commit_all three
before=$(git rev-parse HEAD)
merge refs/pull/1/merge bad
merge refs/pull/2/merge good
merge refs/heads/gh-readonly-queue/main/pr-1 bad
git checkout -q -b moved main
whole $adr/0004-four.md Four '[d](lost.md)'
commit_all four
git checkout -q main
cd ..

# A pull request: what it brings, whatever was there.
event pull_request '{}'
check_out runner refs/pull/1/merge
action GITHUB_BASE_REF=main
expect_status 1
expect_out "::error file=$adr/0002-bad.md,line=18,"
expect_out "new.md"
expect_no_out old.md
check "the build is hence's own" grep -q "^make -s -C $action deps$" "$LOG"
cd .. && check_out runner refs/pull/2/merge
action GITHUB_BASE_REF=main
expect_status 0
expect_out "::warning file=$adr/0002-good.md,line=18,"
event pull_request '{}' '{"strict": "true", "sarif": "hence.sarif"}'
action GITHUB_BASE_REF=main
expect_status 1
check "SARIF has the same" grep -q anchor-missing hence.sarif
event pull_request '{}' "{\"base\": \"$start\"}"
action GITHUB_BASE_REF=main
expect_status 0

# Where the history is not there, nothing passes.
event pull_request '{}'
cd .. && check_out runner refs/pull/1/merge --depth 1
action GITHUB_BASE_REF=main
expect_status 3
expect_err "fetch-depth: 0"
git fetch -q --depth 1 origin main:refs/remotes/origin/main
action GITHUB_BASE_REF=main
expect_status 3
expect_err "fetch-depth: 0"

# A merge queue, pushes, and what has no base.
event merge_group "{\"merge_group\": {\"base_sha\": \"$before\"}}"
cd .. && check_out runner refs/heads/gh-readonly-queue/main/pr-1
action
expect_status 1
expect_out "new.md"
expect_no_out old.md
event push "{\"before\": \"$before\"}"
cd .. && check_out runner refs/heads/moved
action
expect_status 1
expect_out lost.md
expect_no_out old.md
event push '{"before": "0000000000000000000000000000000000000000"}'
cd .. && check_out runner refs/heads/main
action
expect_status 1
expect_out old.md
event workflow_dispatch '{}'
action
expect_status 1
expect_out old.md
event push "{\"before\": \"$start\"}"
action
expect_status 0
if [ "$(id -u)" -eq 0 ]; then
	chown -R 12345 .
	git config --global --unset-all safe.directory
	run hence check --rev HEAD
	expect_status 3
	action
	expect_status 0
else
	skip "only root gives files away"
fi
git config --global --unset-all safe.directory
cd ..

# The workflow that init writes, from its first step to its last.
workflow=.github/workflows/hence.yml
git clone -q forge team 2>/dev/null && cd team || exit 1
git branch -q -m main develop
git remote set-head origin main
source="file://$scratch/place/source"
run hence init --ci github --ci-source "$source#v1"
expect_status 0
expect_exactly ".hence.yml
$workflow"
check_not "nothing is left to do" grep -qv adopted "$err"
run python3 -c 'import sys, yaml
d = yaml.safe_load(open(sys.argv[1]))
on = d[True]
print(sorted(on), on["push"], d["permissions"])
(job,) = d["jobs"].values()
for step in job["steps"]:
    print(step.get("uses", "run"), step.get("with", ""))' $workflow
expect_exactly "['merge_group', 'pull_request', 'push'] \
{'branches': ['main']} {'contents': 'read'}
run 
actions/checkout@v4 {'fetch-depth': 0}
run 
./.hence-source {'sarif': 'hence.sarif'}
actions/upload-artifact@v4 {'name': 'hence', 'path': 'hence.sarif', \
'if-no-files-found': 'ignore'}"
expect_valid $workflow
expect_valid "$project/action.yml"
cp $workflow "$scratch/workflow.yml"
cd ..
for pull in 1 2; do
	check_out runner refs/pull/$pull/merge
	step github "$scratch/workflow.yml" 'Install git and a compiler'
	expect_status 0
	step github "$scratch/workflow.yml" 'Fetch hence'
	expect_status 0
	event pull_request '{}' '{"sarif": "hence.sarif"}'
	action=$PWD/.hence-source
	action GITHUB_BASE_REF=main
	expect_status $((2 - pull))
	check "there is a report" test -s hence.sarif
	cd ..
done
event merge_group "{\"merge_group\": {\"base_sha\": \"$before\"}}"
check_out runner refs/heads/gh-readonly-queue/main/pr-1
step github "$scratch/workflow.yml" 'Fetch hence'
action
expect_status 1
expect_out new.md
cd ../team || exit 1

# It is never written over; without a source it says so, here and there.
run hence init --ci github
expect_status 3
expect_err "'$workflow' exists already"
check "it stays" cmp $workflow "$scratch/workflow.yml"
rm $workflow
run hence init --ci github --dry-run
expect_status 0
expect_out "+++ b/$workflow"
check_not "nothing is written" test -e $workflow
run hence init --ci github
expect_status 0
expect_exactly $workflow
expect_err "set HENCE_SOURCE and HENCE_REVISION in '$workflow'"
cp $workflow "$scratch/workflow.yml"
step github "$scratch/workflow.yml" 'Fetch hence'
expect_status 1
expect_out "::error file=$workflow::HENCE_SOURCE and HENCE_REVISION"
for source_given in x '#v1' 'x#' "$(printf 'x#\tv')"; do
	run hence init --ci gitlab --ci-source "$source_given"
	expect_status 2
	expect_err "URL#REVISION"
done
run hence init --ci-source 'x#v1'
expect_status 2
expect_err "'--ci-source' needs '--ci'"
run hence init --ci bitbucket
expect_status 2
check_not "nothing is written" test -e .gitlab
run hence init --ci gitlab --ci-source 'a"b\c#1.0'
expect_status 0
run python3 -c 'import yaml
d = yaml.safe_load(open(".gitlab/hence.yml"))["hence"]["variables"]
print(d["HENCE_SOURCE"], d["HENCE_REVISION"])'
expect_exactly 'a"b\c 1.0'
cd ..

# The job for GitLab, which one file includes.
git clone -q forge other 2>/dev/null && cd other || exit 1
run hence init --ci gitlab --ci-source "$source#v1"
expect_status 0
expect_exactly ".hence.yml
.gitlab/hence.yml
.gitlab-ci.yml"
expect_no_err "add this"
run python3 -c 'import yaml
d = yaml.safe_load(open(".gitlab-ci.yml"))
(row,) = d["include"]
job = yaml.safe_load(open(row["local"]))["hence"]
print([rule["if"] for rule in job["rules"]], job["variables"]["GIT_DEPTH"])
print(job["artifacts"]["when"], job["artifacts"]["reports"])'
expect_exactly "['\$CI_PIPELINE_SOURCE == \"merge_request_event\"', \
'\$CI_PIPELINE_SOURCE == \"push\" && \$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH'] 0
always {'junit': 'hence.xml'}"
cp .gitlab/hence.yml "$scratch/job.yml"
rm -r .gitlab
printf 'test:\n  script: make test\n' >.gitlab-ci.yml
cp .gitlab-ci.yml "$scratch/copy"
run hence init --ci gitlab --ci-source "$source#v1"
expect_status 0
expect_exactly .gitlab/hence.yml
expect_err "add this to '.gitlab-ci.yml': include: [{local: .gitlab/hence.yml}]"
check "it stays" cmp .gitlab-ci.yml "$scratch/copy"
rm -r .gitlab
printf 'include:\n  - local: .gitlab/hence.yml\n' >.gitlab-ci.yml
run hence init --ci gitlab --ci-source "$source#v1"
expect_status 0
expect_silent
cd ..

# job [VARIABLE=VALUE...]: run it here, as GitLab's runner does: in one shell.
job()
{
	rm -rf "$HOME/hence-source" "$INSTALLED/hence" hence.xml
	"$steps" gitlab "$scratch/job.yml" hence >"$scratch/step" ||
		echo 'exit 99' >"$scratch/step"
	run env CI_PROJECT_DIR="$PWD" "$@" sh -e "$scratch/step"
	git config --global --unset-all safe.directory
}

zeros=0000000000000000000000000000000000000000
check_out runner refs/heads/bad
git update-ref -d refs/remotes/origin/main
job CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_COMMIT_BEFORE_SHA=$zeros
expect_status 1
expect_out "$adr/0002-bad.md:18:1: error: 'new.md' does not exist"
expect_no_out old.md
check "there is a report" grep -q '<testsuite' hence.xml
cd .. && check_out runner refs/heads/good
job CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_COMMIT_BEFORE_SHA=$zeros
expect_status 0
cd .. && check_out runner refs/heads/moved
job CI_COMMIT_BEFORE_SHA="$before"
expect_status 1
expect_out lost.md
expect_no_out old.md
job CI_COMMIT_BEFORE_SHA=$zeros
expect_status 1
expect_out old.md
cd .. && check_out runner refs/heads/bad --depth 1
job CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_COMMIT_BEFORE_SHA=$zeros
expect_status 3
sed 's/HENCE_SOURCE: .*/HENCE_SOURCE: ""/' "$scratch/job.yml" >"$scratch/empty"
mv "$scratch/empty" "$scratch/job.yml"
job
expect_status 1
expect_err "are to be set in .gitlab/hence.yml"
cd ..

# init does all at once, and nothing when a part of it cannot be.
mkdir all && cd all || exit 1
make_repo .
run hence init --hooks --ci github --ci-source "$source#v1"
expect_status 0
expect_exactly "docs/decisions/0001-record-architecture-decisions.md
.hence.yml
$workflow
.git/hooks/pre-commit
.git/hooks/pre-push"
check "it is this branch" grep -q 'branches: \["main"\]' $workflow
run hence init --hooks
expect_status 0
expect_exactly ''
rm -r docs .hence.yml .github
run hence init rfcs --kind rfc --ci github --no-first
expect_exactly "rfcs
.hence.yml
$workflow"
cd .. && mkdir none && cd none || exit 1
make_repo .
echo mine >.git/hooks/pre-push
run hence init --hooks
expect_status 3
check_not "nothing is written" test -e .hence.yml
check_not "no hook either" test -e .git/hooks/pre-commit
cd .. && mkdir plain && cd plain || exit 1
run hence init --hooks
expect_status 3
expect_err "hooks are git's"
check_not "nothing is written" test -e .hence.yml
cd ..

# pre-commit, with the hook of the project's own.
if ! command -v pre-commit >/dev/null; then
	skip "no pre-commit here"
	finish
fi
export PRE_COMMIT_HOME="$scratch/pre-commit"
run pre-commit validate-manifest "$project/.pre-commit-hooks.yaml"
expect_status 0
ln -sf "$HENCE" "$INSTALLED/hence"
git clone -q forge mate 2>/dev/null && cd mate || exit 1
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $source
    rev: $(git -C ../source rev-parse v1)
    hooks:
      - id: hence
YAML
git add . && git commit -q -m config
run pre-commit install -t pre-commit -t pre-push
expect_status 0
whole $adr/0005-five.md Five
git add .
run git commit -q -m five
expect_status 0
whole $adr/0006-six.md Six '[e](gone.md)'
git add .
run git commit -q -m six
expect_status 1
expect_err "$adr/0006-six.md:18:1: error: 'gone.md' does not exist"
expect_no_err old.md
git commit -q -m six --no-verify
run git push -q origin main:theirs
expect_status 1
check "the push is stopped for it" grep -q "'gone.md' does not exist" \
	"$out" "$err"
check_not "and for nothing else" grep -q old.md "$out" "$err"
whole $adr/0006-six.md Six
git commit -q -a -m mended 2>/dev/null
run git push -q origin main:theirs
expect_status 0
run hence hooks install
expect_status 3
expect_err "is written by pre-commit"
git init -q --bare ../fresh.git
git remote remove origin
run git push -q ../fresh.git main
expect_status 1
check "all is new there" grep -q old.md "$out" "$err"
finish
