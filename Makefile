# Okrug's make targets. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Settings: make install PREFIX=$HOME/.local; make test JOBS=1
PREFIX ?= /usr/local
JOBS ?=

# Debian's packages: what a build needs, and what only the benchmarks need.
PACKAGES := git binutils libc6-dev libstdc++-12-dev libedit-dev python3 valgrind
BENCH_PACKAGES := python3-venv sqlite3 time
# What the Jupyter kernel is built with, and a browser to try it in.
KERNEL_PACKAGES := libzmq3-dev
PEER_PACKAGES := python3-venv chromium

# What `make jupyter` installs where there is no JupyterLab, and what JupyterLab is told besides.
JUPYTER_PACKAGES := jupyterlab==4.6.6 jupytext==1.19.6
JUPYTER_OPTIONS ?=

SWIFT_FLAGS := $(if $(JOBS),-j $(JOBS))
# make fuzz MINUTES=5: how long libFuzzer tries, all attacks together.
MINUTES ?= 5
# make test HOSTILE_SECONDS=120: how long the random part tries.
HOSTILE_SECONDS ?= 120

# A quick start: linked whole, the C library included, so that nothing is left to be found and relocated; generic types
# made from what the compiler knows, not from their names; no tables for a debugger, which make the file three times as
# long and each of its pages dearer; and the functions that every answer needs side by side (Tests/instructions.sh lists
# them), so that few pages of the file are read.
ORDER := -Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=gold -Xlinker --section-ordering-file=Packaging/order.txt
QUICK_START := $(ORDER) -Xswiftc -static-executable -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors \
  -Xswiftc -Xfrontend -Xswiftc -disable-generic-metadata-prespecialization -Xlinker -S
RELEASE_FLAGS := -c release $(QUICK_START) --product okrug $(SWIFT_FLAGS)
BINARY := .build/release/okrug
# The kernel, linked whole too: with libzmq and what that is made of.
KERNEL_FLAGS := -c release $(QUICK_START) --product okrug-kernel $(SWIFT_FLAGS) \
  $(foreach library,zmq sodium pgm norm protokit m,-Xlinker -l$(library))
KERNEL := .build/release/okrug-kernel
SWIFT_FILES := Package.swift $(wildcard Sources Tests Kernel Benchmarks)

.PHONY: help deps peers toolchain build kernel jupyter repl test fuzz bench install uninstall deb picture format clean

help: ## this list
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install the Debian packages that are missing
	@wanted="$(PACKAGES) $(EXTRA_PACKAGES)"; missing=""
	command -v dpkg-query >/dev/null || { echo "okrug: not a Debian system; please see to these yourself: $$wanted" >&2; exit 0; }
	for package in $$wanted; do
	  state=$$(dpkg-query -W -f='$${db:Status-Status}\n' "$$package" 2>/dev/null || true)
	  grep -qx installed <<<"$$state" || missing="$$missing $$package"
	done
	[ -n "$$missing" ] || exit 0
	if [ "$$(id -u)" -eq 0 ]; then as_root="env"
	elif command -v sudo >/dev/null; then as_root="sudo env"
	else echo "okrug: these packages are missing, and there is neither root nor sudo to install them:$$missing" >&2; exit 1; fi
	log=$$(mktemp); trap 'rm -f "$$log"' EXIT
	fetch() { $$as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >>"$$log" 2>&1 </dev/null; }
	echo "okrug: installing$$missing"
	fetch || { $$as_root apt-get update -qq >>"$$log" 2>&1 || true; fetch; } || {
	  cat "$$log" >&2; echo "okrug: could not install$$missing; what apt-get said is above" >&2; exit 1; }

peers: EXTRA_PACKAGES := $(KERNEL_PACKAGES) $(PEER_PACKAGES)
peers: deps ## install the front ends that the tests try the kernel with, in .venv
	@if cmp -s Tests/Peers/requirements.txt .venv/installed; then exit 0; fi
	[ -x .venv/bin/python ] || /usr/bin/python3 -m venv .venv
	echo "okrug: installing Jupyter for the tests in .venv"
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -r Tests/Peers/requirements.txt
	cp Tests/Peers/requirements.txt .venv/installed

