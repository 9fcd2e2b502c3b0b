# SPDX-License-Identifier: MIT
"""fresh.py HENCE STEPS: in the repository that is the current folder, change
records at random (edits, swaps, commits, checkouts, branches that go) and
compare what a search finds with what a plain look into the files does."""
import os
import random
import re
import subprocess
import sys
import time

hence, steps = sys.argv[1], int(sys.argv[2])
folder = "docs/adr"
words = ["zalpha", "zbeta", "zgamma", "zdelta", "zepsilon"]
failed = 0


def git(*arguments):
    return subprocess.run(("git",) + arguments, check=True,
                          capture_output=True, text=True).stdout


def write(number):
    some = random.sample(words, random.randint(0, 3))
    with open(f"{folder}/{number:04}-x.md", "w", encoding="utf-8") as file:
        file.write(f"# Record {number}\n\n* Status: accepted\n\n## Context\n\n"
                   f"{' '.join(some)} {'y' * random.randint(0, 1)}\n")


def records():
    return sorted(name for name in os.listdir(folder) if name.endswith(".md"))


def edit():
    write(random.randint(1, 9))


def remove():
    if len(records()) > 2:
        os.unlink(f"{folder}/{random.choice(records())}")


def move():
    name = random.choice(records())
    os.rename(f"{folder}/{name}",
              f"{folder}/{random.randint(10, 15):04}-x.md")


def swap():
    """Each has the other's bytes, and the stamp that came with them."""
    one, other = (f"{folder}/{name}" for name in random.sample(records(), 2))
    os.rename(one, "aside")
    os.rename(other, one)
    os.rename("aside", other)


def disguise():
    """Other bytes, as many of them, and the same time of the last change."""
    path = f"{folder}/{random.choice(records())}"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    times = os.stat(path)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("zdelta", "zgamm?").replace("zgamma", "zdelta")
                   .replace("zgamm?", "zgamma"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def commit():
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", "step")


def branch():
    commit()
    git("checkout", "-q", "-B", random.choice(["one", "two", "three"]))


def checkout():
    commit()
    git("checkout", "-q", random.choice(branches()))


def drop():
    commit()
    others = [b for b in branches() if b != git("branch", "--show-current")
              .strip() and b != "main"]
    if others:
        git("branch", "-q", "-D", random.choice(others))


def collect():
    git("reflog", "expire", "--expire=now", "--all")
    git("gc", "-q", "--prune=now")


def branches():
    return git("for-each-ref", "--format=%(refname:short)",
               "refs/heads").split()


def scan_files(word):
    found = []
    for name in records():
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            if re.search(rf"\b{word}\b", file.read()):
                found.append(f"{folder}/{name}")
    return sorted(found)


def scan_revision(word, revision):
    run = subprocess.run(["git", "grep", "-lw", word, revision, "--", folder],
                         capture_output=True, text=True)
    return sorted(line.split(":", 1)[1] for line in run.stdout.splitlines())


def search(*arguments):
    run = subprocess.run([hence, "search", "-q", "-z", "--limit", "0",
                          *arguments], capture_output=True, text=True)
    found = sorted(run.stdout.split("\0")[:-1])
    assert run.returncode == (0 if found else 1), run.stderr
    return found


def compare(what, got, want):
    global failed
    if got != want:
        failed += 1
        print(f"{what}: got {got}, want {want}", file=sys.stderr)


random.seed(7)
os.makedirs(folder, exist_ok=True)
for n in range(1, 7):
    write(n)
commit()
actions = [edit, edit, edit, remove, move, swap, disguise, commit, branch,
           checkout, drop]
for step in range(steps):
    action = collect if step == steps // 2 else random.choice(actions)
    action()
    word = random.choice(words)
    # What was changed just now is not remembered by its stamps.
    rounds = 3 if step % 6 == 5 else 1
    time.sleep(2.1 if rounds > 1 else 0)
    for _ in range(rounds):
        compare(f"step {step}, {action.__name__}, {word}", search(word),
                scan_files(word))
    revision = random.choice(branches())
    for arguments in [(word,), (word,), ("-E", word)]:
        compare(f"step {step}, {arguments} in {revision}",
                search("--rev", revision, *arguments),
                scan_revision(word, revision))
sys.exit(failed > 0)
