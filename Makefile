# Everything from a fresh machine: `make site` builds the site, `make test` proves it. `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
GENERATOR := $(BIN)/python -m generator
PYTEST := $(BIN)/python -m pytest

.PHONY: help site serve bundle release-bundle test test-all bench bench-search screenshots check check-workflows format clean

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 12

site: .venv/ready  ## read seeds/, build the site into site/
	$(GENERATOR) build

serve: .venv/ready  ## preview on this machine; follows every edit of seeds/
	$(GENERATOR) serve

bundle: .venv/ready  ## the site in one zip: build/site.zip
	$(GENERATOR) bundle

release-bundle: .venv/ready  ## archive, program and packages for Windows in one zip: build/release.zip; needs the network
	$(BIN)/python tools/pack_release.py

test: .venv/ready-for-tests  ## the tests that need no browser (a few minutes)
	$(PYTEST)

test-all: .venv/ready-for-tests  ## all tests, in a real browser too; installs Chromium if there is none
	sh tools/prepare-chromium.sh
	$(PYTEST) -m "long or not long"

bench: .venv/ready-for-tests  ## measure the whole build beside plain MkDocs on 43 to 10,000 articles (an hour or more)
	$(BIN)/python tools/bench_build.py

bench-search: .venv/ready-for-tests  ## measure the search on 43, 2,000 and 20,000 articles (half an hour), beside other searches
	sh tools/prepare-chromium.sh
	sh tools/prepare-pagefind.sh $(BIN)/python
	$(BIN)/python tools/bench_search.py

screenshots: .venv/ready-for-tests site  ## pictures of every kind of page, wide and narrow, light and dark: build/screenshots/
	sh tools/prepare-chromium.sh
	$(BIN)/python tools/take_screenshots.py

check: .venv/ready-for-tests  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST)

check-workflows: .venv/ready-for-tests  ## look for unsafe habits in .github/workflows/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check zizmor==1.32.0
	$(BIN)/zizmor --offline --persona=auditor .github/workflows

format: .venv/ready-for-tests  ## put the code into form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## delete everything that is made, the virtual environment too
	rm -rf .venv site .site.pages .site.built .docs.kept build docs/archive docs/data docs/search docs/robots.txt .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready: requirements.txt constraints.txt
	sh tools/prepare-python.sh "$(PYTHON)" requirements.txt
	@touch $@

.venv/ready-for-tests: requirements.txt requirements-dask.txt requirements-test.txt constraints.txt
	sh tools/prepare-python.sh "$(PYTHON)" requirements-test.txt
	@touch $@ .venv/ready
