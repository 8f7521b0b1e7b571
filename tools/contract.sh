#!/usr/bin/env bash
# Leaves the page of tests/browser/contract.rs in target/contract. Quick after a release build, which has built nearly all of it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

PAGE=target/contract
rm -rf "$PAGE"
browser cargo build --quiet --release --locked --target "$WASM_TARGET" -p contract
"$BINDGEN_HOME/bin/wasm-bindgen" --target web --no-typescript --out-dir "$PAGE" "target/$WASM_TARGET/release/contract.wasm"
cp tools/contract/page/* "$PAGE"
