# SPDX-License-Identifier: MIT
"""readers.py HENCE READERS SEARCHES: in the repository that is the current
folder, one writes and commits records and throws the index away, while READERS
search at the same time, SEARCHES times each, and some are killed. Of every
record an answer says what was true at a moment of the search, and of a commit
exactly what is in it."""
import json
import os
import random
import subprocess
import sys
import threading

hence, readers, searches = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
folder = "docs/adr"
count = 24
paths = [f"{folder}/{number:04}-x.md" for number in range(1, count + 1)]
# Of each record, the steps that wrote it: (step, words).
history = {path: [] for path in paths}
commits = []  # (id, {path: words})
begun = done = 0  # steps
failed = []
is_over = threading.Event()


def git(*arguments):
    return subprocess.run(("git",) + arguments, check=True, text=True,
                          close_fds=False, capture_output=True).stdout.strip()


def write(path, step):
    """The record is the old one or the new one, and at no time half of it."""
    words = {"zall", f"zstep{step % 1000:03}",
             random.choice(("zodd", "zeven"))}
    history[path].append((step, words))
    with open("new", "w", encoding="utf-8") as file:
        file.write(f"# {path}\n\n* Status: accepted\n\n## Context\n\n"
                   f"{' '.join(sorted(words))}\n")
    os.replace("new", path)


def commit():
    git("add", "-A", folder)
    git("commit", "-q", "--allow-empty", "-m", "step")
    commits.append((git("rev-parse", "HEAD"),
                    {path: history[path][-1][1] for path in paths}))


def write_all():
    global begun, done
    while not is_over.is_set():
        begun = done + 1
        write(random.choice(paths), begun)
        done = begun
        if done % 10 == 0:
            commit()
        if done % 50 == 0:
            for name in os.listdir(".git/hence"):
                if name.startswith("index.db"):
                    try:
                        os.unlink(".git/hence/" + name)
                    except FileNotFoundError:
                        pass


def words_between(path, first, last):
    """What the record was, at each moment from step first to last."""
    steps = history[path]
    return [words for at, (step, words) in enumerate(steps) if step <= last
            and (at + 1 == len(steps) or steps[at + 1][0] > first)]


def run(arguments, dies):
    """What is found, or None."""
    child = subprocess.Popen([hence, "search", "-q", "--json", "--limit", "0",
                              *arguments], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, close_fds=False)
    if dies:
        try:
            child.wait(timeout=random.random() / 50)
        except subprocess.TimeoutExpired:
            child.kill()
    out, err = child.communicate(timeout=60)
    if dies and child.returncode < 0:
        return None
    found = {record["path"] for record in json.loads(out)["records"]
             } if out else set()
    if child.returncode != (0 if found else 1) or err or not out:
        failed.append(f"{arguments}: exit code {child.returncode}, {err}")
    return found


def search_commit(word, dies):
    commit_id, words = random.choice(commits)
    found = run(["--rev", commit_id, word], dies)
    wanted = {path for path in paths if word in words[path]}
    if found is not None and found != wanted:
        failed.append(f"{word} in {commit_id}: found {sorted(found)}, "
                      f"not {sorted(wanted)}")


def search_worktree(word, dies):
    first = done
    found = run([word], dies)
    last = begun
    if found is None:
        return
    for path in paths:
        if not any((word in words) == (path in found)
                   for words in words_between(path, first, last)):
            failed.append(f"{word} at {first} to {last}: {path} is "
                          f"{'' if path in found else 'not '}found")


def read():
    for n in range(searches):
        word = random.choice(("zall", "zodd", "zeven",
                              f"zstep{max(done, 1) % 1000:03}"))
        dies = n % 5 == 4
        if n % 3:
            search_worktree(word, dies)
        else:
            search_commit(word, dies)


def guarded(work):
    try:
        work()
    except Exception as error:  # a thread that ends tells nobody why
        failed.append(repr(error))


random.seed(11)
os.makedirs(folder, exist_ok=True)
for path in paths:
    write(path, 0)
commit()
writer = threading.Thread(target=guarded, args=(write_all,))
threads = [threading.Thread(target=guarded, args=(read,))
           for _ in range(readers)]
writer.start()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
is_over.set()
writer.join()
search_worktree("zall", False)
search_worktree("zodd", False)
print(f"{done} steps, {len(commits)} commits")
for line in failed[:20]:
    print(line, file=sys.stderr)
sys.exit(len(failed) > 0)
