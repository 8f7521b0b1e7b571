#!/usr/bin/env bash
# Makes one file of the release in dist/: dist/so-dan-van-kheo.html.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
NPM_HOME=$NPM_HOME node tools/single-file.mjs dist