toolchain:
	@command -v swift >/dev/null || {
	  echo "okrug: there is no 'swift' on the PATH; install a Swift toolchain, 6.2 or newer, and run make again" >&2; exit 1; }

build: toolchain deps ## build okrug, optimised, with Swift's runtime linked in
	@swift build $(RELEASE_FLAGS)

kernel: EXTRA_PACKAGES := $(KERNEL_PACKAGES)
kernel: toolchain deps ## build okrug-kernel, for Jupyter
	@swift build $(KERNEL_FLAGS)

jupyter: EXTRA_PACKAGES := $(KERNEL_PACKAGES) python3-venv
jupyter: kernel ## open JupyterLab with Okrug in it (JUPYTER_OPTIONS=--no-browser)
	@$(KERNEL) install
	lab=$$(command -v jupyter-lab || true)
	if [ -z "$$lab" ]; then
	  lab=.build/jupyter/bin/jupyter-lab
	  if ! [ -x "$$lab" ]; then
	    echo "okrug: there is no JupyterLab on the PATH: installing one in .build/jupyter"
	    /usr/bin/python3 -m venv .build/jupyter
	    .build/jupyter/bin/python -m pip install --quiet --disable-pip-version-check $(JUPYTER_PACKAGES)
	  fi
	fi
	as_root=""; [ "$$(id -u)" -ne 0 ] || as_root=--allow-root
	exec "$$lab" $$as_root $(JUPYTER_OPTIONS)

repl: build ## build okrug and open its prompt
	@exec $(BINARY)

test: EXTRA_PACKAGES := $(KERNEL_PACKAGES) $(PEER_PACKAGES)
test: toolchain deps peers ## build and check everything: tests, style, the manual, the house without Kernel/
	@JOBS="$(JOBS)" HOSTILE_SECONDS="$(HOSTILE_SECONDS)" RELEASE_FLAGS="$(RELEASE_FLAGS)" KERNEL_FLAGS="$(KERNEL_FLAGS)" KERNEL="$(KERNEL)" BINARY="$(BINARY)" SWIFT_FILES="$(SWIFT_FILES)" bash Tests/run.sh

fuzz: toolchain deps ## try bad input with libFuzzer: lines, notebooks, data files, journals (MINUTES=5)
	@MINUTES="$(MINUTES)" JOBS="$(JOBS)" bash Tests/Fuzzing/run.sh

bench: EXTRA_PACKAGES := $(BENCH_PACKAGES) $(KERNEL_PACKAGES)
bench: build kernel ## measure okrug beside other programs, against the targets
	@PREFIX="$(CURDIR)/.build/bench/installed" DESTDIR= bash Packaging/install $(BINARY) >/dev/null
	/usr/bin/python3 Benchmarks/run .build/bench/installed/bin/okrug

install: ## put okrug, its manual page and completions in PREFIX (PREFIX=/usr/local, DESTDIR=)
	@[ -x $(BINARY) ] && [ -z "$$(find Sources Package.swift -newer $(BINARY) -type f | head -n 1)" ] || $(MAKE) build
	PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" bash Packaging/install $(BINARY)

uninstall: ## remove what install made
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" bash Packaging/uninstall

deb: build ## make a Debian package, .build/deb/okrug_VERSION_ARCHITECTURE.deb
	@bash Packaging/deb $(BINARY) .build/deb

picture: build ## draw the README's picture of a session anew
	@/usr/bin/python3 Documents/picture $(BINARY)

format: toolchain ## lay the Swift files out as .swift-format says
	@swift format --in-place --parallel --recursive $(SWIFT_FILES)

clean: ## remove everything that was built
	@rm -rf .build .build-* .build_*
