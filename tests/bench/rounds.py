# SPDX-License-Identifier: MIT
"""Programs that are measured beside each other: each runs once a round, one
behind the other, so that a busy machine is as bad for all."""
import resource
import statistics
import subprocess
import sys
import time


def used():
    """Seconds of all processors by all that was run."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Row:
    """What is run, and what it is compared with: the row of that name."""

    def __init__(self, name, args, budget="", *, beside=None, cwd=None,
                 prepare=None, rounds=None):
        self.name, self.args, self.budget = name, args, budget
        self.beside, self.cwd, self.prepare = beside, cwd, prepare
        self.rounds = rounds
        self.times, self.used = [], []

    def run(self):
        """They find something to report, or nothing: 1 is no failure."""
        if self.prepare:
            self.prepare()
        start, before = time.perf_counter(), used()
        done = subprocess.run(self.args, cwd=self.cwd, capture_output=True)
        self.times.append((time.perf_counter() - start) * 1000)
        self.used.append((used() - before) * 1000)
        if done.returncode > 1:
            sys.exit(f"{self.args} gave {done.returncode}: "
                     f"{done.stderr[-300:]!r}")

    def show(self, others):
        taken = self.times
        ratio = ""
        if self.beside:
            other = others[self.beside].times
            ratio = statistics.median(a / b for a, b in zip(taken, other))
            ratio = f"{ratio:7.2f} x {self.beside.split(',')[0]}"
        print(f"  {self.name:42} {statistics.median(taken):9.1f} ms "
              f"[{min(taken):.0f} to {max(taken):.0f}] "
              f"cpu {min(self.used):.0f} "
              f"{ratio:18}  {self.budget and 'budget ' + self.budget}"
              .rstrip(), flush=True)


def run(rows, rounds):
    """Print the median of the rounds, in brackets the fastest and the slowest,
    and the least time of processors that one took, which tells more where the
    machine is busy; a ratio is the median of those within each round."""
    for number in range(rounds):
        for row in rows:
            if row.rounds is None or number < row.rounds:
                row.run()
    for row in rows:
        row.show({row.name: row for row in rows})
