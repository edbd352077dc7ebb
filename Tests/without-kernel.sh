#!/usr/bin/env bash
# Builds a copy of the house that has no Kernel/. The copy stays at one place under .build/, so that
# a second run builds only what has changed. Reads JOBS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

place=$PWD/.build/without-kernel
copy=$place/house
fresh=$place/fresh
options=(--package-path "$copy" --scratch-path "$place/build" --manifest-cache none)

rm -rf "$fresh"
mkdir -p "$fresh" "$copy"
git ls-files -z --cached --others --exclude-standard -- . ':!Kernel' |
  while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
  tar --create --null --files-from=- | tar --extract --directory "$fresh"
[ ! -f Package.resolved ] || cp -p Package.resolved "$fresh"

# Times of files are kept, and the place is the same as last time: only changes are compiled again.
rm -rf "$copy"
mv "$fresh" "$copy"
[ ! -e "$copy/Kernel" ]

targets=$(swift package "${options[@]}" describe --type json)
if grep -E '"path" : "Kernel' <<<"$targets"; then
  echo "the manifest names a target in Kernel/ although the folder is not there"
  exit 1
fi
swift build "${options[@]}" ${JOBS:+-j "$JOBS"}
