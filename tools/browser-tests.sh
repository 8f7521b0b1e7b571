#!/usr/bin/env bash
# Drives the release in dist/ in one engine: tools/browser-tests.sh chromium|firefox|webkit [the tests' names…]
# In place of names, --differing takes those of tests/browser/engines.txt: what engines differ in.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
engine=$1
shift
if [ "${1:-}" = --differing ]; then
    shift
    mapfile -t names < <(grep -v -e '^#' -e '^$' tests/browser/engines.txt)
    set -- "${names[@]}" "$@"
fi
PATH=$GECKO_HOME/bin:$PATH DVK_ENGINE=$engine DVK_AXE=$NPM_HOME/node_modules/axe-core/axe.min.js exec cargo test --locked --test browser -- "$@"
