#!/usr/bin/env bash
# The kernel among real front ends: jupyter_kernel_test, the tools that execute notebooks, JupyterLab in a browser. A peer
# that is missing is named and left out; where CI is set, that is a failure.
# Usage: Tests/Peers/run.sh OKRUG OKRUG-KERNEL
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
okrug=$(realpath "$1") kernel=$(realpath "$2")
python=$PWD/.venv/bin/python
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failures=0 missing=()

# try NAME MODULES COMMAND…: runs the command if Python has the modules.
try() {
  local name=$1 modules=$2 start=$SECONDS status=0 module
  shift 2
  for module in $modules; do
    "$python" -c "import $module" 2>/dev/null || { missing+=("$module"); printf '  skipped: %s (%s is missing)\n' "$name" "$module"; return; }
  done
  "$@" >"$place/log" 2>&1 || status=$?
  case $status in
    0) grep -E '^  ' "$place/log" | grep -v 'FAIL\|ok$' || true; printf '  %s: passed in %d s\n' "$name" $((SECONDS - start)) ;;
    75) missing+=("$(tail -n 1 "$place/log")"); printf '  skipped: %s (%s)\n' "$name" "$(tail -n 1 "$place/log")" ;;
    *) failures=$((failures + 1)); tail -n 60 "$place/log"; printf '  %s: FAILED after %d s\n' "$name" $((SECONDS - start)) ;;
  esac
}

if [ ! -x "$python" ]; then
  echo "there is no .venv: make peers"
  if [ "${CI:-}" = true ]; then exit 1; else exit 75; fi
fi
export OKRUG_BINARY=$okrug OKRUG_KERNEL=$kernel PATH="$PWD/.venv/bin:$PATH" HOME=$place JUPYTER_PLATFORM_DIRS=0 PYTHONWARNINGS=ignore
unset VIRTUAL_ENV JUPYTER_PATH JUPYTER_DATA_DIR XDG_DATA_HOME
"$kernel" install --user >/dev/null || exit 1

try 'jupyter_kernel_test, 13 of 13' jupyter_kernel_test "$python" Tests/Peers/kernel_test.py
try 'heartbeat, questions, comms, interrupts, the end' jupyter_client "$python" Tests/Peers/testbed.py
try 'notebooks through nbclient, nbval, papermill, jupytext' 'nbclient nbval papermill jupytext' "$python" Tests/Peers/notebooks.py
try 'the wheel in a fresh environment' 'pip pygments jupyter_client' "$python" Tests/Peers/wheel.py
try 'make jupyter' jupyterlab "$python" Tests/Peers/make_jupyter.py
try 'JupyterLab in a browser' 'jupyterlab playwright' "$python" Tests/Peers/lab.py ${SCREENSHOTS:-}

[ "$failures" -eq 0 ] || exit 1
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "${CI:-}" = true ]; then echo "missing: ${missing[*]}"; exit 1; fi
fi
