# Leeward's commands. `make run` and `make test` are the two a newcomer needs; both set up all they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKS := requirements.lock
.DEFAULT_GOAL := help

help:  ## say what can be done
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || ($(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(VENV)/bin/python --version >/dev/null)

# The second form of venv has no pip of its own (Debian without python3-venv): the system's pip installs into it.
PIP = $(if $(wildcard $(BIN)/pip),$(BIN)/python -m pip,$(PYTHON) -m pip --python $(BIN)/python)

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	$(PIP) install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -c "import pathlib, sysconfig; pathlib.Path(sysconfig.get_path('purelib'), 'leeward.pth').write_text(str(pathlib.Path('src').resolve()))"
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	$(PIP) install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run  ## set everything up and run Leeward on http://localhost:8000
	$(BIN)/python -m leeward

demo: $(VENV)/.run  ## open a year of an invented person's life, in a folder of its own
	$(BIN)/python -m leeward demo --to demo-data

test: $(VENV)/.test  ## set everything up and run every check and test
	sh scripts/test-services.sh
	$(MAKE) check
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.test  ## lint, types and the contracts between rooms (no tests)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

check-release: $(VENV)/.run  ## before a release: say which helplines have to be read again (fails when any has)
	$(BIN)/python -m leeward check-helplines

test-slow: $(VENV)/.test  ## the long runs: crashes, simulations, load (half an hour)
	sh scripts/test-services.sh
	$(BIN)/python -m pytest -m slow

screenshots: $(VENV)/.test  ## every page at 390 and 1280 px, light and dark, into ./screenshots
	sh scripts/test-services.sh
	$(BIN)/python scripts/screenshots.py

bench-notebook: $(VENV)/.run  ## time a notebook of ten years beside jrnl
	$(BIN)/python -m benchmarks.notebook

bench-insights: $(VENV)/.run  ## time the findings of ten years beside statsmodels, ruptures and pandas
	$(BIN)/python -m benchmarks.insights

bench-health: $(VENV)/.run  ## read a phone's file of a gigabyte: memory, speed, beside expat alone
	$(BIN)/python -m benchmarks.health

bench-pages: $(VENV)/.test  ## weigh and time Help now in a real browser, with Lighthouse where npm can bring it
	sh scripts/test-services.sh
	$(BIN)/python -m benchmarks.pages

messages: $(VENV)/.test  ## bring the catalogues of every language up to date with the source
	PYTHONPATH=src $(BIN)/python -m scripts.languages messages

languages: $(VENV)/.test  ## say what is missing or stale in every language, interface and content
	PYTHONPATH=src $(BIN)/python -m scripts.languages report

migrations: $(VENV)/.test  ## while unreleased: make the first migration of each room anew
	find src/leeward/*/migrations -name '0*.py' -delete
	DJANGO_SETTINGS_MODULE=leeward.web.settings $(BIN)/python -m django makemigrations

lock:  ## resolve the locks anew (needs uv); no address may land in them
	uv pip compile pyproject.toml --extra postgres --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --extra postgres --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements-dev.lock

.PHONY: help run demo test check check-release test-slow screenshots bench-notebook bench-insights bench-health bench-pages messages languages migrations lock
