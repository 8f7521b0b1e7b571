#!/usr/bin/env bash
# Leaves the release in dist/. Needs what `tools/setup.sh build` installs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

# Without the old one, a build that fails cannot leave something that looks finished.
rm -rf dist
# All crates first (the standard library's too, where it is built), so that trunk can be kept from downloading programs of its choice.
cargo fetch --quiet --locked
browser cargo fetch --quiet --locked --target "$WASM_TARGET"
say "Building the release (about 3 minutes the first time)"
browser trunk build --release --offline --locked
NPM_HOME=$NPM_HOME WASM_OPT=$WASM_OPT node tools/seal.mjs dist "$SPLIT_OUT"
