# `make` lists what there is.
VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# One more than there are processors: tests wait for processes and for the disk a third of their time.
WORKERS ?= $(shell expr $$(nproc) + 1)
# Circles of imports that there still are, those for types and inside functions counted; only ever lowered.
CIRCLES := 0
PIP := "$(abspath $(BIN))/python" -m pip --quiet --disable-pip-version-check
SOURCES := pyproject.toml constraints.txt hatch_build.py $(wildcard ttchan_tui/locale/*/*/*.po)

# Two stamps, so that whoever only wants to open the app need not wait for the tools of its developers.
RUNNABLE := $(VENV)/.runnable
INSTALLED := $(VENV)/.installed

# The programs of an environment hold the path where it was made, and its packages the version of its Python.
# A folder that was moved or copied, or another Python below the same name, would end `make run` with 127.
BROKEN := $(shell [ ! -f $(VENV)/pyvenv.cfg ] || [ ! -f $(RUNNABLE) ] || \
  { $(BIN)/python -c 'import pip' && grep -qF '$(abspath $(BIN))/python' $(BIN)/ttchan; } 2> /dev/null || echo broken)

.DEFAULT_GOAL := help

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

environment: $(INSTALLED) ## set up what is needed to work on it

run: $(RUNNABLE) ## open the app on the bundled meeting
	@$(BIN)/ttchan

test: $(INSTALLED) ## run all tests
	@$(BIN)/pytest -n $(WORKERS) --dist loadgroup

quick: $(INSTALLED) ## run the tests that start no app, process or window: a minute
	@$(BIN)/pytest -n $(WORKERS) -m 'not (app or end_to_end or picture or process)'

demo: $(INSTALLED) ## open the app on data that are thrown away: five groups, 120 notes, two kiosks
	@$(BIN)/python -m tests.demo

console: $(INSTALLED) ## a Python with the bundled meeting in it, as `meeting`
	@$(BIN)/python -i -m tests.console

hooks: $(INSTALLED) ## have git check style and types of what is committed
	@install -m 755 .ci/pre-commit "$$(git rev-parse --git-path hooks)/pre-commit"

stress: $(INSTALLED) ## the long versions of the tests of the store, the link, the kiosk and the board: hours
	@TTCHAN_STRESS=1 $(BIN)/pytest --timeout 0 -n $(WORKERS) tests/store tests/link tests/importing tests/tui/test_kiosk_soak.py \
	    tests/tui/test_optional_parts.py tests/tui/test_sizes.py tests/tui/test_another_meeting.py \
	    tests/tui/test_cells_used.py tests/tui/terminal/test_frame.py \
	    tests/end_to_end/test_kiosk.py tests/end_to_end/test_afternoon.py tests/end_to_end/test_desk*.py \
	    tests/cli/desk tests/tui/test_way_out.py

lint: $(INSTALLED) ## style, types, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy ttchan_tui tests benchmarks hatch_build.py
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.circles --most $(CIRCLES)

format: $(INSTALLED) ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(INSTALLED) ## measure the ratios of benchmarks/ and put them into the README; with QUICK=1 some of each kind, once
	@$(BIN)/python -m benchmarks $(if $(QUICK),--quick,--write README.md)

pictures: $(INSTALLED) ## take the pictures of the documentation anew (needs Xvfb, xterm, xdotool)
	@$(BIN)/python -m tests.pictures

catalogues: $(INSTALLED) ## collect the sentences of the code into locale/ and compile them
	@$(BIN)/python -m tests.catalogues

guides: $(INSTALLED) ## make the guides in other languages and the pages to print from docs/
	@$(BIN)/python -m tests.guides

manual: $(INSTALLED) ## write the man page of the command to build/ttchan.1
	@mkdir -p build
	@$(BIN)/argparse-manpage --module ttchan_tui.cli.command_line.parser --function whole_command_line \
	    --project-name ttchan --prog ttchan --manual-title 'The companion of a town-twinning meeting' \
	    --output build/ttchan.1
	@echo build/ttchan.1

constraints: ## renew constraints.txt with the newest versions that pyproject.toml allows
	@$(PYTHON) -m venv --clear build/constraints
	@build/constraints/bin/python -m pip --quiet install --upgrade 'pip>=25.1'
	@build/constraints/bin/python -m pip --quiet install --editable . --group dev
	@{ grep '^#' constraints.txt; \
	  build/constraints/bin/python -m pip --quiet freeze --exclude-editable; } > build/constraints.txt
	@mv build/constraints.txt constraints.txt
	@rm -rf build/constraints

check: lint test ## lint and all tests; CI also measures

clean: ## remove what make has made
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

unusable:
	@echo '$(VENV) was made in another folder or with another Python, and is made anew.'
	@rm -rf $(VENV)

$(RUNNABLE): $(SOURCES) $(if $(BROKEN),unusable)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { \
	  echo 'ttchan needs Python 3.11 or newer, and $(PYTHON) is' \
	    "$$(command -v $(PYTHON) > /dev/null && $(PYTHON) --version 2>&1 || echo 'not there')." \
	    'Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)'; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	  echo '$(PYTHON) cannot make virtual environments: its modules venv and ensurepip are missing.' \
	    'On Debian and Ubuntu: apt install python3-venv'; exit 1; } >&2
	@$(BIN)/python -c 'import pip' 2> /dev/null || { \
	  echo 'Setting up $(VENV) …'; $(PYTHON) -m venv --clear $(VENV); }
	@$(PIP) install --constraint constraints.txt --editable '.[results,import,pictures]'
	@touch $@

$(INSTALLED): $(RUNNABLE)
	@echo 'Installing the tools for developers …'
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

.PHONY: help environment run test quick demo console hooks stress lint format bench pictures catalogues guides constraints manual check clean unusable
