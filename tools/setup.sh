#!/usr/bin/env bash
# Installs what is missing to build, serve and test, and nothing else. Safe to run again at any time.
#
#   tools/setup.sh build    what a release build needs
#   tools/setup.sh          that, and the browsers the tests drive
#   tools/setup.sh bench    all of it, and the library that is measured beside
#
# DVK_WASM=rustup|debian chooses how Rust builds for the browser (see env.sh). Tools that are not Debian packages go to
# ${XDG_CACHE_HOME:-~/.cache}/so-dan-van-kheo/tools, one folder per version.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

OLDEST_RUST=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root and there is no sudo. As root, run: $*"
    fi
}

apt_is_fresh=no
apt_install() {
    command -v apt-get >/dev/null || fail "this is not a Debian machine. Install what these Debian packages hold, then try again: $*"
    if [ "$apt_is_fresh" = no ]; then
        as_root apt-get -qq update
        apt_is_fresh=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

check_rust() {
    command -v cargo >/dev/null || fail "Rust is missing. Install it from https://rustup.rs, then try again."
    local version
    version=$(rustc --version | sed 's/^rustc \([0-9.]*\).*/\1/')
    if [ "$(printf '%s\n' "$OLDEST_RUST" "$version" | sort -V | head -n 1)" != "$OLDEST_RUST" ]; then
        fail "Rust $version is too old; $OLDEST_RUST or newer is needed. Run: rustup update stable"
    fi
}

# rustup brings no linker, and a few of the tools contain C.
install_compiler() {
    if ! command -v cc >/dev/null; then
        say "Installing a C compiler (about 1 minute)"
        apt_install build-essential
    fi
}

install_node() {
    if ! command -v node >/dev/null; then
        say "Installing Node (about 1 minute)"
        apt_install nodejs npm
    elif ! command -v npm >/dev/null; then
        say "Installing npm (about 1 minute)"
        apt_install npm
    fi
}

# What the program in one file is packed with.
install_zstd() {
    if ! command -v zstd >/dev/null; then
        say "Installing zstd (a few seconds)"
        apt_install zstd
    fi
}

install_wasm_target() {
    if [ -n "$(wasm_way)" ]; then return; fi
    if [ "${DVK_WASM:-}" != debian ] && command -v rustup >/dev/null; then
        say "Adding Rust's browser target and its source (a few seconds)"
        if rustup target add "$WASM_TARGET" && rustup component add rust-src && rustup_has_wasm; then return; fi
    fi
    if [ "${DVK_WASM:-}" = rustup ]; then fail "rustup could not add $WASM_TARGET."; fi
    say "rustup cannot add the browser target here; installing Debian's Rust for it instead (about 2 minutes)"
    # shellcheck disable=SC2086  # a list of packages
    apt_install $DEBIAN_RUST
    debian_has_wasm || fail "Debian's packages ($DEBIAN_RUST) are installed, but a part of them is not where it should be."
}

# cargo_tool <crate> <version> <folder> <program> <how long> [cargo's options…]: the folder is the version's own. Not optimized: that
# halves the time, and a release takes no longer with it.
cargo_tool() {
    local crate=$1 version=$2 folder=$3 program=$3/bin/$4 time=$5
    shift 5
    if "$program" --help >/dev/null 2>&1; then return; fi
    say "Building $crate $version (about $time, once)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        CARGO_TARGET_DIR=$folder/build cargo install --locked --force --version "$version" --root "$folder" "$crate" "$@"
    rm -rf "$folder/build"
}

# install_npm_tools <mark> <npm's options…>: the mark tells a later run that nothing is missing.
install_npm_tools() {
    local done=$NPM_HOME/$1
    if [ -e "$done" ]; then return; fi
    shift
    say "Installing wasm-opt, the minifier and axe (about 1 minute, once)"
    mkdir -p "$NPM_HOME"
    cp tools/package.json tools/package-lock.json "$NPM_HOME/"
    npm ci --silent --prefix "$NPM_HOME" "$@"
    "$NPM_HOME/node_modules/.bin/wasm-opt" --version >/dev/null || fail "wasm-opt is installed and does not run."
    "$NPM_HOME/node_modules/.bin/esbuild" --version >/dev/null || fail "the minifier is installed and does not run."
    touch "$NPM_HOME/complete" "$done"
}

install_checks() {
    if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
        say "Adding Rust's formatter and linter (a few seconds)"
        rustup component add rustfmt clippy || fail "cargo fmt and cargo clippy are needed for the tests, and rustup could not add them."
    fi
}

install_nginx() {
    if ! PATH=$PATH:/usr/sbin command -v nginx >/dev/null; then
        say "Installing nginx, to try the example of the documents (a few seconds)"
        apt_install nginx-light
    fi
}

install_browsers() {
    if ! command -v chromedriver >/dev/null; then
        say "Installing Chromium and its driver for the tests (about 1 minute)"
        apt_install chromium chromium-driver
    fi
    if ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then
        say "Installing Firefox for the tests (about 1 minute)"
        apt_install firefox-esr
    fi
    cargo_tool geckodriver "$GECKO_VERSION" "$GECKO_HOME" geckodriver "2 minutes on two cores"
    # The engine itself by way of Python: the driver's own browser forgets everything between two starts.
    if ! command -v WebKitWebDriver >/dev/null || ! command -v Xvfb >/dev/null || ! /usr/bin/python3 -c "$HAS_WEBKIT" 2>/dev/null; then
        say "Installing WebKitGTK, its driver and a screen without a monitor for the tests (about 1 minute)"
        apt_install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb
    fi
    # Debian's only other font with all of Vietnamese is far wider than what people have, so screenshots would mislead.
    if command -v apt-get >/dev/null && [ -z "$(fc-list "Noto Sans:lang=vi" 2>/dev/null)" ]; then
        say "Installing a font for Vietnamese (a few seconds)"
        apt_install fontconfig fonts-noto-core
    fi
}

HAS_WEBKIT='import gi; gi.require_version("WebKit2", "4.1")'

check_rust
install_compiler
install_node
install_zstd
install_wasm_target
cargo_tool trunk "$TRUNK_VERSION" "$TRUNK_HOME" trunk "5 minutes on two cores"
cargo_tool wasm-bindgen-cli "$BINDGEN_VERSION" "$BINDGEN_HOME" wasm-bindgen "2 minutes on two cores"
cargo_tool wasm_split_cli_support "$SPLIT_VERSION" "$SPLIT_HOME" wasm-split-cli "1 minute on two cores" --features build-binary
if [ "${1:-}" = bench ]; then
    install_npm_tools complete-bench
else
    install_npm_tools complete --omit=dev
fi
if [ "${1:-}" != build ]; then
    install_checks
    install_browsers
    install_nginx
fi
say "Set-up complete: Rust builds for the browser by way of $(wasm_way)."
