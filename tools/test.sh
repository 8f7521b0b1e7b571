#!/usr/bin/env bash
# Everything that proves the program: tools/test.sh. What only engines differ in is driven in all three, everything else in Chromium;
# tools/test.sh all drives everything in all three, and kills the browser more often. Needs what tools/setup.sh installs. Every step runs even after
# one has failed, except the browser tests when there is no build; the summary and the exit code tell.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

elsewhere=--differing
if [ "${1:-}" = all ]; then
    elsewhere=
    export DVK_KILLS=20
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
summary=

note() { # note <ok|FAILED|NOT RUN> <seconds> <title>
    summary+=$(printf '%-8s %5s s   %s' "$1" "$2" "$3")$'\n'
}

# step <title> <command…>: a step that fails without a failed test in it counts as one failure.
step() {
    local title=$1 began=$SECONDS status in_step
    shift
    printf '\n=== %s\n' "$title"
    "$@" 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
    passed=$((passed + $(count passed)))
    in_step=$(count failed)
    if [ "$status" != 0 ] && [ "$in_step" = 0 ]; then in_step=1; fi
    failed=$((failed + in_step))
    if [ "$status" = 0 ]; then note ok $((SECONDS - began)) "$title"; else note FAILED $((SECONDS - began)) "$title"; fi
    return "$status"
}

# The sum of "N passed" or "N failed" over cargo's result lines.
count() {
    sed -n "s/^test result: .* \([0-9]*\) $1;.*/\1/p" "$log" | awk '{ sum += $1 } END { print sum + 0 }'
}

step "Format" cargo fmt --all --check
step "Clippy, native" cargo clippy --locked --quiet --workspace --all-targets -- -D warnings
# "All targets" leaves out those that are only run by name.
step "Clippy, browser tests and bench" cargo clippy --locked --quiet --test browser --test bench -- -D warnings
step "Clippy, browser" browser cargo clippy --locked --quiet --workspace --target "$WASM_TARGET" -- -D warnings
step "Native tests" cargo test --locked --no-fail-fast
if step "Release build" tools/build.sh; then
    step "Single file" tools/single-file.sh
    step "Served by nginx as the documents say" tools/hosting.sh
    step "Page that holds the browser's stores against what is promised" tools/contract.sh
    step "Browser tests, Chromium" tools/browser-tests.sh chromium
    step "Browser tests, Firefox" tools/browser-tests.sh firefox $elsewhere
    step "Browser tests, WebKitGTK" tools/browser-tests.sh webkit $elsewhere
else
    failed=$((failed + 1))
    note "NOT RUN" 0 "Browser tests (there is no build)"
fi

printf '\n=== Summary (%s s)\n%s\n%s passed, %s failed\n' "$SECONDS" "$summary" "$passed" "$failed"
[ "$failed" = 0 ]
