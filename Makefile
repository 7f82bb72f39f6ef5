# Every command of the project. `check` never writes, `fix` does, and `generate` alone changes src/aiogenai/v1beta.
# Another interpreter: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
MADE := $(VENV)/.made-from-pyproject
BENCH := .venv-bench
BENCH_BATCH := .venv-bench-batch
SOAKING := .venv-soak

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
SEED ?= 20260831
SOAK ?=

.PHONY: help env generate check fix test demo bench bench-batch corpus hostile diff-corpus soak discovery clean chaos leaks cuts fuzz interop load

help: ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN { FS = ":.*## " } { printf "  make %-12s %s\n", $$1, $$2 }'

env: $(MADE) ## Make the environment in .venv, where pyproject.toml is newer than it

# pip is renewed first: dependency groups need 25.1. The stamp holds the versions that were installed.
$(MADE): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "aiogenai needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + ": make env PYTHON=python3.12")'
	@test -x $(BIN)/python || { echo "making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip install -qq --upgrade 'pip>=25.1'
	@echo "installing what the project needs"
	@$(BIN)/python -m pip install -qq --editable '.[cli,auth]' --group dev
	@$(BIN)/python -m pip freeze --exclude-editable > $@

generate: env ## Write src/aiogenai/v1beta anew, from the newest discovery document
	$(BIN)/python -m codegen generate

check: env ## Lint, format, types, staleness of generated code, architecture; writes nothing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --warnings
	$(BIN)/python -m codegen check
	$(BIN)/pytest -q tests/test_architecture.py
	PATH="$(abspath $(BIN)):$$PATH" pyright --verifytypes aiogenai --ignoreexternal

fix: env ## Repair what lint and format can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

test: env ## Run every test
	$(BIN)/pytest

demo: env generate ## Start the emulator, call it in every way, and say how it went (DEMO_LIVE=1: the real service)
	$(BIN)/aiogenai demo

bench: $(BENCH)/.made-from-pyproject ## Measure every budget beside its contender; writes docs/benchmarks.md and its chart
	$(BENCH)/bin/python -m tests.benchmarks

bench-batch: env $(BENCH_BATCH)/.made-from-pyproject ## Measure batch jobs beside the runners of others (a gigabyte of them); adds to docs/benchmarks.md
	$(BIN)/python -m tests.benchmarks.batch

soak: $(SOAKING)/.made-from-pyproject ## Kill, interrupt and starve batch jobs, by a SEED, for two hours (SOAK='--only kills lane' for parts)
	$(SOAKING)/bin/python -m pytest -q tests/batch/test_engine.py tests/batch/test_ray.py tests/batch/test_nodes.py tests/batch/test_remote.py
	$(SOAKING)/bin/python -m tests.batch.soak --seed $(SEED) $(SOAK)

$(SOAKING)/.made-from-pyproject: pyproject.toml
	@test -x $(SOAKING)/bin/python || { echo "making $(SOAKING)"; $(PYTHON) -m venv $(SOAKING); }
	@$(SOAKING)/bin/python -m pip install -qq --upgrade 'pip>=25.1'
	@echo "installing the engine, and a server of objects"
	@$(SOAKING)/bin/python -m pip install -qq --editable '.[cli,ray,remote]' --group soak
	@$(SOAKING)/bin/python -m pip freeze --exclude-editable > $@

$(BENCH)/.made-from-pyproject: pyproject.toml
	@test -x $(BENCH)/bin/python || { echo "making $(BENCH)"; $(PYTHON) -m venv $(BENCH); }
	@$(BENCH)/bin/python -m pip install -qq --upgrade 'pip>=25.1'
	@echo "installing the contenders"
	@$(BENCH)/bin/python -m pip install -qq --editable . --group bench
	@$(BENCH)/bin/python -m pip freeze --exclude-editable > $@

# The runners alone: what they pin and what the project needs do not go together.
$(BENCH_BATCH)/.made-from-pyproject: pyproject.toml
	@test -x $(BENCH_BATCH)/bin/python || { echo "making $(BENCH_BATCH)"; $(PYTHON) -m venv $(BENCH_BATCH); }
	@$(BENCH_BATCH)/bin/python -m pip install -qq --upgrade 'pip>=25.1'
	@echo "installing the runners"
	@$(BENCH_BATCH)/bin/python -m pip install -qq --group bench-batch
	@$(BENCH_BATCH)/bin/python -m pip freeze > $@

interop: env ## Google's own clients, and curl as in Google's documentation, against the emulator, one line each
	$(BIN)/pytest -v --tb=short tests/interop

load: env ## What the emulator holds: small calls a second, 2,000 streams at once, memory over a million calls (CALLS=n)
	$(BIN)/python -m tests.emulator.load calls
	$(BIN)/python -m tests.emulator.load streams
	$(BIN)/python -m tests.emulator.load memory $(CALLS)

chaos: env ## Random faults on 20,000 calls of every kind (CALLS=n SEED=n)
	$(BIN)/python -m tests.chaos $(or $(CALLS),20000) --seed $(or $(SEED),1)

leaks: env ## Cancel 10,000 calls, streams and uploads at random, and look at what is left
	$(BIN)/python -m tests.chaos.leaks

cuts: env ## Cut 10,000 answers and 1,000 uploads at random bytes
	$(BIN)/python -m tests.chaos.cuts

fuzz: env ## Fuzz the parsers and the decoder of errors by coverage (SECONDS=n each)
	$(BIN)/python -m pip install -qq --group fuzz
	$(BIN)/python -m tests.fuzz $(or $(SECONDS),60)

corpus: env ## Generate an SDK for each of Google's 610 documents, and look at it from outside (about 6 minutes)
	$(BIN)/python -m tests.codegen.corpus

diff-corpus: env ## Compare the documents of two releases of Google's wheel: how many are major, and are they (about 2 minutes)
	$(BIN)/python -m tests.codegen.diff_corpus

hostile: env ## Attack the generator: 100,000 invented documents, and every place of the format (DOCUMENTS=n SEED=n)
	$(BIN)/python -m tests.codegen.hostile --directed
	$(BIN)/python -m tests.codegen.hostile $(or $(DOCUMENTS),100000) --seed $(or $(SEED),1)

discovery: env ## Fetch the live discovery document, store it under its revision, and show what changed
	$(BIN)/python -m codegen fetch

clean: ## Remove environments, caches and build output
	rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
