# SPDX-License-Identifier: MIT
# Many large files need no more memory than one, however many threads there are.
. "$(dirname "$0")/lib.sh"

make_repo
mkdir -p docs/adr

# peak LARGE THREADS: KiB that listing takes, of 24 files LARGE of them 900 KB.
peak()
{
	python3 - "$HENCE" "$@" <<'P'
import os, resource, subprocess, sys
hence, large, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3]
for i in range(24):
    with open("docs/adr/%04d-x.md" % (i + 1), "w") as f:
        f.write("# X\n\n" + "- *a* `b`\n" * (90000 if i < large else 1))
subprocess.run([hence, "list"], env=dict(os.environ, HENCE_THREADS=threads),
               stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
P
}

case $(nm -D "$HENCE" 2>/dev/null) in
*__asan_init* | *__tsan_init*)
	skip "sanitizers keep memory"
	;;
*)
	one=$(peak 1 1)
	many=$(peak 12 8)
	ran="peak of one $one KiB, of twelve $many KiB"
	check "twelve large files take as much as one" \
		test "$((many * 2))" -lt "$((one * 3))"
	;;
esac

finish
