# Sourced by the other scripts: where the tools are and how the browser part is built.
#
# Two ways lead to wasm32-unknown-unknown:
#   rustup   the ordinary one: `rustup target add`, and the standard library's source
#   debian   where rustup cannot download: Debian's rustc-web, which brings that source
# The first that works is used. DVK_WASM=rustup or DVK_WASM=debian asks for one of them.
#
# Either way the standard library is built with the program, for size and with panics that stop at once without a text:
# that takes a seventh off the download. Stable Rust needs RUSTC_BOOTSTRAP for it. Native builds use the cargo in PATH,
# untouched by any of this.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/so-dan-van-kheo/tools
WASM_TARGET=wasm32-unknown-unknown
DEBIAN_RUST="rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22"

# rustup's installer leaves cargo here, and a shell opened before it does not know.
if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
    PATH=$HOME/.cargo/bin:$PATH
fi

# Every version is stated once: here, in Trunk.toml, Cargo.lock and tools/package.json.
TRUNK_VERSION=$(sed -n 's/^trunk-version = "=\(.*\)"$/\1/p' "$ROOT/Trunk.toml")
SPLIT_VERSION=0.2.4
GECKO_VERSION=0.37.1
BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$ROOT/Cargo.lock")

TRUNK_HOME=$TOOLS/trunk-$TRUNK_VERSION
BINDGEN_HOME=$TOOLS/wasm-bindgen-$BINDGEN_VERSION
SPLIT_HOME=$TOOLS/wasm-split-$SPLIT_VERSION
GECKO_HOME=$TOOLS/geckodriver-$GECKO_VERSION
# One folder for each set of versions.
NPM_HOME=$TOOLS/npm-$(cksum <"$ROOT/tools/package-lock.json" | cut -d " " -f 1)
# Where the parts of the program are left that are fetched later.
SPLIT_OUT=$ROOT/target/split
# tools/split comes first: there is the wasm-bindgen that cuts the program in two.
TOOL_PATH=$ROOT/tools/split:$TRUNK_HOME/bin:$SPLIT_HOME/bin:$NPM_HOME/node_modules/.bin

# How a program is made smaller and quicker once it is linked. Inlining makes it bigger when it is compressed. The parts fetched
# later do not say themselves which features they use.
WASM_OPT="-O2 --one-caller-inline-max-function-size=0 --always-inline-max-function-size=0 --skip-pass=simplify-locals
    --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types
    --enable-multivalue --strip-debug --strip-producers --quiet"

say() { printf '%s\n' "$*"; }

fail() {
    printf '\nerror: %s\n' "$*" >&2
    exit 1
}

case ${DVK_WASM:-} in
    "" | rustup | debian) ;;
    *) fail "DVK_WASM is '$DVK_WASM'; it can be rustup or debian." ;;
esac

rustup_has_wasm() {
    local sysroot
    sysroot=$(rustc --print sysroot 2>/dev/null) || return 1
    # Debian's own rustc can list the target too, without its standard library.
    compgen -G "$sysroot/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null \
        && [ -d "$sysroot/lib/rustlib/src/rust/library/std" ]
}

debian_has_wasm() {
    [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo-clippy ] \
        && [ -d /usr/lib/rustlib/src/rust/library/std ] && command -v wasm-ld-22 >/dev/null
}

# Prints the way that works on this machine, or nothing.
wasm_way() {
    case ${DVK_WASM:-} in
        rustup) if rustup_has_wasm; then say rustup; fi ;;
        debian) if debian_has_wasm; then say debian; fi ;;
        "") if rustup_has_wasm; then say rustup; elif debian_has_wasm; then say debian; fi ;;
    esac
}

# Runs a command with the tools in PATH and the toolchain that can build for the browser.
browser() {
    local path=$TOOL_PATH
    case $(wasm_way) in
        rustup) ;;
        debian) path=$path:/usr/bin ;;
        *) fail "Rust cannot build for the browser here yet: run 'make setup'." ;;
    esac
    # trunk refuses to start when NO_COLOR is 1.
    env -u NO_COLOR "PATH=$path:$PATH" "BINDGEN=$BINDGEN_HOME/bin/wasm-bindgen" "SPLIT_OUT=$SPLIT_OUT" RUSTC_BOOTSTRAP=1 \
        CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Clink-args=--emit-relocs" "$@"
}
