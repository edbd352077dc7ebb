#!/usr/bin/env bash
# How many instructions okrug takes for one answer in a new process, and for replaying a notebook of fifty cells, beside
# the numbers in Benchmarks/instructions.txt: more than 5 % away from them either way is a failure, so that a change of
# the cost is seen where the change is reviewed. `--record` writes the numbers of today.
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
strip -o "$place/okrug" "$1"
numbers=Benchmarks/instructions.txt

count() {
  env -i valgrind --tool=callgrind --callgrind-out-file=/dev/null "$place/okrug" "$@" 2>&1 >"$place/said" </dev/null |
    sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

"$place/okrug" replay Benchmarks/fifty.md >/dev/null || { echo "Benchmarks/fifty.md does not replay"; exit 1; }
today="answer $(count -c 'share japan in FEFD 2012')
replay $(count replay Benchmarks/fifty.md)"
if [ "${2:-}" = --record ]; then
  printf '%s\n' "$today" >"$numbers"
  cat "$numbers"
  exit
fi
printf '%s\n' "$today" | awk '
  NR == FNR { known[$1] = $2; next }
  { change = known[$1] ? 100 * ($2 / known[$1] - 1) : 100
    printf "  %-7s %12d instructions, %+.1f %% of %d\n", $1, $2, change, known[$1]
    if ($2 == 0 || change > 5 || change < -5) { print "  more than 5 % away: if it is meant, Tests/instructions.sh BINARY --record"; wrong = 1 } }
  END { exit wrong }' "$numbers" -
