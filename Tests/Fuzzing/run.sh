#!/usr/bin/env bash
# What `make fuzz` runs: each attack for its part of MINUTES, beginning with the corpus beside this script. What is found
# on the way stays in .build/fuzz/corpus; an input that breaks a law lies in .build/fuzz/broken.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runtime=$(dirname "$(readlink -f "$(command -v swift)")")/../lib/clang
runtime=$(find -L "$runtime" -name 'libclang_rt.fuzzer_no_main-x86_64.a' -printf '%h\n' 2>/dev/null | head -n 1)
[ -n "$runtime" ] || { echo "okrug: this toolchain has no libFuzzer" >&2; exit 1; }

export OKRUG_FUZZ=$runtime
# Swift's own handler of crashes would keep libFuzzer from writing the input down.
export SWIFT_BACKTRACE=enable=no
attacks=(line notebook table row text)
folder=.build/fuzz
mkdir -p "$folder/broken"
swift build --scratch-path "$folder" -c release --product okrug-fuzz ${JOBS:+-j "$JOBS"}

seconds=$((MINUTES * 60 / ${#attacks[@]}))
failed=0
for attack in "${attacks[@]}"; do
  printf '\n── %s, %d s\n' "$attack" "$seconds"
  mkdir -p "$folder/corpus/$attack"
  "$folder/release/okrug-fuzz" "$attack" "$folder/corpus/$attack" "Tests/Fuzzing/corpus/$attack" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$folder/broken/$attack-" || failed=1
done
exit "$failed"
