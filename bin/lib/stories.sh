# shellcheck shell=bash
# How a layer tells stories of web/e2e. Comes after layers.sh.

# tell_stories SECONDS LOG OPTION...: builds the client, tells what the options name, and counts.
tell_stories() {
  local seconds=$1 log=$2 status=0 binary passed failed skipped
  shift 2
  node web/build.mjs
  binary=$(swift build --scratch-path "$SCRATCH" --show-bin-path)/martlet
  within "$seconds" .venv/bin/python web/e2e/run.py --binary "$binary" "$@" 2>&1 |
    tee "$log" || status=$?
  read -r passed failed skipped < <(
    sed -nE 's/^stories: ([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$log"
  ) || die "the stories ended without a count (status $status)"
  [[ $status -eq 0 || $failed -gt 0 ]] || failed=1
  counted "$passed" "$failed" "$skipped"
}
