#!/usr/bin/env bash
# Drives the release in dist/ in one engine: tools/browser-tests.sh chromium|firefox|webkit [the tests' names…]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
engine=$1
shift
PATH=$GECKO_HOME/bin:$PATH DVK_ENGINE=$engine exec cargo test --locked --test browser -- "$@"
