# `make` lists what there is.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(INSTALLED) ## open the app on the bundled meeting
	@$(BIN)/ttchan

test: $(INSTALLED) ## run all tests
	@$(BIN)/pytest -n auto

lint: $(INSTALLED) ## style, types, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy ttchan_tui tests benchmarks hatch_build.py
	@$(BIN)/lint-imports

format: $(INSTALLED) ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(INSTALLED) ## print the ratios of benchmarks/
	@$(BIN)/python -m benchmarks

catalogues: $(INSTALLED) ## collect the sentences of the code into locale/ and compile them
	@$(BIN)/python -m tests.catalogues

check: lint test ## everything that CI runs

clean: ## remove what make has made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(INSTALLED): pyproject.toml constraints.txt hatch_build.py $(wildcard ttchan_tui/locale/*/*/*.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "ttchan needs Python 3.11 or newer; say which with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $@

.PHONY: help run test lint format bench catalogues check clean
