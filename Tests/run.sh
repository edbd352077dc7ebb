#!/usr/bin/env bash
# The steps of `make test`. A failed step does not stop the ones after it; a summary closes the run.
# Reads from make: JOBS, RELEASE_FLAGS, BINARY, KERNEL_FLAGS, KERNEL, SWIFT_FILES.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${RELEASE_FLAGS:?run this through: make test}"

jobs=(${JOBS:+-j "$JOBS"})
report=()
findings=()
failed=0

# step NAME COMMAND…: runs the command, notes how it ended and how long it took. Status 75 means "skipped".
step() {
  local name=$1 start=$SECONDS status=0 word
  shift
  printf '\n── %s\n' "$name"
  "$@" || status=$?
  case $status in
    0) word=passed ;;
    75) word=skipped ;;
    *) word=FAILED; failed=1 ;;
  esac
  report+=("$(printf '%-8s %-22s %4d s' "$word" "$name" $((SECONDS - start)))")
  return "$status"
}

lint() { swift format lint --strict --parallel --recursive $SWIFT_FILES; }

tests() {
  local log status=0
  log=$(mktemp)
  swift test --skip-build --disable-xctest 2>&1 | tee "$log" || status=$?
  if [ "$status" -eq 0 ] && ! grep -qE 'Test run with [1-9][0-9]* tests? ' "$log"; then
    echo "no test was run"
    status=1
  fi
  # What went wrong, said again at the end: the rest of the run stands between.
  [ "$status" -eq 0 ] || mapfile -t findings < <(grep -aE 'recorded an issue|^↳|^error: |Fatal error|unexpected signal' "$log" |
    grep -avE '^↳ (Testing Library|Target Platform|///)' | cut -c 1-400 | head -n 60)
  rm -f "$log"
  return "$status"
}

# Twice: the second time in a process whose language, time zone and home are others. It must make no difference.
manual() {
  local files second
  mapfile -t files < <(grep -srlE '^`{3,}okrug' README.md Notebooks --include='*.md' | LC_ALL=C sort)
  if ! "$BINARY" --help | grep -qw replay; then
    echo "this okrug has no 'replay' yet: ${#files[@]} file(s) with cells were not replayed"
    return 75
  fi
  "$BINARY" replay "${files[@]}" || return
  second=$(env LC_ALL=C TZ=Pacific/Auckland HOME=/nonexistent "$BINARY" replay "${files[@]}" 2>&1) || {
    printf '%s\n%s\n' "$second" "a second replay, in other surroundings, says something else"
    return 1
  }
}

picture() {
  command -v /usr/bin/python3 >/dev/null || { echo "python3 is missing: the README's picture was not compared"; return 75; }
  /usr/bin/python3 Documents/picture --check "$BINARY"
}

# Bad input: all of it that can be counted, then at random from a fixed seed. The processes share the machine.
hostile() {
  local binary
  binary=$(dirname "$BINARY")/okrug-hostile
  swift build ${RELEASE_FLAGS/--product okrug/--product okrug-hostile} || return
  "$binary" sweep && "$binary" random "${HOSTILE_SECONDS:-120}" 20261122 && bash Tests/Hostile/sizes.sh "$BINARY"
}

step 'style' lint
step 'build for the tests' swift build --build-tests ${jobs[@]+"${jobs[@]}"} && step 'tests' tests
step 'optimised build' swift build $RELEASE_FLAGS && {
  step 'manual' manual
  step 'picture' picture
  step 'as installed' bash Tests/installed.sh "$BINARY"
  step 'instructions' bash Tests/instructions.sh "$BINARY"
}
step 'optimised kernel' swift build $KERNEL_FLAGS && step 'front ends' bash Tests/Peers/run.sh "$BINARY" "$KERNEL"
step 'bad input' hostile
step 'without Kernel/' bash Tests/without-kernel.sh

printf '\n── make test\n'
printf '%s\n' "${report[@]}"
[ "${#findings[@]}" -eq 0 ] || printf '  %s\n' "${findings[@]}"
if [ "$failed" -eq 0 ]; then echo 'everything that ran passed'; else echo 'something FAILED: see above'; fi
exit "$failed"
