# shellcheck shell=bash
# Sourced first by every verb: strict mode, the repository's root as working directory, the
# project's own tools before the system's, and two ways to speak.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PATH="$PWD/.venv/bin:$PATH"

say() { printf '%s\n' "$*"; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Builds a program as it is deployed, on Linux with the Swift libraries in it: a page of history takes
# a quarter less than where it calls into shared ones (docs/decisions/0006).
build_release() {
  [[ $OSTYPE != linux* ]] || set -- "$@" --static-swift-stdlib
  swift build -c release --product "$@"
}
