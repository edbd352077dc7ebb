#!/usr/bin/env bash
# Input of sizes that nobody types, given to the built program: sizes.sh BINARY. Each run may take two gigabytes and a
# minute; it answers or refuses, and says so in few words.
set -uo pipefail
binary=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
failed=0
count=0

# repeat TEXT TIMES
repeat() { awk -v text="$1" -v times="$2" 'BEGIN { for (i = 0; i < times; i++) printf "%s", text }'; }

# expect STATUS MOST-BYTES NAME ARGUMENT…: runs the program with ARGUMENT… (and standard input).
expect() {
  local wanted=$1 most=$2 name=$3 status size
  shift 3
  (ulimit -v 2000000; exec timeout 60 "$binary" "$@" >out 2>err)
  status=$?
  size=$(cat out err | wc -c)
  count=$((count + 1))
  if [ "$status" -ne "$wanted" ] || [ "$size" -gt "$most" ]; then
    printf '%s: okrug %s ended with %d, not %d, and said %d bytes\n' "$name" "$*" "$status" "$wanted" "$size"
    head -c 300 err
    failed=1
  fi
}

# line NAME: standard input is ten megabytes of one line; a script, a pipe and a notebook of it are refused.
line() {
  cat >a.txt
  { printf '```okrug\n'; cat a.txt; printf '\n```\n'; } >a.md
  expect 1 2000 "$1" a.txt
  expect 1 2000 "$1" - <a.txt
  expect 1 2000 "$1" run a.md
  expect 1 2000 "$1" replay a.md
}

line words < <(printf 'show '; repeat 'japan ' 1700000)
line letters < <(repeat a 10000000)
line digits < <(repeat 9 10000000)
line quote < <(printf 'say "'; repeat x 10000000)
line marks < <(printf 'share '; repeat $'\u0301' 5000000)
line signs < <(printf 1; repeat ' + 1' 2500000)
line commas < <(printf 'use '; repeat 'japan, ' 1400000)
line parentheses < <(repeat '(' 100000; printf 1; repeat ')' 100000)
line sets < <(printf 'total '; repeat '(' 100000)
line minuses < <(repeat '- ' 100000; printf 1)
{ printf 'let a = 9.99\n'; repeat $'let a = a * a\n' 200; } >a.txt
expect 1 1000000 squares a.txt
{ repeat $'(\n' 10000; } >a.txt
expect 1 1000000 'rows that are never closed' a.txt
{ repeat $'\n' 1000000; } >a.txt
expect 0 0 'a million blank lines' a.txt
{ repeat $'5 + 5\n' 20000; } >a.txt
expect 0 2000000 'a long script' a.txt

repeat $'```okrug\n```\n' 1000000 >a.md
expect 1 200000000 'a million cells' replay a.md
for text in $'```okrug\n5\n' $'```okrug\n5\n```\n\n```output\n5\n'; do
  printf '%s' "$text" >a.md
  for word in run replay update; do expect 2 2000 'a fence never closed' "$word" a.md; done
  [ "$(cat a.md; printf x)" = "${text}x" ] || { echo 'a fence never closed: the file was changed'; failed=1; }
done
repeat $'```okrug\n' 100000 >a.md
expect 2 2000 'fences in a fence' replay a.md

(for _ in {1..900}; do mkdir d && cd d || exit; done; printf '```okrug\n5\n```\n' >a.md)
rm -f a.md
expect 1 10000 'a deep folder' replay .

echo "$count runs with input of great size"
[ "$count" -ge 50 ] || failed=1
exit "$failed"
