# make demo    set up, then check the sample report
# make test    set up, then types, lint, layers and all tests
# make docs    write docs/cli.md and docs/rules/ again, from what the commands and the rules say
# make fuzz    read damaged files for ten minutes
# make bench   time the whole process beside codespell and proselint
# Needs Python 3.11 or later, make and git; PYTHON=python3.12 picks another interpreter.

PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
SEED    = fixtures/seeds/credit_union_work_summaries.txt

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs accuracy fuzz bench clean

help:
	@sed -n 's/^# //p' Makefile

# The environment is made again only when what it is made from changes.
$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@touch $@

# 1 means that the check found something, which the sample is for; 2 means that it failed.
demo: $(VENV)/.ready
	@$(BIN)/checker check $(SEED) || test $$? -eq 1

test: lint
	$(BIN)/python -m pytest
	@$(BIN)/checker rules power --survivors --fail-under 90

lint: $(VENV)/.ready
	$(BIN)/ruff check checker tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.ready
	@$(BIN)/python tests/cli_manual.py > docs/cli.md
	@$(BIN)/checker rules docs docs/rules

# Recall and false alarms on the regression corpus; CORPUS=DIR takes another of the same form.
accuracy: $(VENV)/.ready
	@$(BIN)/python tests/accuracy.py $(if $(CORPUS),--corpus $(CORPUS))

# What is found is kept in the folder fuzz; MINUTES=N takes another time.
fuzz: $(VENV)/.ready
	@$(BIN)/python tests/fuzz.py $(if $(MINUTES),--minutes $(MINUTES))

# As pip leaves a package: with its modules compiled.
bench: $(VENV)/.bench
	@$(BIN)/python -m compileall -q checker
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/quantities.py
	@$(BIN)/python bench/expressions.py
	@$(BIN)/python bench/jobs.py
	@$(BIN)/python bench/formats.py
	@$(BIN)/python bench/page.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
