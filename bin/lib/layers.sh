# shellcheck shell=bash
# What every layer of the tests shares. A layer is a script in bin/lib/layers (or bin/long) that
# prints whatever its tools print and closes with one line from `counted`. One that ends without
# that line, or that ran nothing, has failed.

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

export RESULTS=$PWD/test-results
export SCRATCH=${SWIFT_SCRATCH_PATH:-.build}

# counted PASSED FAILED SKIPPED: the closing line.
counted() { say "counted $1 $2 $3"; }

# within SECONDS COMMAND...: ends a command that hangs.
within() {
  if command -v timeout >/dev/null; then
    timeout --kill-after=10 "$@"
  else
    shift
    "$@"
  fi
}
