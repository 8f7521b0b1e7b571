# Every target sets up what it needs first; see tools/setup.sh.
.PHONY: run build single-file test test-all soak kills bench screens setup clean

# The release, served on http://127.0.0.1:8080 (another one: make run PORT=9000).
PORT ?= 8080
run: build
	node tools/serve.mjs dist $(PORT)

# The release in dist/, with its sizes.
build:
	tools/setup.sh build
	tools/build.sh

# The whole program in one file, dist/so-dan-van-kheo.html, for a stick.
single-file: build
	tools/single-file.sh

# Everything that proves the program.
test:
	tools/setup.sh
	tools/test.sh

# The same, with every browser test in every engine.
test-all:
	tools/setup.sh
	tools/test.sh all

# The property tests with 20,000 cases each, and 100,000 spoiled inputs for every reader (other numbers: make soak CASES=1000 INPUTS=5000).
CASES ?= 20000
INPUTS ?= 100000
soak:
	tools/setup.sh build
	PROPTEST_CASES=$(INPUTS) CARGO_PROFILE_TEST_OPT_LEVEL=3 cargo test --locked --target-dir target/soak --test fuzz
	PROPTEST_CASES=$(CASES) CARGO_PROFILE_TEST_OPT_LEVEL=3 cargo test --locked --target-dir target/soak --test laws

# The browser killed 200 times in the middle of writing (another number: make kills KILLS=1000).
KILLS ?= 200
kills: build
	tools/setup.sh
	DVK_KILLS=$(KILLS) DVK_SEED=$$(date +%s) tools/browser-tests.sh chromium killed::

# Import, join and storage beside TinyBase, in Chromium; it reports and judges no time. See docs/bench.md.
bench:
	tools/setup.sh bench
	tools/bench.sh

# Pictures of every screen at three widths, light and dark, and what axe finds on it, in target/screens.
screens: single-file
	tools/setup.sh
	tools/browser-tests.sh chromium screens::

# What is installed is kept: it is outside this folder.
setup:
	tools/setup.sh
clean:
	rm -rf dist target
