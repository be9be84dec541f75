# frun: two commands to know. `make demo` shows the main job, `make test` proves it.
SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
JOBS ?= $(shell nproc)

# The Swift runtime is linked statically, and so is libstdc++ where the compiler brings it: resolving its
# symbols is the largest part of starting. libcrypto and libsqlite3 stay shared, for Debian's updates.
STATIC_CXX := $(lastword $(sort $(wildcard /usr/lib/gcc/*/*/libstdc++.a)))
LINK := $(if $(STATIC_CXX),-Xlinker -L$(CURDIR)/.build/static)
RELEASE = mkdir -p .build/static && $(if $(STATIC_CXX),ln -sf $(STATIC_CXX) .build/static/ &&) \
	swift build -c release --static-swift-stdlib $(LINK) -j $(JOBS)
STRICT := $(if $(CI),-Xswiftc -warnings-as-errors)
BIN = .build/release/frun
VERSION := $(shell sed -n 's/.*static let text = "\(.*\)".*/\1/p' Sources/FrunHost/Version.swift 2>/dev/null)

.PHONY: all demo test check bench soak install deb clean deps deps-demo deps-test

all: deps
	$(RELEASE) --product frun

# The told story, with real commands on two temporary vaults; leaves demo-output/.
demo: deps-demo
	$(RELEASE) --product frun
	Tests/Demo/demo.sh $(BIN) demo-output

# The modules again, with each command sent through a pipe as a plugin's would be: the tests of every
# module, and the scripts of whole command lines, which run them over the real vault and its keys.
OVER_A_PIPE := ^((Cases|CarePlan|Exchange|Governance|Intake|Training)Tests\.|CommandLineTests\.ScriptTests)

test: deps-test check
	swift build --build-tests -j $(JOBS) $(STRICT)
	Tests/run-tests.sh $(STRICT)
	FRUN_TRANSPORT=pipe Tests/run-tests.sh $(STRICT) --filter '$(OVER_A_PIPE)'
	Tests/run-conformance.sh .build/debug/frun-conformance

# The formatter of the toolchain, one configuration, nothing changed; and the prints that are kept as
# golden files, read by an XML and an HTML reader that are not ours.
check:
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Plugins Tests
	python3 Tests/Prints/check-markup.py Tests/CarePlanTests/Golden/prints/*.html Tests/CasesTests/Golden/pictures/*

bench: deps-test
	$(RELEASE)
	Tests/Benchmarks/run.sh .build/release

# The long forms of the crash, power-cut and fault tests (hours if you let them: SOAK_MINUTES).
soak: deps-test
	swift build -c release --product frun-vault-soak -j $(JOBS)
	swift build -c release --product frun-exchange-soak -j $(JOBS)
	.build/release/frun-vault-soak all --minutes $(or $(SOAK_MINUTES),30)
	.build/release/frun-exchange-soak all

install: all
	.ci/install-tree $(BIN) "$(DESTDIR)$(PREFIX)"

deb: all
	.ci/build-deb $(BIN) "$(VERSION)"

deps:
	@.ci/dependencies build
deps-demo:
	@.ci/dependencies demo
deps-test:
	@.ci/dependencies test

clean:
	rm -rf .build demo-output
