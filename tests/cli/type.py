#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Types a line into an interactive shell on a terminal:

    type.py words|screen SHELL SETUP KEYS

SETUP is run first. KEYS are Python-escaped: "\\t" is the tab key. Prints the
words that the line has in the end, one a line, or what the screen showed.
"""
import os
import pty
import re
import select
import sys
import time

SHELLS = {"bash": ["bash", "--norc", "--noprofile", "-i"],
          "zsh": ["zsh", "-f", "-i"]}
SECONDS = 20


def read_until(fd, mark):
    """All that is shown until mark is."""
    shown = b""
    end = time.monotonic() + SECONDS
    while mark not in shown:
        left = end - time.monotonic()
        if left <= 0 or not select.select([fd], [], [], left)[0]:
            sys.exit("no %r in %r" % (mark, shown))
        try:
            shown += os.read(fd, 65536)
        except OSError:
            sys.exit("the shell has ended: %r" % shown)
    return shown


def main():
    what, shell, setup, keys = sys.argv[1:]
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execvp(shell, SHELLS[shell])
    # Only what printf makes of these lines has the marks, not their echo.
    setup = "stty rows 50 cols 100; %s; printf '{%%s}' READY\n" % setup
    os.write(fd, setup.encode())
    read_until(fd, b"{READY}")
    os.write(fd, keys.encode("latin-1").decode("unicode_escape").encode())
    os.write(fd, b"\x01printf '{%s}\\n' \x05 END\n")
    shown = read_until(fd, b"{END}").decode("utf-8", "replace")
    shown = re.sub(r"\x1b(\[[0-9;?]*[a-zA-Z]|[()][A-Z0-9]|[=>])", "", shown)
    shown = shown.replace("\r", "\n")
    if what == "words":
        shown = "\n".join(re.findall(r"^\{(.*)\}$", shown, re.M)[:-1])
    print(shown)
    os.close(fd)
    os.waitpid(pid, 0)


main()
