#!/usr/bin/env bash
# How many instructions okrug takes for one answer in a new process, and for replaying a notebook of fifty cells, beside
# the numbers in Benchmarks/instructions.txt: more than 5 % away from them either way is a failure, so that a change of
# the cost is seen where the change is reviewed. The functions that these two runs need are listed in
# Packaging/order.txt, for the linker, which puts them side by side; a list of which a fifth is gone is a failure too.
# `--record` writes the numbers and the list of today.
# Usage: Tests/instructions.sh BINARY [--record]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v valgrind >/dev/null || {
  echo "valgrind is missing: the instructions were not counted"
  [ -z "${CI:-}" ] || exit 1
  exit 75
}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# valgrind does not read what the compiler notes for a debugger.
strip --strip-debug -o "$place/okrug" "$1"
numbers=Benchmarks/instructions.txt
order=Packaging/order.txt

count() {
  env -i valgrind --tool=callgrind --demangle=no --callgrind-out-file="$place/$1.calls" "$place/okrug" "$@" \
    2>&1 >"$place/said" </dev/null | sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

# The sections of the functions that were called, but for C's, which have none of their own.
called() {
  sed -n 's/^c\{0,1\}fn=([0-9]*) \(\$s\|swift_\|_swift\|_Z\)/.text.\1/p' "$place"/*.calls | sed "s/'[0-9]*$//" | LC_ALL=C sort -u
}

"$place/okrug" replay Benchmarks/fifty.md >/dev/null || { echo "Benchmarks/fifty.md does not replay"; exit 1; }
today="answer $(count -c 'share japan in FEFD 2012')
replay $(count replay Benchmarks/fifty.md)"
if [ "${2:-}" = --record ]; then
  printf '%s\n' "$today" >"$numbers"
  called >"$order"
  cat "$numbers"
  exit
fi
printf '%s\n' "$today" | awk '
  NR == FNR { known[$1] = $2; next }
  { change = known[$1] ? 100 * ($2 / known[$1] - 1) : 100
    printf "  %-7s %12d instructions, %+.1f %% of %d\n", $1, $2, change, known[$1]
    if ($2 == 0 || change > 5 || change < -5) { print "  more than 5 % away: if it is meant, Tests/instructions.sh BINARY --record"; wrong = 1 } }
  END { exit wrong }' "$numbers" -
called | LC_ALL=C comm -12 - "$order" | wc -l | awk -v all="$(wc -l <"$order")" '
  { printf "  order   %12d of %d functions are still called\n", $1, all }
  $1 < 0.8 * all { print "  the list is old: Tests/instructions.sh BINARY --record, then build again"; exit 1 }'
