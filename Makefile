# Two commands: `make run` opens the dashboard, `make test` runs every test.

PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
export QUARTMAP_DATA ?= geodata
# The first interpreter that is 3.11 or newer.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: run test setup setup-dev lint bench check build-data validation chromium clean help

help: ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: setup ## set everything up and open the dashboard (PORT=8501, QUARTMAP_DATA=DIR)
	$(BIN)/quartmap run --port $(PORT) --data $(QUARTMAP_DATA)

# What fails gets a second go, alone: on a busy machine Chromium may be slower than any patience.
test: setup-dev chromium ## set everything up and run every test
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal || $(BIN)/pytest --last-failed --last-failed-no-failures none

setup: $(VENV)/run.stamp ## make .venv with quartmap in it

setup-dev: $(VENV)/dev.stamp

$(VENV)/python.stamp:
	@test -n "$(PYTHON)" || { echo "quartmap needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

chromium: setup-dev
	@sh tests/support/chromium.sh $(BIN)

lint: setup-dev ## style, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: setup ## check the data package
	$(BIN)/quartmap check $(QUARTMAP_DATA)

bench: setup-dev chromium ## measure click to painted map; writes build/bench.json
	$(BIN)/python -m tests.bench

SOURCES ?= ../shared/sources
build-data: setup ## write geodata/ anew from the folder of raw sources (SOURCES=DIR)
	$(BIN)/python -m quartmap.build $(SOURCES) geodata
	$(BIN)/quartmap check geodata

validation: setup ## hold estimates from census cells against known figures; writes both files of geodata/ anew
	$(BIN)/python -m quartmap.build.validation geodata
	$(BIN)/quartmap check geodata

clean: ## remove what the other targets made
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
