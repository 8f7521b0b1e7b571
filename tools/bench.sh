#!/usr/bin/env bash
# Measures import, join and storage beside TinyBase in Chromium, and prints tables. Needs what `tools/setup.sh bench` installs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

PAGE=target/bench
say "Building our side with the release profile (about 3 minutes the first time)"
rm -rf "$PAGE"
browser cargo build --quiet --release --locked --target "$WASM_TARGET" -p bench
"$BINDGEN_HOME/bin/wasm-bindgen" --target web --no-typescript --out-dir "$PAGE" "target/$WASM_TARGET/release/bench.wasm"
# shellcheck disable=SC2086  # a list of options
browser wasm-opt $WASM_OPT --output "$PAGE/optimised.wasm" "$PAGE/bench_bg.wasm"
mv "$PAGE/optimised.wasm" "$PAGE/bench_bg.wasm"
cp tools/bench/page/* "$PAGE"
cp "$NPM_HOME/node_modules/tinybase/min/mergeable-store/index.js" "$PAGE/tinybase.js"
cp "$NPM_HOME/node_modules/tinybase/min/persisters/persister-browser/index.js" "$PAGE/persister.js"
cargo test --quiet --locked --test bench
