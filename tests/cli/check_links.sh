# SPDX-License-Identifier: MIT
# Where `hence check` finds fault with links: line and column of every kind of
# link, wherever it may stand, and what looks like a link and is none.
. "$(dirname "$0")/lib.sh"

make_repo
record docs/adr/0001-one.md One
record docs/adr/0002-two.md Two

# places TITLE WANTED: the places "line:column" of link/dangling in the text on
# stdin, which follows a record's context from line 6 on, and in order.
places()
{
	name=$1 wanted=$2
	{
		printf '%s\n' '# Three' '' '## Context' '' 'What it is about.'
		cat
	} >docs/adr/0003-three.md
	run hence check --rule link/dangling --json
	got=$(python3 -c 'import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
print(*(("%s:%s" % (f["line"], f["column"])) for f in d["findings"]))' "$out")
	check "$name: at '$wanted', not '$got'" test "$got" = "$wanted"
}

places 'inline' '7:1 8:3 9:1 9:10 10:1' <<'X'

[a](x.md)
b [c *d*](x.md "t") e
[f](y.md)[g](z.md)
[h](<x y.md>)
X
places 'destinations' '7:1 8:1 9:1 10:1 11:1' <<'X'

[a](x(1).md)
[b](x%20y.md)
[c](x\_y.md)
[d](x&amp;y.md)
[e](x%zz.md)
X
places 'over two lines' '7:3 9:1' <<'X'

a [b
c](x.md) d
[e](
x.md 'title') f
X
places 'references at their definition, once' '11:1 12:1 13:1' <<'X'

[full][a] [full too][A] [b][] [c]
![picture][c]
[c] again

[a]: x.md
[B]: <y.md> 'title'
[c]: z.png
X
places 'definitions that lead nowhere' '' <<'X'

[text][a]

[a]: 0001-one.md
[a]: second.md
[unused]: x.md
X
places 'images' '7:1 8:1 8:2 9:3' <<'X'

![a](x.png)
[![b](y.png)](z.md)
1 ![c ![d](0001-one.md)](x.png)
X
places 'HTML' '7:10 8:10 9:9 9:30 12:10 14:11' <<'X'

<a href="x.md">a</a>
<a href='x.md'>b</a>
<a href=x.md>c</a> <img src="y.png">
d <img
  alt="e"
  src = "z.png">

<img src="block.png">
X
places 'HTML below lists and quotes' '9:10 12:15 14:12' <<'X'

- a
  <img
    src="x.png">

> <p>
>   <img src="y.png"
> ></p>
> <a href="z.md">
X
places 'tables' '9:7 9:20 10:3' <<'X'

| a | b |
|---|---|
| x | [y](x.md) \| [z](y.md) |
| [`p\|q`](z.md) | |
X
places 'lists and quotes' '8:5 9:8 11:5 13:3' <<'X'

- a
  - [b](x.md)
    1. [c](x.md)

> > [d](x.md)

> [e
> f](x.md)
X
places 'headings' '7:3 9:5 10:1' <<'X'

# [a](x.md)

### [b](x.md) #
[c](x.md)
---
X
places 'footnotes' '8:11 9:7' <<'X'
A note[^1] and another[^2] and one word[^3], and a path[^4].

[^1]: See [x](x.md).
[^2]: [y](y.md)
[^3]: Word
[^4]: ./z.md
X
places 'behind signs of several bytes' '7:3 8:5 9:3' <<'X'

é [a](x.md)
日本語 [b](x.md)
	 [c](x.md)
X
places 'what is none' '' <<'X'

`[a](x.md)` ``[b](`x.md)`` \[c](x.md) [d] (x.md)

	[e](x.md)

```
[f](x.md)
```
~~~
<img src="x.png">
~~~
<!-- [g](x.md) <a href="x.md"> -->

<!--
<img src="x.png">
-->

<pre>
[h](x.md) <a href="x.md">
</pre>

<script>
var x = '<a href="x.md">'
</script>

A <code><a href="x.md">i</a></code>, and $f[x](y)$ is applied.
X
places 'prices are no formulas' '7:9' <<'X'

From $5 [a](x.md) to $6.
X
places 'elsewhere' '' <<'X'

<https://example.org/x.md> <a@example.org> [a](mailto:a@example.org)
[b](//example.org/x.md) [c](file:///x.md) [d](../../issues/1) [e](../../wiki)
[f]({{ url }}) [g]({% link x.md %}) www.example.org [h](?x=1) [i]() [j](#)
X

# Ends of lines and a byte order mark do not move a column.
printf '\357\273\277# Three\r\n\r\n[a](x.md)\r\nb [c](y.md)\r\n' \
	>docs/adr/0003-three.md
run hence check --rule link/dangling
expect_out 'docs/adr/0003-three.md:3:1: error:'
expect_out 'docs/adr/0003-three.md:4:3: error:'
printf '\357\273\277[a](x.md)\n\n# Three\n' >docs/adr/0003-three.md
run hence check --rule link/dangling
expect_out 'docs/adr/0003-three.md:1:1: error:'

# An anchor of a folder is one of its README; of no document, none.
printf '# Three\n\n[a](./#here) [b](./#there) [c](../#here) [d](#context)\n' \
	>docs/adr/0003-three.md
printf '# Here\n' >docs/adr/README.md
run hence check --rule link/anchor-missing
expect_out "3:14: warning: 'docs/adr' has no anchor '#there'"
expect_out "3:42: warning: this file has no anchor '#context'"
expect_err '2 warnings'

# What mends it is said where it is near.
printf '# Three\n\n## Context\n\n[a](#contxt) [b](github.com/ana) [c](adr.d/x.md)\n' \
	>docs/adr/0003-three.md
printf '[d](../ADR/0003-three.md)\nDate: 04/07/2019\n' >>docs/adr/0003-three.md
run hence check --json docs/adr/0003-three.md
expect_json '[f["fix"] for f in d["findings"] if f["rule"].startswith("link")]' \
	'["Did you mean '"'#context'"'?", "Where another site is meant write '"'https://github.com/ana'"'.", null, null]'
expect_out "'../ADR/0003-three.md' does not exist, but 'docs/adr/0003-three.md' does: upper and lower case count"

# So it is of numbers, dates and waivers.
printf '# Three\n\n- Date: 04/07/2019\n\n## Context\n\n' >docs/adr/0003-three.md
printf '<!-- hence: waive link/danglin: gone for good, says the team -->\n' \
	>>docs/adr/0003-three.md
printf '<!-- hence: waive it is gone for good -->\n' >>docs/adr/0003-three.md
printf '# Four\n' >docs/adr/0003-four.md
run hence check --json
for advice in "'hence renumber docs/adr/0003-four.md' gives this one another number." \
	"Dates are written as YYYY-MM-DD." \
	"Did you mean 'link/dangling'?" \
	"It is written as <!-- hence: waive RULE: REASON -->;"; do
	expect_out "$advice"
done
finish
